"""What is published: who applied, was offered a place and arrived, by county and by sex; small groups stay hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db.models import Count

from njia.casework.model import Option
from njia.disclosure.terms import load_terms
from njia.scholarships.figures import ALL, STAGES, publishable
from njiasite.dossiers import engine
from njiasite.identities.roster import words as said
from njiasite.scholarships.asked import APPLICATION
from njiasite.scholarships.models import Application


def rows(year: int) -> list[dict[str, Any]]:
    """Everybody (who has no name here), then by sex and by county."""
    return [{"name": "", "values": totals(year)}, *table("sex", year), *table("county", year)]


def least() -> int:
    """The fewest people that a published number may count: one threshold for the whole corridor."""
    return load_terms(settings.CORRIDOR).at_least


def table(by: str, year: int) -> list[dict[str, Any]]:
    """One line for each county or sex of which there is anything to tell; what must not be told is None."""
    shown = _published(year)
    lines = ((said(one.name), [shown.get((stage, one.id), 0) for stage in STAGES]) for one in _options(by))
    return [{"name": name, "values": values} for name, values in lines if any(value != 0 for value in values)]


def totals(year: int) -> list[int | None]:
    """The same for everybody together."""
    shown = _published(year)
    return [shown.get((stage, ALL), 0) for stage in STAGES]


def years() -> list[int]:
    """The years of which there is anything to tell, the newest first."""
    rows = Application.objects.filter(programme__corridor=settings.CORRIDOR).values_list("programme__year", flat=True)
    return sorted(set(rows.distinct()), reverse=True)


def _published(year: int) -> Mapping[tuple[str, str], int | None]:
    rows = Application.objects.filter(programme__corridor=settings.CORRIDOR, programme__year=year)
    counted = rows.values_list("county", "sex", "offered", "arrived").annotate(n=Count("pk"))
    found: Counter[tuple[str, str, str]] = Counter()
    for county, sex, offered, arrived, count in counted:
        found[county, sex, STAGES[2 if arrived else 1 if offered else 0]] += count
    return publishable(found, least())


def _options(by: str) -> tuple[Option, ...]:
    return engine.procedures(settings.CORRIDOR)[APPLICATION].fields[by].options
