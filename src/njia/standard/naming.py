"""How an addendum names the clauses that lose their force, and how it is read back once it is signed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from njia.contracts.report import Report, ReportClause, ReportPair
from njia.contracts.sides import SIDES
from njia.findings import Side
from njia.standard.model import Library, Pair, Row

_QUOTED = 60  # code points that name a clause without a number of its own
_MARKS = {"en": "“{}…”", "ru": "«{}…»"}
_NAME = re.compile(r"\{\w+\}")
_ANY = "(.+?)"


def named(pairs: Sequence[ReportPair], gone: Collection[int], library: Library) -> Pair:
    """The names of those pairs, as each language of the addendum lists them."""
    listed = [_names(pairs, at, library) for at in sorted(gone)]
    return Pair(", ".join(name.en for name in listed), ", ".join(name.ru for name in listed))


def gone_by(report: Report, library: Library) -> tuple[frozenset[int], frozenset[int]]:
    """The pairs that an addendum behind the contract takes the force from, and those of its line that does so.

    Only where both languages name them alike: a line that strikes a clause in one language strikes nothing.
    """
    begins = next((at for at, pair in enumerate(report.pairs) if _heads(library, pair)), len(report.pairs))
    contract = report.pairs[:begins]
    told = {side: _listed(report.pairs, begins, side, library) for side in SIDES}
    names = {at: _names(contract, at, library) for at in range(begins)} if all(told.values()) else {}
    lines = {at for found in told.values() for _, places in found for at in places}
    struck = {at for at, name in names.items() if all(_stands(name[s], told[s]) for s in SIDES)}
    return frozenset(struck), frozenset(lines)


def _heads(library: Library, pair: ReportPair) -> bool:
    """Whether a pair is the title of an addendum, in both languages."""
    both = [(clause, _pattern(library.addendum[0], side)) for side in SIDES if (clause := _of(pair, side))]
    return len(both) == len(SIDES) and all(re.search(pattern, _plain(clause.text)) for clause, pattern in both)


Listed = list[tuple[str, set[int]]]  # what a line names, and the pairs that it stands in


def _listed(pairs: Sequence[ReportPair], begins: int, side: Side, library: Library) -> Listed:
    """What one language of the addenda says loses its force; however many lines the reading made of it."""
    text, starts = "", []
    for at in range(begins, len(pairs)):
        if clause := _of(pairs[at], side):
            starts.append((len(text), at))
            text += f"{_plain(clause.text)} "
    ends = re.escape(_plain(library.last[side]))
    found = re.finditer(f"{_pattern(library.replaced, side)}(?=\\s(?:{ends}|$))", text)
    return [(m[1], {at for start, at in starts if m.start() <= start < m.end()}) for m in found]


def _pattern(row: Row, side: Side) -> str:
    return _ANY.join(re.escape(part) for part in _NAME.split(_plain(row[side])))


def _names(pairs: Sequence[ReportPair], at: int, library: Library) -> Pair:
    """A pair by each side's own clause; one that stands in one language alone by that one, and which it is."""
    pair = pairs[at]
    if pair.en and pair.ru:
        return Pair(_name(pairs, pair.en, "en"), _name(pairs, pair.ru, "ru"))
    side: Side = "en" if pair.en else "ru"
    name = _name(pairs, _of(pair, side), side)
    return Pair(*(library.alone[side][one].format(name=name) for one in SIDES))


def _name(pairs: Sequence[ReportPair], clause: ReportClause | None, side: Side) -> str:
    if clause is None:
        return ""
    if clause.label and _labels(pairs, side)[clause.label] == 1:
        return clause.label
    return _MARKS[side].format(_plain(clause.text)[:_QUOTED].strip())


def _labels(pairs: Sequence[ReportPair], side: Side) -> Counter[str]:
    return Counter(c.label for pair in pairs if (c := _of(pair, side)) and c.label)


def _of(pair: ReportPair, side: Side) -> ReportClause | None:
    return pair.en if side == "en" else pair.ru


def _stands(name: str, told: Listed) -> bool:
    return any(re.search(rf"(?:^|, ){re.escape(name)}(?:, |$)", listed) for listed, _ in told)


def _plain(text: str) -> str:
    return " ".join(text.split())
