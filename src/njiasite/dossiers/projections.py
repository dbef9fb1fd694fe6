"""What is computed from a dossier's acts and kept in tables, so that a board need not fold a hundred thousand cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from njia.casework.model import Procedure
from njia.casework.notices import next_moment
from njia.casework.seeing import clocks_seen, sees
from njia.casework.standing import RunningClock, Standing
from njiasite.dossiers.engine import late_readers
from njiasite.dossiers.models import SCOPES, Dossier, DossierClock, DossierState, DossierWitness, InboxRow, Watch

Projector = Callable[[Dossier, Procedure, Standing], None]
EachProjector = Callable[[Dossier, Standing, Standing | None], None]
FAR = datetime(9999, 1, 1, tzinfo=UTC)  # where nothing is due
_CHANGING = ("state", "version", "seq", "closed", "changed_at", "due_at")
_also: dict[str, list[Projector]] = {}
_each: list[EachProjector] = []
_ROW = ("procedure", "corridor", *SCOPES, "subject_id")


def project(
    dossier: Dossier, plan: Procedure, standing: Standing, changed_at: datetime, *, before: Standing | None = None
) -> None:
    """Writes what the standing says, in the transaction of the act.

    Given the standing ``before`` the act, only rows that the act changed are written. Without it every row is, and
    rows that should not be are looked for.
    """
    state = DossierState(
        dossier=dossier,
        state=standing.state,
        version=standing.version,
        seq=standing.seq,
        closed=standing.closed,
        changed_at=changed_at,
        due_at=first_end(() if standing.closed else standing.clocks),
    )
    DossierState.objects.bulk_create(
        [state], update_conflicts=True, unique_fields=["dossier"], update_fields=list(_CHANGING)
    )
    _witnesses(dossier, plan, standing, before)
    _clocks(dossier, standing, before)
    _inbox(dossier, plan, standing, before)
    for projector in _also.get(dossier.procedure, ()):
        projector(dossier, plan, standing)
    for each in _each:
        each(dossier, standing, before)


def also(procedure: str, projector: Projector) -> None:
    """Has another app compute its own rows from the cases of a procedure, in each act's transaction and when they are
    rebuilt. Register in the app's ``ready``."""
    _also.setdefault(procedure, []).append(projector)


def also_each(projector: EachProjector) -> None:
    """The same for the cases of every procedure; given the standing before the act, it writes only what changed."""
    _each.append(projector)


def lies_with(dossier: Dossier, office: str | None) -> None:
    """Moves the case, and what waits in it, to another office; for projectors of cases that go from one to another."""
    if dossier.office != office:
        dossier.office = office
        dossier.save(update_fields=["office"])
        InboxRow.objects.filter(dossier=dossier).update(office=office)


def watch(dossier: Dossier, standing: Standing, *, before: Standing | None = None) -> None:
    """Notes when the worker must look again: at the next moment after that of the standing.

    An act that moves no clock leaves the note alone, so that a look which is overdue is not put off.
    """
    at = _next_look(standing)
    if before is not None and _next_look(before) == at:
        return
    if at is None:
        Watch.objects.filter(dossier=dossier).delete()
        return
    row = Watch(dossier=dossier, look_at=at)
    Watch.objects.bulk_create([row], update_conflicts=True, unique_fields=["dossier"], update_fields=["look_at"])


def _next_look(standing: Standing) -> datetime | None:
    return None if standing.closed else next_moment(standing)


def _witnesses(dossier: Dossier, plan: Procedure, standing: Standing, before: Standing | None) -> None:
    late = late_readers(plan)
    roles = {role for role in late if sees(plan, standing, role)}
    known = {role for role in roles if before and sees(plan, before, role)}
    if roles - known:
        rows = [DossierWitness(dossier=dossier, role=role) for role in sorted(roles - known)]
        DossierWitness.objects.bulk_create(rows, ignore_conflicts=True)
    if before is None:
        DossierWitness.objects.filter(dossier=dossier).exclude(role__in=roles).delete()


def _clocks(dossier: Dossier, standing: Standing, before: Standing | None) -> None:
    runs = _runs(standing)
    known = _runs(before) if before else {}
    rows = [
        DossierClock(dossier=dossier, clock=clock, key=key, started_at=started, due_at=due, stopped_at=stopped)
        for (clock, key), (started, due, stopped) in runs.items()
        if known.get((clock, key)) != (started, due, stopped)
    ]
    if rows:
        DossierClock.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["dossier", "clock", "key"],
            update_fields=["started_at", "due_at", "stopped_at"],
        )
    if before is None or known.keys() - runs.keys():  # a clock may have gone with an older version of the procedure
        for row in DossierClock.objects.filter(dossier=dossier):
            if (row.clock, row.key) not in runs:
                row.delete()


def _runs(standing: Standing) -> dict[tuple[str, str], tuple[datetime, datetime, datetime | None]]:
    return {(one.id, one.key): (one.started_at, one.deadline.due_at, one.stopped_at) for one in standing.clocks}


def _inbox(dossier: Dossier, plan: Procedure, standing: Standing, before: Standing | None) -> None:
    """A row for each role, due when the first of the clocks ends that this role may know of."""
    waits = _waits(plan, standing)
    if before is not None and _waits(plan, before) == waits:
        return
    InboxRow.objects.filter(dossier=dossier).exclude(role__in=waits).delete()
    same = {name: getattr(dossier, name) for name in _ROW}
    rows = [
        InboxRow(dossier=dossier, role=role, state=state, due_at=due, **same) for role, (state, due) in waits.items()
    ]
    if rows:
        InboxRow.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["dossier", "role"],
            update_fields=["state", "due_at", "corridor", "procedure", *SCOPES, "subject"],
        )


def _waits(plan: Procedure, standing: Standing) -> dict[str, tuple[str, datetime]]:
    """For whom it waits: in which state, and until when as far as that role may know."""
    if standing.closed or standing.state is None:
        return {}
    roles = [role for role in standing.next_roles if sees(plan, standing, role)]
    return {role: (standing.state, first_end(clocks_seen(plan, standing, role))) for role in roles}


def first_end(clocks: Iterable[RunningClock]) -> datetime:
    """When the first of them ends that run; far away where none does."""
    return min((clock.deadline.due_at for clock in clocks if clock.running), default=FAR)
