"""Two rounds as a page for one reader: no detectable change is an answer like any other."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from njia.estimates.comparing import Comparison
from njia.estimates.rounds import Change, Power
from njia.estimates.settings import Settings
from njia.findings import Language, Text
from njia.reports.estimated import count, plain, reason
from njia.reports.figures import Bar, Page, Part
from njia.text.saying import number

Words = Mapping[str, Text]


def percent(share: float) -> str:
    """A share as whole per cents."""
    return f"{100 * share:.0f} %"


def times(value: float, language: Language) -> str:
    """A ratio to two places, as the reader writes it."""
    return number(Decimal(f"{value:.2f}"))[language]


def compared(found: Comparison, settings: Settings, words: Words, language: Language) -> Page:
    """The answer of `njia estimate compare`."""
    before, after = found.observed
    lead = [
        words["estimate.compare.lead"].fill(before=count(before, words, language), after=count(after, words, language))[
            language
        ]
    ]
    if found.detectable is not None:
        fall = percent(found.detectable)
        lead.append(words["estimate.compare.detectable"].fill(fall=fall)[language])
    parts = [
        _changes(found, words, language),
        Part(words["estimate.part.plain"][language], (plain(settings, words, language),)),
    ]
    told = tuple(
        f"{words[f'estimate.method.{row.method}'][language]}: {reason(row.code, row.values, words, language)}"
        for row in found.refused
    )
    parts.append(Part(words["estimate.part.refused"][language], told))
    parts.append(Part(words["estimate.part.warnings"][language], tuple(cautions(found, words, language))))
    careful = found.primary is None or bool(found.against)
    title = words["estimate.compare.title"][language]
    return Page(language, title, _headline(found.main, words, language), careful, tuple(lead), tuple(parts))


def _headline(main: Change | None, words: Words, language: Language) -> str:
    if main is None:
        return words["estimate.headline.none"][language]
    least, most = sorted(abs(1 - end) for end in (main.low, main.high))
    return words[f"estimate.compare.{main.verdict}"].fill(low=percent(least), high=percent(most))[language]


def _changes(found: Comparison, words: Words, language: Language) -> Part:
    head = tuple(
        words[f"estimate.column.{name}"][language] for name in ("method", "ratio", "low", "high", "detectable")
    )
    rows, bars = [head], []
    for row in found.changes:
        name = words[f"estimate.method.{row.method}"][language]
        bars.append(Bar(name, row.low, row.ratio, row.high))
        figures = (times(value, language) for value in (row.ratio, row.low, row.high))
        rows.append((name, *figures, percent(row.detectable)))
    return Part(words["estimate.compare.part"][language], rows=tuple(rows) if bars else (), bars=tuple(bars))


def cautions(found: Comparison, words: Words, language: Language) -> list[str]:
    """What a reader must know before using the answer."""
    out = [
        words["estimate.compare.against"].fill(method=words[f"estimate.method.{row.method}"])[language]
        for row in found.against
    ]
    before, after = found.observed
    if found.verdict == "none" and abs(after / before - 1) > 0.1:
        out.append(words["estimate.compare.raw"].fill(change=f"{100 * (after / before - 1):+.0f} %")[language])
    return out


def powered(found: tuple[Power, ...], runs: int, words: Words, language: Language) -> Page:
    """The answer of `njia estimate power`."""
    seen = next((row for row in found if row.reported >= 0.8), None)
    headline = (
        words["estimate.power.seen"].fill(fall=percent(seen.fall))[language]
        if seen
        else words["estimate.power.none"].fill(fall=percent(found[-1].fall))[language]
    )
    head = tuple(words[f"estimate.column.{name}"][language] for name in ("fall", "reported", "wrong"))
    rows = tuple((percent(row.fall), percent(row.reported), percent(row.wrong)) for row in found)
    lead = (words["estimate.power.lead"].fill(runs=str(runs))[language],)
    part = Part(words["estimate.power.part"][language], rows=(head, *rows))
    return Page(language, words["estimate.power.title"][language], headline, seen is None, lead, (part,))
