"""Computed from the acts of a case: whose it is on the other side, and how long each answer took."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from njia.casework.clocks import timed
from njia.casework.model import Procedure
from njia.casework.standing import RunningClock, Standing
from njia.notes.load import load_form
from njiasite.consular.models import Asking
from njiasite.dossiers import projections
from njiasite.dossiers.models import Dossier

PROCEDURE = "consular_access"
_CLOCK = "access"
_SAID = ("seq", "organ", "asked_at", "due_at", "answered_at", "answer")
_ANSWERS = {"access.granted": Asking.GRANTED, "access.refused": Asking.REFUSED}


def project(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """Writes both, in the transaction of the act and whenever the case is rebuilt."""
    organ = standing.fields_given.get("organ")
    if not isinstance(organ, str):
        return
    _belongs(dossier, organ)
    known = set(Asking.objects.filter(dossier=dossier).values_list(*_SAID))
    rows = [_asking(dossier, organ, run) for run in _runs(plan, standing)]
    rows = [row for row in rows if tuple(getattr(row, name) for name in _SAID) not in known]
    if not rows:
        return
    Asking.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["dossier", "seq"], update_fields=_SAID[1:],
    )  # fmt: skip


def _belongs(dossier: Dossier, organ: str) -> None:
    """From the first note on the case lies with the office of the organ that was asked: its counterpart finds it."""
    known = load_form(settings.CORRIDOR).organs.get(organ)
    projections.lies_with(dossier, known.office or None if known else None)


def _runs(plan: Procedure, standing: Standing) -> Iterator[RunningClock]:
    yield from (clock for clock in standing.clocks if clock.id == _CLOCK)
    for run in standing.past:
        if run.clock == _CLOCK:
            yield timed(plan.at(standing.version), run, standing.now, standing.calendars)


def _asking(dossier: Dossier, organ: str, run: RunningClock) -> Asking:
    answer = _ANSWERS.get(run.stopped_by or "", "")
    return Asking(
        dossier=dossier, seq=run.run.seq, organ=organ, asked_at=run.started_at, due_at=run.deadline.due_at,
        answered_at=run.stopped_at if answer else None, answer=answer,
    )  # fmt: skip
