"""The e-mail address of an account: given, proved by a code, taken away; and a new password by way of it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from njiasite.config.clock import now
from njiasite.identities import acts, sentcodes
from njiasite.identities.models import Account, Address, SentCode
from njiasite.identities.readers import Reader
from njiasite.identities.selectors import account_named
from njiasite.identities.ways import PLACE, address_of, mail_works
from njiasite.ledger import blind, keys

_AT_ONE = 5  # accounts that may share an address, as a family does


def index_of(typed: str) -> str:
    """The blind index of an address, or of whatever else was typed."""
    return blind.index("account.address", typed.strip().casefold())


@transaction.atomic
def ask_proof(*, account: Account, address: str) -> UUID:
    """Sends a code to an address; the one proved before stays until the code is typed."""
    row, code = sentcodes.make(SentCode.ADDRESS, account, keys.seal(account.pk, address.strip(), PLACE))
    with translation.override(account.language):
        text = gettext("Your code: %(code)s. Type it on the page to use this address. It works for 15 minutes.")
    sentcodes.send(row, account, address.strip(), text % {"code": code})
    return row.pk


def prove(*, account: Account, proof: UUID, typed: str, by: Reader) -> bool:
    """Whether the code was right; then the address is the account's. A wrong try counts whatever else goes wrong."""
    row = sentcodes.take(SentCode.ADDRESS, [proof], typed)
    if row is None or row.account_id != account.pk:
        return False
    address = str(keys.unseal(account.pk, row.sealed, PLACE))
    with transaction.atomic():
        told = {"sealed": row.sealed, "index": index_of(address), "proved_at": now()}
        Address.objects.update_or_create(account=account, defaults=told)
        acts.record("account.address_proved", account, by)
    return True


@transaction.atomic
def remove(*, account: Account, by: Reader) -> None:
    """No letters any more."""
    if Address.objects.filter(account=account).delete()[0]:
        acts.record("account.address_removed", account, by)


@transaction.atomic
def ask_password(typed: str) -> list[UUID]:
    """Sends a code to whoever has that address or that sign-in code, if anybody does.

    Either way there is something to type the code against, so that nobody learns who has an account.
    """
    found = _meant(typed) if mail_works() else []
    made = []
    for account in found:
        row, code = sentcodes.make(SentCode.PASSWORD, account)
        with translation.override(account.language):
            text = gettext(
                "Your code: %(code)s. With it you choose a new password for the account %(account)s within "
                "15 minutes. If you did not ask for it, do nothing: your password stays as it is."
            )
        sentcodes.send(row, account, address_of(account), text % {"code": code, "account": account})
        made.append(row.pk)
    return made or [sentcodes.make(SentCode.PASSWORD, None)[0].pk]


def new_password(*, asked: list[UUID], typed: str, password: str) -> bool:
    """Whether the code was right; then the password is a new one and every session has ended. A second proof stays."""
    row = sentcodes.take(SentCode.PASSWORD, asked, typed)
    if row is None or row.account is None or not row.account.is_active:
        return False
    with transaction.atomic():
        row.account.set_password(password)
        row.account.save(update_fields=["password"])
        acts.record("account.password_reset", row.account, Reader(row.account))
    return True


def forget(holder: UUID) -> None:
    """Goes with an erased account."""
    Address.objects.filter(account=holder).delete()
    SentCode.objects.filter(account=holder).delete()


def _meant(typed: str) -> list[Account]:
    named = account_named(typed)
    rows = Account.objects.filter(is_active=True, address__isnull=False)
    rows = rows.filter(pk=named.pk) if named else rows.filter(address__index=index_of(typed))
    return list(rows.order_by("pk")[:_AT_ONE])
