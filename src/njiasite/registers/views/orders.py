"""Job orders as everybody may see them: what is open, each order's page, its advert on paper and as a message."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from njia.findings import Language
from njia.joborders.adverts import Advert, advert
from njia.joborders.model import OPEN
from njia.reports.adverts import code
from njia.reports.adverts import render as typeset
from njiasite.dossiers import engine
from njiasite.identities.access import public
from njiasite.identities.roster import words as said
from njiasite.registers import presentation, selectors
from njiasite.registers.models import JobOrder
from njiasite.registers.orders import PROCEDURE, is_open


@public
@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    """Every order that is open today, the newest first."""
    rows = JobOrder.objects.filter(corridor=settings.CORRIDOR, state=OPEN).order_by("-opened_on", "reference")
    on = selectors.today()
    found = [presentation.order_line(selectors.as_order(row)) for row in rows if is_open(row, on)]
    return render(request, "registers/orders.html", {"orders": found})


@public
@require_safe
def order(request: HttpRequest, reference: str) -> HttpResponse:
    """One order: its advert while people may be recruited, else what to beware of."""
    row = _approved(reference)
    context: dict[str, object] = {"reference": row.reference}
    if is_open(row, selectors.today()):
        context["advert"] = made = _advert(request, row)
        context["code"] = code(made.address)
        context["may_draft"] = request.reader.may("contract.draft")  # type: ignore[attr-defined]
    else:
        context["state"] = said(engine.procedures(row.corridor)[PROCEDURE].states[row.state].name)
        context["order"] = presentation.order_line(selectors.as_order(row))
    return render(request, "registers/order.html", context)


@public
@require_safe
def order_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The advert on one page, with its code; only of an order that is open."""
    made = _lawful(request, reference)
    name = f"{made.address.rpartition('/')[2]}-{made.language}.pdf"
    return HttpResponse(
        typeset(made), content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


@public
@require_safe
def order_text(request: HttpRequest, reference: str) -> HttpResponse:
    """The advert in a few lines, to be copied into a message."""
    return HttpResponse(_lawful(request, reference).short + "\n", content_type="text/plain; charset=utf-8")


def _approved(reference: str) -> JobOrder:
    """An order that was open once: before that nobody but its employer and the officers knows of it."""
    rows = JobOrder.objects.filter(corridor=settings.CORRIDOR, opened_on__isnull=False)
    return get_object_or_404(rows, reference=reference.upper())


def _lawful(request: HttpRequest, reference: str) -> Advert:
    row = _approved(reference)
    if not is_open(row, selectors.today()):
        raise Http404
    return _advert(request, row)


def _advert(request: HttpRequest, row: JobOrder) -> Advert:
    language = cast(Language, get_language() or settings.LANGUAGE_CODE)
    address = request.build_absolute_uri(reverse("order", args=[row.reference]))
    return advert(selectors.as_order(row), language, address, row.corridor)
