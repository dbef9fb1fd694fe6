"""Opening and closing accounts."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from njiasite.config.clock import now
from njiasite.identities import acts
from njiasite.identities.models import Account, Grant
from njiasite.identities.readers import Reader

ANYBODY = "jobseeker"  # the one role that people give themselves


@transaction.atomic
def open_for_anybody(*, language: str, password: str | None = None) -> Account:
    """An account for whoever asks: it reaches its holder's own cases and nothing else."""
    account = Account.objects.create_user(password=password, language=language)
    Grant.objects.create(account=account, role=ANYBODY, scope_kind="self", confirmed_at=now())
    acts.record("account.opened", account, Reader(account, role=ANYBODY), language=language)
    return account


@transaction.atomic
def open_known(*, id: UUID, code: str, language: str, password: str) -> Account:
    """An account with a code that is known beforehand and no role: for the demonstration, by the machine itself."""
    account = Account.objects.create_user(id=id, code=code, password=password, language=language)
    acts.record("account.opened", account, Reader(), language=language)
    return account


@transaction.atomic
def close(*, account: Account, by: Reader) -> None:
    """Nobody signs in to it any more, and whoever is in is out with the next page."""
    if Account.objects.filter(pk=account.pk, is_active=True).update(is_active=False) == 1:
        acts.record("account.closed", account, by)


@transaction.atomic
def reopen(*, account: Account, by: Reader) -> None:
    """Its holder can sign in again, with the roles it still has."""
    if Account.objects.filter(pk=account.pk, is_active=False).update(is_active=True) == 1:
        acts.record("account.reopened", account, by)


def prefer(*, account: Account, language: str) -> None:
    """The language in which messages to this person are written. It is no act: it gives nobody anything."""
    Account.objects.filter(pk=account.pk).update(language=language)
