"""Who inside looked at more than their work needs: for whoever reviews reads."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njia.insiders.signals import Signal
from njia.insiders.signs import signs_of
from njiasite.config import clock
from njiasite.dossiers.selectors import numbers_of
from njiasite.dossiers.views.common import note_list, reader_of
from njiasite.identities.access import permission
from njiasite.identities.presentation import role_name
from njiasite.identities.selectors import codes_of
from njiasite.intelligence import insiders as looked


@permission("reads.review")
@require_safe
@never_cache
def insiders(request: HttpRequest) -> HttpResponse:
    """The signs, the gravest first. Cases stand in them by their number alone."""
    note_list(reader_of(request), "insiders")
    found = looked.found(clock.now())
    codes, numbers = codes_of(one.reader for one in found), numbers_of([one.about for one in found if one.about])
    rows = [
        {
            "who": codes.get(one.reader, "—"),
            "role": role_name(one.role),
            "text": _said(one, numbers.get(one.about, "—")),
        }
        for one in found
    ]
    return render(request, "intelligence/insiders.html", {"rows": rows, "days": signs_of(settings.CORRIDOR).days})


def _said(one: Signal, number: str) -> str:
    """One sign, in words with its numbers."""
    values = {"n": one.count, "usual": round(one.usual), "case": number}
    return {
        "outside": _("Read %(n)s cases in which they never acted, of %(usual)s that they read."),
        "again": _("Came back to case %(case)s on %(n)s days and did nothing in it."),
        "many": _("Looked %(n)s times; the usual colleague %(usual)s times."),
        "alone": _("Searched %(n)s times on one day."),
        "night": _("Looked %(n)s times at night, of %(usual)s times in all."),
    }[one.code] % values
