"""Giving roles, confirming them where two people must agree, and withdrawing them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from njiasite.config.clock import now
from njiasite.identities import acts
from njiasite.identities.models import Account, Grant
from njiasite.identities.readers import Reader
from njiasite.identities.roster import role_named


class RefusedError(ValueError):
    """A grant that may not be: the role is unknown, the scope is not one of its own, or one person would be two."""


@transaction.atomic
def give(
    *, account: Account, role: str, scope_kind: str, scope_value: str = "", by: Reader, until: datetime | None = None
) -> Grant:
    """Gives a role. One that takes two people counts when a second one confirms it, or if the machine gives it."""
    known = role_named(role)
    if known is None or scope_kind not in known.scopes:
        raise RefusedError(f"{role} cannot be given for {scope_kind}")
    if by.account is not None and by.account.pk == account.pk and known.two_people:
        raise RefusedError("nobody gives themselves such a role")
    grant = Grant.objects.create(
        account=account,
        role=role,
        scope_kind=scope_kind,
        scope_value=scope_value,
        given_by=by.account,
        ends_at=until,
        confirmed_at=None if known.two_people and by.account else now(),
    )
    acts.record("account.role_given", account, by, **described(grant))
    return grant


@transaction.atomic
def confirm(*, grant: Grant, by: Reader) -> None:
    """The second person agrees; never the one who gave it, nor the one who gets it."""
    if by.account is None or by.account.pk in {grant.given_by_id, grant.account_id}:
        raise RefusedError("a second person must confirm it")
    waiting = Grant.objects.waiting().filter(pk=grant.pk)
    if waiting.update(confirmed_by=by.account, confirmed_at=now()) != 1:
        raise RefusedError("it does not wait for anybody")
    acts.record("account.role_confirmed", grant.account, by, **described(grant))


@transaction.atomic
def withdraw(*, grant: Grant, by: Reader, act: str = "account.role_withdrawn") -> None:
    """Takes a role back, from this moment on; a second time changes nothing."""
    standing = Grant.objects.filter(pk=grant.pk, withdrawn_at=None)
    if standing.update(withdrawn_by=by.account, withdrawn_at=now()) == 1:
        acts.record(act, grant.account, by, **described(grant))


def described(grant: Grant) -> dict[str, str]:
    """A grant in an act: codes only, nothing about a person."""
    ends = grant.ends_at.isoformat() if grant.ends_at else ""
    scope = f"{grant.scope_kind}:{grant.scope_value}"
    return {"grant": str(grant.pk), "role": grant.role, "scope": scope, "ends": ends}
