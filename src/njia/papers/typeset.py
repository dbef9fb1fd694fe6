"""A sheet typeset as PDF by typst. The contract's words reach typst as data, never as its source."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import typst

from njia.papers.sheet import Sheet
from njia.seals.codes import drawn

_TEMPLATE = Path(__file__).with_name("attested.typ")


def typeset(sheet: Sheet, at: datetime) -> bytes:
    """The PDF, not yet signed. The same sheet and moment give the same bytes: no font of the machine is used."""
    inputs = {
        "sheet": msgspec.json.encode(sheet).decode(),
        "code": drawn(sheet.address, "svg").decode(),
    }
    moment = at.astimezone(UTC).replace(microsecond=0)
    return bytes(
        typst.compile(
            str(_TEMPLATE), root=str(_TEMPLATE.parent), sys_inputs=inputs, ignore_system_fonts=True, timestamp=moment
        )
    )
