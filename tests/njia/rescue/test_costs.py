"""What a return cost: nothing is lost for want of a rate, sums add up, no more than the guarantee is claimed of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.mutations import examples

from njia.casework.load import load_procedures
from njia.rescue import bond, letters
from njia.rescue.costs import Cost, claim, ledger, load_tariff

TARIFF = load_tariff()
FIELDS = load_procedures()["repatriation"].fields
ITEMS = [option.id for option in FIELDS["cost_item"].options]
PAYERS = [option.id for option in FIELDS["paid_by"].options]
NAMES = {option.id: option.name for name in ("cost_item", "paid_by") for option in FIELDS[name].options}
ON = date(2026, 11, 28)


def cost(amount: str, currency: str = "KES", **more: object) -> Cost:
    given = {"item": "ticket", "on": date(2026, 9, 2), "paid_by": "kenya", **more}
    return Cost(amount=Decimal(amount), currency=currency, **given)  # type: ignore[arg-type]


def test_a_sum_is_converted_by_the_rate_of_its_own_day() -> None:
    found = ledger([cost("54000", "RUB"), cost("54000", "RUB", on=date(2025, 9, 2))], TARIFF)
    assert [line.home for line in found.lines] == [Decimal("89100.00"), Decimal("83700.00")]
    assert [line.source and line.source.id for line in found.lines] == [
        "craft.rescue.rates.2026",
        "craft.rescue.rates.2025",
    ]


def test_the_rate_that_an_officer_entered_goes_before_the_table() -> None:
    (line,) = ledger([cost("100", "USD", rate=Decimal("130.25"))], TARIFF).lines
    assert (line.home, line.rate, line.source) == (Decimal("13025.00"), Decimal("130.25"), None)


def test_a_cost_without_a_rate_is_told_and_counts_in_no_sum() -> None:
    found = ledger([cost("100", "QAR"), cost("50")], TARIFF)
    assert found.total == Decimal("50.00")
    assert [one.currency for one in found.without_rate] == ["QAR"]
    assert len(found.lines) == 2


def test_what_the_agency_paid_itself_and_what_a_guarantee_does_not_cover_is_not_claimed() -> None:
    paid = [cost("1000"), cost("500", paid_by="agency"), cost("300", item="fee"), cost("200", item="wages")]
    found = claim(ledger(paid, TARIFF), TARIFF, ON)
    assert (found.asked, found.beyond, found.guarantee) == (Decimal(1200), Decimal(0), Decimal(1500000))


def test_more_than_the_guarantee_is_asked_of_the_agency_itself() -> None:
    found = claim(ledger([cost("1600000", item="medical")], TARIFF), TARIFF, ON)
    assert (found.asked, found.beyond) == (Decimal(1500000), Decimal(100000))


def test_the_letter_lists_each_cost_with_its_rate_in_both_languages() -> None:
    found = claim(ledger([cost("54000", "RUB"), cost("4000", item="shelter", paid_by="family")], TARIFF), TARIFF, ON)
    case = bond.Case(
        number="KE-RU-2026-000017", made_on=ON, person="Baraka Example", agency="Savanna Sample Agency", licence="",
        names=NAMES,
    )  # fmt: skip
    made = bond.letter(letters.load_form("bond"), case, found)
    english, swahili = ("\n".join(both[n] for _, both in made.rows) for n in (0, 1))
    assert "1. Air ticket, 2 September 2026: RUB 54,000.00. Paid by: The Kenyan state." in english
    assert "89,100.00 (1 RUB = KES 1.65)" in english
    assert "2. Malazi na chakula, 2 Septemba 2026: KES 4,000.00. Aliyelipa: Familia." in swahili
    assert "KES 93,100.00 from the guarantee" in english and "Licence:" not in english
    assert letters.pdf(made).startswith(b"%PDF")
    with pytest.raises(bond.NothingToClaimError):
        bond.letter(letters.load_form("bond"), case, claim(ledger([], TARIFF), TARIFF, ON))


def test_the_tariff_names_answers_of_the_procedure() -> None:
    assert set(ITEMS) >= TARIFF.guarantee.items
    assert set(PAYERS) >= TARIFF.guarantee.payers


@examples(60)
@given(
    costs=st.lists(
        st.builds(
            Cost,
            item=st.sampled_from(ITEMS),
            amount=st.decimals(0, 10_000_000, places=2),
            currency=st.sampled_from(["KES", "RUB", "USD", "QAR"]),
            on=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
            paid_by=st.sampled_from(PAYERS),
            rate=st.none() | st.decimals("0.01", 500, places=4),
        )
    )
)
def test_sums_add_up_and_nothing_is_lost(costs: list[Cost]) -> None:
    found = ledger(costs, TARIFF)
    assert [line.cost for line in found.lines] == costs
    assert found.total == sum((line.home for line in found.lines if line.home is not None), Decimal())
    assert found.total == sum(found.by_payer.values(), Decimal())
    asked = claim(found, TARIFF, ON)
    assert asked.asked <= asked.guarantee
    assert asked.asked + asked.beyond <= found.total
    assert asked.beyond == 0 or asked.asked == asked.guarantee
