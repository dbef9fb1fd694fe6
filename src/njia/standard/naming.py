"""How an addendum names the clauses that lose their force, and how it is read back once it is signed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

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
    """The pairs that an addendum behind the contract takes the force from, and the lines of it that do so.

    Only where both languages name them alike: a line that strikes a clause in one language strikes nothing.
    """
    begins = next((at for at, pair in enumerate(report.pairs) if _found(library.addendum[0], pair)), len(report.pairs))
    contract = report.pairs[:begins]
    struck: set[int] = set()
    lines: set[int] = set()
    for at in range(begins, len(report.pairs)):
        if listed := _found(library.replaced, report.pairs[at]):
            lines.add(at)
            names = {place: _names(contract, place, library) for place in range(begins)}
            struck |= {place for place, name in names.items() if all(_stands(name[s], listed[s]) for s in SIDES)}
    return frozenset(struck), frozenset(lines)


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


def _found(row: Row, pair: ReportPair) -> Pair | None:
    """What stands in the place of the row's name, where both languages of a pair are that row."""
    said = [m.group(1) for m in _matches(row, pair)]
    return Pair(*said) if len(said) == len(SIDES) else None


def _matches(row: Row, pair: ReportPair) -> Iterator[re.Match[str]]:
    for side, text in (("en", row.en), ("ru", row.ru)):
        clause = _of(pair, "en" if side == "en" else "ru")
        pattern = _ANY.join(re.escape(part) for part in _NAME.split(_plain(text)))
        if clause and (found := re.search(f"{pattern}$", _plain(clause.text))):
            yield found


def _stands(name: str, listed: str) -> bool:
    return bool(re.search(rf"(?:^|, ){re.escape(name)}(?:, |$)", listed))


def _plain(text: str) -> str:
    return " ".join(text.split())
