"""The rings, and one ring: who, how surely, what ties them, when, where, by which money, and what to look at next."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njia.corridors.load import load
from njia.evidence.errors import EvidenceError
from njia.mentions.places import places_of
from njiasite.config import clock
from njiasite.dossiers import selectors as dossiers
from njiasite.dossiers.views.common import note_list, reader_of
from njiasite.identities.access import Reader, permission
from njiasite.identities.roster import words as said
from njiasite.intelligence import drawing, judging, maps, selectors, taking, words
from njiasite.intelligence.forms import NarrowForm
from njiasite.intelligence.models import Ring
from njiasite.intelligence.picture import Picture, picture
from njiasite.intelligence.sheets import Narrowed, Node, Sheet, sheet, sureness


@permission("intelligence.read")
@require_safe
@never_cache
def rings(request: HttpRequest) -> HttpResponse:
    """The list: no name stands in it."""
    reader = reader_of(request)
    note_list(reader, "rings")
    people = Count("members", filter=Q(members__member=True), distinct=True)
    open_alerts = selectors.alerts(reader).filter(seen_at=None)
    unseen = Count("alerts", filter=Q(alerts__in=open_alerts.values("pk")), distinct=True)
    rows = selectors.rings(reader).annotate(people=people, fresh=unseen).order_by("-fresh", "-people", "number")
    cases = dossiers.numbers_of([str(ring.compartment) for ring in rows if ring.compartment])
    lines = [(ring, cases.get(str(ring.compartment), "")) for ring in rows]
    return render(request, "intelligence/rings.html", {"rings": lines, "alerts": open_alerts.count()})


@permission("intelligence.read")
@require_safe
@never_cache
def ring(request: HttpRequest, number: int) -> HttpResponse:
    """The page of one ring: the tables first, then the picture that says the same."""
    reader = reader_of(request)
    row = get_object_or_404(selectors.rings(reader), number=number)
    note_list(reader, "ring", ring=number)
    form = NarrowForm(request.GET)
    form.is_valid()  # what is wrong is said, and what is right holds
    part = Narrowed(**form.cleaned_data)
    now = _where_found(row)
    found = sheet(row, clock.now().date(), part, now)
    inside = dossiers.numbers_of([str(one) for one in _inside(row)])
    context = {
        **_page(reader, found, form, part), "open_pairs": _open_pairs(reader, found, now),
        "inside": inside.get(str(row.compartment), ""),
    }  # fmt: skip
    return render(request, "intelligence/ring.html", context)


@permission("intelligence.read")
@require_safe
@never_cache
def take(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """The ring as a file: FollowTheMoney, GEXF or CSV. That it was taken out is an act."""
    reader = reader_of(request)
    row = get_object_or_404(selectors.rings(reader), number=number)
    if form not in taking.FORMS:
        raise Http404
    note_list(reader, "ring", ring=number, form=form)
    found = sheet(row, clock.now().date(), Narrowed(), _where_found(row))
    try:
        data, media, suffix = taking.take(reader, found, form, clock.now().date(), key=str(uuid4()))
    except EvidenceError as error:
        why = load(settings.CORRIDOR).messages[f"bundle.cannot.{error.code}"].fill(what=error.what)
        messages.error(request, said(why))
        return redirect("ring", number=number)
    told = f'attachment; filename="ring-{number}.{suffix}"'
    return HttpResponse(data, content_type=media, headers={"Content-Disposition": told})


def _inside(row: Ring) -> list[UUID]:
    """The investigation whose ring it is, if it is one's."""
    return [row.compartment] if row.compartment else []


def _where_found(row: Ring) -> Picture:
    """What was seen when the ring was found, whatever else its reader may see: a page is shown, a file handed on."""
    return picture(_inside(row))


def _page(reader: Reader, found: Sheet, form: NarrowForm, part: Narrowed) -> dict[str, Any]:
    mine = dossiers.visible(reader).filter(pk__in=[dossier for _, dossier in found.reports.values()])
    numbers: dict[UUID, str] = dict(mine.values_list("pk", "number"))
    return {
        "ring": found.ring,
        "form": form,
        "part": part,
        "pulse": found.pulse and _pulse(found),
        "members": sum(one.member for one in found.people),
        "beside": sum(not one.member for one in found.people),
        "people": [_person(found, one, part) for one in found.people],
        "things": [_thing(found, one, part) for one in found.things],
        "picture": drawing.draw(found),
        "months": _months(found),
        "map": maps.draw(found.places),
        "towns": _places(found),
        "payments": [
            {
                "to": found.name(one.to),
                "total": one.total,
                "currency": one.currency,
                "times": one.times,
                "through": ", ".join(found.name(key) for key in one.through),
            }
            for one in found.payments
        ],
        "rebrands": [
            {"old": found.name(one.old), "new": found.name(one.new), "shared": len(one.shared)}
            for one in found.rebrands
        ],
        "leads": [_lead(found, one.why, one.what, one.reports) for one in found.leads],
        "reports": [
            {
                "day": day,
                "id": dossier if dossier in numbers else None,
                "number": numbers.get(dossier, ""),
                "names": ", ".join(found.name(who) for who, seen in found.seen.items() if report in seen),
            }
            for report, (day, dossier) in sorted(found.reports.items(), key=lambda one: one[1][0], reverse=True)
        ],
        "files": taking.FORMS,
    }


def _person(found: Sheet, one: Node, part: Narrowed) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": found.name(one.id),
        "also": ", ".join(one.names[1:4]),
        "kind": words.kind(one.kind),
        "member": one.member,
        "reports": one.reports,
        "first": one.first,
        "last": one.last,
        "sure": sureness(one.stability),
        "around": _around(found, one, part),
        "roles": [
            {
                "name": words.role(role.role),
                "why": [_why(found, why, len(reports)) for why, reports in role.reasons[:3]],
            }
            for role in found.roles
            if role.entity == one.id
        ],
        "uses": ", ".join(found.name(tie.what) for tie in found.ties if tie.who == one.id),
    }


def _thing(found: Sheet, one: Node, part: Narrowed) -> dict[str, Any]:
    users = [found.name(tie.who) for tie in found.ties if tie.what == one.id]
    return {
        "name": found.name(one.id), "kind": words.kind(one.kind), "users": ", ".join(users), "shared": len(users) > 1,
        "reports": one.reports, "first": one.first, "last": one.last, "around": _around(found, one, part),
    }  # fmt: skip


def _around(found: Sheet, one: Node, part: Narrowed) -> str:
    """The address of the page on which only this node and what hangs on it is shown."""
    asked = {
        "since": part.since or "",
        "until": part.until or "",
        "sure": part.sure,
        "around": one.id,
    }
    return f"{reverse('ring', args=[found.ring.number])}?{urlencode({k: v for k, v in asked.items() if v})}#picture"


def _why(found: Sheet, why: str, reports: int) -> dict[str, Any]:
    """A reason of the library ("uses till:…", "said recruiter", "kind organisation", "with ring …") in parts."""
    what, _, value = why.partition(" ")
    shown = {
        "uses": lambda: found.name(value.replace(":", "-", 1)), "said": lambda: words.called(value),
        "kind": lambda: words.kind(value), "with": lambda: _number(value.removeprefix("ring ")),
    }[what]()  # fmt: skip
    return {"what": what, "value": shown, "reports": reports}


def _number(ring: str) -> str:
    return str(Ring.objects.filter(pk=ring).values_list("number", flat=True).first() or "—")


def _lead(found: Sheet, why: str, what: str, reports: int) -> dict[str, Any]:
    return {"why": why, "what": found.name(what.replace(":", "-", 1)), "reports": reports}


def _open_pairs(reader: Reader, found: Sheet, now: Picture) -> int:
    """How many pairs wait for an answer in which somebody of the ring stands, for whoever may answer."""
    if not reader.may("intelligence.judge"):
        return 0
    return len(judging.queue(now, _inside(found.ring), among=found.entities))


def _pulse(found: Sheet) -> dict[str, Any]:
    assert found.pulse is not None
    return {
        "state": found.pulse.state,
        "last": found.pulse.last,
        "lately": found.pulse.lately,
        "before": found.pulse.before,
    }


def _months(found: Sheet) -> list[dict[str, Any]]:
    """Reports by month, as bars that the table beside them says in numbers; a month without one tells of sleep."""
    counts = Counter(12 * day.year + day.month - 1 for day, _ in found.reports.values())
    most = max(counts.values(), default=1)
    return [
        {"day": date(at // 12, at % 12 + 1, 1), "n": counts[at], "share": round(100 * counts[at] / most)}
        for at in range(min(counts, default=0), max(counts, default=-1) + 1)
    ]


def _places(found: Sheet) -> list[dict[str, Any]]:
    known, language = places_of(settings.CORRIDOR), get_language() or "en"
    return [{"name": known[id_].name(language) if id_ in known else id_, "n": n} for id_, n in found.places]
