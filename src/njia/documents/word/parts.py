"""Small questions about the elements of a Word file: their rows and cells, their words, whether they can be seen."""

from __future__ import annotations

from collections.abc import Iterator

from njia.documents.contrast import Colour, hex_colour
from njia.documents.word.archive import Element
from njia.documents.word.names import A, W
from njia.documents.word.styles import Styles, number, on

_LEAST_LINE = 80.0  # twentieths of a point: an exact line this low cuts its letters away
_WIDEST = 20_000.0  # twentieths of a point: an indent beyond any paper


def value(parent: Element | None, tag: str) -> str | None:
    found = None if parent is None else parent.find(W + tag)
    return None if found is None else found.get(W + "val")


def rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == W + "tr":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
            yield from rows(child)


def cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
            yield from cells(child)


def row_hidden(about: Element | None) -> bool:
    """A row marked hidden, or fixed to a height in which no letter can be seen."""
    if about is None:
        return False
    height = about.find(W + "trHeight")
    low = (
        height is not None
        and height.get(W + "hRule") == "exact"
        and (number(height.get(W + "val")) or 999) <= _LEAST_LINE
    )
    return low or on(about.find(W + "hidden"))


def line_hidden(properties: Element | None) -> bool:
    """Lines so low that their letters are cut away, or set off the paper."""
    if properties is None:
        return False
    spacing, indent = properties.find(W + "spacing"), properties.find(W + "ind")
    low = (
        spacing is not None
        and spacing.get(W + "lineRule") == "exact"
        and (number(spacing.get(W + "line")) or 999) <= _LEAST_LINE
    )
    far = indent is not None and any(
        abs(number(indent.get(W + side)) or 0) >= _WIDEST
        for side in ("left", "start", "right", "end", "firstLine", "hanging")
    )
    return low or far


def line_hidden_by(styles: Styles, style: str | None) -> bool:
    return any(line_hidden(entry.paragraph) for entry in styles.chain(style or styles.default_paragraph))


def next_tells(br: Element) -> bool:
    """Whether the page break is told again by a rendered break right after it."""
    run = br.getparent()
    after = br.getnext()
    if after is not None:
        return after.tag == W + "lastRenderedPageBreak"
    follower = None if run is None else run.getnext()
    paragraph = None if run is None else run.getparent()
    if follower is None and paragraph is not None:
        follower = paragraph.getnext()
    if follower is None:
        return False
    first = next(follower.iter(W + "t", W + "lastRenderedPageBreak"), None)
    return first is not None and first.tag == W + "lastRenderedPageBreak"


def chosen(field_char: Element) -> str:
    """The entry shown by a drop-down form field."""
    options = field_char.find(f"{W}ffData/{W}ddList")
    if options is None:
        return ""
    entries = [entry.get(W + "val") or "" for entry in options.findall(W + "listEntry")]
    at = int(number(value(options, "result") or value(options, "default")) or 0)
    return entries[at] if 0 <= at < len(entries) else ""


def box_fill(run: Element) -> Colour | None:
    """A text box may have a background of its own: white letters on it are no secret."""
    for parent in run.iterancestors():
        fill = parent.get("fillcolor")
        if fill:
            return hex_colour(fill.split()[0])
        if isinstance(parent.tag, str) and parent.tag.endswith("}wsp"):
            for solid in parent.iter(A + "srgbClr"):
                return hex_colour(solid.get("val") or "")
    return None


def box_hidden(box: Element) -> bool:
    """A text box of no size."""
    for parent in box.iterancestors():
        if isinstance(parent.tag, str) and parent.tag.endswith(("}inline", "}anchor")):
            for size in parent:
                if isinstance(size.tag, str) and size.tag.endswith("}extent"):
                    return min(number(size.get("cx")) or 0, number(size.get("cy")) or 0) < 4 * 12_700
    return False


def words_of(element: Element) -> str:
    """All words under an element, deleted ones too; paragraphs on lines of their own."""
    out: list[str] = []
    for node in element.iter(W + "t", W + "delText", W + "tab", W + "br", W + "p"):
        if node.tag == W + "p":
            out.append("\n" if out else "")
        else:
            out.append(node.text or "" if node.tag in (W + "t", W + "delText") else " ")
    return "".join(out).strip("\n")
