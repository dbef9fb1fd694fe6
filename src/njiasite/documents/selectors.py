"""Which papers a reader may have: those given in an act that its role may see, of a case inside its scope."""

from __future__ import annotations

from uuid import UUID

from njiasite.documents.models import Paper
from njiasite.dossiers import selectors as dossiers
from njiasite.identities.access import Reader


def visible(reader: Reader, paper_id: UUID) -> Paper | None:
    """The paper, or None where there is none for this reader."""
    found = Paper.objects.filter(pk=paper_id).first()
    dossier = found and dossiers.visible(reader, "document.read").filter(pk=found.holder).first()
    return found if found and dossier and dossiers.sees_paper(reader.role, dossier, str(found.id)) else None
