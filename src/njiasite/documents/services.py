"""Keeps a paper, scans it, lets it out of quarantine. Each is an act on the paper's own chain."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import partial
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from njia.documents.keeping import keep
from njia.documents.limits import Limits
from njia.documents.model import DocumentError
from njiasite.config import clock
from njiasite.documents.models import Paper
from njiasite.documents.scan import Verdict, scan
from njiasite.ledger import keys
from njiasite.ledger.services import Actor, KeyReusedError, Personal, record

SERVICE = Actor(None, "system")
_NAME = 120  # characters kept of a file's name


class QuarantinedError(PermissionError):
    """The paper was not found clean and no officer has let it out."""


class DamagedError(RuntimeError):
    """A sealed paper is missing from the storage, or is not what was kept; the message has its number only."""


def store(
    upload: UploadedFile,
    *,
    holder: UUID,
    actor: Actor,
    channel: str,
    key: str,
    id: UUID | None = None,
    own: bool = False,
    tables: bool = False,
) -> Paper:
    """Keeps what may be kept of an upload, sealed with the holder's key, and has it scanned.

    Raises DocumentError, whose code names a message of the corridor, for what cannot be kept. With an ``id`` the same
    file sent once more is the same paper, and another file raises KeyReusedError. ``own``: we made it ourselves, so it
    waits for no scanner. ``tables``: an Excel file may be kept too.
    """
    name = (upload.name or "paper")[-_NAME:]
    most = settings.DOCUMENTS_MAX_BYTES
    if (upload.size or 0) > most:
        raise DocumentError("document.too_large", name=name, limit=f"{most // 1_000_000:,}")
    kept = keep(upload.read(), name, limits=Limits(bytes=most), tables=tables)
    if id and (known := Paper.objects.filter(pk=id).first()):
        return _same(known, holder, kept.data, key)
    paper = Paper(
        id=id or uuid4(),
        holder=holder,
        media=kept.media,
        suffix=kept.suffix,
        mime=kept.mime,
        bytes=len(kept.data),
        kept_at=clock.now(),
        kept_by=actor.account,
        state=Paper.OPEN if own else Paper.QUARANTINED,
    )
    sealed = keys.seal_file(holder, kept.data, _place(paper))
    paper.digest = hashlib.sha256(sealed).hexdigest()
    paper.name = keys.seal(holder, name, f"{_place(paper)}/name")
    with transaction.atomic():
        said = {"media": paper.media, "bytes": paper.bytes, "sha256": paper.digest, "holder": str(holder)}
        record(chain=paper.id, type="paper.kept", actor=actor, channel=channel, key=f"{key}:{paper.id}", payload=said)
        paper.save(force_insert=True)
        _storage().save(str(paper.id), ContentFile(sealed))
        if not own:
            transaction.on_commit(partial(rescan, paper), robust=True)
    return paper


def _same(known: Paper, holder: UUID, data: bytes, key: str) -> Paper:
    if known.holder != holder or _bytes_of(known) != data:
        raise KeyReusedError(key)
    return known


def rescan(paper: Paper) -> Verdict:
    """Asks the scanner about a paper in quarantine; what it finds clean is opened, what it finds infected never is."""
    verdict = scan(_bytes_of(paper), settings.DOCUMENTS_SCANNER)
    if verdict is Verdict.UNAVAILABLE:
        return verdict
    with transaction.atomic():
        state = Paper.OPEN if verdict is Verdict.CLEAN else Paper.INFECTED
        if Paper.objects.filter(pk=paper.pk, state=Paper.QUARANTINED).update(state=state):
            record(
                chain=paper.id,
                type="paper.scanned",
                actor=SERVICE,
                channel="service",
                key=f"scanned:{paper.id}",
                payload={"verdict": verdict.value},
            )
            paper.state = state
    return verdict


def release(paper: Paper, *, actor: Actor, channel: str, key: str, reason: str) -> None:
    """Lets a paper that no scanner has looked at out of quarantine, on an officer's own responsibility."""
    with transaction.atomic():
        if not Paper.objects.filter(pk=paper.pk, state=Paper.QUARANTINED).update(state=Paper.OPEN):
            raise QuarantinedError(paper.state)
        personal = {"reason": Personal(paper.holder, reason)}
        record(
            chain=paper.id, type="paper.released", actor=actor, channel=channel, key=key, payload={}, personal=personal
        )
        paper.state = Paper.OPEN


def remove(paper: Paper) -> None:
    """Takes an abandoned paper away: the file first, for without the row nobody would know of it."""
    _storage().delete(str(paper.id))
    Paper.objects.filter(pk=paper.pk, state=Paper.ABANDONED).delete()


def contents(paper: Paper) -> bytes:
    """The paper itself. Raises QuarantinedError, and keys.ErasedError after its holder was erased."""
    if paper.state != Paper.OPEN:
        raise QuarantinedError(paper.state)
    return _bytes_of(paper)


def for_service(paper: Paper) -> bytes:
    """The paper for a program of ours that reads it in a place of its own; never to be handed out. An infected one is
    not read either: QuarantinedError."""
    if paper.state == Paper.INFECTED:
        raise QuarantinedError(paper.state)
    return _bytes_of(paper)


def name_of(paper: Paper) -> str:
    """The name that the file had."""
    return str(keys.unseal(paper.holder, paper.name, f"{_place(paper)}/name"))


def sealed_papers() -> Iterator[tuple[str, bytes]]:
    """Every paper as it lies, sealed, for a backup. Raises DamagedError for one that is not what was kept."""
    kept = Paper.objects.exclude(state=Paper.ABANDONED)
    for name, digest in kept.order_by("pk").values_list("pk", "digest").iterator():
        try:
            with _storage().open(str(name)) as file:
                sealed = file.read()
        except OSError:
            if not kept.filter(pk=name).exists():
                continue  # the worker has just erased it
            raise DamagedError(f"the paper {name} is missing") from None
        if hashlib.sha256(sealed).hexdigest() != digest:
            raise DamagedError(f"the paper {name} was changed or is damaged")
        yield str(name), sealed


def is_empty() -> bool:
    """Whether the storage holds no paper."""
    try:
        return not any(_storage().listdir(""))
    except FileNotFoundError:
        return True


def put_back(papers: Iterable[tuple[str, bytes]]) -> int:
    """Puts sealed papers from a backup into the storage. How many there were."""
    done = 0
    for name, sealed in papers:
        if _storage().save(name, ContentFile(sealed)) != name:
            raise FileExistsError(name)
        done += 1
    return done


def _bytes_of(paper: Paper) -> bytes:
    with _storage().open(str(paper.id)) as file:
        return keys.unseal_file(paper.holder, file.read(), _place(paper))


def _storage():  # type: ignore[no-untyped-def]
    return storages["documents"]


def _place(paper: Paper) -> str:
    return f"paper/{paper.id}"
