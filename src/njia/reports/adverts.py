"""The advert of a job order as a page of PDF, with a code that leads to its public page."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec

from njia.joborders.adverts import Advert
from njia.reports.pdf import typeset

_TEMPLATE = Path(__file__).with_name("advert.typ")


def render(advert: Advert) -> bytes:
    """The PDF. Raises TypstMissingError where typst is not installed."""
    data = {**msgspec.to_builtins(advert), "code": code(advert.address)}
    return typeset(_TEMPLATE, advert=msgspec.json.encode(data).decode())


def code(address: str) -> str:
    """The address as a QR code, drawn as SVG; level Q, for it hangs in the sun and is copied."""
    import segno  # of the extra `seals`

    out = io.BytesIO()
    segno.make(address, error="q", micro=False).save(
        out, kind="svg", border=4, light="white", xmldecl=False, omitsize=True
    )
    return out.getvalue().decode()
