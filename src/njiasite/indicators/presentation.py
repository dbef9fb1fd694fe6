"""Indicators and their published figures in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from njia.corridors.load import load
from njia.estimates.settings import load_settings
from njia.findings import Text
from njia.indicators.load import load_indicators
from njia.indicators.model import ALL, Indicator
from njia.releases.calendar import load_calendar
from njia.releases.manifest import Manifest
from njia.releases.reading import Told
from njia.releases.rounds import Round, method_said, since_said
from njia.releases.rounds import said as estimate_said
from njia.releases.saying import amount, part_name, sentence, whole
from njiasite.identities.roster import words as said
from njiasite.indicators import drawing, rounds, selectors
from njiasite.pages.templatetags.shown import number


def messages() -> Mapping[str, Text]:
    return load(settings.CORRIDOR).messages


def overview() -> dict[str, Any]:
    """Every indicator with its newest figure, what is not measured yet, and what others published."""
    known, estimate = load_indicators(settings.CORRIDOR), newest(selectors.ESTIMATE)
    published = bool(estimate["found"].page)
    return {
        "indicators": [line(one) for one in known.measured.values()],
        "estimate": estimate if published else None,
        "waiting": [
            {"name": said(one.name), "why": said(one.why)}
            for one in known.waiting.values()
            if not (published and one.id == selectors.ESTIMATE)
        ],
        "external": [_external(one) for one in known.external],
        "terms": load_calendar(settings.CORRIDOR),
        "releases": selectors.releases()[::-1],
    }


def newest(id_: str) -> dict[str, Any]:
    """The newest figure of an indicator; of an estimate also whether it changed."""
    found = selectors.newest(id_)
    told, change = (said(text) if text else "" for text in (found.said, found.change))
    return {"found": found, "name": said(found.name), "said": told, "change": change}


def estimates() -> dict[str, Any]:
    """Every round of estimates, the newest first, and what a range means."""
    level = load_settings(settings.CORRIDOR).level
    plain, out = messages()["estimate.plain"].fill(level=f"{100 * level:.0f}"), rounds.rounds()
    told = [_round(one, before) for before, one in zip([None, *out], out, strict=False)]
    return {"rounds": told[::-1], "plain": said(plain)}


def _round(found: Round, before: Round | None) -> dict[str, Any]:
    lines = [
        {"line": one, "name": _method(one.method), "said": said(method_said(one, messages()))} for one in found.panel
    ]
    rows = [
        drawing.Row(row["name"], row["said"], row["line"].estimate, row["line"].low, row["line"].high) for row in lines
    ]
    why = [(one.method, messages()[f"estimate.refused.{one.code}"].fill(**one.values)) for one in found.refused]
    change = since_said(found, before, messages())
    return {
        "round": found,
        "said": said(estimate_said(found.main, messages())),
        "change": said(change) if change else "",
        "lines": lines,
        "picture": drawing.picture(rows) if rows else None,
        "refused": [f"{_method(method)}: {said(text)}" for method, text in why],
    }


def _method(name: str) -> str:
    return said(messages()[f"estimate.method.{name}"])


def line(indicator: Indicator) -> dict[str, Any]:
    """An indicator with its newest figure in a sentence."""
    found = selectors.latest(indicator.id)
    return {
        "id": indicator.id,
        "name": said(indicator.name),
        "definition": said(indicator.definition),
        "quarter": found[0] if found else None,
        "told": _whole(found[1], indicator) if found else None,
    }


def _whole(rows: tuple[Told, ...], indicator: Indicator) -> str | None:
    found = whole(rows, indicator, messages())
    return said(found) if found else None


def detail(indicator: Indicator) -> dict[str, Any]:
    """Everything about one: definition, drawings, the table of all quarters, method, caveats."""
    history = selectors.history(indicator.id)
    table = [
        {"quarter": manifest, "told": _told(one, indicator)} for manifest, rows in reversed(history) for one in rows
    ]
    return {
        **line(indicator),
        "indicator": indicator,
        **{name: said(getattr(indicator, name)) for name in ("numerator", "denominator", "caveats")},
        "source": said(indicator.source.text),
        "method": indicator.method.name,
        "over_time": _over_time(indicator, history),
        "parts": _parts(indicator, history[-1]) if history else None,
        "rows": table,
    }


def _over_time(indicator: Indicator, history: list[tuple[Manifest, tuple[Told, ...]]]) -> drawing.Picture | None:
    rows = [(manifest.release, one) for manifest, told in history for one in told if one.part == ALL]
    drawn = [_row(release, one, indicator) for release, one in rows]
    return drawing.picture(drawn, _most(indicator)) if any(row.value is not None for row in drawn) else None


def _parts(indicator: Indicator, last: tuple[Manifest, tuple[Told, ...]]) -> drawing.Picture | None:
    rows = [
        _row(said(part_name(one.part, indicator, messages())), one, indicator) for one in last[1] if one.part != ALL
    ]
    return drawing.picture(rows, _most(indicator)) if any(row.value is not None for row in rows) else None


def _most(indicator: Indicator) -> float | None:
    return 100 if indicator.unit == "percent" else None


def _row(label: str, one: Told, indicator: Indicator) -> drawing.Row:
    value = amount(one.value, indicator.unit, messages(), one.part) if one.value is not None else None
    short, heard = value or messages()["releases.withheld_short"], sentence(one, indicator.unit, messages())
    return drawing.Row(label, said(short), one.value, one.low, one.high, said(heard))


def _told(one: Told, indicator: Indicator) -> dict[str, Any]:
    return {
        "part": said(part_name(one.part, indicator, messages())),
        "sentence": said(sentence(one, indicator.unit, messages())),
        "counted": one.counted,
    }


def _external(one: Any) -> dict[str, Any]:
    texts = {name: said(getattr(one, name)) for name in ("definition", "publisher", "method")}
    count = re.sub(r"\d[\d,]*", lambda found: number(int(found[0].replace(",", ""))), one.count)  # "1,000+"
    return {"count": count, "day": one.as_of, "source": said(one.source.text), **texts}
