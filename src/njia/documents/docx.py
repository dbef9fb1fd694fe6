"""Reads a Word file (DOCX): every story of it, in reading order, and whatever could hide in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from njia.documents.draft import Draft, Piece, finished
from njia.documents.limits import DEFAULT, Limits
from njia.documents.model import Document, DocumentError, Origin, Page
from njia.documents.scans import picture_blocks
from njia.documents.word.archive import Archive, Element
from njia.documents.word.inline import Shared
from njia.documents.word.names import R, W
from njia.documents.word.numbering import Numbering
from njia.documents.word.parts import words_of
from njia.documents.word.story import Story
from njia.documents.word.styles import read_styles
from njia.documents.word.theme import read_theme

Progress = Callable[[int, int], None]
_MAIN = "wordprocessingml"
_FEW_WORDS = 3  # a header with so many words says something; fewer is a page number or a name


def read_docx(data: bytes, name: str, *, limits: Limits = DEFAULT, progress: Progress | None = None) -> Document:
    """The document. Raises DocumentError where it is damaged, encrypted, too large or not to be trusted."""
    archive = Archive(data, name, limits)
    main = archive.main() or "word/document.xml"
    relations = archive.relations(main)
    theme, settings = _part(relations, "theme"), _part(relations, "settings")
    archive.dress = read_theme(archive.xml(theme) if theme else None, archive.xml(settings) if settings else None).paint
    root = archive.xml(main)
    body = None if root is None else root.find(W + "body")
    if root is None or body is None:
        raise DocumentError("document.wrong_type", name=name)
    shared = _shared(archive, relations, root)
    Story.of(shared, main, "body").read(body)
    _notes(shared, relations, archive)
    _edges(shared, relations, body)
    _leftovers(shared, archive, relations)
    if shared.page > limits.pages:
        raise DocumentError("document.too_many_pages", name=name, limit=str(limits.pages))
    _read_pictures(shared, name, progress)
    count = shared.page if shared.paged else 1
    shared.draft.pages = [Page(n) for n in range(1, count + 1)]
    return finished(name, "docx", shared.draft, limits)


def _part(relations: dict[str, tuple[str, str, bool]], kind: str) -> str | None:
    return next((target for name, target, outside in relations.values() if name == kind and not outside), None)


def _shared(archive: Archive, relations: dict[str, tuple[str, str, bool]], root: Element) -> Shared:
    styles, numbers = _part(relations, "styles"), _part(relations, "numbering")
    shared = Shared(
        Draft(), archive, read_styles(archive.xml(styles) if styles else None),
        Numbering(archive.xml(numbers) if numbers else None),
    )  # fmt: skip
    shared.paged = next(root.iter(W + "lastRenderedPageBreak", W + "pageBreakBefore"), None) is not None or any(
        br.get(W + "type") == "page" for br in root.iter(W + "br")
    )
    comments = _part(relations, "comments")
    found = archive.xml(comments) if comments else None
    for comment in () if found is None else found.iter(W + "comment"):
        shared.comments[comment.get(W + "id") or ""] = words_of(comment)
    return shared


def _notes(shared: Shared, relations: dict[str, tuple[str, str, bool]], archive: Archive) -> None:
    """Footnotes and endnotes after the body, so that they do not come between a clause and its translation."""
    for kind in ("footnote", "endnote"):
        part = _part(relations, kind + "s")
        root = archive.xml(part) if part else None
        if part is None or root is None:
            continue
        story = Story.of(shared, part, "footnote")
        for note in root.findall(W + kind):
            start = len(shared.draft.pieces)
            story.read(note)
            _tell(shared, start, "reader.footnote")


def _tell(shared: Shared, start: int, rule: str, least: int = 1) -> None:
    """Remark on the pieces read since ``start`` if they say something."""
    words = " ".join(piece.block.text for piece in shared.draft.pieces[start:])
    if sum(1 for word in words.split() if any(c.isalpha() for c in word)) >= least:
        shared.draft.notice(rule, None, words=words)


def _edges(shared: Shared, relations: dict[str, tuple[str, str, bool]], body: Element) -> None:
    """Headers before everything, footers after it, each part once."""
    done: set[str] = set()
    for kind in ("header", "footer"):
        for reference in body.iter(f"{W}{kind}Reference"):
            part = relations.get(reference.get(R + "id") or "", ("", "", True))[1]
            root = shared.archive.xml(part) if part and part not in done else None
            done.add(part)
            if root is None:
                continue
            origin: Origin = "header" if kind == "header" else "footer"
            start = len(shared.draft.pieces)
            Story.of(shared, part, origin).read(root)
            _tell(shared, start, "reader.header_footer", _FEW_WORDS)
            if kind == "header":
                pieces = shared.draft.pieces
                added = pieces[start:]
                del pieces[start:]
                pieces[:0] = added
                shared.pictures = [(at + len(added), shown) for at, shown in shared.pictures]


def _leftovers(shared: Shared, archive: Archive, relations: dict[str, tuple[str, str, bool]]) -> None:
    """Parts that a word processor would show and this reader does not: they are named, not passed over."""
    told = {notice.rule for notice in shared.draft.notices}
    kinds = {kind for kind, _, _ in relations.values()}
    embedded = kinds & {"aFChunk", "package", "oleObject", "subDocument", "control", "frame"}
    if embedded and "reader.embedded_object" not in told and not _marked(shared, "reader.embedded_object"):
        shared.draft.notice("reader.embedded_object", None, words="")
    if any(part.lower().endswith("vbaproject.bin") for part in archive.names()):
        shared.draft.notice("reader.embedded_object", None, words="VBA")
    if any(kind == "attachedTemplate" and outside for kind, _, outside in relations.values()):
        shared.draft.notice("reader.embedded_object", None, words="template")
    anchored = {mark.words for piece in shared.draft.pieces for mark in piece.marks if mark.rule == "reader.comment"}
    for words in shared.comments.values():
        if words.strip() and words not in anchored:
            shared.draft.notice("reader.comment", None, words=words)


def _marked(shared: Shared, rule: str) -> bool:
    return any(mark.rule == rule for piece in shared.draft.pieces for mark in piece.marks)


def _read_pictures(shared: Shared, name: str, progress: Progress | None) -> None:
    """Pages pasted as pictures are read by OCR at their place."""
    for done, (at, shown) in enumerate(reversed(shared.pictures)):
        blocks = picture_blocks(shared.archive.data(shown.part), name, None)
        if blocks:
            shared.draft.pieces[at:at] = [Piece(replace(block, page=None)) for block in blocks]
            shared.draft.notice("reader.picture", None, words=" ".join(block.text for block in blocks))
        if progress is not None:
            progress(done + 1, len(shared.pictures))
