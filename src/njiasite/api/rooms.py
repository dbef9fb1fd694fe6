"""How an operation is declared: who may come in, what it gives, and every way in which it may say no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from ninja import Header, Router

from njiasite.api.doors import Door
from njiasite.api.problems import KINDS
from njiasite.api.shapes import ProblemShape
from njiasite.identities.access import Entrance

PUBLIC = Entrance(public=True)
_EVERYWHERE = ("not-understood", "wrong-values", "too-often", "broken")
_INSIDE = ("not-signed-in", "second-factor", "forbidden")
_SECURITY = [{"token": []}, {"session": []}]

_HELD = {
    "in": "header", "name": "If-None-Match", "required": False, "schema": {"type": "string"},
    "description": "The entity tag of the answer that the client has already.",
}  # fmt: skip

# One act for one key, however often it is sent; the key is whatever the client likes, best a random one.
Key = Annotated[str, Header(alias="Idempotency-Key", pattern=r"^[A-Za-z0-9._-]{1,100}$")]
Seen = Annotated[str, Header(alias="If-Match", max_length=100, description="The entity tag of the case as last seen.")]


def room(
    router: Router,
    method: str,
    path: str,
    *,
    name: str,
    entrance: Entrance,
    gives: Any,
    status: int = 200,
    says: tuple[str, ...] = (),
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declares an operation. ``name`` is that of its address, ``says`` the kinds of problem it may answer with."""
    kinds = (*_EVERYWHERE, *(() if entrance.public else _INSIDE), *says)
    statuses = tuple(sorted({KINDS[kind][0] for kind in kinds}))
    extra: dict[str, Any] = {} if entrance.public else {"security": _SECURITY}
    if method == "GET":
        extra["parameters"] = [_HELD]
    return router.api_operation(
        [method],
        path,
        auth=Door(entrance),
        response={status: gives, **({304: None} if method == "GET" else {}), statuses: ProblemShape},
        url_name=name,
        openapi_extra=extra,
    )
