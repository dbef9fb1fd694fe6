"""Reads plain text: its encoding, its paragraphs, its columns where tabs or bars draw some."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from njia.documents.draft import Draft, finished
from njia.documents.limits import DEFAULT, Limits
from njia.documents.model import Block, Document, DocumentError, Page
from njia.documents.paragraphs import label_of, unhyphenated, wraps
from njia.documents.sniff import utf16_without_mark

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CYRILLIC = re.compile(r"[а-яёА-ЯЁ]")
_ODD = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_LEAST_ROWS = 2
_WRAP_WIDTH = 50  # lines of hard-wrapped text are about this long or longer


def read_plain(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """The document. Raises DocumentError for bytes that are no text."""
    text = decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    draft = Draft()
    pages = text.split("\f")
    for number, page in enumerate(pages, 1):
        _page(draft, page, number if len(pages) > 1 else None, number - 1)
    draft.pages = [Page(n) for n in range(1, len(pages) + 1)]
    if len(pages) > limits.pages:
        raise DocumentError("document.too_many_pages", name=name, limit=str(limits.pages))
    return finished(name, "text", draft, limits)


def decoded(data: bytes, name: str) -> str:
    """The text of the bytes: by their mark, as UTF-8, else the Russian or Western encoding that makes sense of them."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode(data, codec, name)
    bare = utf16_without_mark(data)
    if bare is not None:
        return _decode(data, bare, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes  # slow to import, and most texts are UTF-8

    best = from_bytes(data, cp_isolation=["cp1251", "koi8-r", "cp866", "cp1252", "mac_cyrillic", "iso8859_5"]).best()
    candidates = ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "cp1252"]
    if best is not None:
        candidates.insert(0, best.encoding)
    readings = [data.decode(codec, "replace") for codec in candidates]
    chosen = max(readings, key=_plausible)
    if (_ODD.search(chosen) and len(_ODD.findall(chosen)) * 100 > len(chosen)) or chosen.count("�") * 50 > len(chosen):
        raise DocumentError("document.wrong_type", name=name)
    return chosen


def _decode(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise DocumentError("document.damaged", name=name) from error


# How often letters stand in running Russian, roughly; enough to tell cp1251 from KOI8-R, where case is swapped too.
_COMMON = frozenset("оеаинтсрвл")


def _plausible(text: str) -> float:
    """How much it looks like Russian or English prose: common letters in lower case, few odd signs."""
    letters = _CYRILLIC.findall(text)
    common = sum(1 for c in letters if c.lower() in _COMMON)
    inside = len(re.findall(r"[а-яё][А-ЯЁ]", text))
    odd = len(_ODD.findall(text)) + text.count("�") + len(re.findall(r"[─-╿]", text))
    western = len(re.findall(r"[À-ÿ]{2}", text))
    return common * 2 + len(letters) - 4 * inside - 6 * odd - 3 * western


def _page(draft: Draft, text: str, page: int | None, table: int) -> None:
    lines = text.split("\n")
    at = 0
    tables = table * 1000
    while at < len(lines):
        rows = list(_rows(lines[at:]))
        if len(rows) >= _LEAST_ROWS:
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells or ()):
                    if cell:
                        draft.add(Block(cell, 0, page, "cell", cell=(tables, row, column), label=label_of(cell)))
            at += len(rows)
            tables += 1
            continue
        end = at
        while (
            end < len(lines) and lines[end].strip() and not (end > at and len(list(_rows(lines[end:]))) >= _LEAST_ROWS)
        ):
            end += 1
        for paragraph in paragraphs(lines[at:end]):
            draft.add(Block(paragraph, 0, page, label=label_of(paragraph)))
        at = max(end, at + 1)


def _rows(lines: list[str]) -> Iterator[list[str] | None]:
    """The first lines that are rows of one table: one sign parts each into columns. None is a ruling line."""
    sign: str | None = None
    width = 0
    for line in lines:
        bare = line.strip()
        if sign == "|" and bare and set(bare) <= set("|-+=: "):
            yield None
            continue
        found = "|" if bare.count("|") else "\t" if "\t" in bare else None
        if found is None or sign not in (None, found):
            return
        cells = [
            cell.strip()
            for cell in re.split(r"\t+" if found == "\t" else r"\|", bare.strip("|") if found == "|" else line)
        ]
        if len(cells) < 2 or width not in (0, len(cells)) or sum(1 for cell in cells if cell) < 1:
            return
        if found == "\t" and label_of(cells[0] + " ") == cells[0].strip() and cells[0]:
            return  # a number and a tab before the clause: one column
        sign, width = found, len(cells)
        yield cells


def paragraphs(lines: list[str]) -> Iterator[str]:
    """Paragraphs of consecutive lines: hard-wrapped ones are joined, others stand for themselves."""
    widths = [len(line.rstrip()) for line in lines]
    longest = max(widths, default=0)
    wrapped = longest >= _WRAP_WIDTH and sum(1 for w in widths[:-1] if w >= 0.7 * longest) * 2 >= max(
        len(widths) - 1, 1
    )
    current = ""
    for at, line in enumerate(lines):
        bare = line.strip()
        if not bare:
            continue
        if current and wrapped and longest < 200 and wraps(current, bare, longest - widths[at - 1]):
            current = unhyphenated(current, bare)
        else:
            if current:
                yield current
            current = bare
    if current:
        yield current
