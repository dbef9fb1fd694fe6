"""The costs of a return and the claim on the agency's guarantee, from the acts of the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings

from njia.casework.model import Procedure
from njia.rescue import bond, costs, letters
from njiasite.dossiers.models import Dossier
from njiasite.registers.selectors import today
from njiasite.rescue.told import Case

PROCEDURE, RECORDED = "repatriation", "return.cost_recorded"


def ledger(case: Case) -> costs.Ledger:
    """All that was paid or is owed, in the order in which it was recorded."""
    return costs.ledger(map(_cost, case.each(RECORDED)), costs.load_tariff(settings.CORRIDOR))


def claim(found: costs.Ledger) -> costs.Claim:
    """What may be claimed today."""
    return costs.claim(found, costs.load_tariff(settings.CORRIDOR), today(), settings.CORRIDOR)


def letter(dossier: Dossier, plan: Procedure, case: Case, *, agency: str, licence: str) -> letters.Letter:
    """The claim as a letter. Raises NothingToClaimError."""
    about = bond.Case(
        number=dossier.number,
        made_on=today(),
        person=str(case.values.get("person", "")),
        agency=agency,
        licence=licence,
        names={option.id: option.name for name in ("cost_item", "paid_by") for option in plan.fields[name].options},
    )
    return bond.letter(letters.load_form("bond", settings.CORRIDOR), about, claim(ledger(case)))


def _cost(given: Mapping[str, Any]) -> costs.Cost:
    rate = given.get("cost_rate")
    return costs.Cost(
        item=given["cost_item"],
        amount=Decimal(given["cost"]["amount"]),
        currency=given["cost"]["currency"],
        on=date.fromisoformat(given["cost_on"]),
        paid_by=given["paid_by"],
        rate=Decimal(str(rate)) if rate else None,
    )
