"""Several files that are one paper, such as a photo of each page, as one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from njia.documents.model import Block, Document, Notice, Page


def join(documents: Sequence[Document]) -> Document:
    """The documents one after the other: pages numbered through, offsets in the joined text."""
    if len(documents) == 1:
        return documents[0]
    pages: list[Page] = []
    blocks: list[Block] = []
    notices: list[Notice] = []
    at = tables = 0
    for document in documents:
        before = len(pages)
        pages += [replace(page, number=page.number + before) for page in document.pages]
        blocks += [
            replace(
                block,
                start=block.start + at,
                page=_later(block.page, before),
                cell=(block.cell[0] + tables, *block.cell[1:]) if block.cell else None,
            )
            for block in document.blocks
        ]
        notices += [
            replace(notice, page=_later(notice.page, before), start=notice.start + at, end=notice.end + at)
            for notice in document.notices
        ]
        tables = max([tables, *(block.cell[0] + 1 for block in blocks if block.cell)])
        at += len(document.text) + 1
    text = "\n".join(document.text for document in documents)
    return replace(documents[0], pages=tuple(pages), blocks=tuple(blocks), text=text, notices=tuple(notices))


def named_apart(documents: Sequence[Document], taken: Sequence[str]) -> tuple[Document, ...]:
    """The documents under names that differ from those taken and from one another: a second ``ru`` is ``ru (2)``."""
    used, found = set(taken), []
    for document in documents:
        name, count = document.name, 1
        while name in used:
            count += 1
            name = f"{document.name} ({count})"
        used.add(name)
        found.append(document if name == document.name else replace(document, name=name))
    return tuple(found)


def _later(page: int | None, by: int) -> int | None:
    return None if page is None else page + by
