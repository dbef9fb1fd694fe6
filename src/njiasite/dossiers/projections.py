"""What is computed from a dossier's acts and kept in tables, so that a board need not fold a hundred thousand cases."""

from __future__ import annotations

from datetime import UTC, datetime

from njia.casework.notices import next_moment
from njia.casework.seeing import sees
from njia.casework.standing import Standing
from njiasite.dossiers.engine import late_readers, procedure_of
from njiasite.dossiers.models import SCOPES, Dossier, DossierClock, DossierState, DossierWitness, InboxRow

FAR = datetime(9999, 1, 1, tzinfo=UTC)  # where nothing is due
_CHANGING = ("state", "version", "seq", "closed", "changed_at", "due_at", "look_at")
_ROW = ("procedure", "corridor", *SCOPES, "subject_id")


def project(dossier: Dossier, standing: Standing, changed_at: datetime) -> None:
    """Writes what the standing says; called in the transaction of the act, and by ``rebuild``."""
    running = standing.open_clocks
    due = running[0].deadline.due_at if running else None
    state = DossierState(
        dossier=dossier,
        state=standing.state,
        version=standing.version,
        seq=standing.seq,
        closed=standing.closed,
        changed_at=changed_at,
        due_at=due,
        look_at=None if standing.closed else next_moment(standing),
    )
    DossierState.objects.bulk_create(
        [state], update_conflicts=True, unique_fields=["dossier"], update_fields=list(_CHANGING)
    )
    _witnesses(dossier, standing)
    _clocks(dossier, standing)
    _inbox(dossier, standing, due or FAR)


def _witnesses(dossier: Dossier, standing: Standing) -> None:
    plan = procedure_of(dossier)
    roles = [role for role in sorted(late_readers(plan)) if sees(plan, standing, role)]
    DossierWitness.objects.bulk_create(
        [DossierWitness(dossier=dossier, role=role) for role in roles], ignore_conflicts=True
    )


def _clocks(dossier: Dossier, standing: Standing) -> None:
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
    if standing.past or not rows:  # a clock may have gone with an older version of the procedure
        kept = {(row.clock, row.key) for row in rows}
        for row in DossierClock.objects.filter(dossier=dossier):
            if (row.clock, row.key) not in kept:
                row.delete()


def _inbox(dossier: Dossier, standing: Standing, due: datetime) -> None:
    roles = () if standing.closed else standing.next_roles
    InboxRow.objects.filter(dossier=dossier).exclude(role__in=roles).delete()
    same = {name: getattr(dossier, name) for name in _ROW}
    rows = [InboxRow(dossier=dossier, role=role, state=standing.state, due_at=due, **same) for role in roles]
    if rows:
        InboxRow.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["dossier", "role"],
            update_fields=["state", "due_at", "corridor", "procedure", *SCOPES, "subject"],
        )
