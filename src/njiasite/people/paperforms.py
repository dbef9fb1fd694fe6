"""Blank forms on paper for places without power: each has a serial, is entered once, and is missed until it is."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from njia.findings import Language
from njia.pathways.blank import Blank, blank_forms
from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.identities import codes
from njiasite.people import told
from njiasite.people.models import BlankForm

MOST = 50


def issue(count: int, language: Language, by: UUID | None) -> bytes:
    """So many blank forms as one PDF, each with a fresh serial that we now wait for."""
    now = clock.now()
    rows = [BlankForm(serial=_fresh(), printed_at=now, printed_by=by) for _ in range(min(count, MOST))]
    BlankForm.objects.bulk_create(rows)
    address = settings.SITE_ADDRESS.rstrip("/") + reverse("assist")
    with override(language):
        return blank_forms(told.ways(), [Blank(row.serial, address) for row in rows], language)


def missing(serial: str) -> bool:
    """Whether a form of that serial was printed and not entered yet."""
    return BlankForm.objects.filter(serial=_plain(serial), entered_at=None).exists()


def enter(serial: str, journey: Dossier) -> bool:
    """Whether it was this call that entered it."""
    waiting = BlankForm.objects.filter(serial=_plain(serial), entered_at=None)
    return bool(waiting.update(entered_at=clock.now(), journey=journey))


def not_back() -> Sequence[BlankForm]:
    """The forms that were printed and not entered, the oldest first."""
    return list(BlankForm.objects.filter(entered_at=None).order_by("printed_at")[:500])


def _fresh() -> str:
    return "F" + "".join(secrets.choice(codes.ALPHABET) for _ in range(7))


def _plain(typed: str) -> str:
    return "".join(letter for letter in typed.upper() if letter in codes.ALPHABET)
