"""An interrupted series as a page: both models, the controls, and the dates at which nothing should have been found."""

from __future__ import annotations

from collections.abc import Mapping

from njia.estimates.interrupted import Interrupted
from njia.estimates.series import Effect
from njia.findings import Language, Text
from njia.reports.compared import percent, times
from njia.reports.figures import Bar, Page, Part

Words = Mapping[str, Text]


def shown(found: Interrupted, words: Words, language: Language) -> Page:
    """The answer of `njia estimate series`."""
    part = {name: words[f"estimate.series.part.{name}"][language] for name in ("models", "controls", "placebos")}
    before = tuple(Effect(row.start, row.ratio, row.low, row.high, {}) for row in found.placebos)
    refused = tuple(words[f"estimate.refused.{row.code}"].fill(**row.values)[language] for row in found.refused)
    parts = (
        _part(part["models"], found.effects, words, language),
        _part(part["controls"], found.controls, words, language),
        _part(part["placebos"], before, words, language),
        Part(words["estimate.part.refused"][language], refused),
        Part(words["estimate.part.warnings"][language], tuple(cautions(found, words, language))),
    )
    lead = (words["estimate.series.lead"].fill(start=found.start)[language],)
    careful = not found.agree or found.main is None
    title = words["estimate.series.title"][language]
    return Page(language, title, _headline(found, words, language), careful, lead, parts)


def _headline(found: Interrupted, words: Words, language: Language) -> str:
    if not found.agree:
        return words["estimate.series.disagree"][language]
    if found.main is None:
        return words["estimate.headline.none"][language]
    kind = "none" if not found.main.clear else "fall" if found.main.ratio < 1 else "rise"
    least, most = sorted(abs(1 - end) for end in (found.main.low, found.main.high))
    return words[f"estimate.compare.{kind}"].fill(low=percent(least), high=percent(most))[language]


def _part(title: str, effects: tuple[Effect, ...], words: Words, language: Language) -> Part:
    head = tuple(words[f"estimate.column.{name}"][language] for name in ("what", "times", "low", "high"))
    rows, bars = [head], []
    for effect in effects:
        known = words.get(f"estimate.series.method.{effect.method}")
        name = known[language] if known else effect.method
        rows.append((name, *(times(value, language) for value in (effect.ratio, effect.low, effect.high))))
        bars.append(Bar(name, effect.low, effect.ratio, effect.high))
    return Part(title, rows=tuple(rows) if bars else (), bars=tuple(bars))


def cautions(found: Interrupted, words: Words, language: Language) -> list[str]:
    """What a reader must know before using the answer."""
    return [words[f"estimate.series.warned.{row.code}"].fill(**row.values)[language] for row in found.warnings]
