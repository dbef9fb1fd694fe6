"""Papers that no act names yet: held while somebody checks their answers, erased after a day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from njiasite.config import clock
from njiasite.documents import services
from njiasite.documents.models import Paper
from njiasite.ledger.keys import ErasedError
from njiasite.ledger.services import Actor, record

HELD = timedelta(days=1)
_SPACE = UUID("6f0a3c1e-58b7-4b0e-8f43-2a9d3c7be511")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Held:
    """A paper as a form shows it once more."""

    id: UUID
    name: str
    bytes: int


def hold(
    upload: UploadedFile, *, holder: UUID, actor: Actor, channel: str, key: str, tables: bool = False
) -> Held:  # fmt: skip
    """Keeps the file under the key of the form that sent it; the same file sent again is the same paper.

    Raises DocumentError for what cannot be kept.
    """
    digest = hashlib.sha256(upload.read()).hexdigest()
    upload.seek(0)
    id_ = uuid5(_SPACE, f"{actor.account}/{holder}/{key}/{digest}")
    known = _own(holder, actor.account, id_)
    if known is None:
        known = services.store(upload, holder=holder, actor=actor, channel=channel, key=key, id=id_, tables=tables)
    return _shown(known)


def held(holder: UUID, account: UUID | None, id_: str) -> Held | None:
    """The paper that this account handed in for that case; None for anything else, and once it is erased."""
    found = _own(holder, account, uuid) if (uuid := _uuid(id_)) else None
    try:
        return _shown(found) if found else None
    except ErasedError:
        return None


def name_in_act(holder: UUID, papers: Iterable[str]) -> bool:
    """Notes, in the act's transaction, that an act names these papers. False where one of them is being erased."""
    ids = [id_ for text in papers if (id_ := _uuid(text))]
    rows = Paper.objects.filter(pk__in=ids, holder=holder)
    rows.exclude(state=Paper.ABANDONED).filter(given_at=None).update(given_at=clock.now())
    return not rows.filter(state=Paper.ABANDONED).exists()


def erase_abandoned(now: datetime) -> int:
    """Erases what no act came to name. A worker killed in the middle leaves a row by which the next one goes on."""
    late = Paper.objects.filter(given_at=None, kept_by__isnull=False, kept_at__lt=now - HELD).order_by("kept_at")
    done = 0
    for paper in late[:_AT_ONCE]:
        if paper.state == Paper.ABANDONED or _abandon(paper):
            services.remove(paper)
            done += 1
    return done


@transaction.atomic
def _abandon(paper: Paper) -> bool:
    """Whether it was still nobody's: an act that names it at the same moment comes first or not at all."""
    if not Paper.objects.filter(pk=paper.pk, given_at=None).update(state=Paper.ABANDONED, name=""):
        return False
    record(
        chain=paper.pk,
        type="paper.abandoned",
        actor=services.SERVICE,
        channel="service",
        key=f"abandoned:{paper.pk}",
        payload={},
    )
    return True


def _own(holder: UUID, account: UUID | None, id_: UUID) -> Paper | None:
    rows = Paper.objects.filter(pk=id_, holder=holder, kept_by=account)
    return rows.exclude(state=Paper.ABANDONED).first() if account else None


def _shown(paper: Paper) -> Held:
    return Held(paper.pk, services.name_of(paper), paper.bytes)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
