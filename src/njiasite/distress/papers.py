"""Papers that come with a call for help from outside: cleaned of what tells where and on what they were made."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from uuid import uuid5

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from njia.documents.keeping import Kept
from njia.documents.limits import Limits
from njia.documents.model import DocumentError
from njia.documents.strip import stripped
from njiasite.distress.telling import role_in
from njiasite.documents import services as documents
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor

_SERVICE = Actor(None, "system")


def cleaned(papers: Sequence[bytes]) -> list[Kept]:
    """Those that can be kept: what is no paper, or cannot be cleaned, is left out."""
    found = []
    for number, data in enumerate(papers, 1):
        with suppress(DocumentError):
            found.append(stripped(data, str(number), limits=Limits(bytes=settings.DOCUMENTS_MAX_BYTES)))
    return found


def add(report: Dossier, papers: Sequence[Kept], key: str) -> None:
    """Each under a name of ours, in quarantine like any other."""
    for number, clean in enumerate(papers, 1):
        named, once = SimpleUploadedFile(f"{number}.{clean.suffix}", clean.data, clean.mime), f"{key}/{number}"
        stored = documents.store(
            named, holder=report.id, actor=_SERVICE, channel="email", key=once, id=uuid5(report.id, once)
        )
        dossiers.act(
            dossier=report, type="document.added", given={"attachment": str(stored.id)},
            actor=Actor(None, role_in(report)), channel="email", key=once,
        )  # fmt: skip
