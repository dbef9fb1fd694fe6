"""The page /verify and what it carries offline. The code of a paper comes here only from a browser without scripts."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from njia.seals.verifying import verify as verify_seal
from njiasite.config.clock import now
from njiasite.seals import presentation, published

_LONGEST = 4000  # letters of a code worth reading
# The one page where scripts run: without them nothing can be verified in flight mode.
_SCRIPTS = {"script-src": [SELF], "connect-src": [SELF], "worker-src": [SELF], "img-src": [SELF, "blob:"]}


@csrf_exempt  # it changes nothing, and the page may come from a phone's own store
@csp_update(_SCRIPTS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The page; and, sent without scripts, the answer."""
    plain = json.dumps(msgspec.to_builtins(presentation.words()), ensure_ascii=False).replace("<", "\\u003c")
    context = {"words": plain, "scripts": presentation.scripts()}
    if request.method != "POST":
        return render(request, "seals/verify.html", context)
    code = request.POST.get("code", "").strip()[:_LONGEST]
    if not code:
        return render(request, "seals/verify.html", {**context, "empty": True}, status=422)
    issuers = published.issuers()
    answer = verify_seal(code, issuers, published.lists(issuers), now().date())
    sheet = presentation.sheet(answer, get_language() or "en")  # type: ignore[arg-type]  # one of the three
    return render(request, "seals/verify.html", {**context, "sheet": sheet, "sign": f"verify.sign.{sheet.tone}"})


@never_cache
@require_safe
def bundle(request: HttpRequest) -> HttpResponse:
    """The keys and lists that the page takes along."""
    return HttpResponse(published.bundle(), content_type="application/json")


@never_cache
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """The root certificate behind signed papers, for whoever verifies the PDF; 404 where the office published none."""
    file = Path(settings.SEALS_FOLDER) / "root.pem"
    if not file.is_file():
        raise Http404
    return HttpResponse(file.read_bytes(), content_type="application/x-pem-file")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to keep the page among its apps."""
    icon = {"src": static("njia/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    return JsonResponse(
        {
            "name": "Njia", "short_name": "Njia", "start_url": reverse("verify"), "scope": reverse("verify"),
            "display": "standalone", "background_color": "#fbfaf7", "theme_color": "#0b5d3b", "icons": [icon],
        },
        content_type="application/manifest+json",
    )  # fmt: skip


@csp_update(_SCRIPTS)
@never_cache
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that answers for us when there is no network; for this page alone."""
    context = {
        "version": presentation.version(),
        "pages": json.dumps([reverse("verify"), reverse("verify_capitals")]),
        "bundle": json.dumps(reverse("verify_bundle")),
        "files": json.dumps([*presentation.files(), reverse("verify_manifest")]),
    }
    return render(request, "seals/worker.js", context, content_type="text/javascript; charset=utf-8")
