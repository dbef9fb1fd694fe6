"""How long answers take, for everybody; the register of notes, for those who send them."""

from __future__ import annotations

import csv
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njia.answering.model import Quarter, Row, publishing
from njiasite.config import clock
from njiasite.consular import askings, selectors
from njiasite.dossiers import engine
from njiasite.dossiers.views.common import PAGE, reader_of
from njiasite.identities.access import permission, public
from njiasite.identities.roster import words as said

_FIGURES = ("asked", "median", "ninetieth", "in_time", "granted", "refused", "silent")
_HEAD = ("from", "to", "as_of", "organ", "asked", "median_hours", "ninetieth_percentile_hours",
         "in_time_percent", "granted_percent", "refused_percent", "silent_percent")  # fmt: skip


@public
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """How fast each organ answers requests for access, quarter by quarter."""
    terms = publishing(settings.CORRIDOR)
    organs = _organs()
    context = {
        "quarters": [_shown(one, organs) for one in selectors.quarters(clock.now())],
        "least": terms.at_least,
        "settles": terms.settles.days,
        "source": said(terms.source.text),
    }
    return render(request, "consular/answers.html", context)


@public
@require_safe
def answers_csv(request: HttpRequest) -> HttpResponse:
    """The same as a file; a figure that is withheld is left empty."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="access-answers.csv"'
    write = csv.writer(answer)
    write.writerow(_HEAD)
    for quarter in selectors.quarters(clock.now()):
        days = [day.isoformat() for day in (quarter.first, quarter.last, quarter.as_of)]
        for row in quarter.rows:
            write.writerow([*days, row.organ or "all", *(getattr(row, name) for name in _FIGURES)])
    return answer


@permission("dossier.search")
@require_safe
@never_cache
def notes(request: HttpRequest) -> HttpResponse:
    """The register of notes of the reader's mission; no person is named in it."""
    page = Paginator(selectors.notes(reader_of(request)), PAGE).get_page(request.GET.get("page"))
    organs = _organs()
    rows = [{"note": note, "organ": organs.get(note.organ, note.organ)} for note in page]
    return render(request, "consular/notes.html", {"page": page, "rows": rows})


def _shown(quarter: Quarter, organs: dict[str, str]) -> dict[str, Any]:
    return {"quarter": quarter, "rows": [_line(row, organs) for row in quarter.rows]}


def _line(row: Row, organs: dict[str, str]) -> dict[str, Any]:
    return {"row": row, "organ": organs.get(row.organ, row.organ) if row.organ else _("All together")}


def _organs() -> dict[str, str]:
    field = engine.procedures(settings.CORRIDOR)[askings.PROCEDURE].fields["organ"]
    return {option.id: str(said(option.name)) for option in field.options}
