"""Accounts, and what was granted to them.

An account has no name: who a person is stands in their dossiers, not in their key to the door.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from njiasite.config.clock import now
from njiasite.identities import codes

_ACCOUNT = settings.AUTH_USER_MODEL


class Accounts(BaseUserManager["Account"]):
    """Makes accounts."""

    def create_user(self, *, password: str | None = None, **fields: Any) -> Account:
        """A new account; without a password it is opened by a passkey only."""
        account = self.model(**fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One key to the door. Its code is its only name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=10, unique=True, default=codes.fresh, editable=False)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=now)

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "code"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "account"

    def __str__(self) -> str:
        return codes.shown(self.code)


class Grants(models.QuerySet["Grant"]):
    """Grants, by whether they count."""

    def current(self, at: datetime) -> Grants:
        """Those that count at that moment: begun, not ended, not withdrawn, and confirmed where two must agree."""
        return self.filter(
            Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at, withdrawn_at=None, confirmed_at__isnull=False
        )

    def waiting(self) -> Grants:
        """Those that a second administrator has still to confirm."""
        return self.filter(confirmed_at=None, withdrawn_at=None)


class Grant(models.Model):
    """A role given to an account within a scope, from a day to a day. It is withdrawn, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(_ACCOUNT, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40)
    scope_kind = models.CharField(max_length=12)
    scope_value = models.CharField(max_length=64, blank=True)
    starts_at = models.DateTimeField(default=now)
    ends_at = models.DateTimeField(null=True)
    emergency = models.BooleanField(default=False)  # opened by breaking the glass
    given_by = models.ForeignKey(_ACCOUNT, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(default=now)
    confirmed_by = models.ForeignKey(_ACCOUNT, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(_ACCOUNT, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    judged_by = models.ForeignKey(_ACCOUNT, on_delete=models.PROTECT, null=True, related_name="+")  # an emergency
    judged_at = models.DateTimeField(null=True)
    justified = models.BooleanField(null=True)

    objects = Grants.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "withdrawn_at"], name="grants_of_an_account")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(given_by=None) | ~Q(confirmed_by=F("given_by")),
                name="two_people_are_two",
            ),
            models.CheckConstraint(
                condition=Q(judged_by=None) | ~Q(judged_by=F("account")), name="nobody_judges_their_own_emergency"
            ),
        ]


class Invitation(models.Model):
    """A code that lets its holder in once: to a new account with a role, or back into an account (``account``).

    A way back waits without ``digest`` until a second administrator makes its code.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True, null=True)
    role = models.CharField(max_length=40, blank=True)
    scope_kind = models.CharField(max_length=12, blank=True)
    scope_value = models.CharField(max_length=64, blank=True)
    account = models.ForeignKey(_ACCOUNT, on_delete=models.CASCADE, null=True, related_name="+")
    invited_by = models.ForeignKey(_ACCOUNT, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(_ACCOUNT, on_delete=models.PROTECT, null=True, related_name="+")
    used_at = models.DateTimeField(null=True)


class Address(models.Model):
    """The e-mail address of an account, if its holder gave one and proved to read it. Sealed with the account's key.

    ``index`` is the blind index by which whoever forgot their password is found.
    """

    account = models.OneToOneField(_ACCOUNT, on_delete=models.CASCADE, primary_key=True, related_name="address")
    sealed = models.TextField()
    index = models.CharField(max_length=64, db_index=True)
    proved_at = models.DateTimeField()


class SentCode(models.Model):
    """A short code that went to an address: whoever can type it reads what is sent there. Only its hash is kept.

    One without an account was asked for in vain: it went nowhere, and the pages must not tell the difference.
    """

    ADDRESS, PASSWORD = "address", "password"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(_ACCOUNT, on_delete=models.CASCADE, null=True, related_name="+")
    purpose = models.CharField(max_length=8)
    sealed = models.TextField(blank=True)  # the address that is being proved
    digest = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="sent_codes_by_end")]
