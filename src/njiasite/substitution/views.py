"""The page /given: a form, a page that waits, an answer."""

from __future__ import annotations

from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from njia.corridors.load import load
from njia.reports.view import view
from njiasite.checks import presentation
from njiasite.checks import services as checks
from njiasite.checks.views import private
from njiasite.pages import errors
from njiasite.substitution import services
from njiasite.substitution.forms import GivenForm


@private
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The form; and, sent, the start of the reading."""
    if request.method != "POST":
        return render(request, "substitution/start.html", {"form": GivenForm()})
    form = GivenForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "substitution/start.html", {"form": form}, status=422)
    if (wait := ratelimit.consume_or_429(request, action="given")) is not None:
        return wait  # each of them may open a case that a consul drops other work for
    told = form.cleaned_data
    account = request.reader.account  # type: ignore[attr-defined]
    kept = services.attested(told["code"], account.pk if account and told["mine"] else None)
    if told["code"] and not kept:
        form.add_error("code", _("We know no attested contract with this code. Leave it empty, or copy it once more."))
        return render(request, "substitution/start.html", {"form": form}, status=422)
    papers = [told["papers"][0], kept] if kept else told["papers"]
    about = services.About(account.pk if account else None, told["phone"], told["place"], told["keep"])
    try:
        token = services.submit(papers, about)
    except checks.BusyError:
        return errors.busy(request)
    checks.await_answer(token, settings.CHECKS_WAIT_SECONDS)
    response = redirect("given_answer", token)
    response.status_code = 303
    return response


@private
@require_safe
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The answer, or how far it has come, or why there is none; a dangerous paper has opened its case before."""
    standing = checks.standing(token)
    if standing is None or standing.report is not None or standing.words is not None:
        raise Http404
    if standing.progress is not None:
        context = {
            "progress": standing.progress,
            "token": token,
            "still": "still" in request.GET,
            "again": "given_answer",
        }
        return render(request, "checks/waiting.html", context)
    language = get_language() or "en"
    if standing.failure is not None:
        sentence = presentation.failure(standing.failure, language)
        return render(request, "substitution/start.html", {"form": GivenForm(), "failure": sentence}, status=422)
    held = standing.held
    assert held is not None
    context = {
        "token": token,
        "urgent": services.urgent(held),
        "case": services.settle(token),
        "changes": presentation.changes(held.comparison, language) if held.comparison else None,
        "view": view(held.report, load(held.report.corridor), language),  # type: ignore[arg-type]
    }
    return render(request, "substitution/answer.html", context)
