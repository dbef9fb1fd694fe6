"""The page on which a consul writes the demand for release, looks at it, and sends it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njia.casework.standing import Standing
from njia.rescue.demand import NoGroundError
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities.access import Reader, permission
from njiasite.identities.roster import words as said
from njiasite.ledger.values import StaleError
from njiasite.rescue import demands
from njiasite.rescue.forms import DemandForm
from njiasite.rescue.told import told
from njiasite.rescue.views.common import case_of, file, may_now


@permission("dossier.act")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def demand(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The form; and, sent, the letter as a file, or the demand itself."""
    reader, dossier, plan, standing = case_of(request, dossier_id, demands.PROCEDURE, demands.SENT)
    case = told(plan, dossier.id, reader.role)
    form = DemandForm(
        request.POST or None, organs=plan.fields["demand_organ"], seen=standing.seq,
        person=str(case.values.get("person", "")),
    )  # fmt: skip
    grounds = {option.id: said(option.name) for option in plan.fields["ground"].options}
    context: dict[str, Any] = {
        "dossier": dossier,
        "form": form,
        "grounds": list(dict.fromkeys(grounds[one["ground"]] for one in case.each(demands.GROUND))),
        "sendable": may_now(reader, plan, standing, demands.SENT),
    }
    if request.method != "POST":
        return render(request, "rescue/demand.html", context)
    if not form.is_valid():
        return render(request, "rescue/demand.html", context, status=422)
    names = form.cleaned_data["person_en"], form.cleaned_data["person_ru"]
    made = demands.written(dossier, plan, case, person=names, organ=form.cleaned_data["organ"])
    try:
        letter = demands.letter(made)
    except NoGroundError:
        context["against"] = _("Add a ground first: a demand without a ground is not written.")
        return render(request, "rescue/demand.html", context, status=422)
    if (wanted := request.POST.get("as")) in ("docx", "pdf"):
        return file(letter, f"demand-{dossier.number}", "pdf" if wanted == "pdf" else "docx")
    return _sent(request, reader, dossier, standing, made, context)


def _sent(
    request: HttpRequest, reader: Reader, dossier: Dossier, standing: Standing, made: Any, context: dict[str, Any]
) -> HttpResponse:
    form: DemandForm = context["form"]
    try:
        demands.send(reader, dossier, made, key=form.cleaned_data["key"], seen=form.cleaned_data["seen"])
    except RefusedError as refused:
        return render(request, "rescue/demand.html", {**context, "against": said(refused.refusal.text)}, status=422)
    except StaleError:
        context["against"] = _(
            "Somebody has acted in this case since you opened the page. Look at the case, then come back."
        )
        return render(request, "rescue/demand.html", context, status=409)
    return redirect("case", dossier_id=dossier.id)
