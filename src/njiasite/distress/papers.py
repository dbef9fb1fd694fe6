"""Papers that come with a call for help from outside: cleaned of what tells where and on what they were made."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid5

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from njia.documents.limits import Limits
from njia.documents.model import DocumentError
from njia.documents.strip import stripped
from njiasite.distress.telling import role_in
from njiasite.documents import services as documents
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor

_SERVICE = Actor(None, "system")


def add(report: Dossier, papers: Sequence[bytes], key: str) -> None:
    """Each under a name of ours, in quarantine like any other. What is no paper, or cannot be cleaned, is not kept."""
    for number, data in enumerate(papers, 1):
        try:
            clean = stripped(data, str(number), limits=Limits(bytes=settings.DOCUMENTS_MAX_BYTES))
        except DocumentError:
            continue
        named, once = SimpleUploadedFile(f"{number}.{clean.suffix}", clean.data, clean.mime), f"{key}/{number}"
        stored = documents.store(
            named, holder=report.id, actor=_SERVICE, channel="email", key=once, id=uuid5(report.id, once)
        )
        dossiers.act(
            dossier=report, type="document.added", given={"attachment": str(stored.id)},
            actor=Actor(None, role_in(report)), channel="email", key=once,
        )  # fmt: skip
