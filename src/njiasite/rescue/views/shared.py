"""What a referral shares: what goes and what stays, before anything is sent; and the record as a file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njia.casework.load import load_procedures
from njia.htcds.exchange import Exported
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.views.common import note_read, reader_of
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said
from njiasite.rescue import sharing
from njiasite.rescue.told import told
from njiasite.rescue.views.common import case_of


@permission("dossier.act")
@require_safe
@never_cache
def shared(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The page."""
    dossier, made, holds = _made(request, dossier_id)
    why = {
        "not_agreed": _("The person has not agreed"),
        "no_code": _("No word for it there"),
        "no_place": _("No place for it there"),
    }
    names = {
        field.id: said(field.name)
        for plan in load_procedures(dossier.corridor).values()
        for field in plan.fields.values()
    }
    context: dict[str, Any] = {
        "dossier": dossier,
        "holds": holds,
        "goes": sorted(name for name in made.record if name != "con_Consent"),
        "stays": [(names.get(one.field, one.field), why[one.why]) for one in made.left_out],
    }
    return render(request, "rescue/shared.html", context)


@permission("dossier.act")
@require_safe
@never_cache
def record(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The record as a file; there is none without a consent that holds."""
    dossier, made, holds = _made(request, dossier_id)
    if not holds:
        raise Http404
    data = msgspec.json.format(msgspec.json.encode(made.record), indent=1) + b"\n"
    name = f'attachment; filename="referral-{dossier.number}.json"'
    return HttpResponse(data, content_type="application/json", headers={"Content-Disposition": name})


def _made(request: HttpRequest, dossier_id: UUID) -> tuple[Dossier, Exported, bool]:
    reader, dossier, plan, standing = case_of(request, dossier_id, sharing.PROCEDURE, sharing.SENT)
    case = told(plan, dossier.id, reader_of(request).role)
    other = sharing.linked(reader, case)
    if other is not None:
        note_read(reader, other)
    made = sharing.record(reader, case, standing.state, other)
    return dossier, made, bool(sharing.agreed(case, standing.state))
