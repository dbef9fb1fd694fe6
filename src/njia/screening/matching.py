"""Which indicators a text shows, and with which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from njia.screening.cues import Found
from njia.screening.model import Cue, Indicator, Pattern, Scope

WHATEVER = "+"  # before a cue's name in a pattern: denied or not
_NEAR = 12  # words
_PLACE = itemgetter(Cue._fields.index("start"), Cue._fields.index("end"))
_FIELD: dict[Scope, int] = {"clause": Cue._fields.index("clause"), "sentence": Cue._fields.index("sentence")}


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator and the cues that show it, in order of place; ``firm``: not by doubtful patterns alone."""

    indicator: Indicator
    cues: tuple[Cue, ...]
    firm: bool = True
    doubted: bool = False

    @property
    def knocks_out(self) -> bool:
        """Whether it stops whatever else is there."""
        return self.indicator.knock_out and not self.doubted


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
        names, cues_of = frozenset(found), _Cues(found)
        shown: dict[int, set[Cue]] = defaultdict(set)
        firm: set[int] = set()
        for name in names.intersection(self._under):
            for at, needed, pattern in self._under[name]:
                if needed <= names and (cues := _fits(pattern, cues_of)):
                    shown[at].update(cues)
                    if not pattern.doubtful:
                        firm.add(at)
        return [Shown(self._indicators[at], tuple(sorted(shown[at], key=_PLACE)), at in firm) for at in sorted(shown)]


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
    if any(map(cues.__getitem__, pattern.nowhere)) or not all(map(cues.__getitem__, pattern.text)):
        return ()
    if len(wanted) == 1 and not pattern.without:  # each stands beside itself; of those on one word the first is kept
        return list({cue.first: cue for cue in reversed(wanted[0])}.values())
    without = [name for name in pattern.without if name in cues.found]
    kept: list[Cue] = []
    for cue in _where_all(min(wanted, key=len), wanted, pattern.within):
        parts = [_beside(cue, group, pattern.within) for group in wanted]
        if all(parts) and not any(_beside(cue, cues.found[n], pattern.within) for n in without):
            kept += [part[0] if len(part) == 1 else min(part, key=_distance(cue)) for part in parts]
    return kept


def _where_all(cues: Sequence[Cue], wanted: Sequence[Sequence[Cue]], scope: Scope) -> Sequence[Cue]:
    """Those of ``cues`` in whose clause or sentence every wanted one stands: mostly none, and then nothing is tried."""
    field = _FIELD.get(scope)
    if field is None or len(wanted) == 1:
        return cues
    shared = {cue[field] for cue in cues}
    for group in wanted:
        shared &= {cue[field] for cue in group}
        if not shared:
            return ()
    return [cue for cue in cues if cue[field] in shared]


def _beside(cue: Cue, others: Sequence[Cue], scope: Scope) -> Sequence[Cue]:
    """Those of ``others`` that stand in the scope of a cue."""
    field = _FIELD.get(scope)
    if field is not None:
        place = cue[field]
        return [other for other in others if other[field] == place]
    if scope == "near":
        return [other for other in others if abs(other.first - cue.first) <= _NEAR]
    return others


def _distance(cue: Cue) -> Callable[[Cue], int]:
    return lambda other: abs(other.first - cue.first)
