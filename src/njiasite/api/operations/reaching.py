"""Reaching a case that is in no list at hand: by search, and in an emergency."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4, uuid5

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Router, Status

from njiasite.api import shapes, shown
from njiasite.api.doors import reader_of
from njiasite.api.problems import Problem, misfit
from njiasite.api.rooms import Key, room
from njiasite.dossiers import boards, searching, selectors
from njiasite.identities.access import Entrance
from njiasite.identities.services import emergency
from njiasite.ledger import reads

router = Router(tags=["cases"])
_OPENINGS = UUID("c1f3f0b4-31a6-4a39-8a1e-5d8f5c0f9a44")


@room(
    router, "POST", "/searches", name="searches", entrance=Entrance(permission="dossier.search"),
    gives=shapes.FoundShape, says=("forged",),
)  # fmt: skip
def search(request: HttpRequest, payload: shapes.SearchIn) -> Any:
    """Finds cases by number, name or phone, the best first. That you searched, and what was found, is recorded."""
    reader = reader_of(request)
    assert reader.account is not None
    found = searching.search(reader, payload.words)
    numbers = [one.dossier.number for one in found]
    reads.record(
        reader=reader.account.pk, role=reader.role, dossier=None, purpose="search", channel="api", key=str(uuid4()),
        shown={"cases": numbers},
    )  # fmt: skip
    lines = boards.lines((one.dossier for one in found), reader.role)
    items = [
        {**shown.dossier_line(line.dossier, line.state, line.closed), "fits": one.value or None}
        for line, one in zip(lines, found, strict=True)
    ]
    return {"items": items}


@room(
    router, "POST", "/emergencies", name="emergencies", entrance=Entrance(permission="glass.break"),
    gives=shapes.EmergencyShape, status=201, says=("forged", "key-reused"),
)  # fmt: skip
def break_glass(request: HttpRequest, response: HttpResponse, key: Key, payload: shapes.EmergencyIn) -> Any:
    """Opens one case for an hour, whatever your scope. Supervisors are told at once and judge it."""
    reader = reader_of(request)
    assert reader.account is not None
    case = selectors.id_in_emergency(payload.number, reader.role)
    if case is None:
        raise Problem("wrong-values", errors=[misfit(_("There is no such thing."), "unknown", "number")])
    try:
        grant = emergency.break_glass(
            dossier=case, reason=payload.reason, by=reader, channel="api",
            id=uuid5(_OPENINGS, f"{reader.account.pk}/{key}"),
        )  # fmt: skip
    except emergency.OtherCaseError:
        raise Problem("key-reused") from None
    response["Location"] = reverse("api:dossier", args=[case])
    return Status(201, {"dossier": case, "number": selectors.number_of(case), "ends_at": grant.ends_at})
