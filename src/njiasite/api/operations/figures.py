"""Published figures with their definitions, for programs: what `/figures` shows, and nothing that is not out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema

from njia.indicators.load import load_indicators
from njia.releases.calendar import load_calendar
from njia.releases.reading import told
from njiasite.api.rooms import PUBLIC, room
from njiasite.api.shapes import Origin, Words
from njiasite.indicators import selectors

router = Router(tags=["figures"])


class IndicatorShape(Schema):
    """What an indicator counts, how, and as which kind of table it is published."""

    id: str
    version: int
    name: Words
    definition: Words
    numerator: Words
    denominator: Words
    caveats: Words
    unit: str
    method: str
    statistic: str
    published_as: str | None
    source: Origin


class FigureShape(Schema):
    """One published figure with the ends of its 95 % range. ``value`` null is withheld; ``part`` empty is all."""

    indicator: str
    version: int
    release: str
    part: str
    value: float | None
    low: float | None
    high: float | None
    counted: int | None
    unit: str


@room(router, "GET", "/indicators", name="indicators", entrance=PUBLIC, gives=list[IndicatorShape])
def indicators(request: HttpRequest) -> Any:
    """The definitions of all indicators."""
    published = {one.indicator: one.kind for one in load_calendar(settings.CORRIDOR).tables}
    names = (
        "id",
        "version",
        "name",
        "definition",
        "numerator",
        "denominator",
        "caveats",
        "unit",
        "statistic",
        "source",
    )
    return [
        {
            **{name: getattr(one, name) for name in names},
            "method": one.method.name,
            "published_as": published.get(one.id),
        }
        for one in load_indicators(settings.CORRIDOR).measured.values()
    ]


@room(router, "GET", "/figures", name="figures", entrance=PUBLIC, gives=list[FigureShape])
def figures(request: HttpRequest) -> Any:
    """Every published figure, quarter by quarter."""
    known = load_indicators(settings.CORRIDOR).measured
    return [
        {
            "indicator": table.indicator, "version": table.version, "release": out.name, "part": one.part,
            "value": one.value, "low": one.low, "high": one.high, "counted": one.counted,
            "unit": known[table.indicator].unit,
        }
        for out in selectors.releases()
        for table in out.manifest.tables
        for one in told(table, known[table.indicator])
    ]  # fmt: skip
