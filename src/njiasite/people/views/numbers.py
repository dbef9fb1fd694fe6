"""Coming in by phone: the number, then what was sent to it, with the word. No answer says who is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from njiasite.identities.access import public
from njiasite.people import byphone, doors, opening
from njiasite.people.forms import PhoneForm, SentForm


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def come_in(request: HttpRequest) -> HttpResponse:
    """For whoever has their phone and their word, and no code."""

    def typed(given: Mapping[str, str]) -> bool:
        found = byphone.opened(given["phone"], given["sent"], given["word"])
        if found is not None:
            opening.open_(request, found.journey, "jobseeker", bare=found.bare)
        return found is not None

    return _page(request, "journey_phone", byphone.send_to_open, typed, word=True)


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def set_(request: HttpRequest) -> HttpResponse:
    """Has a phone number open the journey too; in the person's own hands, once they have a word."""
    found = opening.opened(request)
    if found is None or found.helping or found.bare or not doors.guarded(found.journey):
        return redirect("journey")

    def typed(given: Mapping[str, str]) -> bool:
        done = byphone.set_(found.journey, given["phone"], given["sent"], actor=found.actor)
        if done:
            messages.success(request, _("Your phone number opens it too, with the word."))
        return done

    return _page(request, "journey_phone_set", partial(byphone.send_to_set, found.journey), typed, word=False)


def _page(
    request: HttpRequest, action: str, send: Callable[[str], None], typed: Callable[[Mapping[str, str]], bool], *,
    word: bool,
) -> HttpResponse:  # fmt: skip
    """The number, then what was sent to it. So many messages, and so many tries, for one number and one address."""
    sent = "sent" in request.POST
    form = SentForm(request.POST, word=word) if sent else PhoneForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and form.is_valid():
        limit, phone = "journey_phone_code" if sent else "journey_phone", form.cleaned_data["phone"]
        if (wait := ratelimit.consume_or_429(request, action=limit, key=phone)) is not None:
            return wait
        if not sent:
            send(phone)
            form = SentForm(word=word, initial={"phone": phone})
        elif typed(form.cleaned_data):
            return redirect("journey")
        else:
            form.add_error("sent", _("What was typed opens nothing. Look once more, or have a new number sent."))
    if form.errors:
        status = 422
    context = {"action": action, "form": form, "sent": isinstance(form, SentForm), "sets": not word}
    return render(request, "people/phone.html", context, status=status)
