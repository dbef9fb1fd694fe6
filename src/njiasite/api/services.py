"""Makes and ends tokens, and tells who stands behind one."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction

from njiasite.api.models import Token
from njiasite.config import clock
from njiasite.identities import acts
from njiasite.identities.readers import Reader, reader_for

PREFIX = "njia_"  # so that a token that slipped into a file can be found there


@transaction.atomic
def make(*, by: Reader, name: str, days: int) -> tuple[Token, str]:
    """A token for the role worked in, and its text, which nobody can tell a second time."""
    assert by.account is not None
    text = PREFIX + secrets.token_urlsafe(32)
    now = clock.now()
    token = Token.objects.create(
        account=by.account,
        name=name,
        digest=_digest(text),
        role=by.role,
        made_at=now,
        ends_at=now + timedelta(days=days),
    )
    ends = token.ends_at.isoformat()
    acts.record("account.token_made", by.account, by, token=str(token.pk), role=by.role, ends=ends)
    return token, text


@transaction.atomic
def end(*, token: Token, by: Reader) -> None:
    """Nobody comes in with it any more; a second time changes nothing."""
    if Token.objects.filter(pk=token.pk, ended_at=None).update(ended_at=clock.now()) == 1:
        acts.record("account.token_ended", token.account, by, token=str(token.pk))


def reader_with(text: str) -> tuple[Reader, Token] | None:
    """Who stands behind a token; None unless it still counts, its account is open and still holds the role."""
    now = clock.now()
    counting = Token.objects.filter(digest=_digest(text), ended_at=None, ends_at__gt=now, account__is_active=True)
    token = counting.select_related("account").first()
    if token is None:
        return None
    reader = reader_for(token.account, token.role)
    if reader.role != token.role:
        return None
    if token.used_on != now.date():
        Token.objects.filter(pk=token.pk).update(used_on=now.date())
    return reader, token


def _digest(text: str) -> str:
    """256 random bits need no slow hash."""
    return hashlib.sha256(text.encode()).hexdigest()
