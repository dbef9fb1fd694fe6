"""A report as one HTML page that needs nothing else: no script, no request, prints well."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from lxml.builder import E
from lxml.etree import _Element

from njia.reports.view import Cell, Item, Piece, View

_STYLE = Path(__file__).with_name("report.css")


def render(view: View) -> str:
    """The page as text."""
    page = E.html(
        E.head(
            E.meta(charset="utf-8"),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.meta(name="robots", content="noindex"),
            E.title(f"{view.title}: {view.headline}"),
            E.style(_STYLE.read_text("utf-8")),
        ),
        E.body(_main(view)),
        lang=view.language,
    )
    return "<!doctype html>\n" + html.tostring(page, encoding="unicode", pretty_print=False) + "\n"


def _main(view: View) -> _Element:
    main = E.main(
        E.header(
            E.p(view.title, {"class": "title"}),
            E.h1(view.headline, {"class": f"verdict {view.verdict}"}),
            E.p(view.class_sentence),
            E.p(view.lead),
        ),
    )
    findings = E.section(
        E.h2(view.words["report.part.findings"]),
        E.ol(*(_item(view, item) for item in view.items)) if view.items else E.p(view.words["report.part.no_findings"]),
    )
    parts = (
        [_summary(view), findings] if view.summary_first else [findings, *([_summary(view)] if view.sections else [])]
    )
    main.extend(parts)
    if view.rows:
        main.append(
            E.section(
                E.h2(view.words["report.part.columns"]),
                E.div(*(_pair(view, row.en, row.ru) for row in view.rows), {"class": "pairs"}),
            )
        )
    main.append(E.footer(E.p(view.about)))
    return main


def _summary(view: View) -> _Element:
    section = E.section(E.h2(view.words["report.part.summary"]))
    for part in view.sections:
        section.append(E.h3(part.title))
        section.append(E.ul(*(E.li(line) for line in part.lines)))
    return section


def _item(view: View, item: Item) -> _Element:
    node = E.li(
        E.p(E.strong(item.severity_word, {"class": f"tag {item.severity}"}), " ", item.text),
        {"id": f"f{item.number}", "class": item.severity},
    )
    for quote in item.quotes:
        attributes = {"lang": quote.language} if quote.language else {}
        node.append(E.blockquote(E.p(quote.text, attributes), E.cite(quote.place)))
    node.append(E.p(E.b(view.words["report.part.remedy"] + ": "), item.remedy))
    node.append(E.p(f"{view.words['report.part.source']}: {item.source} ({item.rule})", {"class": "source"}))
    return node


def _pair(view: View, en: Cell | None, ru: Cell | None) -> _Element:
    return E.div(_cell(view, en, "en"), _cell(view, ru, "ru"), {"class": "pair"})


def _cell(view: View, cell: Cell | None, language: str) -> _Element:
    if cell is None:
        return E.p(view.words["report.part.only_one"], {"class": "missing"})
    node = E.p({"lang": language})
    for piece in cell.pieces:
        node.append(_piece(view, piece))
    return node


def _piece(view: View, piece: Piece) -> _Element:
    if not piece.marks:
        return E.span(piece.text)
    mark = E.mark(piece.text)
    for number in piece.marks:
        mark.append(E.a(str(number), {"href": f"#f{number}", "class": "ref"}))
    return mark
