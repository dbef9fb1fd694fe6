"""Pages and files of published figures, for everybody."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from njia.htcds.mapping import load_crosswalk
from njia.indicators.load import load_indicators
from njia.releases import exchange, paper
from njia.releases.rounds import written
from njia.releases.saying import COLUMNS, rows
from njiasite.identities.access import public
from njiasite.indicators import presentation, rounds, selectors
from njiasite.indicators.models import Release

_AREA = "KE-RU"
_REPORTS = ("en", "ru")


@public
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Every indicator with its newest figure and range."""
    return render(request, "indicators/figures.html", presentation.overview())


@public
@require_safe
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator: drawings with their table, what is counted and how, and what the figure cannot show."""
    known = load_indicators(settings.CORRIDOR).measured
    if indicator not in known:
        raise Http404
    return render(request, "indicators/indicator.html", presentation.detail(known[indicator]))


@public
@require_safe
def figures_csv(request: HttpRequest, indicator: str = "") -> HttpResponse:
    """Every published figure, or those of one indicator, under column names of SDMX."""
    known = load_indicators(settings.CORRIDOR).measured
    if indicator and indicator not in known:
        raise Http404
    told = (row for row in _rows() if not indicator or row[COLUMNS.index("INDICATOR")] == indicator)
    return _table(f"njia-{indicator or 'figures'}.csv", COLUMNS, told)


@public
@require_safe
def figures_htcds(request: HttpRequest) -> HttpResponse:
    """Published counts under the codes of the Human Trafficking Case Data Standard; no record of a person."""
    manifests = [one.manifest for one in selectors.releases()]
    known, walk = load_indicators(settings.CORRIDOR).measured, load_crosswalk(settings.CORRIDOR)
    return _table("njia-htcds.csv", exchange.COLUMNS, exchange.rows(manifests, known, walk))


@public
@require_safe
def release(request: HttpRequest, name: str) -> HttpResponse:
    """A release as it stands in the ledger, byte for byte: for `njia audit-release`."""
    row = get_object_or_404(Release, name=name, corridor=settings.CORRIDOR)
    answer = HttpResponse(row.body.encode(), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="njia-{row.name}.json"'
    return answer


@public
@require_safe
def estimate(request: HttpRequest) -> HttpResponse:
    """How many people were harmed in all, round by round: what each method says, and what became of it."""
    return render(request, "indicators/estimate.html", presentation.estimates())


@public
@require_safe
def published_round(request: HttpRequest, name: str) -> HttpResponse:
    """A round as it stands in the ledger, byte for byte."""
    found = next((one for one in rounds.rounds() if one.round == name), None)
    if found is None:
        raise Http404
    answer = HttpResponse(written(found), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="njia-estimate-{found.round}.json"'
    return answer


@public
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """The joint committee's report of the newest release as PDF, in English or Russian."""
    out = selectors.releases()
    if not out:
        raise Http404
    language: Any = request.GET.get("language") or get_language()
    language = language if language in _REPORTS else "en"
    data = paper.report([one.manifest for one in out], settings.CORRIDOR, language)
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="njia-{out[-1].name}-{language}.pdf"'
    return answer


def _table(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    write = csv.writer(answer)
    write.writerow(head)
    write.writerows(rows)
    return answer


def _rows() -> list[tuple[str | int | None, ...]]:
    manifests = [one.manifest for one in selectors.releases()]
    return list(rows(manifests, load_indicators(settings.CORRIDOR).measured, _AREA))
