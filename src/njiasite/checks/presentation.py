"""Lays a report out for the page: the library's own view of it, with links from each reason to its words and back."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import cast

from django.conf import settings
from django.utils.translation import gettext as _

from njia.contracts.compare import Comparison
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.findings import SEVERITIES, Language, Severity
from njia.reports import pdf as typeset
from njia.reports.view import Item, Piece, Quote, View, compared, view
from njiasite.checks.job import Failure

_NOTHING = Piece("")


@dataclass(frozen=True, slots=True)
class Mark:
    """A reason that points at a run of text: its number, named by its severity."""

    number: int
    severity: Severity
    word: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in a column, marked as the worst reason about it; ``ending`` are the reasons whose words end here.

    ``anchors`` are the names that links from the reasons lead to.
    """

    text: str
    worst: Severity | None
    ending: tuple[Mark, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One pair of clauses. ``en`` or ``ru`` is None where the clause stands in one language only."""

    en: tuple[Run, ...] | None
    ru: tuple[Run, ...] | None


@dataclass(frozen=True, slots=True)
class LinkedQuote:
    """Words of the paper; ``anchor`` is where they stand in the columns, None where they stand in neither."""

    quote: Quote
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Reason:
    """A finding with its quotes linked."""

    item: Item
    quotes: tuple[LinkedQuote, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The reasons of one severity, worst group first."""

    severity: Severity
    title: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the answer's page shows."""

    view: View
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    languages: tuple[str, ...]

    @property
    def both(self) -> bool:
        return len(self.languages) == 2


def sheet(report: Report, language: str) -> Sheet:
    """The page of a report in the reader's language."""
    shown = _view(report, language)
    severities = {item.number: item for item in shown.items}
    anchors: set[str] = set()
    lines = tuple(
        Line(
            *(
                runs(cell.pieces, side, severities, anchors) if cell else None
                for side, cell in (("en", row.en), ("ru", row.ru))
            )
        )
        for row in shown.rows
    )
    return Sheet(view=shown, groups=groups(shown, anchors), lines=lines, languages=tuple(report.languages))


def pdf(report: Report, language: str) -> bytes:
    """The report on paper."""
    return typeset.render(_view(report, language))


def failure(found: Failure, language: str) -> str:
    """One sentence on why there is no answer and what to do next."""
    broken_off = _("The check broke off, so we can tell you nothing about this contract. Please send it again.")
    own = {
        "check.broken_off": broken_off,
        "check.too_slow": _("Reading this file took too long. Send fewer pages at a time, or a clearer picture."),
        "check.too_complex": _("This file is too complicated for us to read. Send it as photos of each page."),
    }
    if found.code in own:
        return own[found.code]
    message = load(settings.CORRIDOR).messages.get(found.code)
    return message.fill(**found.values)[cast(Language, language)] if message else broken_off


def changes(comparison: Comparison, language: str) -> Sheet:
    """What was changed between two versions, in the reader's language."""
    shown = compared(comparison, load(settings.CORRIDOR), cast(Language, language))
    return Sheet(view=shown, groups=groups(shown, set()), lines=(), languages=())


def _view(report: Report, language: str) -> View:
    return view(report, load(report.corridor), cast(Language, language))


def runs(pieces: Sequence[Piece], side: str, items: Mapping[int, Item], anchors: set[str]) -> tuple[Run, ...]:
    """The runs of a text, each marked as the worst reason about it; adds the names that links lead to."""
    found = []
    for piece, following in zip_longest(pieces, pieces[1:], fillvalue=_NOTHING):
        fresh = [name for number in piece.marks if (name := f"words-{side}-{number}") not in anchors]
        anchors.update(fresh)
        worst = items[min(piece.marks)].severity if piece.marks else None
        # A reason's number stands once, where its words end, however many other reasons cut through them.
        ending = tuple(
            Mark(n, items[n].severity, items[n].severity_word) for n in piece.marks if n not in following.marks
        )
        found.append(Run(piece.text, worst, ending, tuple(fresh)))
    return tuple(found)


def groups(shown: View, anchors: Container[str], side: str = "") -> tuple[Group, ...]:
    """The reasons by severity; their quotes lead into the text of ``side`` where they name no side of their own."""
    titles = dict(shown.counts)
    found = (
        Group(
            severity,
            titles.get(severity, ""),
            tuple(_reason(i, anchors, side) for i in shown.items if i.severity == severity),
        )
        for severity in SEVERITIES
    )
    return tuple(group for group in found if group.reasons)


def _reason(item: Item, anchors: Container[str], side: str) -> Reason:
    def linked(quote: Quote) -> LinkedQuote:
        name = f"words-{quote.language or side}-{item.number}"
        return LinkedQuote(quote, name if name in anchors else None)

    return Reason(item, tuple(linked(quote) for quote in item.quotes if quote.text))
