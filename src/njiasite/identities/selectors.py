"""Questions about accounts."""

from __future__ import annotations

from njiasite.identities import codes
from njiasite.identities.models import Account


def account_named(typed: str) -> Account | None:
    """The account that somebody means by its code."""
    code = codes.read(typed)
    return Account.objects.filter(code=code).first() if code else None
