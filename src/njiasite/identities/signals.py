"""What allauth tells us of: somebody signed in, a session was listed, a password or a second proof changed."""

from __future__ import annotations

from time import time
from typing import Any

from allauth.account.signals import password_changed, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from njiasite.identities import acts, devices
from njiasite.identities.models import Account
from njiasite.identities.readers import reader_of

CAME = "came"


@receiver(user_logged_in)
def note_the_moment(request: HttpRequest, **kwargs: Any) -> None:
    """When the session began: for a while after it, the password is not asked once more."""
    request.session[CAME] = int(time())


@receiver(pre_save, sender=UserSession)
def keep_little(instance: UserSession, **kwargs: Any) -> None:
    """No network address, and of the device only its kind: the list is for its owner, and for nobody who steals it."""
    instance.ip = "0.0.0.0"  # noqa: S104 - an empty address, bound to nothing
    instance.user_agent = devices.kind_of(instance.user_agent)


@receiver([password_changed, password_set])
def password_was_changed(request: HttpRequest, user: Account, **kwargs: Any) -> None:
    """Into the ledger."""
    acts.record("account.password_changed", user, reader_of(request))


@receiver([authenticator_added, authenticator_reset])
def proof_was_added(request: HttpRequest, user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    """Into the ledger: which kind, never what it is."""
    acts.record("account.proof_added", user, reader_of(request), kind=str(authenticator.type))


@receiver(authenticator_removed)
def proof_was_removed(request: HttpRequest, user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    """Into the ledger."""
    acts.record("account.proof_removed", user, reader_of(request), kind=str(authenticator.type))
