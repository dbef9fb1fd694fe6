"""What a job cost, worked out by hand: who paid, what both sides tell counted once, interest, months of pay."""

from __future__ import annotations

from decimal import Decimal

import pytest

from njia.attesting.fees import Fee, Loan, held, summary
from njia.corridors.load import load
from njia.findings import Text

RATES = {"KES": Decimal(1), "RUB": Decimal("1.65"), "USD": Decimal(129)}
ITEMS = {name: Text(name, name, name) for name in ("recruitment", "medical", "travel", "loan")}


def fee(item: str, amount: int, currency: str = "KES", **more: str) -> Fee:
    return Fee(item=item, amount=Decimal(amount), currency=currency, **{"payer": "worker", **more})


def loan(principal: int, rate: str, months: int) -> Loan:
    return Loan(principal=Decimal(principal), currency="KES", rate=Decimal(rate), months=Decimal(months))


def test_every_currency_is_turned_into_one_and_held_against_the_promised_pay() -> None:
    fees = [fee("medical", 7500), fee("recruitment", 1000, "USD"), fee("travel", 90000, payer="employer")]
    made = summary(fees, [], (Decimal(62000), "RUB"), RATES, "KES")
    assert (made.paid, made.interest, made.month) == (Decimal(136500), 0, Decimal(102300))
    assert (made.months, made.share) == (Decimal("1.33"), Decimal("0.111"))
    assert made.by_payer == {"worker": Decimal(136500), "employer": Decimal(90000)}


def test_what_the_worker_and_the_agency_both_tell_counts_once_and_the_larger_is_believed() -> None:
    fees = [fee("medical", 9000), fee("medical", 6000, told_by="agency"), fee("medical", 1000)]
    assert summary(fees, [], None, RATES, "KES").paid == Decimal(10000)


def test_the_interest_of_a_loan_is_a_cost_and_its_principal_is_none() -> None:
    made = summary([fee("recruitment", 100000)], [loan(100000, "30", 2)], (Decimal(62000), "RUB"), RATES, "KES")
    assert (made.paid, made.interest, made.total) == (Decimal(100000), Decimal(60000), Decimal(160000))
    stated = summary([fee("loan", 70000)], [loan(100000, "30", 2)], None, RATES, "KES")
    assert (stated.paid, stated.interest) == (0, Decimal(70000))


@pytest.mark.parametrize(
    ("fees", "loans", "rules"),
    [
        ([], [], []),
        ([fee("travel", 90000, payer="employer")], [], []),
        ([fee("medical", 7500)], [], ["fees.worker_paid"]),
        ([fee("recruitment", 306900)], [], ["fees.three_months", "fees.worker_paid"]),
        ([], [loan(10000, "5", 1)], ["fees.loan_interest"]),
    ],
)
def test_what_nobody_may_take_a_debt_of_months_and_a_dear_loan_are_told(fees, loans, rules) -> None:
    made = summary(fees, loans, (Decimal(62000), "RUB"), RATES, "KES")
    assert [one.rule for one in held(made, loans, ITEMS, load())] == rules


def test_nothing_known_of_the_pay_means_no_months_and_no_share() -> None:
    made = summary([fee("medical", 7500)], [], None, RATES, "KES")
    assert made.months is None and made.share is None
