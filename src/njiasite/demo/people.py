"""Opens the accounts of the cast, as people and administrators would."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from njiasite.config import clock
from njiasite.demo.cast import Person, cast
from njiasite.identities import acts
from njiasite.identities.models import Account
from njiasite.identities.readers import Reader, reader_for
from njiasite.identities.roster import role_named
from njiasite.identities.services import accounts, grants, helpers
from njiasite.ledger.services import Actor

_BEFORE = timedelta(days=200)  # the accounts are older than every story


def begun() -> datetime | None:
    """When the demonstration in this database was made; None where there is none."""
    first = Account.objects.filter(code=cast().people[0].code).first()
    return first.created_at + _BEFORE if first else None


def strangers() -> bool:
    """Whether there are accounts that the demonstration did not open."""
    return Account.objects.exclude(code__in=[person.code for person in cast().people]).exists()


def open_all(now: datetime) -> int:
    """Opens whoever has no account yet. How many were opened."""
    there = set(Account.objects.values_list("pk", flat=True))
    missing = [person for person in cast().people if person.account not in there]
    with clock.moved(now - _BEFORE):
        for person in missing:
            _open(person)
    return len(missing)


def account(id_: str) -> Account:
    """The account of that person."""
    return Account.objects.get(pk=cast().named(id_).account)


def actor(id_: str) -> Actor:
    """That person as somebody who acts."""
    person = cast().named(id_)
    return Actor(person.account, person.role)


@transaction.atomic
def _open(person: Person) -> None:
    made = accounts.open_known(id=person.account, code=person.code, password=cast().password, language=person.language)
    if person.role == accounts.ANYBODY:
        grants.give(account=made, role=person.role, scope_kind=person.scope, by=Reader())
    elif person.role == helpers.HELPER:
        helpers.appoint(helper=made, days=2 * _BEFORE.days, by=reader_for(account(person.at)))
    else:
        grants.give(account=made, role=person.role, scope_kind=person.scope, scope_value=person.at, by=Reader())
    known = role_named(person.role)
    if known and known.official:
        TOTP.activate(made, cast().one_time_secret)
        acts.record("account.proof_added", made, Reader(made), kind=str(Authenticator.Type.TOTP))
