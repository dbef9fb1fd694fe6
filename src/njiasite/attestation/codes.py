"""A code that an officer gives to the worker alone, so that they can answer in private without an account."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.db import transaction

from njiasite.attestation.models import WorkerCode
from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.identities import codes

_DAYS = 7


def give(dossier: Dossier) -> str:
    """A new code, as it is read out; codes given before no longer work. It is shown once and kept only as a hash."""
    first, second = codes.fresh(), codes.fresh()  # two of them: 98 bits, since this one opens something
    with transaction.atomic():
        WorkerCode.objects.filter(dossier=dossier, used_at=None).delete()
        until = clock.now() + timedelta(days=_DAYS)
        WorkerCode.objects.create(dossier=dossier, digest=_digest(first + second), until=until)
    return f"{codes.shown(first)}-{codes.shown(second)}"


def opened(typed: str) -> WorkerCode | None:
    """The code that was typed, while it works."""
    plain = "".join(letter for letter in typed.upper() if letter in codes.ALPHABET)
    found = WorkerCode.objects.filter(digest=_digest(plain), used_at=None, until__gt=clock.now())
    return found.select_related("dossier").first()


def use(code: WorkerCode) -> bool:
    """Whether it was this call that used it up."""
    return bool(WorkerCode.objects.filter(pk=code.pk, used_at=None).update(used_at=clock.now()))


def _digest(plain: str) -> str:
    return hashlib.sha256(f"njia worker code {plain}".encode()).hexdigest()
