"""The QR code of a sealed paper, sized for a bad print: level M, 45 mm."""

from __future__ import annotations

import io
from typing import Any, Literal

import segno

SIDE_MM = 45
_QUIET = 4  # modules of white around it
_DPI, _MM = 600, 25.4


def drawn(address: str, form: Literal["svg", "png"]) -> bytes:
    """The picture, 45 mm wide. The ``#`` goes into a segment of its own, so that all else takes 5.5 bits a letter."""
    site, _, token = address.partition("#")
    parts: Any = [site, "#", token]  # segments: its type hints forget them
    code = segno.make(parts, error="m", boost_error=False, micro=False)
    modules = code.symbol_size(border=_QUIET)[0]
    out = io.BytesIO()
    if form == "svg":
        code.save(out, kind="svg", border=_QUIET, scale=SIDE_MM / modules, unit="mm", light="white")
    else:
        scale = round(SIDE_MM / _MM * _DPI / modules)
        code.save(out, kind="png", border=_QUIET, scale=scale, dpi=round(modules * scale / SIDE_MM * _MM))
    return out.getvalue()
