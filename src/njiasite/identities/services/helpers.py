"""Letting another person act for one: consent, recorded, with an end, and taken back at any time."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from njiasite.config.clock import now
from njiasite.identities import acts
from njiasite.identities.models import Account, Grant
from njiasite.identities.readers import Reader
from njiasite.identities.services.grants import RefusedError, described, withdraw

HELPER = "helper"


@transaction.atomic
def appoint(*, helper: Account, days: int, by: Reader) -> Grant:
    """``by`` lets the helper act for them. The act is the record of the consent; a second appointment renews it."""
    if by.account is None or helper.pk == by.account.pk:
        raise RefusedError("nobody is their own helper")
    standing(by.account).filter(account=helper).update(withdrawn_at=now(), withdrawn_by=by.account)
    grant = Grant.objects.create(
        account=helper,
        role=HELPER,
        scope_kind=HELPER,
        scope_value=str(by.account.pk),
        given_by=by.account,
        confirmed_at=now(),
        ends_at=now() + timedelta(days=days),
    )
    acts.record("account.helper_appointed", by.account, by, helper=str(helper.pk), **described(grant))
    return grant


@transaction.atomic
def dismiss(*, grant: Grant, by: Reader) -> None:
    """Takes the consent back, or puts it down: either side may, at any time."""
    withdraw(grant=grant, by=by, act="account.helper_dismissed")


def standing(account: Account) -> QuerySet[Grant]:
    """Who may act for this account now."""
    return Grant.objects.filter(role=HELPER, scope_kind=HELPER, scope_value=str(account.pk)).current(now())


def helped_by(account: Account) -> QuerySet[Grant]:
    """For whom this account may act now."""
    return Grant.objects.filter(role=HELPER, account=account).current(now())
