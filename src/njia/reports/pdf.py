"""A report typeset as PDF by typst. The paper's words reach typst as data, never as its source."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import msgspec

from njia.reports.view import View

_TEMPLATE = Path(__file__).with_name("report.typ")


class TypstMissingError(RuntimeError):
    """The extra `njia[report]` is not installed."""


def render(view: View) -> bytes:
    """The PDF. Raises TypstMissingError where typst is not installed."""
    return typeset(_TEMPLATE, view=msgspec.json.encode(view).decode())


def typeset(template: Path, **inputs: str) -> bytes:
    """A template of ours as PDF; ``inputs`` reach it as data. Raises TypstMissingError where typst is not installed."""
    if find_spec("typst") is None:
        raise TypstMissingError("njia[report]")
    import typst  # 84 MB: only when a PDF is asked for

    return bytes(typst.compile(str(template), root=str(template.parent), sys_inputs=inputs, ignore_system_fonts=False))
