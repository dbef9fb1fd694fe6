"""Every change of an enrolment is an act on its chain, which carries what changed: the row can be made from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from njiasite.checkins import facts, numbers
from njiasite.checkins.facts import Known
from njiasite.checkins.models import Enrolment
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor, Personal, record

SERVICE = Actor(None, "system")
_OPEN = tuple(f.attname for f in Enrolment._meta.concrete_fields if f.attname not in ("id", "sealed"))


def note(
    row: Enrolment, known: Known | None, type: str, *, key: str, actor: Actor = SERVICE, channel: str = "service",
    told: Mapping[str, Any] | None = None, before: Enrolment | None = None,
) -> bool:  # fmt: skip
    """Records the act and saves the row. ``known`` where what is sealed changed. False for what was done already."""
    now_open = _open(row)
    was = _open(before) if before else {}
    payload = {name: value for name, value in now_open.items() if name not in was or was[name] != value}
    personal = {name: Personal(row.id, value) for name, value in (told or {}).items()}
    if known is not None:
        personal["known"] = Personal(row.id, facts.plain(known))
        row.sealed = facts.sealed(row, known)
    done = record(
        chain=row.id, type=type, actor=actor, channel=channel, key=key, payload=payload, personal=personal
    )  # fmt: skip
    if done.fresh:
        row.save()
        if known is not None:
            numbers.file(row, known)
    return done.fresh


def _open(row: Enrolment) -> dict[str, Any]:
    return {name: msgspec.to_builtins(getattr(row, name)) for name in _OPEN}


def rebuild_all() -> int:
    """Every row anew, also one that was lost; not of whoever was erased. How many there were."""
    chains = sorted({act.chain for act in ledger.of_types(["checkin.enrolled"]).only("chain").iterator()})
    return sum(rebuild(chain) for chain in chains)


@transaction.atomic
def rebuild(chain: UUID) -> bool:
    """The row from the acts alone. Whoever would be looked at later by it is looked at at once."""
    acts = list(ledger.acts(chain))
    merged: dict[str, Any] = {}
    known: Any = None
    for act, opened in zip(acts, ledger.opened_all(acts), strict=True):
        merged |= act.given
        known = opened.get("known", known)
    if not isinstance(known, dict):
        return False
    value = msgspec.convert(known, Known)
    made = Enrolment(id=chain, **{name: _read(name, value) for name, value in merged.items()})
    made.sealed = facts.sealed(made, value)
    made.save(force_update=Enrolment.objects.filter(pk=chain).exists())
    numbers.file(made, value)
    return True


def _read(name: str, value: Any) -> Any:
    field = next(f for f in Enrolment._meta.concrete_fields if f.attname == name)
    if value is None or not isinstance(value, str):
        return value
    kind = field.get_internal_type()
    if kind == "DateTimeField":
        return datetime.fromisoformat(value)
    return time.fromisoformat(value) if kind == "TimeField" else field.to_python(value)


def case_of(row: Enrolment) -> Dossier | None:
    """The welfare case of somebody, while it is open."""
    return Dossier.objects.filter(pk=row.case_id, standing__closed=False).first() if row.case_id else None
