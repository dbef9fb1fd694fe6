"""A pack as a Word file or as PDF. Its words reach typst as data, never as its source."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from njia.disputes.pack import Block
from njia.reports.pdf import typeset
from njia.standard import docx

Format = Literal["docx", "pdf"]
_TEMPLATE = Path(__file__).with_name("pack.typ")
_WORD_KIND = {"text": "clause", "item": "clause", "sign": "clause", "note": "clause"}


def write(blocks: Sequence[Block], form: Format) -> bytes:
    """The file. Raises TypstMissingError for a PDF where typst is not installed."""
    if form == "docx":
        return docx.package("".join(docx.paragraph(_WORD_KIND.get(one.kind, one.kind), one.text) for one in blocks))
    rows = [{"kind": one.kind, "text": one.text, "language": one.language} for one in blocks]
    return typeset(_TEMPLATE, rows=json.dumps(rows, ensure_ascii=False))
