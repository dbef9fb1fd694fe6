"""Days off that a government announced late: entered with their source, and seen by everybody who may enter them."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njiasite.dossiers import daysoff, presentation
from njiasite.dossiers.forms import DayForm
from njiasite.dossiers.models import DayOff
from njiasite.dossiers.views.common import PAGE, reader_of
from njiasite.identities.access import permission
from njiasite.ledger.services import Actor


@permission("calendar.correct")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def calendar(request: HttpRequest) -> HttpResponse:
    """The days entered so far, and a form for one more."""
    form = DayForm(request.POST) if request.method == "POST" else DayForm.blank()
    if form.is_bound and form.is_valid():
        reader = reader_of(request)
        actor = Actor(reader.account.pk if reader.account else None, reader.role)
        daysoff.enter(settings.CORRIDOR, form.entered, actor=actor, channel="web", key=form.cleaned_data["key"])
        messages.success(request, _("The day is entered. Time limits that run are counted anew within minutes."))
        return redirect("calendar")
    entered = DayOff.objects.filter(corridor=settings.CORRIDOR).order_by("-day", "-pk")
    page = Paginator(entered, PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "rows": [presentation.day_off(one) for one in page]}
    return render(request, "dossiers/calendar.html", context, status=422 if form.errors else 200)
