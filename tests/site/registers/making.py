"""Job orders and register cases made for tests, by the service itself."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.njia.joborders.ordering import declared

from njiasite.dossiers import services
from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor
from njiasite.registers import selectors

EMPLOYER = Actor(uuid4(), "employer")
CONSUL = Actor(uuid4(), "consular_officer")
LABOUR = Actor(uuid4(), "labour_officer")
ATTESTING = Actor(uuid4(), "attesting_officer")
SUPERVISOR = Actor(uuid4(), "supervisor")
VERIFIED = {
    "permission_number": "P-1", "permission_until": "2027-12-31", "permission_paper": "paper-1", "site_seen": True,
    "closed_site": False, "arms": False, "verified_how": "Seen, and shown the register.",
}  # fmt: skip


def opened(procedure: str, type: str, actor: Actor, scope: dict[str, str] | None = None, **given: Any) -> Dossier:
    """A case of that procedure."""
    return services.open_dossier(
        corridor="ke_ru", procedure=procedure, type=type, given=given, actor=actor, channel="web", key=str(uuid4()),
        scope=scope or {},
    ).dossier  # fmt: skip


def do(dossier: Dossier, type: str, actor: Actor, **given: Any) -> services.Outcome:
    """An act in it."""
    return services.act(dossier=dossier, type=type, given=given, actor=actor, channel="web", key=str(uuid4()))


def verified_order(**changed: Any) -> Dossier:
    """An order that the mission has verified."""
    scope = {"mission": "kenya_moscow", "office": "labour_nairobi", "employer": "employer-zarya"}
    order = opened("job_order", "order.declared", EMPLOYER, scope, **declared(**changed))
    do(order, "order.verified", CONSUL, **VERIFIED)
    return order


def open_order(places: int = 10, **changed: Any) -> Dossier:
    """An order under which people may be recruited."""
    order = verified_order(**changed)
    return concurred(order, places)


def concurred(order: Dossier, places: int = 10, by: Actor = LABOUR) -> Dossier:
    """The authority concurs with it."""
    do(
        order, "order.concurred", by, authority_of_record="nea", places_granted=str(places),
        valid_until="2999-12-31",
    )  # fmt: skip
    return order


def in_register(kind: str, number: str) -> str:
    """The number of somebody who stands in that register in good standing, entered where they are not there yet."""
    if selectors.status(kind, number).good:
        return number
    if kind != "employer":
        opened(
            "list_entry", "entry.listed", LABOUR, entry_name=f"Sample {number}", entry_number=number, list_kind=kind,
            list_authority="A sample authority", list_day="2026-11-01", list_source="p. 1",
        )  # fmt: skip
        return number
    firm = opened(
        "employer_registration", "firm.applied", CONSUL, {"mission": "kenya_moscow"}, firm_en="Sample Works LLC",
        firm_ru="ООО «Образец»", inn=number, ogrn="1000000000010", firm_address="Tula", region="TUL",
        sector="manufacturing", hire_permission="H-1", hire_until="2999-01-01", hire_paper="paper",
    )  # fmt: skip
    seen = {"firm_seen": True, "firm_closed_site": False, "firm_arms": False, "hire_until": "2999-01-01"}
    do(firm, "firm.verified", CONSUL, **seen)
    return number
