"""Codes that let their holder in once: an official to a first account, or somebody back into theirs."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import QuerySet

from njiasite.config.clock import now
from njiasite.identities import acts, codes
from njiasite.identities.models import Account, Invitation
from njiasite.identities.readers import Reader
from njiasite.identities.services.grants import RefusedError, give

DAYS = 3
_LENGTH = 20  # 99 bits


@transaction.atomic
def invite(*, role: str, scope_kind: str, scope_value: str, by: Reader) -> str:
    """A code, shown once, that opens an account with that role."""
    code, digest = _fresh()
    Invitation.objects.create(
        digest=digest,
        role=role,
        scope_kind=scope_kind,
        scope_value=scope_value,
        invited_by=by.account,
        expires_at=now() + timedelta(days=DAYS),
    )
    if by.account:
        acts.record("account.invited", by.account, by, role=role, scope=f"{scope_kind}:{scope_value}")
    return code


@transaction.atomic
def ask_way_back(*, account: Account, by: Reader) -> Invitation:
    """Asks for a code that gives an account back to whoever lost the way in. A second administrator makes the code:
    one alone could take the account over and read its cases."""
    acts.record("account.return_asked", account, by)
    return Invitation.objects.create(account=account, invited_by=by.account, expires_at=now() + timedelta(days=DAYS))


@transaction.atomic
def confirm_way_back(*, invitation: Invitation, by: Reader) -> str:
    """The code, shown once, to the second administrator; never to the first, nor to the account's own holder."""
    account = invitation.account
    if account is None or by.account is None or by.account.pk in {invitation.invited_by_id, account.pk}:
        raise RefusedError("a second person must confirm it")
    code, digest = _fresh()
    waiting = ways_back().filter(pk=invitation.pk)
    if waiting.update(digest=digest, confirmed_by=by.account, expires_at=now() + timedelta(days=DAYS)) != 1:
        raise RefusedError("it does not wait for anybody")
    acts.record("account.return_confirmed", account, by)
    return code


def ways_back() -> QuerySet[Invitation]:
    """Ways back that wait for a second administrator."""
    return Invitation.objects.filter(digest=None, account__isnull=False, expires_at__gt=now())


def open_invitation(typed: str) -> Invitation | None:
    """The invitation that a typed code opens, unless it is used or too old."""
    code = "".join(sign for sign in typed.upper() if sign in codes.ALPHABET)
    return Invitation.objects.filter(digest=_digest(code), used_at=None, expires_at__gt=now()).first()


@transaction.atomic
def accept(*, invitation: Invitation, password: str, language: str) -> Account | None:
    """Uses the code up, once: a new account with its role, or the old one with a new password and no second proof."""
    used = Invitation.objects.filter(pk=invitation.pk, used_at=None, expires_at__gt=now()).update(used_at=now())
    if used != 1:
        return None
    return _return(invitation.account, password) if invitation.account else _join(invitation, password, language)


def _join(invitation: Invitation, password: str, language: str) -> Account:
    account = Account.objects.create_user(password=password, language=language)
    acts.record("account.joined", account, Reader(account), invitation=str(invitation.pk))
    give(
        account=account,
        role=invitation.role,
        scope_kind=invitation.scope_kind,
        scope_value=invitation.scope_value,
        by=Reader(invitation.invited_by),
    )
    return account


def _return(account: Account, password: str) -> Account:
    account.set_password(password)  # which ends every session that is open
    account.save(update_fields=["password"])
    Authenticator.objects.filter(user=account).delete()
    acts.record("account.returned", account, Reader(account))
    return account


def _fresh() -> tuple[str, str]:
    code = "".join(secrets.choice(codes.ALPHABET) for _ in range(_LENGTH))
    return "-".join(code[i : i + 5] for i in range(0, _LENGTH, 5)), _digest(code)


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
