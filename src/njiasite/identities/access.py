"""Default deny: every view says who may come in, by one of three marks; the middleware refuses one that says nothing.

@permission("dossier.read")   whoever works in a role with that permission
@signed_in                    whoever has an account, for pages about that account
@public                       everybody
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from njiasite.identities.readers import Held, Reader, reader_of, zone_of
from njiasite.identities.scopes import scoped

__all__ = [
    "Entrance", "Held", "NoSecondFactor", "NotSignedIn", "Reader", "check", "entrance_of", "permission", "public",
    "scoped", "signed_in",
]  # fmt: skip

View = TypeVar("View", bound=Callable[..., Any])


class NotSignedIn(PermissionDenied):
    """The page needs an account, and nobody is signed in."""


class NoSecondFactor(PermissionDenied):
    """The role worked in is official, and no second factor stands before the account."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """Who may come in: everybody, whoever is signed in, or whoever has ``permission``."""

    public: bool = False
    permission: str = ""


def public(view: View) -> View:
    """Everybody may come in."""
    return _marked(view, Entrance(public=True))


def signed_in(view: View) -> View:
    """Whoever has an account may come in: for pages about that account and nothing else."""
    return _marked(view, Entrance())


def permission(name: str) -> Callable[[View], View]:
    """Whoever works in a role with that permission may come in; which rows they see is for `scoped`."""
    return lambda view: _marked(view, Entrance(permission=name))


def check(request: HttpRequest, entrance: Entrance) -> None:
    """Raises NotSignedIn, NoSecondFactor or PermissionDenied where the reader may not come in."""
    if entrance.public:
        return
    reader: Reader = getattr(request, "reader", None) or reader_of(request)
    if reader.account is None:
        raise NotSignedIn
    if entrance.permission and reader.lacks_second_factor:
        raise NoSecondFactor
    if entrance.permission and not reader.may(entrance.permission):
        raise PermissionDenied
    timezone.activate(zone_of(reader))


def entrance_of(view: Callable[..., Any]) -> Entrance | None:
    """What a view says of who may come in; None where it says nothing."""
    return getattr(view, "entrance", None)


def _marked(view: View, entrance: Entrance) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        check(request, entrance)
        return view(request, *args, **kwargs)

    guarded.entrance = entrance  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]
