"""Opening, closing and describing accounts."""

from __future__ import annotations

from django.db import transaction

from njiasite.config.clock import now
from njiasite.identities.models import Account, Grant

ANYBODY = "jobseeker"  # the one role that people give themselves


@transaction.atomic
def open_for_anybody(*, language: str, password: str | None = None) -> Account:
    """An account for whoever asks: it reaches its holder's own cases and nothing else."""
    account = Account.objects.create_user(password=password, language=language)
    Grant.objects.create(account=account, role=ANYBODY, scope_kind="self", confirmed_at=now())
    return account
