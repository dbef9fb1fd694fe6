"""The joint committee's table: its meetings in both languages, and what was decided and set, by the day it is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from njia.casework.standing import RunningClock
from njiasite.dossiers import acting, engine, presentation, selectors
from njiasite.dossiers.links import way_in
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.identities.roster import words as said
from njiasite.ledger import selectors as ledger
from njiasite.ledger.values import Act

PROCEDURE = "committee_meeting"
_SHOWN = 8  # meetings with all that was written, where no more go on; older ones are led to


def meetings(reader: Reader) -> list[Dossier]:
    """The meetings that this reader may see: those that go on, then the others, the newest first."""
    rows = selectors.visible(reader).filter(procedure=PROCEDURE).select_related("standing")
    return sorted(rows, key=lambda row: (row.standing.closed, -row.opened_at.timestamp()))  # type: ignore[attr-defined]


def page(reader: Reader, found: list[Dossier], now: datetime) -> dict[str, Any]:
    """Everything that the page shows of these meetings; `shown` are those that are read."""
    told = [_meeting(reader, row) for row in shown(found)]
    tasks = [task for one in told for task in one["tasks"]]
    return {
        "meetings": told,
        "earlier": found[len(told) :],
        "tasks": sorted(tasks, key=lambda task: task["due"]),
        "may_open": [
            {"link": way_in(plan.id, spec.id), "name": said(spec.doing)}
            for plan, spec in selectors.openings(reader)
            if plan.id == PROCEDURE
        ],
    }


def shown(found: list[Dossier]) -> list[Dossier]:
    """The meetings whose papers the page shows: whatever goes on, since it may hold what is to be done."""
    return found[: max(_SHOWN, sum(not row.standing.closed for row in found))]  # type: ignore[attr-defined]


def _meeting(reader: Reader, dossier: Dossier) -> dict[str, Any]:
    plan, standing = engine.procedure_of(dossier), engine.standing(dossier)
    current, acts = plan.at(standing.version), list(ledger.acts(dossier.id))
    newest: dict[str, Any] = {}
    for act in acts:
        newest |= act.given
    return {
        "dossier": dossier,
        "day": date.fromisoformat(newest["meeting_on"]),
        "place": newest.get("meeting_place", ""),
        "state": said(current.states[standing.state].name),
        "papers": [
            (title, newest[f"{name}_en"], newest[f"{name}_ru"])
            for name, title in (("agenda", _("Agenda")), ("minutes", _("Minutes")))
            if f"{name}_en" in newest
        ],
        "decisions": [act.given for act in acts if act.type == "meeting.decided"],
        "tasks": [_task(one, dossier, acts, standing.now) for one in standing.clocks if one.running and one.key],
        "clocks": [
            one for one in presentation.clocks(current, standing, reader.role) if one["running"] and not one["key"]
        ],
        "acts": presentation.doable(current, acting.offered(reader, current, standing))["acts"],
    }


def _task(clock: RunningClock, dossier: Dossier, acts: Iterable[Act], now: datetime) -> dict[str, Any]:
    """A decision or an action that is not done: whose it is, and until when."""
    due = clock.deadline.due_at
    tone, word = presentation.tone_of(due, now)
    given = next(act.given for act in acts if act.seq == clock.run.seq)  # the last: it may be taken anew
    name = _("Decision %(number)s") % {"number": clock.key} if clock.id == "decision" else clock.key
    texts = {side: given.get(f"decision_{side}", "") for side in ("en", "ru")}
    day = date.fromisoformat(given[f"{clock.id}_due"])  # the clock itself ends at the midnight after it
    told = {"dossier": dossier, "due": due, "day": day, "tone": tone, "word": word, "name": name}
    return {**told, "of": _side(dossier, given), **texts}


def _side(dossier: Dossier, given: Mapping[str, Any]) -> str:
    options = engine.procedure_of(dossier).fields["action_of"].options
    return next((said(one.name) for one in options if one.id == given.get("action_of")), "")
