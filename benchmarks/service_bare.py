"""The peer: a bare Django site on the same database. A list page of the same rows; an act as one select and one insert.

Sessions, sign-in, CSRF and languages are on, as in the service; nothing is encrypted, chained, checked or projected.
"""

from __future__ import annotations

from typing import Any

from njiasite.config.settings import *  # noqa: F403 - a site of its own on the same settings

ROOT_URLCONF = "benchmarks.service_bare"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # which the installed app insists on
]

PAGE = """<!doctype html><html><head><title>Waiting</title></head>
<body><h1>Waiting</h1><p>{{ page.paginator.count }}</p>
<table>{% for row in page %}<tr><td><a href="/{{ row.dossier.pk }}">{{ row.dossier.number }}</a></td>
<td>{{ row.procedure }}</td><td>{{ row.state }}</td><td>{{ row.due_at }}</td></tr>{% endfor %}</table>
{% if page.has_next %}<a href="?page={{ page.next_page_number }}">Next</a>{% endif %}</body></html>"""


def page(request: Any) -> Any:
    """Twenty-five rows of the same table in the same order, counted."""
    from django.core.paginator import Paginator
    from django.http import HttpResponse
    from django.template import Context, Engine

    from njiasite.dossiers.models import InboxRow

    assert request.user.is_authenticated
    rows = InboxRow.objects.filter(role="consular_officer", mission="kenya_moscow").order_by("due_at", "pk")
    shown = Paginator(rows.select_related("dossier"), 25).get_page(request.GET.get("page"))
    return HttpResponse(Engine.get_default().from_string(PAGE).render(Context({"page": shown})))


def act(request: Any) -> Any:
    """A form, one select and one insert in a transaction."""
    from django import forms
    from django.db import transaction
    from django.http import HttpResponseRedirect

    from njiasite.config import clock
    from njiasite.dossiers.models import DayOff, Dossier

    form = type("NoteForm", (forms.Form,), {"note": forms.CharField()})(request.POST)
    assert request.user.is_authenticated
    assert form.is_valid()
    with transaction.atomic():
        dossier = Dossier.objects.get(pk=request.GET["dossier"])
        said = {"source": form.cleaned_data["note"], "name_en": dossier.number, "recounted": True}
        DayOff.objects.create(corridor="bench", day=clock.now().date(), entered_at=clock.now(), **said)
    return HttpResponseRedirect("/")


def __getattr__(name: str) -> Any:
    if name == "urlpatterns":
        from django.urls import path

        return [path("bare", page), path("bare/act", act)]
    if name == "application":
        from django.core.wsgi import get_wsgi_application

        return get_wsgi_application()
    raise AttributeError(name)
