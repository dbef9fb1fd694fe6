"""What a reader returns: pages of positioned blocks, in reading order, and what it noticed on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Media = Literal["docx", "pdf", "image", "text", "html"]
Origin = Literal["body", "cell", "header", "footer", "footnote", "comment", "textbox", "annotation", "picture"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as a reader would see it: wrapped lines joined, a line break inside a paragraph kept as ``\\n``.

    ``start`` is where it stands in `Document.text`. ``cell`` is (table, row, column) for text in a table. ``label`` is
    the automatic number that the word processor shows before the paragraph ("4.1."), which is also part of ``text``.
    ``unsure`` are spans of ``text`` (code points) that OCR read with low confidence.
    """

    text: str
    start: int
    page: int | None
    origin: Origin = "body"
    box: Box | None = None
    column: int | None = None
    cell: tuple[int, int, int] | None = None
    label: str | None = None
    bold: bool = False
    unsure: tuple[tuple[int, int], ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Page:
    """``width`` and ``height`` in points, None where the format has no pages of its own (text, HTML, DOCX)."""

    number: int
    width: float | None = None
    height: float | None = None
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that could hide from a reader. ``rule`` is a ``reader.*`` rule; offsets count in `Document.text`.

    Where the hidden words are not part of the text (a comment that was dropped, a DTD), ``start == end`` and the words,
    if any, are in ``values["words"]``.
    """

    rule: str
    page: int | None = None
    start: int = 0
    end: int = 0
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read. ``text`` is the blocks in reading order, each on its own line: offsets everywhere count in it."""

    name: str
    media: Media
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    text: str
    notices: tuple[Notice, ...] = ()


class DocumentError(Exception):
    """The file cannot be read. ``code`` names a message (``document.encrypted``), ``values`` fill it."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def assemble(
    name: str,
    media: Media,
    pages: tuple[Page, ...],
    blocks: list[Block],
    notices: tuple[Notice, ...] = (),
) -> Document:
    """A document from blocks whose ``start`` is not known yet; empty blocks are dropped."""
    placed: list[Block] = []
    at = 0
    for block in blocks:
        if not block.text.strip():
            continue
        placed.append(
            Block(
                block.text,
                at,
                block.page,
                block.origin,
                block.box,
                block.column,
                block.cell,
                block.label,
                block.bold,
                block.unsure,
            )
        )
        at += len(block.text) + 1
    return Document(name, media, pages, tuple(placed), "\n".join(b.text for b in placed), notices)
