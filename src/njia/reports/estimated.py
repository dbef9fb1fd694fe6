"""The panel of a capture table as a page for one reader."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal

from njia.estimates.fragility import Fragility, Shift
from njia.estimates.panel import Panel
from njia.estimates.settings import Settings
from njia.findings import Language, Text
from njia.reports.figures import Bar, Page, Part
from njia.text.saying import number

Words = Mapping[str, Text]


def count(value: float, words: Words, language: Language) -> str:
    """A number of people to the last whole one, as the reader writes it; an end that is not there as a word."""
    if not math.isfinite(value):
        return words["estimate.open"][language]
    return number(Decimal(round(value)))[language]


def estimated(panel: Panel, settings: Settings, words: Words, language: Language) -> Page:
    """The answer of `njia estimate mse` in a reader's language."""
    fixed = {name: words[f"estimate.part.{name}"][language] for name in ("panel", "refused", "warnings", "plain")}
    parts = []
    if panel.estimates:
        parts = [_methods(panel, words, language, fixed["panel"])]
        parts.append(Part(fixed["plain"], (plain(settings, words, language),)))
    parts.append(Part(fixed["refused"], tuple(refusals(panel, words, language))))
    parts.append(Part(fixed["warnings"], tuple(warnings(panel, words, language))))
    if panel.fragility is not None:
        parts += _fragile(panel.fragility, words, language)
    sure = "estimate.stable" if panel.stable else "estimate.unstable"
    lead = (
        words["estimate.lead"].fill(observed=count(panel.observed, words, language))[language],
        *([words[sure][language]] if panel.primary else []),
    )
    title = words["estimate.title"][language]
    return Page(language, title, headline(panel, words, language), not panel.stable, lead, tuple(parts))


def headline(panel: Panel, words: Words, language: Language) -> str:
    """The main figure in one sentence, or that there is none."""
    found = next((row for row in panel.estimates if row.method == panel.primary), None)
    if found is None:
        return words["estimate.headline.none"][language]
    values = {name: count(getattr(found, name), words, language) for name in ("estimate", "low", "high")}
    return words["estimate.headline." + ("range" if math.isfinite(found.high) else "open")].fill(**values)[language]


def plain(settings: Settings, words: Words, language: Language) -> str:
    """What a range means, for somebody who has never met one."""
    return words["estimate.plain"].fill(level=f"{100 * settings.level:.0f}")[language]


def refusals(panel: Panel, words: Words, language: Language) -> Iterable[str]:
    for row in panel.refused:
        name = words[f"estimate.method.{row.method}"][language]
        yield f"{name}: {reason(row.code, row.values, words, language)}"


def reason(code: str, values: Mapping[str, str], words: Words, language: Language) -> str:
    return words[f"estimate.refused.{code}"].fill(**values)[language]


def warnings(panel: Panel, words: Words, language: Language) -> Iterable[str]:
    for row in panel.warnings:
        values: dict[str, str | Text] = dict(row.values)
        if "method" in row.values:
            values["method"] = words[f"estimate.method.{row.values['method']}"]
        yield words[f"estimate.warned.{row.code}"].fill(**values)[language]


def _methods(panel: Panel, words: Words, language: Language, title: str) -> Part:
    head = tuple(words[f"estimate.column.{name}"][language] for name in ("method", "estimate", "low", "high"))
    rows, bars = [head], []
    for row in panel.estimates:
        name = words[f"estimate.method.{row.method}"]
        bars.append(Bar(name[language], row.low, row.estimate, row.high))
        if row.method == panel.primary:
            name = words["estimate.primary"].fill(method=name)
        rows.append((name[language], *(count(value, words, language) for value in (row.estimate, row.low, row.high))))
    return Part(title, rows=tuple(rows), bars=tuple(bars))


def _fragile(found: Fragility, words: Words, language: Language) -> list[Part]:
    groups: dict[str, tuple[Shift, ...]] = {
        "left_out": found.left_out, "one_count": (found.one_count,) if found.one_count else (),
        "prior": found.prior, "linkage": found.linkage,
    }  # fmt: skip
    head = tuple(words[f"estimate.column.{name}"][language] for name in ("change", "estimate", "low", "high"))
    rows = [head]
    for group, shifts in groups.items():
        for shift in shifts:
            ends = (count(value, words, language) for value in (shift.estimate, shift.low, shift.high))
            code = f"{group}.{shift.what}" if group in ("prior", "linkage") else group
            share = f"{100 * (shift.share or 0):g} %"
            rows.append((words[f"estimate.fragile.{code}"].fill(what=shift.what, share=share)[language], *ends))
    parts = [Part(words["estimate.part.fragile"][language], rows=tuple(rows))]
    if found.known:
        columns = ("list", "known", "estimate", "low", "high")
        head = tuple(words[f"estimate.column.{name}"][language] for name in columns)
        lists = [
            (row.list, *(count(value, words, language) for value in (row.known, row.estimate, row.low, row.high)))
            for row in found.known
        ]
        parts.append(Part(words["estimate.part.known"][language], rows=(head, *lists)))
    return parts
