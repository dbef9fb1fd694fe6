"""A contract in a layout: rows of text, which a writer then puts in a file. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from samples.page import Page, Row

if TYPE_CHECKING:
    from samples.contracts import Clause, Sample

Side = Literal["en", "ru"]
LAYOUTS = (
    "table", "columns", "columns_free", "en_then_ru", "ru_then_en", "interleaved", "slash", "line_break", "sentence",
    "two_files",
)  # fmt: skip
MEDIA = ("docx", "pdf", "html", "txt", "scan", "photo")
_JOIN = {"slash": " / ", "line_break": "\n", "sentence": " "}


def render(sample: Sample, layout: str, medium: str) -> dict[str, bytes]:
    """File name → bytes; a layout that keeps the languages apart gives two."""
    write = _writer(medium)
    ending = {"scan": "scan.tiff", "photo": "photo.tiff"}.get(medium, medium)
    return {f"{name}.{ending}": write(page) for name, page in pages(sample, layout)}


def pages(sample: Sample, layout: str) -> list[tuple[str, Page]]:
    """The paper, or two papers, that a layout makes."""
    if layout not in LAYOUTS:
        raise ValueError(f"no layout is called {layout!r}; there are {', '.join(LAYOUTS)}")
    stem = f"{sample.name}.{layout}"
    if layout == "two_files":
        return [(f"{stem}.{side}", Page("flow", _one_side(sample, side))) for side in sample.languages]
    if layout in ("en_then_ru", "ru_then_en") or len(sample.languages) == 1:
        order: tuple[Side, ...] = ("ru", "en") if layout == "ru_then_en" else ("en", "ru")
        return [(stem, Page("flow", [row for side in order for row in _one_side(sample, side)]))]
    if layout in ("table", "columns", "columns_free"):
        return [(stem, Page(layout, [_pair(sample, clause) for clause in sample.clauses]))]
    if layout == "interleaved":
        return [(stem, Page("flow", [Row(c.kind, (t,)) for c in sample.clauses for t in _pair(sample, c).cells if t]))]
    return [(stem, Page("flow", [Row(c.kind, (_joined(sample, c, layout),)) for c in sample.clauses]))]


def _one_side(sample: Sample, side: Side) -> list[Row]:
    return [Row(kind, (text,)) for kind, text in zip(sample.kinds(side), sample.lines(side), strict=True)]


def _pair(sample: Sample, clause: Clause) -> Row:
    return Row(clause.kind, (sample.printed(clause, "en") or "", sample.printed(clause, "ru") or ""))


def _joined(sample: Sample, clause: Clause, layout: str) -> str:
    """Both languages in one paragraph; the number stands once, as a drafter would type it."""
    en, ru = sample.printed(clause, "en"), sample.printed(clause, "ru")
    if en is None or ru is None:
        return en or ru or ""
    same_number = clause.label and clause.ru and en.split(" ", 1)[0] == ru.split(" ", 1)[0]
    return en + _JOIN[layout] + (clause.ru or "" if same_number else ru)


def _writer(medium: str) -> Callable[[Page], bytes]:
    if medium == "docx":
        from samples.writers.docx import write
    elif medium in ("html", "txt"):
        from samples.writers import plain

        return plain.write_html if medium == "html" else plain.write_text
    elif medium == "pdf":
        from samples.writers.pdf import write
    elif medium in ("scan", "photo"):
        from samples.writers import images

        return images.write_scan if medium == "scan" else images.write_photo
    else:
        raise ValueError(f"no medium is called {medium!r}; there are {', '.join(MEDIA)}")
    return write
