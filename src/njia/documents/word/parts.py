"""Small questions about the elements of a Word file: their rows and cells, their words, the branch that is shown."""

from __future__ import annotations

from collections.abc import Iterator

from njia.documents.word.archive import Element
from njia.documents.word.names import MC, W
from njia.documents.word.styles import number


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


def words_of(element: Element) -> str:
    """All words under an element, deleted ones too; paragraphs on lines of their own."""
    out: list[str] = []
    for node in element.iter(W + "t", W + "delText", W + "tab", W + "br", W + "p"):
        if node.tag == W + "p":
            out.append("\n" if out else "")
        else:
            out.append(node.text or "" if node.tag in (W + "t", W + "delText") else " ")
    return "".join(out).strip("\n")


def alternative(element: Element) -> tuple[Element, str]:
    """The one branch that is shown, and the words of another that says something else to another reader."""
    choices = element.findall(MC + "Choice")
    other = element.find(MC + "Fallback")
    shown = choices[0] if choices else other
    if shown is None:
        return element, ""
    if other is not None and shown is not other:
        here, there = words_of(shown).split(), words_of(other).split()
        if here and there and here != there:
            return shown, " ".join(there)
        if there and not here:
            return other, ""
    return shown, ""
