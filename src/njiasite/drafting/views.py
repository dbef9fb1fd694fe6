"""The page that writes a contract from an open job order. What is typed here goes into the file and nowhere else."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from njia.corridors.load import load
from njia.findings import Language
from njia.joborders.model import Order
from njia.reports.view import view
from njia.standard.draft import NotSaidError
from njia.standard.load import library
from njia.standard.ordering import UnfitError, variant_of
from njiasite.attestation.selectors import Faulty, faulty_contract
from njiasite.checks import presentation
from njiasite.checks.services import BusyError
from njiasite.checks.views import private
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.drafting import services
from njiasite.drafting.forms import DraftForm, disputes
from njiasite.identities.roster import words as said
from njiasite.pages import errors
from njiasite.registers import selectors


@private
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, reference: str) -> HttpResponse:
    """The form; and, sent, the file, or what stands against it."""
    order = selectors.order(reference)
    if order is None or not order.open_on(selectors.today()):
        raise Http404
    case = _case(request, reference)
    kind = library(settings.CORRIDOR).variants[variant_of(order.terms, library(settings.CORRIDOR))]
    form = DraftForm(
        request.POST or None, request.FILES or None, terms=order.terms, student="student" in kind.flags,
        initial=case.known if case else None, checked=case is not None, disputes=disputes(case.report) if case else (),
    )  # fmt: skip
    context = {"form": form, "order": order, "case": case, "kind": said(kind.name), "job": said(order.terms.title)}
    if request.method != "POST":
        return render(request, "drafting/draft.html", context)
    if not form.is_valid():
        return render(request, "drafting/draft.html", context, status=422)
    return _answer(request, order, form, context, case)


def _case(request: HttpRequest, reference: str) -> Faulty | None:
    """The case whose contract is to be cured, where one is named that this reader may see and that is of the order."""
    if "case" not in request.GET:
        return None
    try:
        dossier = visible(request, UUID(request.GET["case"]))
    except ValueError:
        raise Http404 from None
    found = faulty_contract(dossier)
    if found is None or found.order != reference:
        raise Http404
    note_read(reader_of(request), dossier)
    return found


def _answer(
    request: HttpRequest, order: Order, form: DraftForm, context: dict[str, object], case: Faulty | None
) -> HttpResponse:
    language = cast(Language, get_language() or "en")
    wanted: services.Form = "pdf" if request.POST.get("as") == "pdf" else "docx"
    messages = load(settings.CORRIDOR).messages
    faulty = form.cleaned_data.get("faulty")
    try:
        if case:
            made = services.cure(order.terms, form.particulars(), wanted, case.report, form.wording(), case.set_aside)
        elif faulty:
            made = services.mending(order.terms, form.particulars(), wanted, faulty)
        else:
            made = services.contract(order.terms, form.particulars(), wanted)
    except BusyError:
        return errors.busy(request)
    except services.NotReadError as error:
        context["against"] = [presentation.failure(error.failure, language)]
    except UnfitError as error:
        context["against"] = [messages[error.code][language]]
    except NotSaidError as error:
        context["against"] = [messages["standard.not_said"].fill(what=error.name)[language]]
    else:
        if made is None:
            context["against"] = [messages["standard.nothing_to_cure"][language]]
        elif made.report.verdict == "clear":
            what = "addendum" if faulty or case else "contract"
            name = f'attachment; filename="{what}-{order.terms.reference}.{wanted}"'
            return HttpResponse(made.data, content_type=services.MEDIA[wanted], headers={"Content-Disposition": name})
        else:
            shown = view(made.report, load(settings.CORRIDOR), language)
            context["against"] = [item.text for item in shown.items]
    return render(request, "drafting/draft.html", context, status=422)
