"""What is published: who applied, was offered a place and arrived, by county and by sex; small groups stay hidden.

Each intake is published once, on a day that is known beforehand, as an act: two looks on two days tell nobody apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max

from njia.casework.model import Option
from njia.disclosure.terms import Terms, load_terms
from njia.scholarships.figures import ALL, STAGES, day_out, publishable
from njiasite.dossiers import engine
from njiasite.identities.roster import words as said
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor, hold, record
from njiasite.scholarships.asked import APPLICATION
from njiasite.scholarships.models import Application

PUBLISHED = "scholarships.published"
_SPACE = UUID("0c9b6d0e-7a3f-4a55-9c39-2f4f6e0d8a17")
_SERVICE = Actor(None, "system")
Told = Mapping[tuple[str, str], int | None]


def publish(now: datetime) -> int:
    """Publishes every intake whose day has come and that is not out yet. How many."""
    out, today = _out(), now.astimezone(_terms().zone).date()
    return sum(_publish(year) for year, day in _days() if year not in out and today >= day)


@transaction.atomic
def _publish(year: int) -> bool:
    hold(_chain())
    if year in _out():
        return False
    table = [[stage, group, value] for (stage, group), value in sorted(_counted(year).items())]
    record(
        chain=_chain(), type=PUBLISHED, actor=_SERVICE, channel="service", key=f"published:{year}",
        payload={"year": year, "least": _terms().at_least, "table": table},
    )  # fmt: skip
    return True


def intakes() -> list[dict[str, Any]]:
    """Every intake that is out, the newest first: everybody (who has no name here), then by sex and by county."""
    return [
        {"year": year, "least": least, "rows": [{"name": "", "values": _line(told, ALL)}, *_table(told)]}
        for year, (least, told) in sorted(_out().items(), reverse=True)
    ]


def coming() -> list[tuple[int, date]]:
    """The intakes that are not out yet, with their day."""
    out = _out()
    return [(year, day) for year, day in _days() if year not in out]


def _table(told: Told) -> list[dict[str, Any]]:
    """One line for each sex and county of which there is anything to tell; what must not be told is None."""
    lines = [(said(one.name), _line(told, one.id)) for by in ("sex", "county") for one in _options(by)]
    return [{"name": name, "values": values} for name, values in lines if any(value != 0 for value in values)]


def _line(told: Told, group: str) -> list[int | None]:
    return [told.get((stage, group), 0) for stage in STAGES]


def _out() -> dict[int, tuple[int, Told]]:
    """What is out: by intake the least that a number of it counts, and its numbers."""
    acts = [act.given for act in ledger.acts(_chain())]
    return {one["year"]: (one["least"], {(s, group): value for s, group, value in one["table"]}) for one in acts}


def _counted(year: int) -> Told:
    rows = Application.objects.filter(programme__corridor=settings.CORRIDOR, programme__year=year)
    counted = rows.values_list("county", "sex", "offered", "arrived").annotate(n=Count("pk"))
    found: Counter[tuple[str, str, str]] = Counter()
    for county, sex, offered, arrived, count in counted:
        found[county, sex, STAGES[2 if arrived else 1 if offered else 0]] += count
    return publishable(found, _terms().at_least)


def _days() -> list[tuple[int, date]]:
    """Every intake of which somebody applied, the newest first, with its day."""
    rows = Application.objects.filter(programme__corridor=settings.CORRIDOR).values_list("programme__year")
    begin = rows.annotate(Max("programme__studies_from")).order_by("-programme__year")
    days = ((year, day_out(year, _terms(), begins)) for year, begins in begin)
    return [(year, day) for year, day in days if day]


def _terms() -> Terms:
    return load_terms(settings.CORRIDOR)


def _chain() -> UUID:
    return uuid5(_SPACE, settings.CORRIDOR)


def _options(by: str) -> tuple[Option, ...]:
    return engine.procedures(settings.CORRIDOR)[APPLICATION].fields[by].options
