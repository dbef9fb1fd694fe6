"""Accounts. An account has no name: who a person is stands in their dossiers, not in their key to the door."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.timezone import now

from njiasite.identities import codes


class Accounts(BaseUserManager["Account"]):
    """Makes accounts."""

    def create_user(self, *, password: str | None = None, **fields: Any) -> Account:
        """A new account; without a password it is opened by a passkey only."""
        account = self.model(**fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One key to the door. Its code is its public handle; e-mail and phone are other names for it (`LoginName`)."""

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
