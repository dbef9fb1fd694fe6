"""What the pages on cases share."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from njiasite.dossiers import selectors
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.ledger import reads

PAGE = 25


def reader_of(request: HttpRequest) -> Reader:
    return request.reader  # type: ignore[attr-defined,no-any-return]


def visible(request: HttpRequest, dossier_id: UUID, wanted: str = "dossier.read") -> Dossier:
    """The dossier with its state, where it exists for this reader; else 404."""
    return get_object_or_404(selectors.visible(reader_of(request), wanted).select_related("standing"), pk=dossier_id)


def note_read(reader: Reader, dossier: Dossier) -> None:
    """Notes that a case was read, before it is shown."""
    emergency = any(grant.emergency and grant.value == str(dossier.id) for grant in reader.in_hand)
    _note(reader, "case", dossier=dossier.id, break_glass=emergency)


def note_list(reader: Reader, purpose: str, **shown: Any) -> None:
    """Notes that somebody searched, or took a list away."""
    _note(reader, purpose, dossier=None, shown=shown)


def _note(reader: Reader, purpose: str, **more: Any) -> None:
    account = reader.account.pk if reader.account else None
    reads.record(reader=account, role=reader.role, purpose=purpose, channel="web", key=str(uuid4()), **more)
