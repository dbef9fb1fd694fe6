"""Reads one page of a PDF: its words by column and paragraph, by OCR where it is a picture, and what hides on it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from njia.documents.draft import Draft
from njia.documents.limits import Limits
from njia.documents.model import Block, Box, DocumentError, Page
from njia.documents.portable.annotations import found_on
from njia.documents.portable.columns import Cutter, Line, Rules
from njia.documents.portable.drawn import areas, looked_at, shows_other
from njia.documents.portable.lines import lines_of, paragraphs, usual_distance
from njia.documents.portable.painted import Painted, Rect, TextLook, painted
from njia.documents.portable.running import Placed
from njia.documents.portable.seen import unseen
from njia.documents.portable.turned import Turned, turned_looks, turned_paragraphs
from njia.documents.portable.words import PageWords, Word, may_mean, squashed, turner
from njia.documents.scans import missing_ocr, page_blocks

_DPI = 200.0
_MOST_PIXELS = 25_000_000
_PICTURE_PAGE = 0.5  # of the page covered by pictures: it is a scan, whatever text lies under it
_OUTLINES = 3_000  # path segments on a page with hardly a word: letters drawn as shapes
_FEW_LETTERS = 30
_MOST_FIELDS = 12  # of a page that are looked at
_STAMP = 0.12  # of the page: a smaller picture is a logo, a stamp or a signature


@dataclass(slots=True)
class Sheet:
    """One page, read but not yet joined with the others."""

    page: Page
    placed: list[Placed] = field(default_factory=list)
    turned: list[Turned] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)  # (rule, words)
    blocks: list[Block] = field(default_factory=list)  # by OCR


def sheet_of(pdf: pdfium.PdfDocument, index: int, name: str, limits: Limits, draft: Draft, form: Any | None) -> Sheet:
    page = pdf[index]
    survey = painted(page)
    reader = _plain_words(page, survey, draft, index + 1)
    angle = reader.angle()
    if angle is not None and angle != page.get_rotation():
        page.set_rotation(angle)  # a page whose text lies on its side is read as a person would turn it
    turn, width, height = turner(page)
    reader.turn = turn
    if not (0 < width <= 20_000 and 0 < height <= 20_000):
        raise DocumentError("document.damaged", name=name)
    sheet = Sheet(Page(index + 1, width, height))
    covering = _annotations(page, form, draft, sheet, turn, limits)
    for look in survey.texts.values():
        look.doubtful = look.doubtful or any(_meets(look.bounds, rect) for rect in covering)
    reader.turned = turned_looks(survey.texts, page.get_rotation())
    reader.kinds = {key: (look.bold, reader.turned.get(key)) for key, look in survey.texts.items() if look.plain}
    words = reader.words()
    suspects = {key for key, look in survey.texts.items() if not look.plain or key in reader.turned}
    if suspects - {word.object for word in words}:
        words = reader.words(careful=True)  # something doubtful is painted in the middle of a word
    if len(words) > limits.words_per_page:
        raise DocumentError("document.too_long", name=name, limit=f"{limits.words_per_page:,}")
    gone = unseen(page, words, survey.texts)
    shown, hidden = _parted(words, survey, gone, width, height)
    if _is_picture(survey, shown, hidden, width, height):
        _by_ocr(page, sheet, draft, limits, bool(hidden))
        return sheet
    sheet.hidden = hidden
    _drawn_words(page, survey, sheet, draft, limits)
    sheet.turned = turned_paragraphs([word for word in shown if word.base is not None])
    shown = [word for word in shown if word.base is None]
    _lay_out(sheet, shown, _turned(survey.rules, turn), width, height)
    return sheet


def _annotations(
    page: pdfium.PdfPage, form: Any | None, draft: Draft, sheet: Sheet, turn: Callable[[Rect], Rect], limits: Limits
) -> list[Rect]:
    """Notices for what annotations say; the areas they may cover."""
    covering: list[Rect] = []
    looks = 0
    for found in found_on(page, form):
        if found.covers:
            covering.append(found.rect)
        other: str | None = found.other
        if found.unclear:
            looks += 1
            seen = looks <= _MOST_FIELDS
            other = shows_other(page, turn(found.rect), found.words, limits.pixels) if seen else None
        if other is None:
            draft.notice("reader.picture", sheet.page.number, words="")
        elif other:
            draft.notice("reader.other_version", sheet.page.number, words=other)
        if not found.words:
            continue
        if found.field and not found.hidden:
            left, top, right, bottom = turn(found.rect)
            block = Block(found.words, 0, sheet.page.number, "annotation", Box(left, top, right, bottom))
            sheet.blocks.append(block)
        draft.notice("reader.form_field" if found.field else "reader.annotation", sheet.page.number, words=found.words)
    return covering


def _meets(a: Rect, b: Rect) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])


def _parted(
    words: Sequence[Word], survey: Painted, gone: set[int], width: float, height: float
) -> tuple[list[Word], list[tuple[str, str]]]:
    """The words that can be seen, and the others with the reason why not, neighbours together."""
    shown: list[Word] = []
    hidden: list[tuple[str, str]] = []
    last: tuple[str, int] | None = None
    for at, word in enumerate(words):
        look = survey.texts.get(word.object)
        word.bold = look.bold if look is not None else False
        rule = _hidden_by(word, look, gone, width, height)
        if rule is None:
            shown.append(word)
            continue
        if last is not None and last == (rule, at - 1):
            hidden[-1] = (rule, hidden[-1][1] + ("" if word.glued else " ") + word.text)
        else:
            hidden.append((rule, word.text))
        last = (rule, at)
    return shown, [(rule, text) for rule, text in hidden if any(c.isalnum() for c in text)]


def _hidden_by(word: Word, look: TextLook | None, gone: set[int], width: float, height: float) -> str | None:
    x, y = (word.left + word.right) / 2, word.middle
    if not (-1 <= x <= width + 1 and -1 <= y <= height + 1):
        return "reader.outside_page"
    if look is None:
        return None
    if id(word) in gone:
        light = look.mode not in (3, 7) and look.alpha > 60 and min(look.colour) > 180
        return "reader.white_text" if light else "reader.invisible_text"
    return "reader.tiny_text" if look.tiny and len(word.text) > 2 else None


def _is_picture(survey: Painted, shown: list[Word], hidden: list[tuple[str, str]], width: float, height: float) -> bool:
    """Whether the page must be looked at, because its words are painted as a picture or as shapes."""
    letters = sum(len(w.text) for w in shown)
    area = max((_clipped_area(r, width, height) for r in survey.pictures), default=0.0) / (width * height)
    if area >= _PICTURE_PAGE and (letters < _FEW_LETTERS or letters < sum(len(t) for _, t in hidden)):
        return True
    if letters < _FEW_LETTERS and survey.strokes >= _OUTLINES:
        return True
    return (
        letters < _FEW_LETTERS
        and sum(_clipped_area(r, width, height) for r in survey.pictures) >= 0.05 * width * height
    )


def _clipped_area(rect: Rect, width: float, height: float) -> float:
    wide, high = min(rect[2] - rect[0], width), min(rect[3] - rect[1], height)
    return max(wide, 0.0) * max(high, 0.0)


def _plain_words(page: pdfium.PdfPage, survey: Painted, draft: Draft, number: int) -> PageWords:
    """The letters that are painted. A mark may say that they say something else, and programs then read that."""
    reader = PageWords(page.get_textpage())
    if not survey.spoken:
        return reader
    claimed = reader.letters()
    bare = page.pdf[number - 1]  # the same page once more, without any mark: what its letters say by themselves
    there = painted(bare).spoken
    for handle, mark, _ in there:
        raw.FPDFPageObj_RemoveMark(handle, mark)
    plain = PageWords(bare.get_textpage())
    letters = plain.letters()
    if letters == claimed:
        return reader
    painters = [ctypes.addressof(handle.contents) for handle, _, _ in there]
    refused = [
        entry for entry, needed in zip(survey.spoken, _needed(there, plain.letters_of(painters)), strict=True)
        if not needed
    ]  # fmt: skip
    for handle, mark, _ in refused:
        raw.FPDFPageObj_RemoveMark(handle, mark)
    said = dict.fromkeys(text for _, _, text in refused if squashed(text) and squashed(text) not in letters)
    if said:
        draft.notice("reader.other_version", number, words=" ".join(said))
    return PageWords(page.get_textpage())


def _needed(spoken: Sequence[tuple[Any, Any, str]], letters: Sequence[str]) -> list[bool]:
    """Which marks give a meaning to letters that have none themselves; a mark may stand on several text objects."""
    found: list[bool] = []
    for said, group in groupby(zip(spoken, letters, strict=True), key=lambda entry: entry[0][2]):
        own = [text for _, text in group]
        found += [may_mean("".join(own), squashed(said))] * len(own)
    return found


def _drawn_words(page: pdfium.PdfPage, survey: Painted, sheet: Sheet, draft: Draft, limits: Limits) -> None:
    """Words that are painted and no text of the file: read as a person sees them, or told of where nobody can look."""
    fields = [block.box for block in sheet.blocks if block.box is not None]
    known = [(box.left, box.top, box.right, box.bottom) for box in fields]
    said, unread = looked_at(page, areas(page, survey), known, limits.pixels)
    sheet.hidden.extend(("reader.picture", words) for words in said)
    size = (sheet.page.width or 1.0) * (sheet.page.height or 1.0)
    large = any(_clipped_area(rect, *page.get_size()) / size >= _STAMP for rect in survey.pictures)
    if unread or (large and not said):
        draft.notice("reader.picture", sheet.page.number, words="")


def _by_ocr(page: pdfium.PdfPage, sheet: Sheet, draft: Draft, limits: Limits, had_layer: bool) -> None:
    wide, high = page.get_size()
    if wide * high * (_DPI / 72) ** 2 > limits.pixels:
        raise DocumentError("document.too_many_pixels", limit=f"{limits.pixels // 1_000_000:,}")
    dpi = min(_DPI, 72 * (_MOST_PIXELS / (wide * high)) ** 0.5)
    try:
        image = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    except ImportError as error:  # numpy comes with the extra
        raise missing_ocr() from error
    blocks, _ = page_blocks(image, sheet.page.number, dpi, limits)
    sheet.page = replace(sheet.page, scanned=True)
    sheet.blocks.extend(blocks)
    if had_layer:
        draft.notice("reader.text_layer", sheet.page.number, words="")


def _turned(rules: Rules, turn: Callable[[Rect], Rect]) -> Rules:
    """The ruling lines on the page as it is shown."""
    found = Rules()
    boxes = [(r.start, r.at, r.end, r.at) for r in rules.across] + [(r.at, r.start, r.at, r.end) for r in rules.down]
    for box in boxes:
        left, top, right, bottom = turn(box)
        if right - left >= bottom - top:
            found.across.append(Line((top + bottom) / 2, left, right))
        else:
            found.down.append(Line((left + right) / 2, top, bottom))
    return found


def _lay_out(sheet: Sheet, words: list[Word], rules: Rules, width: float, height: float) -> None:
    leaves = Cutter(rules).leaves(words)
    wide = [leaf for leaf in leaves if leaf.column is None]
    if wide:
        left, right = min(leaf.left for leaf in wide), max(leaf.right for leaf in leaves)
        for leaf in wide:
            leaf.left, leaf.right = min(left, leaf.left), right
    lines = [lines_of(leaf.words) for leaf in leaves]
    distance = usual_distance(lines)
    for leaf, own in zip(leaves, lines, strict=True):
        for paragraph in paragraphs(leaf, own, distance):
            sheet.placed.append(Placed(paragraph, sheet.page.number, height, leaf.column))
