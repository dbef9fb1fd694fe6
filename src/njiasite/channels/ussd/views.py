"""The address that Africa's Talking calls for each step of a call, and the one for its end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from njiasite.channels.calls import Step, answer, over
from njiasite.channels.guarding import gateway
from njiasite.channels.ussd.forms import EndForm, StepForm


@gateway("ussd")
@require_POST
def step(request: HttpRequest) -> HttpResponse:
    """The next screen: ``CON`` and what it shows, or ``END`` and the last words."""
    form = StepForm(request.POST)
    if not form.is_valid():
        return HttpResponse("END", content_type="text/plain; charset=utf-8", status=400)
    given = form.cleaned_data
    text = given["text"]
    shown = answer(
        Step(
            session=given["sessionId"],
            number=given["phoneNumber"],
            typed=tuple(text.split("*")) if text else (),
        )
    )
    word = "END" if shown.ends else "CON"
    return HttpResponse(f"{word} {shown.text}", content_type="text/plain; charset=utf-8")


@gateway("ussd")
@require_POST
def ended(request: HttpRequest) -> HttpResponse:
    """Notes that a call is over."""
    form = EndForm(request.POST)
    if form.is_valid():
        over(form.cleaned_data["sessionId"], form.cleaned_data["status"])
    return HttpResponse(status=200)
