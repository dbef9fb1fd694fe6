"""What a return cost, who paid, and the claim on the agency's guarantee as a letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njia.casework.model import Procedure
from njia.rescue.bond import NothingToClaimError
from njia.rescue.costs import Ledger
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said
from njiasite.rescue import costs
from njiasite.rescue.forms import BondForm
from njiasite.rescue.told import told
from njiasite.rescue.views.common import case_of, file, may_now


@permission("dossier.act")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def costs_page(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The sums; and, asked for, the letter as a file."""
    reader, dossier, plan, standing = case_of(request, dossier_id, costs.PROCEDURE, costs.RECORDED)
    case = told(plan, dossier.id, reader.role)
    found = costs.ledger(case)
    form = BondForm(request.POST or None)
    context: dict[str, Any] = {
        "dossier": dossier,
        "form": form,
        "rows": list(_rows(plan, found)),
        "payers": [
            (name, found.by_payer[id_]) for id_, name in _names(plan, "paid_by").items() if id_ in found.by_payer
        ],
        "sources": sorted({said(line.source.text) for line in found.lines if line.source}),
        "total": found.total,
        "claim": costs.claim(found),
        "recordable": may_now(reader, plan, standing, costs.RECORDED),
    }
    if request.method != "POST":
        return render(request, "rescue/costs.html", context)
    if not form.is_valid():
        return render(request, "rescue/costs.html", context, status=422)
    try:
        letter = costs.letter(dossier, plan, case, **form.cleaned_data)
    except NothingToClaimError:
        context["against"] = _("No cost has been recorded that the guarantee answers for.")
        return render(request, "rescue/costs.html", context, status=422)
    return file(letter, f"guarantee-{dossier.number}", "pdf" if request.POST.get("as") == "pdf" else "docx")


def _rows(plan: Procedure, found: Ledger) -> Iterator[dict[str, Any]]:
    items, payers = _names(plan, "cost_item"), _names(plan, "paid_by")
    for line in found.lines:
        yield {
            "item": items.get(line.cost.item, line.cost.item),
            "payer": payers.get(line.cost.paid_by, line.cost.paid_by),
            "on": line.cost.on,
            "amount": line.cost.amount,
            "currency": line.cost.currency,
            "home": line.home,
            "rate": line.rate,
            "rounded": line.source is not None,
        }


def _names(plan: Procedure, field: str) -> dict[str, str]:
    return {option.id: said(option.name) for option in plan.fields[field].options}
