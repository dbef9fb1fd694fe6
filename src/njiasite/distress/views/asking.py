"""The pages /help and, for staff who have somebody on the phone, /help/call."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from njia.casework.seeing import clocks_seen
from njia.distress.model import Page, asked
from njiasite.config import clock
from njiasite.distress import asking, services
from njiasite.distress.asking import HelpForm
from njiasite.dossiers import acting, engine
from njiasite.dossiers.services import RefusedError
from njiasite.identities.access import Reader, permission, public
from njiasite.identities.roster import roster
from njiasite.identities.roster import words as said
from njiasite.ledger.services import Actor
from njiasite.pages.templatetags.shown import moment


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """A few questions at a time; nothing is kept before the last page is sent."""
    return _asked(request, "help", "web")


@permission("report.take")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def call(request: HttpRequest) -> HttpResponse:
    """The same questions, typed by staff for somebody on the phone."""
    return _asked(request, "help_call", "phone")


def _asked(request: HttpRequest, here: str, channel: str) -> HttpResponse:
    if request.method != "POST":
        return _page(request, HelpForm(asking.first()), asking.first(), here)
    page = asking.named(request.POST.get("page", "")) or (None if "send" in request.POST else asking.first())
    form = HelpForm(page, request.POST)
    if "back" in request.POST:
        return _back(request, form, page, here)
    if not form.is_valid():
        wrong = next(one for one in asking.plan().pages if {q.id for q in one.questions} & form.errors.keys())
        return _page(request, form if wrong is page else form.sent_back(wrong), wrong, here, status=422)
    if page is not None:
        after = asking.next_to(page, form.told, 1)
        return _page(request, form.turned_to(after), after, here)
    if (wait := ratelimit.consume_or_429(request, action="help")) is not None:
        return wait  # each opens cases that somebody drops other work for
    return _sent(request, form, here, channel)


def _back(request: HttpRequest, form: HelpForm, page: Page | None, here: str) -> HttpResponse:
    form.is_valid()
    before = asking.next_to(page, form.told, -1) if page else asking.plan().pages[-1]
    return _page(request, form.turned_to(before or asking.first()), before or asking.first(), here)


def _page(request: HttpRequest, form: HelpForm, page: Page | None, here: str, status: int = 200) -> HttpResponse:
    """A page of questions; after the last, all answers to look at once more."""
    context: dict[str, Any] = {"form": form, "here": here, "first": page is asking.first()}
    if page is None:
        context["rows"] = _answers(form)
        return render(request, "distress/check.html", context, status=status)
    context |= {"title": asking.to(form.own, page.to_self, page.title), "place": asking.plan().pages.index(page) + 1}
    return render(request, "distress/ask.html", context, status=status)


def _answers(form: HelpForm) -> list[dict[str, str]]:
    rows = []
    for page in asking.plan().pages:
        for question in page.questions if asked(page.only_if, form.told) else ():
            value = form.told.get(question.id)
            if value and asked(question.only_if, form.told):
                values = value if isinstance(value, tuple) else (value,)
                known = [question.options.get(one) for one in values]
                names = [
                    asking.to(form.own, option.to_self, option.name) if option else one
                    for one, option in zip(values, known, strict=True)
                ]
                label = asking.to(form.own, question.to_self, question.ask)
                rows.append({"label": label, "value": "; ".join(names)})
    return rows


def _sent(request: HttpRequest, form: HelpForm, here: str, channel: str) -> HttpResponse:
    reader: Reader = request.reader  # type: ignore[attr-defined]
    teller = str(form.told["teller"])
    role = services.role_of(teller)
    own = reader.account if reader.role == role == "jobseeker" else None
    actor = acting.actor_of(reader) if here == "help_call" or own else Actor(None, role)
    try:
        taken = services.take_in(
            told=form.told,
            language=get_language() or "en",
            actor=actor,
            channel=channel,
            key=form.cleaned_data["key"],
            subject=own.pk if own else None,
        )
    except RefusedError as refused:
        form.add_error(None, said(refused.refusal.text))
        return _page(request, form, asking.first(), here, status=422)
    return render(request, "distress/receipt.html", {**receipt(taken, role), "by_staff": here == "help_call"})


def receipt(taken: services.Taken, role: str) -> dict[str, Any]:
    """What the receipt shows: the code with its day, what began, and what happens next by when."""
    report = engine.procedure_of(taken.report)
    due = min((c.deadline.due_at for c in clocks_seen(report, taken.standing, role) if c.running), default=None)
    begun = [{"name": said(engine.procedure_of(case).name), "number": case.number} for case in taken.cases]
    zone = roster().zone
    return {
        "code": taken.code,
        "day": clock.now(),
        "zone": zone,
        "number": taken.report.number,
        "due_at": moment(due, zone),
        "cases": begun,
    }
