"""What the readers hand in before offsets are known: pieces with marks, made into one cleaned `Document`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from njia.documents.hidden import cleaned
from njia.documents.limits import Limits
from njia.documents.model import Block, Document, DocumentError, Media, Notice, Page, assemble
from njia.text.normal import Normal

_ONCE = frozenset({"reader.soft_hyphen"})  # harmless in themselves: told once for the whole paper
_LONGEST = 300  # characters of hidden words that a notice quotes


@dataclass(frozen=True, slots=True)
class Mark:
    """A ``reader.*`` remark on code points ``start`` to ``end`` of its piece."""

    rule: str
    start: int
    end: int
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A block to be, with what was noticed in it."""

    block: Block
    marks: tuple[Mark, ...] = ()


@dataclass(slots=True)
class Draft:
    """Pieces in reading order, and what was noticed outside the text."""

    pages: list[Page] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def add(self, block: Block, marks: Iterable[Mark] = ()) -> None:
        self.pieces.append(Piece(block, tuple(marks)))

    def notice(self, rule: str, page: int | None = None, **values: str) -> None:
        """Something noticed that is not part of the text."""
        self.notices.append(Notice(rule, page, values=quoted(values)))


def quoted(values: Mapping[str, str]) -> dict[str, str]:
    """Values cut to what a person will read."""
    return {k: v if len(v) <= _LONGEST else v[: _LONGEST - 1] + "…" for k, v in values.items()}


def finished(name: str, media: Media, draft: Draft, limits: Limits) -> Document:
    """The document: texts cleaned of tricks, each mark and trick a notice. Raises if it holds no words."""
    blocks: list[Block] = []
    marks: list[list[tuple[Mark, Normal]]] = []
    seen: set[tuple[str, str]] = set()
    for piece in draft.pieces:
        normal, tricks = cleaned(piece.block.text)
        if not normal.text.strip():
            continue
        told: list[tuple[Mark, Normal]] = [(mark, normal) for mark in merged(piece.marks, piece.block.text)]
        for trick in tricks:
            key = (trick.rule, "" if trick.rule in _ONCE else trick.words)
            if key not in seen:
                seen.add(key)
                told.append((Mark(trick.rule, trick.start, trick.end, trick.words), normal))
        unsure = tuple((normal.place(a), normal.place(b)) for a, b in piece.block.unsure)
        blocks.append(replace(piece.block, text=normal.text, unsure=unsure))
        marks.append(told)
    if sum(len(block.text) for block in blocks) > limits.characters:
        raise DocumentError("document.too_long", name=name, limit=f"{limits.characters:,}")
    document = assemble(name, media, tuple(draft.pages or [Page(1)]), blocks, ())
    if not any(any(c.isalpha() for c in block.text) for block in document.blocks):
        raise DocumentError("document.no_text", name=name)
    placed = [_notice(block, *entry) for block, told in zip(document.blocks, marks, strict=True) for entry in told]
    return replace(document, notices=tuple(placed + draft.notices))


def _notice(block: Block, mark: Mark, normal: Normal) -> Notice:
    start, end = normal.place(mark.start), normal.place(mark.end)
    words = mark.words if mark.words is not None else normal.text[start:end]
    return Notice(mark.rule, block.page, block.start + start, block.start + end, quoted({"words": words.strip()}))


def merged(marks: Iterable[Mark], text: str) -> list[Mark]:
    """Neighbouring marks of one rule, with nothing but spaces between them, as one; marks on no letter are dropped."""
    out: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.rule, m.start, m.end)):
        last = out[-1] if out else None
        if (
            last is not None
            and last.rule == mark.rule
            and last.words is None
            and mark.words is None
            and not text[last.end : mark.start].strip()
        ):
            out[-1] = Mark(mark.rule, last.start, max(last.end, mark.end))
        elif mark.words is not None or any(c.isalnum() for c in text[mark.start : mark.end]):
            out.append(mark)
    return sorted(out, key=lambda m: (m.start, m.end))
