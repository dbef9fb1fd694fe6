"""Programmes and applications made for tests, by the service itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import typst
from tests.site.registers.making import do, opened

from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor
from njiasite.scholarships import applying, ranking, reading
from njiasite.scholarships.models import Programme

OFFICER, OTHER = Actor(uuid4(), "scholarship_officer"), Actor(uuid4(), "supervisor")
READERS = tuple(Actor(uuid4(), "committee_member") for _ in range(3))
UNIVERSITY = Actor(uuid4(), "university")
SYSTEM = Actor(None, "system")
APPLICANT = applying.APPLICANT
ANSWERS: dict[str, Any] = {
    "person": "Wanjiku Example", "birth_date": "2007-03-04", "citizenship": "kenya", "sex": "female",
    "county": "uasin_gishu", "level": "bachelor", "study_field": "Nursing", "mean_grade": "b_plus", "russian": "none",
    "language_year": True, "school": "Baraka Sample Girls High School", "passport_until": "2031-01-01",
    "statement": "I am Wanjiku of Baraka in Uasin Gishu. I want to heal.", "paid_agent": False,
}  # fmt: skip
PAPERS = {"passport_copy": "a", "certificate": "b", "transcript": "c"}


def day(days: int) -> str:
    """That many days from today."""
    return (clock.now() + timedelta(days=days)).date().isoformat()


def proposed(**changed: Any) -> Dossier:
    """A programme that another person may open."""
    terms = {
        "programme_name": "Sample programme", "programme_kind": "university", "campus": "Volga Sample University",
        "campus_number": "UNI-9", "programme_level": "any", "programme_places": "10", "intake_year": "2027",
        "opens_on": day(-10), "closes_on": day(20), "first_stage_on": day(60), "second_stage_on": day(120),
        "studies_from": day(280), "pays": "Tuition and a bed.", "pays_not": "Food and the flight.",
        "seed_source": "The winning numbers of a named draw",
    }  # fmt: skip
    scope = {"office": "scholarships_nairobi"}
    return opened("scholarship_programme", "programme.proposed", OFFICER, scope, **{**terms, **changed})


def in_register(number: str = "UNI-9") -> Dossier:
    """That university on an authority's list."""
    labour = Actor(uuid4(), "labour_officer")
    return opened(
        "list_entry", "entry.listed", labour, {"office": "licensing_nairobi"}, list_kind="university",
        entry_name="Volga Sample University", entry_number=number, list_authority="A sample authority",
        list_day="2026-11-01", list_source="p. 1",
    )  # fmt: skip


def open_programme(**changed: Any) -> Programme:
    """A programme for which people can apply today."""
    in_register()
    case = proposed(**changed)
    do(case, "programme.opened", OTHER, closes_on=day(20))
    return Programme.objects.select_related("dossier").get(pk=case.pk)


def applied(programme: Programme, **changed: Any) -> tuple[Dossier, str]:
    """An application with its papers, and its code."""
    return applying.apply(programme, {**ANSWERS, **PAPERS, **changed}, key=str(uuid4()))


def read_by(case: Dossier, *points: tuple[int, int, int, int]) -> None:
    """Prepared, and read by as many readers as there are points."""
    do(case, "scholarship.prepared", OFFICER)
    for actor, given in zip(READERS, points, strict=False):
        score(case, actor, *given)


def score(case: Dossier, actor: Actor, *points: int) -> None:
    """A reader gives points."""
    marks = dict(zip(("results", "purpose", "readiness", "hardship"), points, strict=True))
    reading.score(case, marks, actor, str(uuid4()))


def closed(programme: Programme) -> Programme:
    """The programme after its closing day."""
    with clock.moved(clock.now() + timedelta(days=30)):
        do(programme.dossier, "programme.closed", SYSTEM)
    return Programme.objects.select_related("dossier").get(pk=programme.pk)


def ranked(programme: Programme, seed: str = "7-14-21") -> Programme:
    """Ranked, everybody told."""
    ranking.rank_now(programme.dossier, seed, OFFICER, str(uuid4()))
    return Programme.objects.select_related("dossier").get(pk=programme.pk)


def offer(case: Dossier) -> None:
    """The university offers a place."""
    given = {"university_name": "Volga Sample University", "covers": "Tuition and a bed.", "offer_paper": "paper"}
    do(case, "scholarship.offered", UNIVERSITY, **given)


def paper(title: str) -> bytes:
    """A page of a paper, as a file."""
    return bytes(typst.compile(f"= {title}".encode(), ignore_system_fonts=True))
