"""Short codes that are sent to an address and typed on a page: for a quarter of an hour, once, with a few tries."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from njiasite.channels import services as outbox
from njiasite.channels.services import Outgoing
from njiasite.config.clock import now
from njiasite.identities import codes
from njiasite.identities.models import Account, SentCode
from njiasite.identities.ways import by_mail

MINUTES = 15
TRIES = 5
_LENGTH = 8  # 39 bits; five tries against each


def make(purpose: str, account: Account | None, sealed: str = "") -> tuple[SentCode, str]:
    """A fresh code; without an account one that nobody is sent."""
    code = "".join(secrets.choice(codes.ALPHABET) for _ in range(_LENGTH))
    row = SentCode(account=account, purpose=purpose, sealed=sealed, expires_at=now() + timedelta(minutes=MINUTES))
    row.digest = _digest(row, code)
    row.save(force_insert=True)
    return row, f"{code[:4]}-{code[4:]}"


def send(row: SentCode, account: Account, address: str, text: str) -> None:
    """Hands the code to the outbox, in the language of the account."""
    way = by_mail(address)
    outbox.enqueue([
        Outgoing(
            key=f"code:{row.pk}", recipient=account.pk, channel=way.channel, address=way.address, text=text,
            language=account.language,
        )
    ])  # fmt: skip


def take(purpose: str, ids: Iterable[UUID], typed: str) -> SentCode | None:
    """The row that the typed code belongs to, used up with it; None for a wrong one, which costs each row a try."""
    open_ = SentCode.objects.filter(pk__in=list(ids), purpose=purpose, used_at=None, expires_at__gt=now())
    open_ = open_.filter(tries__lt=TRIES)
    rows = list(open_)
    open_.update(tries=F("tries") + 1)
    code = "".join(sign for sign in typed.upper() if sign in codes.ALPHABET)
    fits = [row for row in rows if constant_time_compare(row.digest, _digest(row, code))]
    for row in fits:
        if SentCode.objects.filter(pk=row.pk, used_at=None, tries__lte=TRIES).update(used_at=now()) and row.account:
            return row
    return None


def clear(at: datetime) -> None:
    """Takes away what nobody can type any more."""
    SentCode.objects.filter(expires_at__lt=at - timedelta(days=1)).delete()


def _digest(row: SentCode, code: str) -> str:
    return salted_hmac("njiasite.identities.sentcodes", f"{row.pk}:{code}", algorithm="sha256").hexdigest()
