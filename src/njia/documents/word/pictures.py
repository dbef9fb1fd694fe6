"""Pictures in a Word file: small ones are stamps and logos, large ones are pages that somebody pasted in."""

from __future__ import annotations

from dataclasses import dataclass

from njia.documents.word.archive import Archive, Element
from njia.documents.word.names import WP, A, R, V
from njia.documents.word.styles import number

_EMU = 12_700  # in a point
_PAGE = 595.0 * 842.0  # A4, points
LARGE = 0.15  # of a page: it can hold a clause
_INCHES = {"in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pt": 1.0}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture part and the share of a page it covers."""

    part: str
    share: float


def picture(element: Element, relations: dict[str, tuple[str, str, bool]], archive: Archive) -> Picture | None:
    """The picture that a <w:drawing> or <w:pict> shows; None where it shows none of this file."""
    for blip in element.iter(A + "blip"):
        size = next(element.iter(WP + "extent"), None)
        across = (number(size.get("cx")) or 0) / _EMU if size is not None else 0.0
        down = (number(size.get("cy")) or 0) / _EMU if size is not None else 0.0
        return _known(blip.get(R + "embed") or blip.get(R + "link") or "", across * down, relations, archive)
    for data in element.iter(V + "imagedata"):
        parent = data.getparent()
        style = "" if parent is None else parent.get("style") or ""
        sizes = dict(part.strip().split(":", 1) for part in style.split(";") if ":" in part)
        area = _length(sizes.get("width", "")) * _length(sizes.get("height", ""))
        return _known(data.get(R + "id") or "", area, relations, archive)
    return None


def _length(text: str) -> float:
    text = text.strip()
    return (number(text[:-2]) or 0.0) * _INCHES.get(text[-2:], 1.0)


def _known(id_: str, area: float, relations: dict[str, tuple[str, str, bool]], archive: Archive) -> Picture | None:
    _, target, outside = relations.get(id_, ("", "", True))
    if outside or target not in archive:
        return None
    return Picture(target, area / _PAGE)
