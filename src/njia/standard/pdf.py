"""A paper as PDF by typst. Its words reach typst as data, never as its source."""

from __future__ import annotations

import json
from pathlib import Path

from njia.reports.pdf import typeset
from njia.standard.model import Paper

_TEMPLATE = Path(__file__).with_name("contract.typ")


def write(paper: Paper) -> bytes:
    """The PDF, English left and Russian right. Raises TypstMissingError where typst is not installed."""
    rows = [{"kind": row.kind, "en": row.printed("en"), "ru": row.printed("ru")} for row in paper.rows]
    return typeset(_TEMPLATE, rows=json.dumps(rows, ensure_ascii=False))
