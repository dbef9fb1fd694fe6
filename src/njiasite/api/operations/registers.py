"""What anybody may ask of the registers: how somebody stands, which jobs are open, what an order says."""

from __future__ import annotations

from typing import Annotated, Any

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Query, Router

from njia.findings import Text
from njia.joborders.model import OPEN
from njia.registers.plan import load_registers
from njiasite.api.doors import limit
from njiasite.api.register_shapes import LookShape, OrderShape
from njiasite.api.rooms import PUBLIC, room
from njiasite.dossiers import engine
from njiasite.registers import selectors
from njiasite.registers.looking import look_up
from njiasite.registers.models import JobOrder
from njiasite.registers.orders import PROCEDURE, is_open

router = Router(tags=["registers"])


@room(
    router, "GET", "/registers/{kind}", name="register", entrance=PUBLIC, gives=LookShape, says=("not-found",)
)  # fmt: skip
def look(
    request: HttpRequest,
    kind: str,
    words: Annotated[
        str, Query(min_length=1, max_length=120, pattern=r"^[^\x00]*$", description="Name, number, phone.")
    ],
) -> Any:
    """What a register (`agency`, `employer`, `training`, `medical`, `university`, `post`) says of somebody."""
    if kind not in load_registers(settings.CORRIDOR).kinds:
        raise Http404
    limit(request.auth, "look_up", settings.API_LOOK_UPS_A_MINUTE)  # type: ignore[attr-defined]
    answer = look_up(kind, words)
    return {
        "kind": kind,
        "found": [
            {
                "name": row.name, "other_name": row.other_name, "number": row.number, "status": status.status,
                "good": status.good, "authority": _words(status.authority), "reason": _words(status.reason),
                "source": status.source["en"], "since": status.since, "until": status.until,
            }
            for row, status in answer.found
        ],
        "near": [{"name": row.name, "number": row.number} for row in answer.near],
        "list_of": answer.newest.as_of if answer.newest else None,
        "list_authority": answer.newest.authority if answer.newest else "",
    }  # fmt: skip


@room(router, "GET", "/orders", name="orders", entrance=PUBLIC, gives=list[OrderShape])
def open_orders(request: HttpRequest) -> Any:
    """The job orders under which people may be recruited today, the newest first."""
    rows = JobOrder.objects.filter(corridor=settings.CORRIDOR, state=OPEN).order_by("-opened_on", "reference")
    on = selectors.today()
    return [_order(row) for row in rows if is_open(row, on)]


@room(
    router, "GET", "/orders/{reference}", name="order", entrance=PUBLIC, gives=OrderShape, says=("not-found",)
)  # fmt: skip
def one_order(request: HttpRequest, reference: str) -> Any:
    """One job order that was open once, and how it stands."""
    rows = JobOrder.objects.filter(corridor=settings.CORRIDOR, opened_on__isnull=False)
    row = rows.filter(reference=reference.upper()).first() if "\0" not in reference else None
    if row is None:
        raise Http404
    return _order(row)


def _order(row: JobOrder) -> dict[str, Any]:
    """The terms are the public fields of its procedure."""
    open_, fields = is_open(row, selectors.today()), engine.procedures(row.corridor)[PROCEDURE].fields
    return {
        "reference": row.reference, "state": row.state, "open": open_, "places": row.places,
        "places_left": row.places - row.places_taken if open_ else 0, "valid_until": row.valid_until,
        "authority": row.authority, "begun_elsewhere": row.afterwards,
        "terms": {name: value for name, value in row.given.items() if fields[name].privacy == "public"},
    }  # fmt: skip


def _words(text: Text) -> Text | None:
    return text if text.en else None
