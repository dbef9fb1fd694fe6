"""How many demands for release there were, and how they were answered: for everybody."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from njia.answering.model import publishing
from njiasite.config import clock
from njiasite.dossiers import engine
from njiasite.identities.access import public
from njiasite.identities.roster import words as said
from njiasite.rescue import answers
from njiasite.rescue.demands import PROCEDURE


@public
@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """Quarter by quarter, each organ by itself; a figure that could tell of one person is withheld."""
    terms = publishing(settings.CORRIDOR)
    field = engine.procedures(settings.CORRIDOR)[PROCEDURE].fields["demand_organ"]
    names = {"": _("All together"), **{option.id: said(option.name) for option in field.options}}
    quarters = [
        {"quarter": one, "rows": [{"name": names.get(row.organ, row.organ), "row": row} for row in one.rows]}
        for one in answers.quarters(clock.now())
    ]
    context = {"quarters": quarters, "least": terms.at_least, "settles": terms.settles.days}
    return render(request, "rescue/releases.html", context)
