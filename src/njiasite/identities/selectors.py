"""Questions about accounts and roles."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

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


def who_may(permission: str) -> list[Account]:
    """Every account that a current grant gives this permission, wherever its scope."""
    roles = [role.id for role in roster().roles.values() if permission in role.may]
    held = Grant.objects.current(clock.now()).filter(role__in=roles)
    return list(Account.objects.filter(is_active=True, pk__in=held.values("account")).order_by("pk"))


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
