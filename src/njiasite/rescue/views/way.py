"""A way home at a glance: where the person is, what is missing, what next, what runs, and which advice may be given."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njia.casework.model import Procedure
from njia.casework.seeing import closed_seen, state_seen
from njia.casework.standing import Standing
from njia.rescue import way as ways
from njia.rescue.model import Way, load_ways
from njiasite.dossiers import acting, engine, presentation
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import Reader, permission
from njiasite.identities.roster import words as said


@permission("dossier.read")
@require_safe
@never_cache
def way(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The page. That the case was read is recorded first."""
    reader, dossier = reader_of(request), visible(request, dossier_id)
    found = load_ways(settings.CORRIDOR).get(dossier.procedure)
    if found is None:
        raise Http404
    plan, standing = engine.procedure_of(dossier), engine.standing(dossier)
    note_read(reader, dossier)
    current = plan.at(standing.version)
    state = state_seen(plan, standing, reader.role)
    stage = ways.stage(found, current, _told(plan, standing, reader.role))
    steps = ways.milestones(found, current, standing, reader.role)
    context = {
        "dossier": dossier,
        "state": said(current.states[state].name) if state else "",
        "closed": closed_seen(plan, standing, reader.role),
        "advice": [_advice(one) for one in ways.advice(found, current, standing, reader.role) if not standing.closed],
        "tasks": _tasks(reader, dossier, current, standing, found),
        "done": sum(step.progress == "done" for step in steps),
        "needed": sum(step.progress != "skipped" for step in steps),
        "stage": stage and {"number": stage.number, "name": said(stage.option.name)},
        "last_stage": len(current.fields[found.stage].options) - 1 if found.stage else 0,
        "clocks": [clock for clock in presentation.clocks(plan, standing, reader.role) if clock["running"]],
    }
    return render(request, "rescue/way.html", context)


def _told(plan: Procedure, standing: Standing, role: str) -> dict[str, object]:
    """What was given in acts that the role may see: a helper may be the one who holds the person."""
    acts = [spec for act in standing.done if (spec := plan.spec_of(act)) and role in spec.seen_by]
    seen = {field.id for spec in acts for field in spec.fields}
    return {name: value for name, value in standing.fields_given.items() if name in seen}


def _advice(one: ways.Said) -> dict[str, object]:
    return {"held": one.held, "words": said(one.words), "source": said(one.source.text)}


def _tasks(
    reader: Reader, dossier: Dossier, plan: Procedure, standing: Standing, found: Way
) -> list[dict[str, object]]:
    """The steps as a list of tasks; one that this reader can do now leads to its form."""
    doable = {spec.id for spec in acting.offered(reader, plan, standing).acts}
    words = {"done": _("Done"), "next": _("Next"), "missing": _("To come"), "skipped": _("Not needed")}
    tones = {"done": "clear", "next": "fix", "missing": "note", "skipped": "note"}
    return [
        {
            "id": step.act if step.progress != "done" and step.act in doable else "",
            "name": said(step.name),
            "at": step.at,
            "word": words[step.progress],
            "tone": tones[step.progress],
        }
        for step in ways.milestones(found, plan, standing, reader.role)
    ]
