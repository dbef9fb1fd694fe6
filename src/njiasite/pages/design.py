"""The page that shows every part our pages are made of, with made-up contents: for whoever builds or reviews them."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

_AT = datetime(2026, 11, 3, 11, 30, tzinfo=UTC)


class ExampleForm(forms.Form):
    """One field of each kind."""

    place = forms.CharField(label=_("Where are you?"), help_text=_("A town, a street, or what you can see."))
    since = forms.DateField(
        label=_("Since when?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), required=False
    )
    papers = forms.ChoiceField(
        label=_("Who holds your passport?"),
        choices=[("self", _("I do")), ("other", _("Somebody else")), ("unknown", _("I do not know"))],
        widget=forms.RadioSelect,
    )
    story = forms.CharField(label=_("What happened?"), widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label=_("You may call me"), required=False)


def _clocks() -> list[dict[str, Any]]:
    rows = [
        ("stop", _("Late"), _("Answer to the request")),
        ("fix", _("Due soon"), _("Visit to the person")),
        ("clear", _("In time"), _("Report to the family")),
        ("note", _("Stopped"), _("First notice")),
    ]
    explained = _("72 hours from the moment the request was sent. Hours of the night and days off count too.")
    source = _("Policy of the framework; not a rule of law.")
    return [
        {
            "tone": tone,
            "word": word,
            "name": name,
            "due_at": _AT,
            "zone": "Europe/Moscow",
            "explanation": explained,
            "source": source,
        }
        for tone, word, name in rows
    ]


@require_safe
@never_cache
def design(request: HttpRequest) -> HttpResponse:
    """Every component once; nothing on it is real."""
    messages.success(request, _("Your answer was saved."))
    bound = ExampleForm({"place": "", "papers": ""})
    known = [
        {"label": _("Place"), "value": "Tver", "change": "#known"},
        {"label": _("Since when?"), "value": "3.11.2026"},
    ]
    context = {
        "form": bound,
        "clocks": _clocks(),
        "known": known,
        "events": [
            {"title": _("Request sent"), "at": _AT, "by": _("consular officer"), "lines": known},
            {"title": _("Case opened"), "at": _AT, "by": "", "lines": []},
        ],
        "tasks": [
            {"name": _("Tell us where you are"), "link": "#tasks", "word": _("To do"), "tone": "check"},
            {"name": _("Choose who may be told"), "link": "", "word": _("Not yet"), "tone": "note"},
            {"name": _("Your phone number"), "link": "#tasks", "word": _("Done"), "tone": "clear"},
        ],
        "rows": [
            SimpleNamespace(tone="late", number="KE-RU-2026-000017", what=_("Answer to the request"), word=_("Late")),
            SimpleNamespace(tone="soon", number="KE-RU-2026-000021", what=_("First notice"), word=_("Due soon")),
            SimpleNamespace(tone="", number="KE-RU-2026-000023", what=_("First notice"), word=_("In time")),
        ],
        "page": Paginator(range(60), 25).get_page(2),
        "due": _AT,
    }
    return render(request, "pages/design.html", context)
