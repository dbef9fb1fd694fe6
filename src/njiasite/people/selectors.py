"""What a journey has come to, from its acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings

from njia.attesting.fees import Fee, Summary, held, summary
from njia.corridors.load import load
from njia.findings import Finding
from njia.screening.load import load_rules
from njiasite.config import clock
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger

_CONTACT = {"contact_name", "contact_phone"}


@dataclass(slots=True)
class Journey:
    """A journey as it stands: its way, what is done, kept, paid, agreed, and who helps."""

    pathway: str = ""
    begins_on: date = date.min
    done: dict[str, date] = field(default_factory=dict)
    checks: list[Mapping[str, Any]] = field(default_factory=list)
    fees: list[Mapping[str, Any]] = field(default_factory=list)
    pay: Mapping[str, Any] | None = None
    contacts: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    acting: dict[str, str] = field(default_factory=dict)
    agreed: dict[str, str] = field(default_factory=dict)  # what each who ever acted may see, taken back since or not
    consents: dict[str, date] = field(default_factory=dict)
    helpers: list[Mapping[str, Any]] = field(default_factory=list)
    opened: list[Mapping[str, Any]] = field(default_factory=list)
    seal: str = ""
    ended: bool = False


def stands(journey: Dossier) -> Journey:
    """The journey, folded from its acts; what was erased is left out."""
    acts = list(ledger.acts(journey.pk))
    found = Journey()
    for act, more in zip(acts, ledger.opened_all(acts), strict=True):
        given = {name: value for name, value in {**act.given, **more}.items() if value is not ledger.ERASED}
        _fold(found, act.type.removeprefix("journey."), {**given, "at": act.at})
    return found


def _fold(found: Journey, type: str, given: Mapping[str, Any]) -> None:
    day = given["at"].date()
    match type:
        case "begun":
            found.pathway, found.begins_on = given["pathway"], date.fromisoformat(given["begins_on"])
        case "moved":
            found.pathway, found.begins_on = given["pathway"], day
        case "step_done":
            found.done[given["step"]] = date.fromisoformat(given["done_on"])
        case "step_undone":
            found.done.pop(given["step"], None)
        case "check_kept":
            found.checks.append(given)
        case "fee_paid":
            found.fees.append(given)
        case "pay_told":
            found.pay = given["promised_pay"]
        case "contact_named" if given.keys() >= _CONTACT:  # else erased: nobody is left to be told
            found.contacts[given["contact"]] = given
        case "contact_removed":
            found.contacts.pop(given["contact"], None)
            found.acting.pop(given["contact"], None)
        case "acting_given":
            found.acting[given["contact"]] = found.agreed[given["contact"]] = given["acting_sees"]
        case "acting_withdrawn":
            found.acting.pop(given["contact"], None)
        case "consent_given":
            found.consents[given["purpose"]] = day
        case "consent_withdrawn":
            found.consents.pop(given["purpose"], None)
        case "helper_began":
            found.helpers.append(given)
        case "paper_opened":
            found.opened.append(given)
        case "seal_kept":
            found.seal = str(given.get("seal_text", ""))
        case "ended":
            found.ended = True


def costs(journey: Dossier, found: Journey) -> tuple[Summary, tuple[Finding, ...]] | None:
    """What the job cost the person, and what speaks against it; None where nothing was noted."""
    if not found.fees:
        return None
    table = load_rules(clock.now().date(), settings.CORRIDOR).pay
    fees = [
        Fee(
            item=given["fee_item"], amount=Decimal(given["fee_amount"]["amount"]),
            currency=given["fee_amount"]["currency"], payer="worker", taker=str(given.get("fee_taker", "")),
        )
        for given in found.fees
    ]  # fmt: skip
    pay = (Decimal(found.pay["amount"]), found.pay["currency"]) if found.pay else None
    made = summary(fees, (), pay, table.rates, table.base)
    items = {one.id: one.name for one in engine.procedure_of(journey).fields["fee_item"].options}
    return made, held(made, (), items, load(settings.CORRIDOR))
