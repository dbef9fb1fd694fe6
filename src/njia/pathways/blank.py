"""Blank forms on paper, one a page, each with a serial and a square code of it. All words come from the corridor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from njia.findings import Language
from njia.pathways.model import Ways

_TEMPLATE = Path(__file__).with_name("blank.typ")
_LINES = ("helper", "way", "from", "steps", "paid", "taker", "trusted", "trusted_phone", "consent", "sign")


@dataclass(frozen=True, slots=True)
class Blank:
    """One form: its serial and the page at which it is entered; the code that the person keeps, and what it opens."""

    serial: str
    page: str
    door: str
    code: str

    @property
    def address(self) -> str:
        """What the square code says: the page with this form's serial, so that a telephone's camera opens it."""
        return f"{self.page}?form={self.serial}"


def blank_forms(ways: Ways, forms: Sequence[Blank], language: Language) -> bytes:
    """The forms as one PDF."""
    import typst  # not needed by those who only ask for their way

    from njia.seals.codes import drawn

    say = {
        code.removeprefix("blank."): text[language] for code, text in ways.words.items() if code.startswith("blank.")
    }
    told = {
        "words": say,
        "lines": [say[name] for name in _LINES],
        "ways": [one.name[language] for one in ways.pathways.values()],
        "language": language,
        "forms": [_told(one, drawn(one.address, "svg").decode()) for one in forms],
    }
    inputs = {"told": msgspec.json.encode(told).decode()}
    return bytes(typst.compile(str(_TEMPLATE), root=str(_TEMPLATE.parent), sys_inputs=inputs, ignore_system_fonts=True))


def _told(form: Blank, square: str) -> dict[str, str]:
    return {"serial": form.serial, "page": form.page, "door": form.door, "code": form.code, "square": square}
