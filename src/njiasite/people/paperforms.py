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
from njiasite.ledger import blind
from njiasite.people import doors, told
from njiasite.people.models import BlankForm

MOST = 50


def issue(count: int, language: Language, by: UUID | None) -> bytes:
    """So many blank forms as one PDF, each with a fresh serial that we now wait for."""
    now = clock.now()
    rows = [BlankForm(serial=_fresh(), printed_at=now, printed_by=by) for _ in range(min(count, MOST))]
    BlankForm.objects.bulk_create(rows)
    page, door = (settings.SITE_ADDRESS.rstrip("/") + reverse(name) for name in ("assist", "journey"))
    with override(language):
        return blank_forms(told.ways(), [Blank(row.serial, page, door, code_on(row.serial)) for row in rows], language)


def code_on(serial: str) -> str:
    """The code on the part of a form that the person keeps; it is kept nowhere else."""
    plain = codes.derived(blind.index("people.paper_form", _plain(serial)), 20)
    return f"{codes.shown(plain[:10])}-{codes.shown(plain[10:])}"


def opened_by_paper(journey: Dossier) -> bool:
    """Whether the code that opens it is still the one on paper, which others may have seen."""
    form = BlankForm.objects.filter(journey=journey).first()
    return form is not None and doors.is_now(journey, code_on(form.serial))


def supersede(journey: Dossier, digest: str) -> bool:
    """The code on paper opens it no more, but the one that its person wrote down; False where it came too late."""
    form = BlankForm.objects.filter(journey=journey).first()
    return form is not None and doors.replace(journey, code_on(form.serial), digest)


def is_code_on(serial: str, typed: str) -> bool:
    """Whether that is the code on the slip of that form."""
    return bool(serial and typed) and doors.digest_of(typed) == doors.digest_of(code_on(serial))


def hold(serial: str) -> bool:
    """Whether it was printed and not entered yet; held until the transaction ends, so of two taps one enters it."""
    waiting = BlankForm.objects.select_for_update().filter(serial=_plain(serial), entered_at=None)
    return waiting.first() is not None


def entered_into(serial: str, journey: Dossier) -> bool:
    """Whether it was entered into that journey."""
    return BlankForm.objects.filter(serial=_plain(serial), journey=journey).exists()


def enter(serial: str, journey: Dossier) -> bool:
    """Whether it was this call that entered it."""
    waiting = BlankForm.objects.filter(serial=_plain(serial), entered_at=None)
    return bool(waiting.update(entered_at=clock.now(), journey=journey))


def printed() -> int:
    """How many were printed at all."""
    return BlankForm.objects.count()


def entered() -> int:
    """How many came back."""
    return BlankForm.objects.exclude(entered_at=None).count()


def not_back() -> Sequence[BlankForm]:
    """The forms that were printed and not entered, the oldest first."""
    return list(BlankForm.objects.filter(entered_at=None).order_by("printed_at")[:500])


def _fresh() -> str:
    return "F" + "".join(secrets.choice(codes.ALPHABET) for _ in range(7))


def _plain(typed: str) -> str:
    return "".join(letter for letter in typed.upper() if letter in codes.ALPHABET)
