"""What the pages of rescue share."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from njia.casework.model import Procedure
from njia.casework.standing import Standing
from njia.rescue import letters
from njiasite.dossiers import acting, engine
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import Reader

File = Literal["docx", "pdf"]
_MEDIA: dict[File, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def case_of(
    request: HttpRequest, dossier_id: UUID, procedure: str, act: str
) -> tuple[Reader, Dossier, Procedure, Standing]:
    """A case of that procedure for a reader whose role may do that act in it; 404 for anybody else. That it was read
    is recorded."""
    reader, dossier = reader_of(request), visible(request, dossier_id)
    plan, standing = engine.procedure_of(dossier), engine.standing(dossier)
    if dossier.procedure != procedure or reader.role not in plan.acts[act].by:
        raise Http404
    note_read(reader, dossier)
    return reader, dossier, plan.at(standing.version), standing


def may_now(reader: Reader, plan: Procedure, standing: Standing, act: str) -> bool:
    """Whether the act could be done now."""
    return act in {spec.id for spec in acting.offered(reader, plan, standing).acts}


def file(letter: letters.Letter, name: str, wanted: File) -> HttpResponse:
    """The letter as a file to keep."""
    data = letters.pdf(letter) if wanted == "pdf" else letters.word(letter)
    told = f'attachment; filename="{name}.{wanted}"'
    return HttpResponse(data, content_type=_MEDIA[wanted], headers={"Content-Disposition": told})
