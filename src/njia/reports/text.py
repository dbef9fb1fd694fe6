"""A report for a terminal: the verdict first, then reasons with their words, then the summary."""

from __future__ import annotations

import textwrap

from njia.reports.view import Item, View

_WIDTH = 88
_SIGN = {"stop": "■", "fix": "▲", "check": "●", "note": "·"}  # a shape beside every word, never colour alone


def render(view: View) -> str:
    """Plain text, wrapped at 88 columns."""
    lines = [view.headline, view.class_sentence, _wrap(view.lead)]
    if view.counts:
        lines.append(" · ".join(words for _, words in view.counts))
    findings = ["", _heading(view.words["report.part.findings"])]
    findings += [_item(view, item) for item in view.items] or [view.words["report.part.no_findings"]]
    summary: list[str] = []
    if view.sections:
        summary += ["", _heading(view.words["report.part.summary"])]
        for section in view.sections:
            summary += [section.title, *(_wrap(line, "  ") for line in section.lines)]
    lines += summary + findings if view.summary_first else findings + summary
    lines += ["", _wrap(view.about)]
    return "\n".join(lines) + "\n"


def _heading(words: str) -> str:
    return f"{words}\n{'─' * len(words)}"


def _item(view: View, item: Item) -> str:
    lines = [_wrap(f"{item.number}. {_SIGN[item.severity]} {item.severity_word}: {item.text}")]
    lines += [_wrap(f"[{quote.place}] {_short(quote.text)}", "   ") for quote in item.quotes]
    lines.append(_wrap(f"{view.words['report.part.remedy']}: {item.remedy}", "   "))
    lines.append(_wrap(f"{view.words['report.part.source']}: {item.source} ({item.rule})", "   "))
    return "\n".join(lines) + "\n"


def _short(quote: str) -> str:
    return textwrap.shorten(quote, 240, placeholder=" […]")


def _wrap(text: str, indent: str = "") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + ("   " if not indent else ""))
