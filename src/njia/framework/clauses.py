"""Clauses of the agreement, held against each other by the contract check: language by language, draft by draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Literal

from njia.contracts.check import check
from njia.contracts.compare import compare
from njia.corridors.model import Corridor
from njia.documents.model import Document
from njia.documents.read import read
from njia.findings import Finding, Side
from njia.framework.model import Draft
from njia.standard import docx
from njia.standard.model import Pair, Paper, Row

Kind = Literal["added", "removed", "meaning", "wording"]
Run = Literal["same", "out", "in"]
_OF_BOTH_LANGUAGES = ("parity.", "one_sided.")
_WORDS_ONLY = "substitution.wording"
_SIDES: tuple[Side, ...] = ("en", "ru")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one promise's clause in one language; ``runs`` are its words, taken out, put in or left."""

    promise: str
    side: Side
    kind: Kind
    runs: tuple[tuple[Run, str], ...]


def disagreements(clause: Pair, corridor: Corridor, on: date) -> tuple[Finding, ...]:
    """Where the English and the Russian of a clause do not say the same."""
    report = check([_document(clause)], corridor, on=on)
    return tuple(found for found in report.findings if found.rule.startswith(_OF_BOTH_LANGUAGES))


def changes(old: Draft, new: Draft, corridor: Corridor, on: date) -> Iterator[Change]:
    """What was changed from one draft to another, promise by promise, in each language by itself."""
    for id_ in dict.fromkeys((*old.clauses, *new.clauses)):
        was, now = old.clauses.get(id_), new.clauses.get(id_)
        touched = _touched(was, now, corridor, on) if was and now else {}
        for side in _SIDES:
            before, after = (clause[side] if clause else "" for clause in (was, now))
            if before != after:
                kind: Kind = touched.get(side, "wording") if before and after else "added" if after else "removed"
                yield Change(id_, side, kind, tuple(_runs(before.split(), after.split())))


def _touched(was: Pair, now: Pair, corridor: Corridor, on: date) -> dict[Side, Kind]:
    """The languages in which more than the wording was changed."""
    found = compare([_document(was)], [_document(now)], corridor, on=on).findings
    sides = {evidence.side for finding in found if finding.rule != _WORDS_ONLY for evidence in finding.evidence}
    return {side: "meaning" for side in _SIDES if side in sides}


def _runs(before: list[str], after: list[str]) -> Iterator[tuple[Run, str]]:
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", " ".join(before[a1:a2])
            continue
        if a1 < a2:
            yield "out", " ".join(before[a1:a2])
        if b1 < b2:
            yield "in", " ".join(after[b1:b2])


def _document(clause: Pair) -> Document:
    row = Row(id="clause", kind="clause", en=clause.en, ru=clause.ru)
    return read(docx.write(Paper((row,))), "clause.docx")
