"""How long answers take, for everybody."""

from __future__ import annotations

import csv
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from njia.answering import table
from njia.answering.model import Quarter, Row, publishing
from njiasite.config import clock
from njiasite.consular import selectors
from njiasite.consular.presentation import organs
from njiasite.identities.access import public
from njiasite.identities.roster import words as said


@public
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """How fast each organ answers requests for access, quarter by quarter."""
    terms = publishing(settings.CORRIDOR)
    names = organs()
    context = {
        "quarters": [_shown(one, names) for one in selectors.quarters(clock.now())],
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
    write.writerow(table.HEAD)
    write.writerows(table.lines(selectors.quarters(clock.now())))
    return answer


def _shown(quarter: Quarter, organs: dict[str, str]) -> dict[str, Any]:
    return {"quarter": quarter, "rows": [_line(row, organs) for row in quarter.rows]}


def _line(row: Row, organs: dict[str, str]) -> dict[str, Any]:
    return {"row": row, "organ": organs.get(row.organ, row.organ) if row.organ else _("All together")}
