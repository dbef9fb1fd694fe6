"""Giving roles, confirming them where two people must agree, and withdrawing them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from njiasite.config.clock import now
from njiasite.identities.models import Account, Grant
from njiasite.identities.roster import role_named


class RefusedError(ValueError):
    """A grant that may not be: the role is unknown, the scope is not one of its own, or one person would be two."""


@transaction.atomic
def give(
    *,
    account: Account,
    role: str,
    scope_kind: str,
    scope_value: str = "",
    by: Account | None,
    until: datetime | None = None,
    alone: bool = False,
) -> Grant:
    """Gives a role. One that takes two people counts when a second one confirms it, or if given ``alone``."""
    known = role_named(role)
    if known is None or scope_kind not in known.scopes:
        raise RefusedError(f"{role} cannot be given for {scope_kind}")
    if by is not None and by.pk == account.pk and known.official:
        raise RefusedError("nobody gives themselves an official role")
    at = None if known.two_people and not alone else now()
    return Grant.objects.create(
        account=account,
        role=role,
        scope_kind=scope_kind,
        scope_value=scope_value,
        given_by=by,
        ends_at=until,
        confirmed_at=at,
    )


@transaction.atomic
def confirm(*, grant: Grant, by: Account) -> None:
    """The second person agrees; never the one who gave it, nor the one who gets it."""
    if by.pk in {grant.given_by_id, grant.account_id}:
        raise RefusedError("a second person must confirm it")
    waiting = Grant.objects.waiting().filter(pk=grant.pk)
    if waiting.update(confirmed_by=by, confirmed_at=now()) != 1:
        raise RefusedError("it does not wait for anybody")


@transaction.atomic
def withdraw(*, grant: Grant, by: Account) -> None:
    """Takes a role back, from this moment on."""
    Grant.objects.filter(pk=grant.pk, withdrawn_at=None).update(withdrawn_by=by, withdrawn_at=now())
