"""The papers that a person keeps here: each sealed with a key of its own, shared by a link that opens once."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from njia.documents.model import DocumentError
from njiasite.config import clock
from njiasite.documents import services as documents
from njiasite.documents.models import Paper
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.models import Dossier
from njiasite.ledger import erasure
from njiasite.ledger.services import Actor
from njiasite.people.models import ShareLink, WalletPaper

MOST, BYTES, HOURS = 20, 5_000_000, (1, 24, 72)
_SERVICE = Actor(None, "system")


@dataclass(frozen=True, slots=True)
class File:
    """A paper as it is handed out."""

    data: bytes
    mime: str
    name: str


class FullError(Exception):
    """The wallet holds as many papers as it may."""


def of(journey: Dossier) -> Sequence[WalletPaper]:
    """The papers of a journey, the newest first."""
    return list(WalletPaper.objects.filter(journey=journey).order_by("-kept_at"))


@transaction.atomic
def keep(journey: Dossier, upload: UploadedFile, sort: str, *, actor: Actor) -> WalletPaper:
    """Puts a paper away. Raises DocumentError for one of another kind or too large, FullError for one too many."""
    if WalletPaper.objects.filter(journey=journey).count() >= MOST:
        raise FullError
    if (upload.size or 0) > BYTES:
        raise DocumentError("document.too_large", name="", limit=f"{BYTES // 1_000_000:,}")
    holder = uuid4()
    kept = documents.store(upload, holder=holder, actor=Actor(None, actor.role), channel="web", key=str(holder))
    row = WalletPaper.objects.create(
        journey=journey, holder=holder, paper=kept.pk, sort=sort, bytes=kept.bytes, kept_at=clock.now()
    )
    _act(journey, "paper_kept", {"wallet_paper": str(row.pk), "paper_sort": sort}, actor)
    return row


@transaction.atomic
def erase(row: WalletPaper, *, actor: Actor) -> None:
    """Erases a paper for good: its key is destroyed, and its links open nothing."""
    _act(row.journey, "paper_erased", {"wallet_paper": str(row.pk)}, actor)
    erasure.erase(row.holder, ground="asked", channel="web")


@transaction.atomic
def share(row: WalletPaper, hours: int, *, actor: Actor) -> str:
    """A secret for a link that opens the paper once. It is shown once, and only its hash is kept."""
    secret, until = secrets.token_urlsafe(24), clock.now() + timedelta(hours=hours)
    ShareLink.objects.create(digest=_digest(secret), wallet_paper=row, until=until)
    _act(row.journey, "paper_shared", {"wallet_paper": str(row.pk), "share_until": until.isoformat()}, actor)
    return secret


@transaction.atomic
def stop(row: WalletPaper, *, actor: Actor) -> None:
    """Takes back every link of a paper that was not used."""
    if _open().filter(wallet_paper=row).update(used_at=clock.now()):
        _act(row.journey, "share_stopped", {"wallet_paper": str(row.pk)}, actor)


def waiting(secret: str) -> bool:
    """Whether a link still opens something."""
    return _open().filter(digest=_digest(secret)).exists()


@transaction.atomic
def open_shared(secret: str, who: str) -> File | None:
    """The paper of a link, which is used up by that; the person sees who opened it, as they said, and when."""
    link = _open().filter(digest=_digest(secret)).select_related("wallet_paper__journey").first()
    if link is None or not _open().filter(pk=link.pk).update(used_at=clock.now()):
        return None
    row = link.wallet_paper
    _act(row.journey, "paper_opened", {"wallet_paper": str(row.pk), "opened_by": who}, _SERVICE)
    return file_of(row)


def file_of(row: WalletPaper) -> File:
    """The paper as its owner put it away. It may still wait for the scanner, which is told to whoever gets it as a
    download and never as a page of ours. Raises QuarantinedError for an infected one."""
    paper = Paper.objects.get(pk=row.paper)
    return File(documents.for_service(paper), paper.mime, f"{row.sort}.{paper.suffix}")


def links_of(journey: Dossier) -> dict[UUID, datetime]:
    """Until when a paper can be opened by a link, by paper."""
    rows = _open().filter(wallet_paper__journey=journey).order_by("until")
    return dict(rows.values_list("wallet_paper_id", "until"))


def _open():  # type: ignore[no-untyped-def]
    return ShareLink.objects.filter(used_at=None, until__gt=clock.now())


def _act(journey: Dossier, type: str, given: dict[str, str], actor: Actor) -> None:
    dossiers.act(dossier=journey, type=f"journey.{type}", given=given, actor=actor, channel="web", key=str(uuid4()))


def _digest(secret: str) -> str:
    return hashlib.sha256(f"njia share {secret}".encode()).hexdigest()
