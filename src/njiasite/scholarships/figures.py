"""What is published: who applied, was offered a place and arrived, by county and by sex; small groups stay hidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db.models import Count, Q

from njia.casework.model import Option
from njia.disclosure.terms import load_terms
from njia.scholarships.figures import Cells, publishable
from njiasite.dossiers import engine
from njiasite.identities.roster import words as said
from njiasite.scholarships.asked import APPLICATION
from njiasite.scholarships.models import Application

COUNTED = ("applied", "offered", "arrived")


def table(by: str, year: int) -> list[dict[str, Any]]:
    """One line for each county or sex, and one for all; what must not be told is None."""
    shown = publishable(_cells(by, year), _least())
    rows = [{"name": said(one.name), "values": [shown[what][one.id] for what in COUNTED]} for one in _options(by)]
    return [row for row in rows if any(value != 0 for value in row["values"])]


def totals(year: int) -> list[int | None]:
    """The same for everybody together."""
    cells = _cells("sex", year)
    return [publishable({what: {"all": sum(cells[what].values())}}, _least())[what]["all"] for what in COUNTED]


def years() -> list[int]:
    """The years of which there is anything to tell, the newest first."""
    rows = Application.objects.filter(programme__corridor=settings.CORRIDOR).values_list("programme__year", flat=True)
    return sorted(set(rows.distinct()), reverse=True)


def _cells(by: str, year: int) -> Mapping[str, Cells]:
    rows = Application.objects.filter(programme__corridor=settings.CORRIDOR, programme__year=year).values(by)
    counted = rows.annotate(
        applied=Count("pk"),
        at_offered=Count("pk", filter=Q(offered=True)),
        at_arrived=Count("pk", filter=Q(arrived=True)),
    )
    options = [option.id for option in _options(by)]
    found = {row[by]: (row["applied"], row["at_offered"], row["at_arrived"]) for row in counted}
    return {what: {key: found.get(key, (0, 0, 0))[number] for key in options} for number, what in enumerate(COUNTED)}


def _options(by: str) -> tuple[Option, ...]:
    return engine.procedures(settings.CORRIDOR)[APPLICATION].fields[by].options


def _least() -> int:
    """The fewest people that a published number may count: one threshold for the whole corridor."""
    return load_terms(settings.CORRIDOR).at_least
