"""By which channel a message reaches an account, and at which address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from njiasite.identities.models import Account, Address
from njiasite.ledger import keys

MAIL = "email"
PLACE = "identities.address"


@dataclass(frozen=True, slots=True)
class Way:
    """A channel, and where on it."""

    channel: str
    address: str


def mail_works() -> bool:
    """Whether a letter would arrive. On one machine without a mail server it is shown where the worker runs."""
    return MAIL in settings.CHANNELS or not settings.PRODUCTION


def by_mail(address: str) -> Way:
    """To an e-mail address."""
    return Way(MAIL if MAIL in settings.CHANNELS else next(iter(settings.CHANNELS)), address)


def ways_to(accounts: Iterable[Account]) -> Mapping[UUID, Way]:
    """Where each account is written to: at its proved address, else by its code on a channel that needs none.

    Whoever has no address where only letters are sent is missing: they find what waits for them on the pages.
    """
    accounts = list(accounts)
    other = next((name for name in settings.CHANNELS if name != MAIL), "")
    found = {account.pk: Way(other, account.code) for account in accounts} if other else {}
    return {**found, **{account: by_mail(address) for account, address in _proved(accounts) if mail_works()}}


def address_of(account: Account) -> str:
    """The proved address; empty where there is none."""
    return next((address for _, address in _proved([account])), "")


def _proved(accounts: Iterable[Account]) -> list[tuple[UUID, str]]:
    rows = list(Address.objects.filter(account__in=accounts).values_list("account_id", "sealed"))
    opened = keys.unseal_all([(account, sealed, PLACE) for account, sealed in rows], "")
    return [(account, address) for (account, _), address in zip(rows, opened, strict=True) if address]
