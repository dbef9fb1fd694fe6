"""The rows of programmes and applications, as the acts of their cases make them; in the transaction of each act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from njia.casework.model import Procedure
from njia.casework.standing import Sealed, Standing
from njia.scholarships import scoring
from njiasite.dossiers.models import Dossier
from njiasite.scholarships.asked import plan as asked
from njiasite.scholarships.models import Application, HeldScholarship, Programme

_PLACE, _GIVEN_BACK = "place", "programme.place_released"
_READINGS = (("marked_first", "marks_first"), ("marked_second", "marks_second"), ("marked_third", "marks_third"))


def programme(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """Writes the programme's row, who holds its places, and to which university its case belongs."""
    given = _open_values(standing)
    held = {c.key for c in standing.clocks if c.id == _PLACE and c.stopped_by != _GIVEN_BACK}
    row, _ = Programme.objects.update_or_create(
        dossier=dossier,
        defaults={
            "corridor": dossier.corridor,
            "reference": dossier.number,
            "state": standing.state or "",
            "kind": str(given.get("programme_kind", "")),
            "year": _number(given, "intake_year"),
            "places": _number(given, "programme_places"),
            "places_taken": len(held),
            **{name: date.fromisoformat(str(given[name])[:10]) for name in ("opens_on", "closes_on", "studies_from")},
            "was_open": "programme.opened" in standing.done,
            "given": {name: value for name, value in given.items() if _public(plan, name)},
        },
    )
    if given.get("campus_number") and not dossier.university:  # its account is given the number as the scope
        dossier.university = str(given["campus_number"])[:64]
        dossier.save(update_fields=["university"])
    known = set(HeldScholarship.objects.filter(programme=row).values_list("holder", flat=True))
    HeldScholarship.objects.filter(programme=row, holder__in=known - held).delete()
    HeldScholarship.objects.bulk_create([HeldScholarship(programme=row, holder=one) for one in sorted(held - known)])


def application(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """Writes the application's row. One of the first version of the procedure names no programme that is known."""
    given = _open_values(standing)
    Application.objects.update_or_create(
        dossier=dossier,
        defaults={
            "programme": Programme.objects.filter(reference=str(given.get("programme", ""))).first(),
            "state": standing.state or "",
            **{name: str(given.get(name, ""))[:40] for name in ("level", "county", "sex")},
            "marks": _marks(standing, given),
            "rank": _number(given, "rank") or None,
            "offered": "scholarship.offered" in standing.done,
            "arrived": "scholarship.arrived" in standing.done,
        },
    )


def _marks(standing: Standing, given: Mapping[str, Any]) -> list[dict[str, int]]:
    """The readings since the application was last given to readers; those before an appeal no longer count."""
    since = standing.done["scholarship.prepared"].seq if "scholarship.prepared" in standing.done else -1
    fresh = [
        str(given[field])
        for act, field in _READINGS
        if (done := standing.done.get(f"scholarship.{act}")) and done.seq > since and field in given
    ]
    return [dict(scoring.read(line, asked().scoring)) for line in fresh]


def _open_values(standing: Standing) -> dict[str, Any]:
    return {name: value for name, value in standing.fields_given.items() if not isinstance(value, Sealed)}


def _number(given: Mapping[str, Any], name: str) -> int:
    return int(float(given.get(name) or 0))


def _public(plan: Procedure, name: str) -> bool:
    field = plan.fields.get(name)
    return field is not None and field.privacy == "public"
