"""What belongs to a case or a report, and reports that may be about the same person, side by side."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from njia.distress.model import Told
from njia.distress.triage import Because, triage
from njiasite.distress import alike, answers, codes, deeds
from njiasite.distress.asking import REPORT, plan
from njiasite.distress.forms import JoinForm
from njiasite.dossiers import boards, engine, services
from njiasite.dossiers.acting import actor_of, offered
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said
from njiasite.ledger.services import StaleError


@permission("dossier.read")
@require_safe
@never_cache
def together(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The reports and cases that belong together; of a report also its likely twins, each with the reasons."""
    reader, dossier = reader_of(request), visible(request, dossier_id)
    note_read(reader, dossier)
    reports = list(alike.reports_of(reader, dossier).select_related("standing"))
    own = [dossier] if dossier.procedure == REPORT else []
    cases = alike.cases_of(reader, [*own, *reports]).exclude(pk=dossier.pk).select_related("standing")
    context: dict[str, Any] = {
        "dossier": dossier,
        "reports": list(boards.lines(reports, reader.role)),
        "cases": list(boards.lines(cases.order_by("opened_at", "pk"), reader.role)),
    }
    if own:
        context |= _twins(request, dossier)
    return render(request, "distress/together.html", context)


def _twins(request: HttpRequest, report: Dossier) -> dict[str, Any]:
    reader, procedure = reader_of(request), engine.procedure_of(report)
    joined = set(alike.reports_of(reader, report).values_list("pk", flat=True))
    fields, own, shown = procedure.fields, alike.facts_of(report), []
    for twin in alike.twins(reader, report):
        note_read(reader, twin.report)
        names = [name for name in alike.FACTS if name in own or name in twin.facts]
        rows = [
            {"label": said(fields[n].name), "here": own.get(n, "—"), "there": twin.facts.get(n, "—")} for n in names
        ]
        reasons = [{"text": said(r.text), "for": r.points > 0} for r in twin.likeness.reasons]
        shown.append({"report": twin.report, "rows": rows, "reasons": reasons, "joined": twin.report.pk in joined})
    acts = {spec.id for spec in offered(reader, procedure, engine.standing(report)).acts}
    return {
        "twins": shown,
        "may_join": "distress.joined" in acts,
        "may_part": "distress.parted" in acts,
        "may_give_code": reader.may("report.take"),
        "why": _why(report),
    }


def _why(report: Dossier) -> list[dict[str, Any]]:
    """What made it so urgent, and which answers began which case: counted anew from the answers."""
    asked, known = plan(), deeds.said(report)
    told: Told = {**{n: v for n, v in known.items() if n in asked.questions}, **answers.read(known.get("answers", ""))}
    found = triage(asked, told)
    urgency = next((o for o in engine.procedure_of(report).fields["urgency"].options if o.id == found.urgency), None)
    first = [{"what": said(urgency.name), "because": [_because(one) for one in found.because]}] if urgency else []
    return [
        *(one for one in first if one["because"]),
        *(
            {
                "what": said(engine.procedures(report.corridor)[one.opening.procedure].name),
                "because": [_because(why) for why in one.because],
            }
            for one in found.begun
        ),
    ]


def _because(one: Because) -> str:
    return f"{said(one.question.ask)} {said(one.option.name)}"


@permission("report.take")
@require_POST
@never_cache
def new_code(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """A new code for somebody who lost theirs, shown this once to the officer who has them on the phone."""
    report = visible(request, dossier_id)
    if report.procedure != REPORT:
        raise Http404
    note_read(reader_of(request), report)
    return render(request, "distress/new_code.html", {"dossier": report, "code": codes.give_new(report)})


@permission("dossier.act")
@require_POST
def join(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """A person decides that two reports are about one: the later one is joined with the other. It can be undone."""
    report = visible(request, dossier_id, "dossier.act")
    if report.procedure != REPORT:
        raise Http404
    form = JoinForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why, in a few words."))
        return redirect("case_together", dossier_id=report.pk)
    other = visible(request, form.cleaned_data["other"], "dossier.act")
    if other.procedure != REPORT or other.pk == report.pk:
        raise Http404
    given = {"other_case": other.number, "join_ground": form.cleaned_data["ground"]}
    try:
        services.act(
            dossier=report, type="distress.joined", given=given, actor=actor_of(reader_of(request)), channel="web",
            key=str(uuid4()),
        )  # fmt: skip
        messages.success(request, _("They are joined. You can part them again."))
    except RefusedError as refused:
        messages.error(request, said(refused.refusal.text))
    except StaleError:
        messages.error(request, _("Somebody else was faster. Look again."))
    return redirect("case_together", dossier_id=report.pk)
