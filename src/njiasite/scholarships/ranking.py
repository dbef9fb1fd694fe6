"""The ranking: made by the service from the readers' points and a public number, so that nobody types a rank."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

import msgspec
from django.conf import settings

from njia.scholarships import places as rules
from njia.scholarships.load import load_plan
from njia.scholarships.ranking import Place, Scored, rank
from njia.scholarships.scoring import score
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor
from njiasite.scholarships.asked import plan, refusing
from njiasite.scholarships.models import Application, Programme
from njiasite.scholarships.places import held_still, where
from njiasite.scholarships.wording import in_three

UNREAD = ("submitted", "incomplete", "reading", "second_reading", "third_reading", "appealed")
_ACTS = {
    "nominated": "scholarship.nominated",
    "waiting": "scholarship.put_on_list",
    "not_selected": "scholarship.not_selected",
}

_Told = tuple[tuple[UUID, str], tuple[Place, ...]]
_TOLD: ContextVar[_Told | None] = ContextVar("told", default=None)  # the ranking that is being told, read once for all


def of(programme: Programme, seed: str) -> tuple[Place, ...]:
    """Everybody who was read, in order."""
    held = _TOLD.get()
    if held is not None and held[0] == (programme.pk, seed):
        return held[1]
    rows = programme.applications.exclude(marks=[]).exclude(state__in=(*UNREAD, "withdrawn"))
    read = rows.values_list("dossier__number", "marks").order_by("pk")
    return _ranked(tuple((number, msgspec.json.encode(marks)) for number, marks in read), seed, settings.CORRIDOR)


@lru_cache(maxsize=4)
def _ranked(read: tuple[tuple[str, bytes], ...], seed: str, corridor: str) -> tuple[Place, ...]:
    """Kept for as long as the same was read: each act that tells a rank asks for the whole ranking."""
    scored = (Scored(number, score(msgspec.json.decode(marks))) for number, marks in read)
    return rank(scored, seed, load_plan(corridor))


def may_rank(doing: Doing) -> Mapping[str, Any]:
    """Refuses while applications are not read; says how many were ranked."""
    programme = Programme.objects.get(pk=doing.dossier.pk)
    unread = programme.applications.filter(state__in=UNREAD).count()
    if unread and programme.state == "closed":
        raise refusing("unread", count=str(unread))
    return {"ranked_ones": str(len(of(programme, str(doing.given["seed"]))))}


def place_of(doing: Doing) -> Mapping[str, Any]:
    """Rank and reasons, and who it is, for the acts that tell what became of an application."""
    programme = held_still(doing)
    place = _place(programme, doing.dossier)
    nominating = doing.type == "scholarship.nominated"
    if nominating or doing.type == "scholarship.put_on_list":
        if programme is None or place is None or programme.state != "ranked":
            raise refusing("not_ranked")
        if nominating and doing.dossier.number not in _next(programme):
            raise refusing("not_next")
    found = {} if place is None else {"rank": str(place.rank), "ranking_reason": in_three(place.reason)}
    return {**found, **(nominee(doing) if nominating else {})}


def nominee(doing: Doing) -> Mapping[str, Any]:
    """The name of whoever is nominated, for the university."""
    first = ledger.acts(doing.dossier.id).first()
    name = ledger.opened(first).get("person") if first else None
    return {"nominee": name} if isinstance(name, str) else {}


def rank_now(programme: Dossier, seed: str, actor: Actor, key: str) -> Mapping[str, str]:
    """Ranks, and tells each application what became of it, the best first. Sent again it goes on.

    Raises RefusedError. What became of whom, by number.
    """
    dossiers.act(dossier=programme, type="programme.ranked", given={"seed": seed}, actor=actor, channel="web", key=key)
    row = Programme.objects.get(pk=programme.pk)
    return tell(row, actor, key)


def tell(row: Programme, actor: Actor, key: str) -> Mapping[str, str]:
    """Does for each application what its place says."""
    places = of(row, str(row.given["seed"]))
    ranks = {place.number: place.rank for place in places}
    became = rules.lists(ranks, where(row), row.places, row.places * plan().ranking.waiting_times)
    rows = {one.dossier.number: one for one in row.applications.select_related("dossier")}
    telling = _TOLD.set(((row.pk, str(row.given["seed"])), places))
    try:
        for place in places:
            if what := became.get(place.number):
                _tell(rows[place.number], what, place, actor, key)
    finally:
        _TOLD.reset(telling)
    return became


def _tell(row: Application, what: str, place: Place, actor: Actor, key: str) -> None:
    given = {"why_not": in_three(place.reason)} if what == "not_selected" else {}
    dossiers.act(
        dossier=row.dossier, type=_ACTS[what], given=given, actor=actor, channel="web",
        key=str(uuid5(row.pk, f"{what}/{key}")),
    )  # fmt: skip


def _place(programme: Programme | None, dossier: Dossier) -> Place | None:
    seed = str(programme.given.get("seed", "")) if programme else ""
    if programme is None or not seed:
        return None
    return next((place for place in of(programme, seed) if place.number == dossier.number), None)


def _next(programme: Programme) -> frozenset[str]:
    """Whom the ranking lets be nominated now: nobody is passed over."""
    ranks = {place.number: place.rank for place in of(programme, str(programme.given["seed"]))}
    became = rules.lists(ranks, where(programme), programme.places, 0)
    return frozenset(number for number, what in became.items() if what == "nominated")
