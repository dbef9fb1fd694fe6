"""Which indicators a text shows, and with which words."""

from __future__ import annotations

from collections import Counter, defaultdict
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
    """The indicators of a corridor, each pattern under one cue that it cannot do without: most are never looked at."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._indicators = tuple(indicators)
        named = Counter(name for one in self._indicators for pattern in one.any for name in _needed(pattern))
        self._under: dict[str, list[tuple[int, frozenset[str], Pattern]]] = defaultdict(list)
        for at, indicator in enumerate(self._indicators):
            for pattern in indicator.any:
                needed = _needed(pattern)
                self._under[min(sorted(needed), key=named.__getitem__)].append((at, needed, pattern))

    def shown(self, found: Found) -> list[Shown]:
        """Every indicator whose pattern the cues fit."""
        names, cues_of = found.keys(), _Cues(found)
        shown: dict[int, set[Cue]] = defaultdict(set)
        for name in self._under.keys() & names:
            for at, needed, pattern in self._under[name]:
                if needed <= names and (cues := _fits(pattern, cues_of)):
                    shown[at].update(cues)
        return [
            Shown(self._indicators[at], tuple(sorted(shown[at], key=lambda cue: (cue.start, cue.end))))
            for at in sorted(shown)
        ]


def _needed(pattern: Pattern) -> frozenset[str]:
    return frozenset(name.removeprefix(WHATEVER) for name in (*pattern.all, *pattern.denied, *pattern.text))


class _Cues(dict[str, list[Cue]]):
    """The cues of one text by name, none of them denied but for «+name»; each is gathered when it is asked for."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def __missing__(self, name: str) -> list[Cue]:
        if name.startswith(WHATEVER):
            self[name] = plain = self.found.get(name.removeprefix(WHATEVER), [])
        else:
            self[name] = plain = [cue for cue in self.found.get(name, ()) if not cue.denied]
        return plain

    def denied(self, name: str) -> list[Cue]:
        """Those that their clause denies."""
        return [cue for cue in self.found.get(name, ()) if cue.denied]


def _fits(pattern: Pattern, cues: _Cues) -> Sequence[Cue]:
    """The cues that fit a pattern, of every place where it holds; none where it holds nowhere."""
    wanted: list[list[Cue]] = []
    for name in pattern.all:
        wanted.append(cues[name])
        if not wanted[-1]:
            return ()
    for name in pattern.denied:
        wanted.append(cues.denied(name))
        if not wanted[-1]:
            return ()
    if any(cues[name] for name in pattern.nowhere) or not all(cues[name] for name in pattern.text):
        return ()
    kept: list[Cue] = []
    for cue in min(wanted, key=len):
        beside = _beside(cue, pattern.within)
        parts = [[other for other in group if beside(other)] for group in wanted]
        if all(parts) and not any(beside(other) for name in pattern.without for other in cues.found.get(name, ())):
            kept += [min(part, key=lambda other: abs(other.first - cue.first)) for part in parts]
    return kept


def _beside(cue: Cue, scope: Scope) -> Callable[[Cue], bool]:
    """Whether another cue stands in the scope of this one."""
    if scope == "clause":
        return lambda other: other.clause == cue.clause
    if scope == "sentence":
        return lambda other: other.sentence == cue.sentence
    if scope == "near":
        return lambda other: abs(other.first - cue.first) <= _NEAR
    return lambda other: True
