"""Addenda: a clause that stands in one language only is cured, and clear once the signed addendum is handed in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tests.njia.standard.agreeing import FULL

from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.join import join
from njia.documents.read import read
from njia.standard import docx
from njia.standard.addendum import addendum
from njia.standard.draft import draft
from njia.standard.load import library
from njia.standard.model import Paper
from njia.standard.standing import standing
from njia.standard.values import filled

ON = date(2026, 11, 28)
EVERY = 4  # clause of the contract; each in both languages


def rows() -> list[dict[str, str]]:
    """How many of them are cured, beside the same addendum read as one more page that takes no clause its force."""
    clauses, tried, written, cured, added = library(), 0, 0, 0, 0
    terms = filled(FULL, clauses)
    start = time.process_time()
    for faulty in _faulty(draft(clauses, terms)):
        report = _checked(faulty)
        tried += report.verdict != "clear"
        if made := addendum(report, clauses, terms, _checked):
            written += made.left.verdict == "clear"
            both = _checked(faulty, made.paper)
            added += both.verdict == "clear"
            cured += standing(both, clauses, _checked).verdict == "clear"
    spent = (time.process_time() - start) / tried
    return [
        {
            "what": f"addenda: {tried} contracts with a clause in one language only",
            "ours": f"{written} cured, {cured} clear handed in",
            "peer_name": "read as one more page",
            "peer": f"{added} clear",
            "reach": f"{spent * 1000:.0f} ms of CPU for check, addendum, check of both",
        }
    ]


def _faulty(paper: Paper) -> Iterator[Paper]:
    places = [at for at, row in enumerate(paper.rows) if row.kind == "clause"][::EVERY]
    for at in places:
        for other in (replace(paper.rows[at], en=""), replace(paper.rows[at], ru="")):
            yield Paper((*paper.rows[:at], other, *paper.rows[at + 1 :]))


def _checked(*papers: Paper) -> Report:
    return check([join([read(docx.write(paper), "paper.docx") for paper in papers])], load(), on=ON)
