"""A warning as a picture that people pass on; its words reach typst as data, never as its source."""

from __future__ import annotations

from pathlib import Path

import msgspec
import typst
from msgspec import Struct

_TEMPLATE = Path(__file__).with_name("picture.typ")
_PPI = 144.0  # 1080 by 1080


class Said(Struct, frozen=True, kw_only=True):
    """What stands on the picture, in one language."""

    language: str
    label: str
    title: str
    short: str
    days: str
    address: str


def picture(said: Said) -> bytes:
    """The PNG; the same words give the same picture on every machine."""
    inputs = {"said": msgspec.json.encode(said).decode()}
    made = typst.compile(
        str(_TEMPLATE), root=str(_TEMPLATE.parent), format="png", ppi=_PPI, sys_inputs=inputs, ignore_system_fonts=True
    )
    return bytes(made)
