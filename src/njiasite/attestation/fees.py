"""What a case cost the worker, from its acts; and all cases as a table for the indicator of recruitment costs."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TextIO

from django.conf import settings

from njia.attesting.fees import Fee, Loan, Summary, held, summary
from njia.corridors.load import load
from njia.findings import Finding, Text
from njia.screening.load import load_rules
from njiasite.attestation.cases import PROCEDURE, said_in
from njiasite.config import clock
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger
from njiasite.ledger.keys import ErasedError

COLUMNS = ("cost", "interest", "month")  # as `njia estimate recruitment-cost` reads them
_TOLD, _LOAN = ("attestation.fee_recorded", "attestation.fee_declared"), "attestation.loan_recorded"
_DECLARED = "attestation.fee_declared"


def of_case(dossier: Dossier) -> tuple[Summary, tuple[Finding, ...]] | None:
    """What was paid and owed, and what speaks against it; None where nobody told of any payment."""
    fees, loans = _told(dossier)
    if not fees and not loans:
        return None
    corridor, table = load(settings.CORRIDOR), load_rules(clock.now().date(), settings.CORRIDOR).pay
    pay = said_in(dossier).values.get("monthly_pay")
    made = summary(
        fees, loans, (Decimal(pay["amount"]), pay["currency"]) if isinstance(pay, dict) else None, table.rates,
        table.base,
    )  # fmt: skip
    return made, held(made, loans, items(dossier), corridor)


def items(dossier: Dossier) -> Mapping[str, Text]:
    """The items of cost by their names."""
    return {one.id: one.name for one in engine.procedure_of(dossier).fields["fee_item"].options}


def write_table(out: TextIO) -> int:
    """One row for each case in which a cost was told, in one currency, with nothing that names anybody. How many."""
    table = csv.writer(out)
    table.writerow(COLUMNS)
    rows = 0
    for made in _summaries():
        table.writerow((made.paid, made.interest, made.month))
        rows += 1
    return rows


def _summaries() -> Iterator[Summary]:
    for dossier in Dossier.objects.filter(procedure=PROCEDURE).order_by("number").iterator():
        try:
            found = of_case(dossier)
        except ErasedError:
            continue
        if found is not None and found[0].month:
            yield found[0]


def _told(dossier: Dossier) -> tuple[list[Fee], list[Loan]]:
    acts = list(ledger.acts(dossier.id).filter(type__in=(*_TOLD, _LOAN)))
    fees: list[Fee] = []
    loans: list[Loan] = []
    for act, more in zip(acts, ledger.opened_all(acts), strict=True):
        given: dict[str, Any] = {**act.given, **more}
        if act.type == _LOAN:
            loans.append(_loan(given))
        else:
            fees.append(_fee(given, "declared" if act.type == _DECLARED else "worker"))
    return fees, loans


def _fee(given: Mapping[str, Any], told_by: str) -> Fee:
    amount = given["fee_amount"]
    return Fee(
        item=given["fee_item"], amount=Decimal(amount["amount"]), currency=amount["currency"],
        payer=given["fee_payer"], taker=str(given.get("fee_taker", "")), told_by=told_by,
    )  # fmt: skip


def _loan(given: Mapping[str, Any]) -> Loan:
    amount = given["loan_sum"]
    return Loan(
        principal=Decimal(amount["amount"]), currency=amount["currency"], rate=Decimal(str(given["loan_rate"])),
        months=Decimal(str(given["loan_months"])), lender=str(given.get("loan_lender", "")),
    )  # fmt: skip
