"""Cases that name what a ring uses."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njiasite.dossiers import engine
from njiasite.dossiers import selectors as dossiers
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.views.common import PAGE, note_list, reader_of
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said
from njiasite.intelligence import selectors, words
from njiasite.intelligence.mentions import chain_of
from njiasite.intelligence.models import Alert
from njiasite.ledger.services import record


@permission("intelligence.read")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def alerts(request: HttpRequest) -> HttpResponse:
    """Those that nobody has looked at first; and, sent, one is marked as looked at."""
    reader = reader_of(request)
    if request.method == "POST":
        wanted = request.POST.get("alert", "")
        row = get_object_or_404(selectors.alerts(reader), pk=int(wanted) if wanted.isdecimal() else 0)
        if row.seen_at is None:
            payload = {"ring": str(row.ring_id), "case": row.dossier.number, "kinds": row.kinds}
            act = record(
                chain=chain_of(row.dossier_id), type="intelligence.alert_seen", actor=actor_of(reader), channel="web",
                key=f"seen:{row.pk}:{uuid4()}", payload=payload,
            ).act  # fmt: skip
            Alert.objects.filter(pk=row.pk).update(seen_by=act.actor, seen_at=act.at)
        return redirect("ring_alerts")
    newest = selectors.alerts(reader).order_by(F("seen_at").desc(nulls_first=True), "-at", "pk")
    page = Paginator(newest, PAGE).get_page(request.GET.get("page"))
    note_list(reader, "alerts", cases=[row.dossier.number for row in page])
    plans = engine.procedures(settings.CORRIDOR)
    mine = set(dossiers.visible(reader).filter(pk__in=[row.dossier_id for row in page]).values_list("pk", flat=True))
    lines = [
        {
            "row": row, "procedure": said(plans[row.dossier.procedure].name), "may_open": row.dossier_id in mine,
            "kinds": ", ".join(words.kind(kind) for kind in row.kinds),
        }
        for row in page
    ]  # fmt: skip
    return render(request, "intelligence/alerts.html", {"page": page, "rows": lines})
