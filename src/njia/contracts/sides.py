"""From documents to the clauses of two sides: every usual layout of a bilingual paper, one file or two.

Layouts need no guessing: each piece of text goes to the side of its language, in reading order, and the aligner finds
which belong together. What a layout knows besides (table row, column) is kept or used where a piece has no words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from njia.contracts.labels import label_of
from njia.contracts.languages import looks_other, side_of
from njia.contracts.model import Clause
from njia.contracts.paragraphs import Paragraph, cut, joined, kind_of, parted
from njia.contracts.pieces import Piece, pieces
from njia.contracts.turning import habit
from njia.documents.model import Block, Document
from njia.findings import Side

SIDES: tuple[Side, ...] = ("en", "ru")
_ONLY_LABEL = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,2})*[.)]?|[a-zа-яIVX]{1,4}[.)])\s*$", re.IGNORECASE)
_PLACE = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The clauses of both sides. ``texts[side]`` is the clauses on lines of their own; `Clause.start` counts in it.

    ``other`` is the share of the English side's longer clauses (by letters) in a Latin-script language that is not
    English.
    """

    en: tuple[Clause, ...]
    ru: tuple[Clause, ...]
    texts: Mapping[str, str]
    other: float = 0.0


def split(documents: Sequence[Document]) -> Sides:
    """The clauses of one paper, in one file or in several."""
    found: dict[Side, list[Paragraph]] = {"en": [], "ru": []}
    for document in documents:
        _read(document, found)
    clauses = {side: _clauses(side, found[side]) for side in SIDES}
    texts: dict[str, str] = {side: "\n".join(clause.text for clause in clauses[side]) for side in SIDES}
    return Sides(clauses["en"], clauses["ru"], texts, _other_share(clauses["en"]))


def _clauses(side: Side, paragraphs: list[Paragraph]) -> tuple[Clause, ...]:
    made: list[Clause] = []
    at = 0
    whole = [part for paragraph in joined(paragraphs) for part in parted(paragraph)]
    for index, part in enumerate(whole):
        kind = kind_of(part, first=index < 2)
        made.append(Clause(side, index, part.text, at, kind, part.label, part.page, part.row, part.unsure, part.drawn))
        at += len(part.text) + 1
    return tuple(made)


def _other_share(clauses: Sequence[Clause]) -> float:
    longer = [clause for clause in clauses if len(clause.text.split()) >= 8]
    letters = sum(len(clause.text) for clause in longer)
    return sum(len(c.text) for c in longer if looks_other(c.text)) / letters if letters else 0.0


def _read(document: Document, found: dict[Side, list[Paragraph]]) -> None:
    blocks = _without_repeats(document.blocks)
    columns = _column_sides(blocks)
    labels = _row_labels(blocks)
    bilingual_rows = _bilingual_rows(blocks)
    latest: Side | None = None
    for block, parts in zip(blocks, _pieces(blocks), strict=True):
        if block.cell is not None and labels.get(block.cell[:2]) is block:
            continue
        given = labels[block.cell[:2]].text if block.cell is not None and block.cell[:2] in labels else None
        for piece in parts:
            side = piece.side or columns.get(_place(block) or ())
            if side is None and block.cell is not None and block.cell[:2] in bilingual_rows:
                _put(
                    document, block, piece, "en", given, found
                )  # a value for both languages: «Salary | Оклад | 95 000»
                _put(document, block, piece, "ru", given, found)
                continue
            side = side or latest or _first_side(blocks)
            _put(document, block, piece, side, given, found)
            latest = side


def _pieces(blocks: Sequence[Block]) -> list[tuple[Piece, ...]]:
    """The pieces of each block, read once more where the paper turns out to write both languages in one paragraph."""
    found = [pieces(block.text) for block in blocks]
    usual = habit([piece.side for piece in parts] for parts in found)
    return found if usual is None else [pieces(block.text, usual) for block in blocks]


def _put(
    document: Document, block: Block, piece: Piece, side: Side, given: str | None, found: dict[Side, list[Paragraph]]
) -> None:
    text = block.text[piece.start : piece.end]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return
    start = piece.start + lead
    unsure = cut(block.unsure, start, start + len(text))
    if piece.tail is not None:
        value = block.text[slice(*piece.tail)].rstrip()
        glue = ": " if not text.endswith((":", "№")) else " "
        unsure = (*unsure, *cut(block.unsure, piece.tail[0], piece.tail[0] + len(value), len(text) + len(glue)))
        text = f"{text}{glue}{value}"
    label = label_of(text)
    printed = label.text if label else piece.label or (_bare_label(given) if given else None)
    row = (document.name, *block.cell[:2]) if block.cell is not None else None
    found[side].append(
        Paragraph(text, block.page, row, printed, block.bold, unsure, block.column, block.origin == "picture")
    )


def _bare_label(text: str) -> str:
    return text.strip().strip("().")


def _without_repeats(blocks: Sequence[Block]) -> list[Block]:
    """Running headers and footers, and the words of a logo, stand once, whatever page number they carry."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for block in blocks:
        if block.origin in ("header", "footer", "picture"):
            text = block.text if block.origin == "picture" else re.sub(r"\d+", "#", block.text)
            key = (block.origin, text.strip().casefold())
            if key in seen:
                continue
            seen.add(key)
        kept.append(block)
    return kept


def _place(block: Block) -> _PLACE | None:
    if block.cell is not None:
        return ("cell", block.cell[0], block.cell[2])
    return ("column", block.column) if block.column is not None else None


def _column_sides(blocks: Sequence[Block]) -> dict[_PLACE, Side]:
    """The language of each table column and page column, where one clearly leads."""
    letters: dict[_PLACE, Counter[Side]] = {}
    for block in blocks:
        place, side = _place(block), side_of(block.text)
        if place is not None and side is not None:
            letters.setdefault(place, Counter())[side] += len(block.text)
    leading: dict[_PLACE, Side] = {}
    for place, count in letters.items():
        side, most = count.most_common(1)[0]
        if most > 0.7 * sum(count.values()):
            leading[place] = side
    return leading


def _row_labels(blocks: Sequence[Block]) -> dict[tuple[int, int], Block]:
    """Cells that hold only a clause's number, for the other cells of their row."""
    worded = {block.cell[:2] for block in blocks if block.cell is not None and side_of(block.text) is not None}
    found: dict[tuple[int, int], Block] = {}
    for block in blocks:
        if block.cell is not None and _ONLY_LABEL.match(block.text) and block.cell[:2] in worded:
            found.setdefault(block.cell[:2], block)
    return found


def _bilingual_rows(blocks: Sequence[Block]) -> set[tuple[int, int]]:
    """Rows with words of both languages in cells of their own."""
    sides: dict[tuple[int, int], set[Side]] = {}
    for block in blocks:
        side = side_of(block.text)
        if block.cell is not None and side is not None:
            sides.setdefault(block.cell[:2], set()).add(side)
    return {row for row, both in sides.items() if len(both) == 2}


def _first_side(blocks: Sequence[Block]) -> Side:
    return next((side for block in blocks if (side := side_of(block.text)) is not None), "en")
