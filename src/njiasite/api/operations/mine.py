"""What an account may ask about itself: who it is here, and what waits for it."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from njiasite.api import paging, shapes, shown
from njiasite.api.doors import reader_of
from njiasite.api.rooms import room
from njiasite.config import clock
from njiasite.dossiers import boards, engine, stages
from njiasite.dossiers.projections import FAR
from njiasite.identities import codes
from njiasite.identities.access import Entrance
from njiasite.identities.roster import role_named

router = Router(tags=["mine"])


@room(router, "GET", "/me", name="me", entrance=Entrance(), gives=shapes.MeShape)
def me(request: HttpRequest) -> Any:
    """Who is asking: the account's code, its roles and how far they reach, and what the role worked in may do."""
    reader = reader_of(request)
    assert reader.account is not None
    working = reader.works_as
    roles = [(role, known) for role in reader.roles if (known := role_named(role))]
    return {
        "code": codes.shown(reader.account.code),
        "language": reader.account.language,
        "role": reader.role,
        "may": sorted(name for name in working.may if reader.may(name)) if working else [],
        "roles": [
            {
                "id": role,
                "name": known.name,
                "working": role == reader.role,
                "scopes": [{"kind": held.scope, "value": held.value} for held in reader.grants if held.role == role],
            }
            for role, known in roles
        ],
    }


@room(
    router, "GET", "/inbox", name="inbox", entrance=Entrance(permission="inbox.read"), gives=shapes.InboxShape
)  # fmt: skip
def waiting(
    request: HttpRequest,
    response: HttpResponse,
    procedure: Annotated[str, Query(pattern=r"^[a-z_]{0,40}$")] = "",
    after: Annotated[str, Query(max_length=200)] = "",
    most: Annotated[int, Query(ge=1, le=100)] = 25,
) -> Any:
    """What waits for the role worked in, the first due on top."""
    reader = reader_of(request)
    rows = boards.waiting(reader).rows
    if procedure:
        rows = rows.filter(procedure=procedure)
    found, following = paging.cut(rows, by="due_at", newest_first=False, after=after, most=most)
    paging.link(request, response, following)
    now = clock.now()
    items = [
        {
            "dossier": row.dossier_id,
            "number": row.dossier.number,
            "procedure": row.procedure,
            "state": shown.state_named(
                engine.procedure_of(row.dossier), stages.told(row.dossier, row.state, reader.role)
            ),
            "due_at": None if row.due_at == FAR else row.due_at,
            "late": row.due_at < now,
        }
        for row in found
    ]
    return {"items": items, "next": following}
