"""A page of figures with their ranges, for a terminal or as one HTML page: headline, tables, ranges drawn as lines."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html
from lxml.builder import E
from lxml.etree import _Element

from njia.findings import Language

_STYLE = Path(__file__).with_name("report.css")
_WIDTH = 88
_ROW, _LEFT, _DRAWN = 26, 8, 400  # of the drawing: height of a row, its margin, its width


@dataclass(frozen=True, slots=True)
class Bar:
    """A range and its middle; an infinite high end runs off the drawing."""

    label: str
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with lines, a table (its first row is the head), and ranges drawn above it."""

    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    bars: tuple[Bar, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Page:
    language: Language
    title: str
    headline: str
    careful: bool
    lead: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def filled(self) -> tuple[Part, ...]:
        """The parts that hold something."""
        return tuple(part for part in self.parts if part.lines or part.rows)


def as_text(page: Page) -> str:
    """For a terminal, wrapped at 88 columns."""
    lines = [page.headline, *(textwrap.fill(line, _WIDTH) for line in page.lead)]
    for part in page.filled:
        lines += ["", part.title, "─" * min(len(part.title), _WIDTH)]
        lines += [textwrap.fill(line, _WIDTH) for line in part.lines]
        lines += _columns(part.rows)
    return "\n".join(lines) + "\n"


def _columns(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """Rows under one another, the first column to the left and the figures to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))] if rows else []
    out = []
    for first, *rest in rows:
        figures = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        out.append("  ".join([first.ljust(widths[0]), *figures]).rstrip())
    return out


def as_html(page: Page) -> str:
    """One page that needs nothing else: no script, no request, prints well."""
    main = E.main(
        E.header(
            E.p(page.title, {"class": "title"}),
            E.h1(page.headline, {"class": "verdict fix" if page.careful else "verdict clear"}),
            *(E.p(line) for line in page.lead),
        )
    )
    for part in page.filled:
        section = E.section(E.h2(part.title), *(E.p(line) for line in part.lines))
        if part.bars:
            section.append(_drawn(part))
        if part.rows:
            section.append(_table(part))
        main.append(section)
    head = E.head(
        E.meta(charset="utf-8"),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.meta(name="robots", content="noindex"),
        E.title(f"{page.title} {page.headline}"),
        E.style(_STYLE.read_text("utf-8")),
    )
    whole = E.html(head, E.body(main), lang=page.language)
    return "<!doctype html>\n" + html.tostring(whole, encoding="unicode") + "\n"


def _table(part: Part) -> _Element:
    head, *rows = part.rows
    return E.div(
        E.table(
            E.caption(part.title),
            E.thead(E.tr(*(E.th(cell, scope="col") for cell in head))),
            E.tbody(*(E.tr(E.th(row[0], scope="row"), *(E.td(cell) for cell in row[1:])) for row in rows)),
        ),
        {"class": "figures", "tabindex": "0", "role": "region", "aria-label": part.title},
    )


def _drawn(part: Part) -> _Element:
    """Each range as a line with a dot in it, on a scale of logarithms; the table below says the same."""
    ends = [end for bar in part.bars for end in (bar.low, bar.middle, bar.high) if math.isfinite(end) and end > 0]
    least, most = math.log(min(ends) * 0.95), math.log(max(ends) * 1.05)

    def across(value: float) -> str:
        share = 1.0 if not math.isfinite(value) else (math.log(max(value, min(ends))) - least) / (most - least)
        return f"{_LEFT + share * (_DRAWN - 2 * _LEFT):.1f}"

    picture = E.svg(
        E.title(part.title),
        {"viewBox": f"0 0 {_DRAWN} {2 * _ROW * len(part.bars)}", "role": "img", "class": "ranges"},
    )
    for place, bar in enumerate(part.bars):
        words, line = str(2 * _ROW * place + 20), str(2 * _ROW * place + 38)
        picture.append(E.text(bar.label, x=str(_LEFT), y=words))
        picture.append(E.line(x1=across(bar.low), x2=across(bar.high), y1=line, y2=line))
        picture.append(E.circle(cx=across(bar.middle), cy=line, r="6"))
    return picture
