"""What a job abroad cost its workers, as a page: every definition and mean under its own name, never one number."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal

from njia.estimates.recruitment import Cost, Definition, Figure
from njia.findings import Language, Text
from njia.reports.compared import percent
from njia.reports.figures import Page, Part
from njia.text.saying import number

Words = Mapping[str, Text]


def costed(
    found: Sequence[Cost], definitions: Sequence[Definition], words: Words, language: Language, few: int
) -> Page:
    """The answer of `njia estimate recruitment-cost`. Below ``few`` workers a figure may point at a person."""
    named = {row.id: row for row in definitions}
    main = next((row for row in found if row.figures), None)
    headline = words["estimate.cost.none"][language]
    if main is not None:
        median = next(figure for figure in main.figures if figure.name == "median")
        headline = words["estimate.cost.headline"].fill(months=_shown(median.value, words, language))[language]
    parts = []
    for row in found:
        definition = named[row.definition]
        lines = [
            words["estimate.cost.counted"].fill(
                workers=str(row.workers), left_out=str(row.left_out), unpaid=str(row.unpaid)
            )[language],
            f"{words['report.part.source'][language]}: {(definition.source.said or definition.name)[language]}",
        ]
        head = tuple(words[f"estimate.column.{name}"][language] for name in ("figure", "value", "low", "high"))
        rows = tuple(_row(figure, words, language) for figure in row.figures)
        parts.append(Part(definition.name[language], tuple(lines), (head, *rows) if rows else ()))
    parts.append(Part(words["estimate.part.warnings"][language], tuple(cautions(found, words, language, few))))
    lead = (words["estimate.cost.lead"][language],)
    thin = main is None or main.workers < few
    return Page(language, words["estimate.cost.title"][language], headline, thin, lead, tuple(parts))


def cautions(found: Sequence[Cost], words: Words, language: Language, few: int) -> list[str]:
    """What a reader must know before using the figures."""
    thin = [words["estimate.cost.few"].fill(few=str(few))[language]] if any(row.workers < few for row in found) else []
    return [words["estimate.cost.unverified"][language], *thin]


def _row(figure: Figure, words: Words, language: Language) -> tuple[str, ...]:
    name = words[f"estimate.cost.figure.{figure.name}"][language]
    if figure.name.startswith("above"):
        return (name, *(percent(value) for value in (figure.value, figure.low, figure.high)))
    return (name, *(_shown(value, words, language) for value in (figure.value, figure.low, figure.high)))


def _shown(value: float, words: Words, language: Language) -> str:
    if not math.isfinite(value):
        return words["estimate.open"][language]
    return number(Decimal(f"{value:.2f}"))[language]
