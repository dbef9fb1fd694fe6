"""The evidence of a case: each item with its fingerprint and who had it when; and the sealed list as a file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njia.casework.model import Procedure
from njia.rescue.custody import List, sign
from njiasite.dossiers import engine, presentation
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said
from njiasite.ledger import signing
from njiasite.rescue import custody


@permission("dossier.read")
@require_safe
@never_cache
def items(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The page."""
    dossier, plan = _case(request, dossier_id)
    found, seal = custody.sealed(dossier), custody.last_seal(dossier)
    context = {
        "dossier": dossier,
        "items": _items(plan, found),
        "seal": seal and {"at": seal.at, "hash": seal.given["list_hash"]},
        "since": bool(seal and custody.sealed(dossier, seal.seq) != found),
    }
    return render(request, "rescue/custody.html", context)


@permission("dossier.read")
@require_safe
@never_cache
def sealed_list(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The list as it was last sealed, signed; anybody can verify it with the public key of the ledger."""
    dossier, _plan = _case(request, dossier_id)
    seal = custody.last_seal(dossier)
    if seal is None:
        raise Http404
    data = sign(custody.sealed(dossier, seal.seq), signing.private_key())
    told = f'attachment; filename="evidence-{dossier.number}.json"'
    return HttpResponse(data, content_type="application/json", headers={"Content-Disposition": told})


def _case(request: HttpRequest, dossier_id: UUID) -> tuple[Dossier, Procedure]:
    dossier = visible(request, dossier_id)
    if dossier.procedure != custody.PROCEDURE:
        raise Http404
    note_read(reader_of(request), dossier)
    return dossier, engine.procedure_of(dossier)


def _items(plan: Procedure, found: List) -> list[dict[str, Any]]:
    kinds, sources = (
        {option.id: said(option.name) for option in plan.fields[name].options} for name in ("item_kind", "item_from")
    )
    return [
        {
            "label": item.label,
            "what": item.what,
            "kind": kinds.get(item.type, item.type),
            "source": sources.get(item.source, item.source),
            "sha256": item.sha256,
            "bytes": item.bytes,
            "steps": [_step(step) for step in found.steps if step.label == item.label],
        }
        for item in found.items
    ]


def _step(step: Any) -> dict[str, Any]:
    words = {"kept": _("Kept"), "handed": _("Handed over"), "received": _("Received")}
    differs = step.same is False
    by = presentation.by_whom(step.role)
    return {"word": words[step.event], "at": step.at, "by": by, "to": step.to, "differs": differs}
