"""Places: held from the offer on, given back when it comes to nothing, and then at once to the next in the ranking.

Everything that changes who holds a place first holds the chain of the programme, so that one follows the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid5

from njia.scholarships import places as rules
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.effects import Doing
from njiasite.ledger.selectors import current
from njiasite.ledger.services import hold
from njiasite.scholarships.asked import SERVICE, refusing
from njiasite.scholarships.models import Application, HeldScholarship, Programme
from njiasite.scholarships.stops import campus_good

HOLDING = frozenset({"nominated", "offered", "accepted", "studying", "graduated", "returned", "stayed", "left"})
_WHERE: Mapping[str, rules.Where] = {"scored": "ranked", "waiting": "waiting", **dict.fromkeys(HOLDING, "holding")}


def held_still(doing: Doing) -> Programme | None:
    """The programme of the application as it stands after everybody before us; nobody acts in it until we are done."""
    row = Application.objects.filter(pk=doing.dossier.pk).first()
    if row is None or row.programme_id is None:
        return None
    hold(row.programme_id)
    return Programme.objects.select_related("dossier").get(pk=row.programme_id)


def take(doing: Doing) -> Mapping[str, Any]:
    """An offer, and an acceptance of an older one, hold a place; without one left neither can be."""
    programme = held_still(doing)
    if programme is None or _holds(programme, doing):
        return {}
    if not campus_good(str(programme.given.get("campus_number", ""))):
        raise refusing("campus_barred")
    if programme.places_taken >= programme.places:
        raise refusing("full")
    _act(programme, "programme.place_taken", doing)
    return {}


def wait_turn(doing: Doing) -> Mapping[str, Any]:
    """Before an act that may free a place."""
    held_still(doing)
    return {}


def give_back(doing: Doing) -> None:
    """After it: whatever place was held is free, and whoever is next in the ranking is nominated."""
    programme = held_still(doing)
    if programme is None:
        return
    if _holds(programme, doing):
        _act(programme, "programme.place_released", doing)
    if programme.state == "ranked":
        for number in rules.next_up(ranks_of(programme), where(programme), programme.places):
            _move_up(programme, number, doing)


def where(programme: Programme) -> dict[str, rules.Where]:
    """How each application that was read stands to the places."""
    rows = programme.applications.values_list("dossier__number", "state")
    return {number: _WHERE[state] for number, state in rows if state in _WHERE}


def ranks_of(programme: Programme) -> dict[str, int]:
    """The ranks that were told."""
    return dict(programme.applications.filter(rank__isnull=False).values_list("dossier__number", "rank"))


def _holds(programme: Programme, doing: Doing) -> bool:
    return HeldScholarship.objects.filter(programme=programme, holder=doing.dossier.number).exists()


def _move_up(programme: Programme, number: str, doing: Doing) -> None:
    row = programme.applications.select_related("dossier").get(dossier__number=number)
    key = uuid5(row.pk, f"moved_up/{doing.dossier.id}/{current(row.pk)}")
    dossiers.act(
        dossier=row.dossier, type="scholarship.moved_up", given={}, actor=SERVICE, channel="service", key=str(key)
    )


def _act(programme: Programme, type: str, doing: Doing) -> None:
    number = doing.dossier.number
    key = uuid5(programme.pk, f"{type}/{number}/{current(programme.pk)}")  # it may be taken again later
    dossiers.act(
        dossier=programme.dossier, type=type, given={"place_holder": number}, actor=SERVICE, channel="service",
        key=str(key),
    )  # fmt: skip
