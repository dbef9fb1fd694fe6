"""The answer to «check this contract»: class, verdict, pairs, facts, findings, summary, and the texts they quote."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from njia.contracts.model import Class
from njia.contracts.stated import Stated
from njia.contracts.summary import Summary
from njia.findings import Finding, Side, Verdict


class ReportClause(msgspec.Struct, frozen=True):
    """One side of a pair. ``start`` to ``end`` are code points of the text named by the side (``en`` or ``ru``)."""

    text: str
    label: str | None
    page: int | None
    start: int
    end: int


class ReportPair(msgspec.Struct, frozen=True):
    """Clauses that say the same; a side is null where a clause stands in one language only."""

    en: ReportClause | None
    ru: ReportClause | None


class ReportFact(msgspec.Struct, frozen=True):
    """A typed fact; ``value`` has the fields of its kind (see njia.facts.model), decimals as strings."""

    kind: str
    side: Side
    value: Mapping[str, Any]
    document: str
    clause: str | None
    page: int | None
    start: int
    end: int
    quote: str


class Report(msgspec.Struct, frozen=True, rename={"class_": "class", "checked_on": "on"}):
    """What `njia check` says. ``texts`` holds every text that offsets count in, by name."""

    class_: Class
    verdict: Verdict
    pages: int
    pairs: tuple[ReportPair, ...]
    facts: tuple[ReportFact, ...]
    findings: tuple[Finding, ...]
    summary: Summary
    texts: Mapping[str, str]
    documents: tuple[str, ...]
    languages: tuple[Side, ...]
    corridor: str
    checked_on: date
    stated: tuple[Stated, ...] = ()
