"""Which papers an account may name in an act: those that it handed in itself, for that very case."""

from __future__ import annotations

from uuid import UUID, uuid5

from django.http import Http404

from njiasite.documents import holding
from njiasite.documents.models import Paper
from njiasite.dossiers import selectors
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader

_UNOPENED = UUID("4f1c2c0e-8f0b-4f43-9c83-0a6d0d6a5d55")


def own(reader: Reader, case: UUID, paper: str) -> bool:
    """Whether this account handed in that paper for that case."""
    return holding.held(case, _account(reader), paper) is not None


def case_of(reader: Reader, case: UUID | None, key: str) -> UUID:
    """The case that a paper is for. Without one, that of a case still to be opened: the same for the same key."""
    if case is None:
        if not reader.may("dossier.open"):
            raise Http404
        return uuid5(_UNOPENED, f"{_account(reader)}/{key}")
    if selectors.visible(reader, "document.add").filter(pk=case).exists():
        return case
    if Dossier.objects.filter(pk=case).exists():
        raise Http404
    return case_to_open(reader, case)


def case_to_open(reader: Reader, case: UUID) -> UUID:
    """A case for which this account handed in papers: its number came from us, so it is nobody else's."""
    if not Paper.objects.filter(holder=case, kept_by=_account(reader)).exists():
        raise Http404
    return case


def _account(reader: Reader) -> UUID:
    assert reader.account is not None
    return reader.account.pk
