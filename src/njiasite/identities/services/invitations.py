"""Codes that let their holder in once: an official to a first account, or somebody back into theirs."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction

from njiasite.config.clock import now
from njiasite.identities import codes
from njiasite.identities.models import Account, Invitation
from njiasite.identities.services.grants import give

DAYS = 3
_LENGTH = 20  # 99 bits


def invite(*, role: str, scope_kind: str, scope_value: str, by: Account | None) -> str:
    """A code that opens an account with that role; ``by`` is None only on the machine itself. It is shown once."""
    return _made(role=role, scope_kind=scope_kind, scope_value=scope_value, invited_by=by, confirmed=by is None)


def let_back(*, account: Account, by: Account) -> str:
    """A code that gives an account back to whoever lost their password or second factor. It is shown once."""
    return _made(account=account, invited_by=by)


def open_invitation(typed: str) -> Invitation | None:
    """The invitation that a typed code opens, unless it is used or too old."""
    code = "".join(sign for sign in typed.upper() if sign in codes.ALPHABET)
    found = Invitation.objects.filter(digest=_digest(code), used_at=None, expires_at__gt=now())
    return found.first()


@transaction.atomic
def accept(*, invitation: Invitation, password: str, language: str) -> Account | None:
    """Uses the code up, once: a new account with its role, or the old one with a new password and no second factor."""
    used = Invitation.objects.filter(pk=invitation.pk, used_at=None, expires_at__gt=now()).update(used_at=now())
    if used != 1:
        return None
    return _return(invitation, password) if invitation.account_id else _join(invitation, password, language)


def _join(invitation: Invitation, password: str, language: str) -> Account:
    account = Account.objects.create_user(password=password, language=language)
    give(
        account=account,
        role=invitation.role,
        scope_kind=invitation.scope_kind,
        scope_value=invitation.scope_value,
        by=invitation.invited_by,
        alone=invitation.confirmed,
    )
    return account


def _return(invitation: Invitation, password: str) -> Account:
    account = Account.objects.select_for_update().get(pk=invitation.account_id)
    account.set_password(password)  # which ends every session that is open
    account.save(update_fields=["password"])
    Authenticator.objects.filter(user=account).delete()
    return account


def _made(**fields: object) -> str:
    code = "".join(secrets.choice(codes.ALPHABET) for _ in range(_LENGTH))
    Invitation.objects.create(digest=_digest(code), expires_at=now() + timedelta(days=DAYS), **fields)
    return "-".join(code[i : i + 5] for i in range(0, _LENGTH, 5))


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
