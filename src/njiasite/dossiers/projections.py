"""What is computed from a dossier's acts and kept in tables, so that a board need not fold a hundred thousand cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from njia.casework.model import ActSpec, Procedure
from njia.casework.notices import next_moment
from njia.casework.seeing import clocks_seen, sees
from njia.casework.standing import RunningClock, Standing
from njiasite.dossiers.engine import late_readers
from njiasite.dossiers.models import SCOPES, Dossier, DossierClock, DossierState, DossierWitness, InboxRow, Watch

FAR = datetime(9999, 1, 1, tzinfo=UTC)  # where nothing is due
_CHANGING = ("state", "version", "seq", "closed", "changed_at", "due_at")
_ROW = ("procedure", "corridor", *SCOPES, "subject_id")


def project(
    dossier: Dossier, plan: Procedure, standing: Standing, changed_at: datetime, *, thorough: bool = False
) -> None:
    """Writes what the standing says, in the transaction of the act; ``thorough`` looks for rows that should not be."""
    state = DossierState(
        dossier=dossier,
        state=standing.state,
        version=standing.version,
        seq=standing.seq,
        closed=standing.closed,
        changed_at=changed_at,
        due_at=_first_end(() if standing.closed else standing.clocks),
    )
    DossierState.objects.bulk_create(
        [state], update_conflicts=True, unique_fields=["dossier"], update_fields=list(_CHANGING)
    )
    _witnesses(dossier, plan, standing, thorough)
    _clocks(dossier, standing, thorough)
    waits_for = () if standing.closed else standing.next_roles
    _inbox(dossier, plan, standing, tuple(role for role in waits_for if sees(plan, standing, role)))


def watch(dossier: Dossier, standing: Standing) -> None:
    """Notes when the worker must look again: at the next moment after that of the standing."""
    at = None if standing.closed else next_moment(standing)
    if at is None:
        Watch.objects.filter(dossier=dossier).delete()
        return
    row = Watch(dossier=dossier, look_at=at)
    Watch.objects.bulk_create([row], update_conflicts=True, unique_fields=["dossier"], update_fields=["look_at"])


def spec_of(plan: Procedure, type: str) -> ActSpec | None:
    """The act of that type, in whichever version of the procedure knows it."""
    return next((v.acts[type] for v in plan.versions.values() if type in v.acts), None)


def _witnesses(dossier: Dossier, plan: Procedure, standing: Standing, thorough: bool) -> None:
    roles = [role for role in sorted(late_readers(plan)) if sees(plan, standing, role)]
    rows = [DossierWitness(dossier=dossier, role=role) for role in roles]
    DossierWitness.objects.bulk_create(rows, ignore_conflicts=True)
    if thorough:
        DossierWitness.objects.filter(dossier=dossier).exclude(role__in=roles).delete()


def _clocks(dossier: Dossier, standing: Standing, thorough: bool) -> None:
    rows = [
        DossierClock(
            dossier=dossier,
            clock=one.id,
            key=one.key,
            started_at=one.started_at,
            due_at=one.deadline.due_at,
            stopped_at=one.stopped_at,
        )
        for one in standing.clocks
    ]
    if rows:
        DossierClock.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["dossier", "clock", "key"],
            update_fields=["started_at", "due_at", "stopped_at"],
        )
    if thorough or standing.past:  # a clock may have gone with an older version of the procedure
        kept = {(row.clock, row.key) for row in rows}
        for row in DossierClock.objects.filter(dossier=dossier):
            if (row.clock, row.key) not in kept:
                row.delete()


def _inbox(dossier: Dossier, plan: Procedure, standing: Standing, roles: tuple[str, ...]) -> None:
    """A row for each role, due when the first of the clocks ends that this role may know of."""
    InboxRow.objects.filter(dossier=dossier).exclude(role__in=roles).delete()
    same = {name: getattr(dossier, name) for name in _ROW}
    due = {role: _first_end(clocks_seen(plan, standing, role)) for role in roles}
    rows = [InboxRow(dossier=dossier, role=role, state=standing.state, due_at=due[role], **same) for role in roles]
    if rows:
        InboxRow.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["dossier", "role"],
            update_fields=["state", "due_at", "corridor", "procedure", *SCOPES, "subject"],
        )


def _first_end(clocks: Iterable[RunningClock]) -> datetime:
    return min((clock.deadline.due_at for clock in clocks if clock.running), default=FAR)
