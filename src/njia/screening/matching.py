"""Which indicators a text shows, and with which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from njia.screening.cues import Found
from njia.screening.model import Cue, Indicator, Pattern, Scope

WHATEVER = "+"  # before a cue's name in a pattern: denied or not
_NEAR = 12  # words


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator and the cues that show it, in order of place."""

    indicator: Indicator
    cues: tuple[Cue, ...]


class Matcher:
    """The indicators of a corridor, with what each pattern cannot do without: most fail on that alone."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._indicators = [(one, [(_needed(pattern), pattern) for pattern in one.any]) for one in indicators]

    def shown(self, found: Found) -> list[Shown]:
        """Every indicator whose pattern the cues fit."""
        names = frozenset(found)
        out = []
        for indicator, patterns in self._indicators:
            cues = {cue for needed, pattern in patterns if needed <= names for cue in _fits(pattern, found)}
            if cues:
                out.append(Shown(indicator, tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))))
        return out


def _needed(pattern: Pattern) -> frozenset[str]:
    return frozenset(name.removeprefix(WHATEVER) for name in (*pattern.all, *pattern.denied, *pattern.text))


def _fits(pattern: Pattern, found: Found) -> Sequence[Cue]:
    """The cues that fit a pattern, of every place where it holds; none where it holds nowhere."""
    if any(_plain(found, name) for name in pattern.nowhere):
        return ()
    if not all(_plain(found, name) for name in pattern.text):
        return ()
    wanted = [_plain(found, name) for name in pattern.all] + [_denied(found, name) for name in pattern.denied]
    if not all(wanted):
        return ()
    anchor = min(wanted, key=len)
    kept: list[Cue] = []
    for cue in anchor:
        beside = _beside(cue, pattern.within)
        parts = [[other for other in group if beside(other)] for group in wanted]
        if all(parts) and not any(beside(other) for name in pattern.without for other in found.get(name, ())):
            kept += [min(part, key=lambda other: abs(other.first - cue.first)) for part in parts]
    return kept


def _plain(found: Found, name: str) -> list[Cue]:
    if name.startswith(WHATEVER):
        return found.get(name.removeprefix(WHATEVER), [])
    return [cue for cue in found.get(name, ()) if not cue.denied]


def _denied(found: Found, name: str) -> list[Cue]:
    return [cue for cue in found.get(name, ()) if cue.denied]


def _beside(cue: Cue, scope: Scope) -> Callable[[Cue], bool]:
    """Whether another cue stands in the scope of this one."""
    if scope == "clause":
        return lambda other: other.clause == cue.clause
    if scope == "sentence":
        return lambda other: other.sentence == cue.sentence
    if scope == "near":
        return lambda other: abs(other.first - cue.first) <= _NEAR
    return lambda other: True
