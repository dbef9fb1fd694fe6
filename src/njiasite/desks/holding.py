"""Computes from the acts of each open case who holds it, and when its first clock ends."""

from __future__ import annotations

from datetime import datetime

from njia.casework.standing import Standing
from njiasite.desks.models import Charge
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.projections import first_end
from njiasite.identities.selectors import account_named

_CHANGING = ["corridor", "procedure", "mission", "office", "officer", "due_at"]


def project(dossier: Dossier, standing: Standing, before: Standing | None) -> None:
    """Writes the row of a case, where the act changed it; a closed case has none."""
    now = _said(standing)
    if before is not None and _said(before) == now:
        return
    if now is None:
        Charge.objects.filter(dossier=dossier).delete()
        return
    code, due = now
    holder = account_named(code) if code else None
    row = Charge(
        dossier=dossier,
        corridor=dossier.corridor,
        procedure=dossier.procedure,
        mission=dossier.mission,
        office=dossier.office,
        officer=holder.pk if holder else None,
        due_at=due,
    )
    Charge.objects.bulk_create([row], update_conflicts=True, unique_fields=["dossier"], update_fields=_CHANGING)


def _said(standing: Standing) -> tuple[str, datetime] | None:
    """The code of whoever it was given to last, and the first end of its clocks; None before and after it is open."""
    if standing.state is None or standing.closed:
        return None
    return str(standing.fields_given.get("officer") or ""), first_end(standing.clocks)
