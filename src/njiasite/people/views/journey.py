"""The pages of a journey, opened by a code or an account; no address holds a code, and quick exit forgets all."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities.access import Reader, public
from njiasite.identities.roster import words as said
from njiasite.ledger.services import Actor
from njiasite.people import abroad, acting, byphone, doors, journeypage, opening, paperforms, selectors, services
from njiasite.people.forms import ActForm, BeginForm, OpenForm, WordsForm
from njiasite.people.opening import Open
from njiasite.people.views.trusted import not_taken, tried


@public
@require_safe
@never_cache
def journey(request: HttpRequest) -> HttpResponse:
    """The journey that is open here; else the account's own; else the door."""
    found = opening.opened(request) or _own(request)
    if found is None:
        return render(request, "people/door.html", {"form": OpenForm(), "phone_works": byphone.works()})
    return _page(request, found)


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """Begins a journey, with no account or in the account's name, and shows its code once."""
    form = BeginForm(request.POST if request.method == "POST" else None, initial={"pathway": request.GET.get("way")})
    if request.method != "POST" or not form.is_valid():
        return render(request, "people/begin.html", {"form": form}, status=422 if request.method == "POST" else 200)
    if (wait := ratelimit.consume_or_429(request, action="journey")) is not None:
        return wait
    reader: Reader = request.reader  # type: ignore[attr-defined]
    own = reader.account if reader.role == "jobseeker" else None
    found, code = services.begin(
        pathway=form.cleaned_data["pathway"], begins_on=form.cleaned_data["begins_on"],
        actor=Actor(own.pk if own else None, "jobseeker"), key=str(uuid4()), subject=own.pk if own else None,
    )  # fmt: skip
    opening.open_(request, found, "jobseeker")
    return render(request, "people/code.html", {"code": code})


@public
@sensitive_post_parameters()
@require_POST
@never_cache
def open_(request: HttpRequest) -> HttpResponse:
    """Opens a journey by its code and word. The answer to a wrong one does not say which was wrong."""
    if (wait := ratelimit.consume_or_429(request, action="journey_code")) is not None:
        return wait
    form = OpenForm(request.POST)
    if form.is_valid():
        found = doors.opened(form.cleaned_data["code"], form.cleaned_data["word"])
        if found is not None:
            opening.open_(request, found.journey, "jobseeker", bare=found.bare)
            if not found.bare and paperforms.opened_by_paper(found.journey):
                shown, digest = doors.fresh()
                opening.keep_next(request, digest)
                return render(request, "people/code.html", {"code": shown, "from_paper": True})
            return redirect("journey")
        form.add_error("code", _("This code and word open nothing. Look at them once more."))
    return render(request, "people/door.html", {"form": form, "phone_works": byphone.works()}, status=422)


@public
@require_POST
@never_cache
def close(request: HttpRequest) -> HttpResponse:
    """Closes it in this browser."""
    opening.close(request)
    return redirect("journey")


@public
@sensitive_post_parameters()
@require_POST
@never_cache
def do(request: HttpRequest) -> HttpResponse:
    """One thing that is done on the journey."""
    found = opening.opened(request)
    deed = request.POST.get("deed", "")
    if found is None or deed not in _DEEDS:
        return redirect("journey")
    try:
        form = _DEEDS[deed](request, found)
    except RefusedError as refused:
        return _page(request, found, problem=said(refused.refusal.text), status=409)
    if form is not None and form.errors:
        return _page(request, found, failed=(deed, form), status=422)
    return redirect("journey_asked" if _chooses(request, found) else "journey")


def _chooses(request: HttpRequest, found: Open) -> bool:
    """Whoever agreed to be asked abroad chooses next how; not with a helper, who would read the secret number."""
    agreed = request.POST.get("consent_given-purpose") == abroad.ASKED and "undo" not in request.POST
    return agreed and not found.helping and not found.bare


def _page(request: HttpRequest, found: Open, *, status: int = 200, **more: Any) -> HttpResponse:
    context = journeypage.shown(found, *more.get("failed", ("", None)))
    return render(request, "people/journey.html", {**context, "problem": more.get("problem", "")}, status=status)


def _own(request: HttpRequest) -> Open | None:
    """The newest journey of whoever is signed in, opened by that."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    if reader.account is None or reader.role != "jobseeker":
        return None
    mine = Dossier.objects.filter(procedure=services.PROCEDURE, subject=reader.account)
    newest = mine.order_by("-opened_at").first()
    if newest is None or doors.guarded(newest) or not doors.stand(newest):
        return None
    opening.open_(request, newest, "jobseeker")
    return opening.opened(request)


def _act(request: HttpRequest, found: Open, type: str, **given: str) -> ActForm:
    """An act with what its form says; whoever sees the journey bare changes nothing."""
    form = ActForm(type, tuple(given), request.POST)
    if form.is_valid() and not found.bare:
        said_ = {name: _plain(value) for name, value in form.cleaned_data.items()}
        services.act(found.journey, type, {**said_, **given}, actor=found.actor)
    return form


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _step(request: HttpRequest, found: Open) -> None:
    """A step is done today, or open again."""
    step, undone = request.POST.get("step", ""), "undo" in request.POST
    if step not in journeypage.steps_of(found.journey):
        return
    given = {"step": step} if undone else {"step": step, "done_on": services.today().isoformat()}
    services.act(found.journey, "step_undone" if undone else "step_done", given, actor=found.actor)


def _contact(request: HttpRequest, found: Open) -> ActForm:
    return _act(request, found, "contact_named", contact=uuid4().hex[:8])


def _removed(request: HttpRequest, found: Open) -> ActForm | None:
    """Whoever acts by a code is not taken out by a tap: the person takes the code back first."""
    if request.POST.get("contact_removed-contact") in selectors.stands(found.journey).acting:
        return None
    return _act(request, found, "contact_removed")


def _acts_no_more(request: HttpRequest, found: Open) -> None:
    contact, number = request.POST.get("contact", "")[:8], request.POST.get("number", "")[:20]
    if found.bare or found.helping:
        return
    if tried(request, found) and acting.withdraw(found.journey, contact, number, actor=found.actor):
        messages.success(request, _("They act no more."))
    else:
        messages.error(request, not_taken())


def _consent(request: HttpRequest, found: Open) -> ActForm:
    """Given or taken back: each is an act."""
    return _act(request, found, "consent_withdrawn" if "undo" in request.POST else "consent_given")


def _move(request: HttpRequest, found: Open) -> None:
    met = tuple(request.POST.getlist("met"))
    services.move(found.journey, request.POST.get("to", ""), met, actor=found.actor)


def _words(request: HttpRequest, found: Open) -> WordsForm:
    form = WordsForm(request.POST)
    if form.is_valid() and not found.bare and not found.helping:
        doors.set_words(found.journey, form.cleaned_data["word"], form.cleaned_data["other"])
        messages.success(request, _("From now on the word is asked for."))
    return form


def _written_down(request: HttpRequest, found: Open) -> None:
    """The code that was shown here takes the place of the one on paper, which opens it until the new one was seen."""
    digest = opening.next_code(request)
    if digest and not found.bare and not found.helping and not paperforms.supersede(found.journey, digest):
        messages.error(request, _("That code came too late: another opens your journey now."))


def _phone_off(request: HttpRequest, found: Open) -> None:
    if not found.bare and not found.helping:
        byphone.unset(found.journey, actor=found.actor)


def _erase(request: HttpRequest, found: Open) -> None:
    """All of it, for good, with a tick so that a slip of the thumb does nothing. It ends what others may do for the
    person, so abroad it takes the secret number; with the sign behind it the journey only seems gone."""
    if request.POST.get("sure") != "yes" or found.bare or found.helping:
        return
    number = request.POST.get("number", "")[:20]
    hand = acting.by_hand(found.journey, number) if tried(request, found) else acting.WRONG
    if hand == acting.WRONG:
        messages.error(request, not_taken())
        return
    (services.erase if hand == acting.FREE else doors.shut)(found.journey)
    opening.close(request)
    messages.success(request, _("It is erased."))


_DEEDS = {
    "step": _step,
    "contact_named": _contact,
    "contact_removed": _removed,
    "acting_withdrawn": _acts_no_more,
    "consent": _consent,
    "fee_paid": lambda request, found: _act(request, found, "fee_paid"),
    "pay_told": lambda request, found: _act(request, found, "pay_told"),
    "seal_kept": lambda request, found: _act(request, found, "seal_kept"),
    "check_kept": lambda request, found: _act(request, found, "check_kept", checked_on=services.today().isoformat()),
    "move": _move,
    "words": _words,
    "written_down": _written_down,
    "phone_off": _phone_off,
    "erase": _erase,
}
