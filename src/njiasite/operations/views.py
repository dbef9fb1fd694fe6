"""For the machine that watches: whether the service can answer. What ails it is told to who may know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from njiasite.config import clock
from njiasite.identities.access import Reader, public
from njiasite.operations import health

PERMISSION = "service.watch"


@public
@require_GET
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 or 503, in one word; each sign in a line for a reader with the permission."""
    found = health.signs(clock.now())
    good = health.is_ready(found)
    lines = ["ready" if good else "not ready"]
    reader: Reader = request.reader if good else Reader()  # type: ignore[attr-defined] - asking needs the database
    if reader.may(PERMISSION):
        lines += [f"{'well' if one.well else 'LOOK'}  {one.name}: {one.said}" for one in found]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain", status=200 if good else 503)
