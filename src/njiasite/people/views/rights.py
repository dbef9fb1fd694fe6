"""My rights in ten sentences, kept by the phone for flight mode; and the card for the airport."""

from __future__ import annotations

import json
from typing import cast

import segno
from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njia.findings import Language
from njiasite.checkins import facts
from njiasite.checkins import selectors as checkins
from njiasite.identities.access import public
from njiasite.people import opening, rights, selectors

# Like /verify, a page where a script runs: without one a phone keeps nothing for flight mode. It reads without it.
_SCRIPTS = {"script-src": [SELF], "connect-src": [SELF], "worker-src": [SELF]}


@public
@csp_update(_SCRIPTS)
@never_cache
@require_safe
def sentences(request: HttpRequest) -> HttpResponse:
    """The ten sentences."""
    return render(request, "people/rights.html", {"rights": rights.sentences(), "script": rights.SCRIPT, "bare": True})


@public
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to keep the page among its apps; its name betrays nothing."""
    icon = {"src": static("njia/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    return JsonResponse(
        {
            "name": "Njia", "short_name": "Njia", "start_url": reverse("rights"), "scope": reverse("rights"),
            "display": "standalone", "background_color": "#fbfaf7", "theme_color": "#0b5d3b", "icons": [icon],
        },
        content_type="application/manifest+json",
    )  # fmt: skip


@public
@csp_update(_SCRIPTS)
@never_cache
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that answers for us when there is no network; for this page alone."""
    context = {
        "version": rights.version(),
        "page": json.dumps(reverse("rights")),
        "files": json.dumps([*rights.files(), reverse("rights_manifest")]),
    }
    return render(request, "people/worker.js", context, content_type="text/javascript; charset=utf-8")


@public
@require_safe
@never_cache
def card(request: HttpRequest) -> HttpResponse:
    """The card for the airport: the seal's square code, the rights, whom to ask for. It names nobody."""
    found = opening.opened(request)
    if found is None or found.bare:
        return redirect("journey")
    stands = selectors.stands(found.journey)
    seal = stands.seal
    square = segno.make(seal, error="m", boost_error=False).svg_inline(scale=4, omitsize=True) if seal else ""
    language = cast(Language, get_language() or settings.LANGUAGE_CODE)
    asked = checkins.card(facts.plan().of_pathway.get(stands.pathway, "worker"), language)
    context = {"square": mark_safe(square), "rights": rights.sentences(), "asked": asked}  # noqa: S308 - drawn by segno
    return render(request, "people/card.html", context)
