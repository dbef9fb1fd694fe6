"""The row of a job order, as the acts of its case make it; in the transaction of each act."""

from __future__ import annotations

from datetime import date
from typing import Any

from njia.casework.model import Procedure
from njia.casework.standing import Sealed, Standing
from njia.joborders.model import OPEN
from njiasite.dossiers.models import Dossier
from njiasite.registers.folded import number_key
from njiasite.registers.models import HeldPlace, JobOrder

PROCEDURE = "job_order"
_PLACE, _GIVEN_BACK = "place", "order.place_released"
_CONCURRED, _AFTERWARDS = "order.concurred", "order.concurred_afterwards"


def project(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """Writes the order's row and who holds its places."""
    given = {name: value for name, value in standing.fields_given.items() if not isinstance(value, Sealed)}
    held = _held(standing)
    row, _ = JobOrder.objects.update_or_create(
        dossier=dossier,
        defaults={
            "corridor": dossier.corridor,
            "reference": dossier.number,
            "state": standing.state or "",
            "inn": str(given.get("inn", "")),
            "agency_number_key": number_key(str(given.get("agency_number", ""))),
            "places": _granted(standing, given),
            "places_taken": len(held),
            "authority": str(given.get("authority_of_record", "")),
            "afterwards": _AFTERWARDS in standing.done,
            "valid_until": _day(given.get("valid_until")),
            "opened_on": _opened_on(standing),
            "given": {name: value for name, value in given.items() if _kept(plan, name)},
        },
    )
    known = set(HeldPlace.objects.filter(order=row).values_list("holder", flat=True))
    HeldPlace.objects.filter(order=row, holder__in=known - held).delete()
    HeldPlace.objects.bulk_create([HeldPlace(order=row, holder=one) for one in sorted(held - known)])


def _held(standing: Standing) -> set[str]:
    """A place is held from the act that took it; closing the order ends its clock, and gives nothing back."""
    return {c.key for c in standing.clocks if c.id == _PLACE and c.stopped_by != _GIVEN_BACK}


def _granted(standing: Standing, given: dict[str, Any]) -> int:
    """Places count once the authority has concurred."""
    concurred = {_CONCURRED, _AFTERWARDS} & standing.done.keys()
    return int(float(given.get("places_granted", 0))) if concurred else 0


def _opened_on(standing: Standing) -> date | None:
    days = [standing.done[act].at for act in (_CONCURRED, _AFTERWARDS) if act in standing.done]
    return min(days).date() if days else None


def _kept(plan: Procedure, name: str) -> bool:
    field = plan.fields.get(name)
    return field is not None and field.privacy in ("public", "internal") and field.kind != "document"


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value else None


def is_open(row: JobOrder, day: date) -> bool:
    """Whether places of it can be taken on that day."""
    return row.state == OPEN and (row.valid_until is None or day <= row.valid_until)
