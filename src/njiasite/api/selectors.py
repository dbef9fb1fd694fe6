"""Reads of tokens."""

from __future__ import annotations

from django.db.models import QuerySet

from njiasite.api.models import Token
from njiasite.config import clock
from njiasite.identities.models import Account


def counting(account: Account) -> QuerySet[Token]:
    """The tokens of an account that let somebody in now, the newest first."""
    return Token.objects.filter(account=account, ended_at=None, ends_at__gt=clock.now()).order_by("-made_at", "pk")
