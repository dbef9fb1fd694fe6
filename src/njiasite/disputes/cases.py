"""What a labour dispute says so far: its claims, what was paid, and the names that a paper needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings

from njia.disputes.allot import allot
from njia.disputes.claims import Claim, Class, Dismissal, Other, Payment, Stated
from njia.disputes.compute import compute
from njia.disputes.diagnosis import Circumstances, Remedy, diagnose, facts_of, remedies
from njia.disputes.load import law
from njia.disputes.model import NotKnownError, Sheet
from njia.findings import Text
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger

PROCEDURE = "labour_dispute"
_CURRENCY = "RUB"


@dataclass(frozen=True, slots=True)
class Stands:
    """The case as its acts leave it. ``sheet`` is None for a military paper, and where ``trouble`` says why not."""

    contract: Class
    sheet: Sheet | None
    ways: tuple[Remedy, ...]
    demanded: bool
    trouble: Text | None = None


def stands(dossier: Dossier, on: date) -> Stands:
    """What the case adds up to on that day, from fields that lie open; no sealed value is read for it."""
    rows: dict[str, Mapping[str, Any]] = {}
    paid: list[Payment] = []
    values: dict[str, Any] = {}
    done: set[str] = set()
    for act in ledger.acts(dossier.id):
        done.add(act.type)
        values |= act.given
        if act.type in ("dispute.claim_added", "dispute.claim_corrected"):
            rows[str(act.given["claim"])] = act.given
        elif act.type == "dispute.claim_dropped":
            rows.pop(str(act.given["claim"]), None)
        elif act.type == "dispute.part_paid" and (amount := _roubles(act.given.get("paid_sum"))):
            paid.append(Payment(day=date.fromisoformat(act.given["paid_on"]), amount=amount))
    contract: Class = values.get("contract_class", "unclear")
    rules, demanded = law(settings.CORRIDOR), "dispute.demanded" in done
    try:
        sheet = compute(rules, () if contract == "military" else _claims(rows, paid), on)
    except NotKnownError as error:
        return Stands(contract, None, (), demanded, error.text)
    except ValueError:  # a day or a sum that can only be a slip of the pen
        return Stands(contract, None, (), demanded, rules.words["refused.slip"])
    around = _around(done, values, agency=bool(dossier.agency))
    ways = diagnose(remedies(settings.CORRIDOR), facts_of(contract, sheet, around))
    return Stands(contract, None if contract == "military" else sheet, ways, demanded)


def _around(done: set[str], values: Mapping[str, Any], *, agency: bool) -> Circumstances:
    if "dispute.answer_missed" in done and "dispute.answered" not in done:
        return Circumstances(agency=agency, answer="silent")
    refused = values.get("employer_answer") == "rejects"
    return Circumstances(agency=agency, answer="refused" if refused else "not_asked")


def _claims(rows: Mapping[str, Mapping[str, Any]], paid: list[Payment]) -> list[Claim]:
    money: list[Stated] = []
    others: list[Claim] = []
    for row in rows.values():
        since = date.fromisoformat(row["counts_from"])
        if row["claim_kind"] == "dismissal":
            others.append(Dismissal(handed=since))
        elif row["claim_kind"] == "other":
            others.append(Other(known=since))
        else:
            money.append(Stated(what=row["claim_kind"], due=since, amount=_roubles(row.get("claim_amount"))))
    return [*allot(money, paid), *others]


def _roubles(value: Any) -> Decimal:
    """A sum in roubles; nothing for another currency, which no interest is counted on."""
    told = isinstance(value, Mapping) and value.get("currency") == _CURRENCY
    return Decimal(str(value["amount"])) if told else Decimal(0)


def names_in(dossier: Dossier) -> dict[str, str]:
    """The worker's and the employer's names as the case has them, opened: only for those who may see them."""
    acts = list(ledger.acts(dossier.id))
    known: dict[str, Any] = {}
    for act, more in zip(acts, ledger.opened_all(acts), strict=True):
        known |= {name: value for name, value in {**act.given, **more}.items() if value is not ledger.ERASED}
    return {name: str(known[name]) for name in ("person", "employer_name") if known.get(name)}
