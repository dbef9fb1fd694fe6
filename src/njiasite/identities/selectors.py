"""Questions about accounts."""

from __future__ import annotations

from njiasite.config import clock
from njiasite.identities import codes
from njiasite.identities.models import Account, Grant
from njiasite.identities.roster import roster


def account_named(typed: str) -> Account | None:
    """The account that somebody means by its code."""
    code = codes.read(typed)
    return Account.objects.filter(code=code).first() if code else None


def who_may(permission: str) -> list[Account]:
    """Every account that a current grant gives this permission, wherever its scope."""
    roles = [role.id for role in roster().roles.values() if permission in role.may]
    held = Grant.objects.current(clock.now()).filter(role__in=roles)
    return list(Account.objects.filter(is_active=True, pk__in=held.values("account")).order_by("pk"))
