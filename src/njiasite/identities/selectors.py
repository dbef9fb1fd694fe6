"""Questions about accounts and roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from njiasite.config import clock
from njiasite.identities import codes
from njiasite.identities.models import Account, Grant
from njiasite.identities.roster import roster


def account_named(typed: str) -> Account | None:
    """The account that somebody means by its code."""
    code = codes.read(typed)
    return Account.objects.filter(code=code).first() if code else None


def account_of(id_: str) -> Account | None:
    """The account with that id."""
    try:
        return Account.objects.filter(pk=UUID(id_)).first()
    except ValueError:
        return None


def codes_of(ids: Iterable[str]) -> dict[str, str]:
    """The codes of these accounts, as they are shown, by their ids."""
    found = Account.objects.filter(pk__in={UUID(id_) for id_ in ids if id_}).values_list("pk", "code")
    return {str(pk): codes.shown(code) for pk, code in found}


def who_may(permission: str) -> list[Account]:
    """Every account that a current grant gives this permission, wherever its scope."""
    roles = [role.id for role in roster().roles.values() if permission in role.may]
    held = Grant.objects.current(clock.now()).filter(role__in=roles)
    return list(Account.objects.filter(is_active=True, pk__in=held.values("account")).order_by("pk"))


def was_given(account: Account, roles: Iterable[str]) -> bool:
    """Whether the account was given one of these roles: one that begins later counts, an ended one does not."""
    held = Grant.objects.filter(account=account, role__in=list(roles), withdrawn_at=None, confirmed_at__isnull=False)
    return held.filter(Q(ends_at=None) | Q(ends_at__gt=clock.now()), emergency=False).exists()


def who_covers(role: str, scopes: Mapping[str, str]) -> QuerySet[Grant]:
    """The grants of a role that reach into one of these scopes; those of broken glass are not among them."""
    held = Grant.objects.current(clock.now()).filter(role=role, emergency=False)
    reach = Q(pk__in=[])
    for kind, value in scopes.items():
        reach |= Q(scope_kind=kind, account=value) if kind == "self" else Q(scope_kind=kind, scope_value=value)
    return held.filter(reach, account__is_active=True).select_related("account").order_by("account", "pk")


def own_roles() -> list[str]:
    """The roles that people give themselves or one another: no administrator gives or withdraws them."""
    return [role.id for role in roster().roles.values() if not role.two_people]


def given_roles(at: datetime) -> QuerySet[Grant]:
    """Every role that an administrator gave and that counts at that moment; emergencies are not among them."""
    given = Grant.objects.current(at).exclude(role__in=own_roles()).filter(emergency=False)
    return given.select_related("account").order_by("role", "given_at", "pk")


def waiting_roles() -> QuerySet[Grant]:
    """Roles that wait for a second person, the oldest first."""
    return Grant.objects.waiting().select_related("account", "given_by").order_by("given_at", "pk")


def emergencies() -> QuerySet[Grant]:
    """Cases opened by breaking the glass, the latest first."""
    return Grant.objects.filter(emergency=True).select_related("account", "judged_by").order_by("-given_at", "pk")
