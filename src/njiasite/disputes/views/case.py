"""The page of a dispute: sums and steps for both sides; ways, papers and time limits for the worker's side alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njia.disputes.pack import MilitaryError
from njia.disputes.settlement import UnequalError
from njiasite.checks.views import private
from njiasite.config import clock
from njiasite.disputes import cases, files, presentation
from njiasite.disputes.paperforms import PaperForm, SettlementForm
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said


def _may(dossier: Dossier, role: str, act: str) -> bool:
    """Whether the procedure lets that role do the act, or see what it gives."""
    return role in engine.procedure_of(dossier).acts[act].by


def ours_of(dossier: Dossier, role: str) -> bool:
    """The worker's side: those who see the claims and their time limits."""
    return role in engine.procedure_of(dossier).acts["dispute.claim_added"].seen_by


def _case(request: HttpRequest, dossier_id: UUID) -> Dossier:
    dossier = visible(request, dossier_id)
    if dossier.procedure != cases.PROCEDURE:
        raise Http404
    return dossier


@private
@permission("dossier.read")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def case(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The sums; sent, a paper or the settlement as a file. That it was read is recorded first."""
    reader, dossier = reader_of(request), _case(request, dossier_id)
    note_read(reader, dossier)
    ours = ours_of(dossier, reader.role)
    found = cases.stands(dossier, clock.now().date())
    names = cases.names_in(dossier) if ours else {}
    first = {"worker_latin": names.get("person", ""), "employer_russian": names.get("employer_name", "")}
    settling = request.POST.get("paper_is") == "settlement"
    paper = PaperForm(request.POST or None, initial=first) if not settling else PaperForm(initial=first)
    settlement = SettlementForm(request.POST if settling else None, initial=first, prefix="settled")
    against: list[str] = []
    sent = settlement if settling else paper
    allowed = _may(dossier, reader.role, "dispute.settled") if settling else ours
    if request.method == "POST" and allowed and found.sheet and sent.is_valid():
        try:
            return _file(request, found, paper, settlement, settling=settling)
        except MilitaryError:
            raise Http404 from None
        except UnequalError as error:
            against = [said(finding.text) for finding in error.findings]
    context = {
        **_shown(found, ours=ours),
        "dossier": dossier,
        "ours": ours,
        "paper": paper if ours and found.sheet else None,
        "settlement": settlement if found.sheet and _may(dossier, reader.role, "dispute.settled") else None,
        "against": against,
        "trouble": said(found.trouble) if found.trouble else "",
    }
    return render(request, "disputes/case.html", context, status=422 if request.method == "POST" else 200)


def _file(
    request: HttpRequest, found: cases.Stands, paper: PaperForm, settlement: SettlementForm, *, settling: bool
) -> HttpResponse:
    if settling:
        return files.settled(settlement.terms(), files.wanted(request))
    assert found.sheet is not None
    about = paper.particulars(demanded=found.demanded)
    return files.paper(found.sheet, paper.cleaned_data["paper"], about, found.contract, files.wanted(request))


def _shown(found: cases.Stands, *, ours: bool) -> dict[str, Any]:
    return {
        "military": found.contract == "military",
        "sheet": presentation.sheet(found.sheet, None, ours=ours) if found.sheet else None,
        "ways": [presentation.way(one) for one in found.ways] if ours else [],
    }
