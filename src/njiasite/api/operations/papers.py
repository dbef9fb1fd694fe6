"""Papers: handed in before the act that names them, and handed out to whom that act is for."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Literal
from uuid import UUID, uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from njia.corridors import load
from njia.documents.model import DocumentError
from njiasite.api import papers, shapes
from njiasite.api.doors import reader_of
from njiasite.api.problems import Problem
from njiasite.api.rooms import Key, room
from njiasite.documents import selectors, services
from njiasite.documents.models import Paper
from njiasite.dossiers import acting
from njiasite.identities.access import Entrance
from njiasite.identities.roster import words as said
from njiasite.ledger import reads
from njiasite.ledger.keys import ErasedError
from njiasite.ledger.services import KeyReusedError

router = Router(tags=["papers"])
_PAPERS = UUID("0b7a5a0e-6d0f-4d55-9a0b-6a3f6f5c1a77")


@room(
    router, "POST", "/papers", name="papers", entrance=Entrance(permission="document.add"), gives=shapes.PaperShape,
    status=201, says=("not-found", "forged", "paper-refused", "key-reused", "too-large"),
)  # fmt: skip
def hand_in(
    request: HttpRequest,
    response: HttpResponse,
    key: Key,
    file: Annotated[UploadedFile, File(description="PDF, DOCX, JPEG, PNG, TIFF or text.")],
    case: Annotated[UUID | Literal[""], Form(description="The case it is for; none if still to be opened.")] = "",
) -> Any:
    """Keeps a paper, sealed. An act of the same case may then name it; until one does, nobody sees it."""
    reader = reader_of(request)
    holder = papers.case_of(reader, case or None, key)
    actor = acting.actor_of(reader)
    try:
        paper = services.store(
            file, holder=holder, actor=actor, channel="api", key=f"api/paper/{key}",
            id=uuid5(_PAPERS, f"{actor.account}/{key}"),
        )  # fmt: skip
    except DocumentError as error:
        text = load.load(settings.CORRIDOR).messages[error.code].fill(**{**error.values, "name": "—"})
        raise Problem("paper-refused", code=error.code, detail=said(text)) from None
    except KeyReusedError:
        raise Problem("key-reused") from None
    response["Location"] = reverse("api:paper", args=[paper.pk])
    return Status(201, _shape(paper))


@room(
    router, "GET", "/papers/{uuid:paper_id}", name="paper", entrance=Entrance(permission="document.read"),
    gives=None, says=("not-found", "paper-held", "erased"),
)  # fmt: skip
def hand_out(request: HttpRequest, paper_id: UUID) -> Any:
    """The paper itself, as a file to keep. That it was read is recorded."""
    reader = reader_of(request)
    found = selectors.visible(reader, paper_id)
    if found is None:
        raise Http404
    try:
        data = services.contents(found)
    except services.QuarantinedError:
        raise Problem("paper-held", code=found.state) from None
    except ErasedError:
        raise Problem("erased") from None
    request.on_shown = partial(  # type: ignore[attr-defined]
        reads.record, reader=reader.account.pk if reader.account else None, role=reader.role, dossier=found.holder,
        purpose="paper", channel="api", shown={"paper": str(found.pk)},
    )  # fmt: skip
    response = HttpResponse(data, content_type=found.mime)
    response["Content-Disposition"] = f'attachment; filename="{found.pk}.{found.suffix}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _shape(paper: Paper) -> dict[str, Any]:
    return {
        "id": paper.pk, "case": paper.holder, "state": paper.state, "media_type": paper.mime, "bytes": paper.bytes,
    }  # fmt: skip
