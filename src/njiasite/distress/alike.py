"""Reports that may be about one person, and what belongs together, as far as a reader may see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from njia.distress.same import Likeness, compare
from njiasite.distress.asking import REPORT
from njiasite.distress.deeds import said
from njiasite.dossiers import selectors
from njiasite.dossiers.models import Dossier, SearchKey
from njiasite.identities.access import Reader

_CANDIDATES, _SHOWN = 50, 10
FACTS = ("person", "phone", "passport_number", "place_now", "employer_name")


@dataclass(frozen=True, slots=True)
class Twin:
    """A report that may be about the same person."""

    report: Dossier
    facts: dict[str, str]
    likeness: Likeness


def facts_of(report: Dossier) -> dict[str, str]:
    """What a report tells of its person."""
    return {name: value for name, value in said(report).items() if name in FACTS and value}


def twins(reader: Reader, report: Dossier) -> list[Twin]:
    """Reports that share a name, phone or passport and are like enough, the likest first. The joined ones too."""
    keys = SearchKey.objects.filter(dossier=report).values("index")
    mine = selectors.visible(reader).filter(procedure=REPORT).exclude(pk=report.pk)
    shared = SearchKey.objects.filter(index__in=keys, dossier__in=mine.values("pk"))
    best = shared.values("dossier").annotate(n=Count("pk")).order_by("-n", "dossier")[:_CANDIDATES]
    own = facts_of(report)
    found = [
        Twin(one, facts, likeness)
        for one in mine.filter(pk__in=[row["dossier"] for row in best]).select_related("standing")
        if (facts := facts_of(one)) and (likeness := compare(own, facts, report.corridor)).offered
    ]
    return sorted(found, key=lambda one: (-one.likeness.points, one.report.number))[:_SHOWN]


def reports_of(reader: Reader, dossier: Dossier) -> QuerySet[Dossier]:
    """The reports that a case belongs to; of a report, those with which it is joined."""
    here = Q(linked_cases__case=dossier) | Q(joined_reports__report=dossier) | Q(joining__into=dossier)
    return selectors.visible(reader).filter(here, procedure=REPORT).exclude(pk=dossier.pk).distinct()


def cases_of(reader: Reader, reports: Iterable[Dossier]) -> QuerySet[Dossier]:
    """The cases that belong to these reports."""
    return selectors.visible(reader).filter(linked_reports__report__in=list(reports)).distinct()
