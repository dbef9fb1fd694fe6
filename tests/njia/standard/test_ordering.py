"""A contract says what the job order says, and passes the check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.njia.standard.agreeing import WORKER

from njia.contracts.check import check
from njia.corridors.load import load
from njia.documents.read import read
from njia.findings import Text
from njia.joborders.model import Both, Employer, Pay, Terms
from njia.standard import docx
from njia.standard.draft import draft
from njia.standard.load import library
from njia.standard.model import Pair
from njia.standard.ordering import Particulars, UnfitError, ordered, variant_of
from njia.standard.values import filled

CORRIDOR, LIBRARY, ON = load(), library(), date(2026, 11, 28)
TERMS = Terms(
    reference="JO-2026-0001",
    employer=Employer(
        name=Both("Zelyony Bereg LLC", "ООО «Зелёный Берег»"),
        address=Both("18 Oranzhereynaya Street, Ufa", "г. Уфа, ул. Оранжерейная, д. 18"),
        inn="0297946460",
        ogrn="1210299540571",
    ),
    agency=None,
    title=Text("Vegetable grower", "Mkulima wa mboga", "Овощевод"),
    occupation="greenhouse",
    duties=Both(
        "Plants, waters and harvests cucumbers and tomatoes in a greenhouse.",
        "Сажает, поливает и собирает огурцы и помидоры в теплице.",
    ),
    region="BA",
    workplace=Both("18 Oranzhereynaya Street, Ufa", "г. Уфа, ул. Оранжерейная, д. 18"),
    pay=Pay(amount=Decimal(62000), currency="RUB", period="month", gross=True, days="10, 25"),
    week_hours=Decimal(40),
    week_days=Decimal(5),
    leave_days=28,
    probation_months=Decimal(1),
    term_months=10,
    start_on=date(2027, 1, 31),
    housing="free",
    meals="own",
    route="quota",
    custody="worker",
    payers={"ticket_out": "employer"},
    places=12,
)
WHO = Particulars(
    number="1",
    made_on=date(2026, 11, 28),
    worker=WORKER,
    signatory=Pair("Director Rustam Gabdullin", "директор Габдуллин Рустам"),
    reason="season",
)


@pytest.mark.parametrize("terms", [TERMS, replace(TERMS, term_months=0, housing="own", meals="free", payers={})])
def test_a_contract_from_an_order_is_clear(terms: Terms) -> None:
    agreed = ordered(terms, WHO, LIBRARY)
    report = check([read(docx.write(draft(LIBRARY, filled(agreed, LIBRARY))), "c.docx")], CORRIDOR, on=ON)
    assert (report.class_, report.verdict, report.findings) == ("employment", "clear", ())


def test_the_last_day_is_the_eve_of_the_same_day_or_the_end_of_a_shorter_month() -> None:
    assert ordered(TERMS, WHO, LIBRARY).end == date(2027, 11, 30)
    assert ordered(replace(TERMS, start_on=date(2027, 1, 1), term_months=12), WHO, LIBRARY).end == date(2027, 12, 31)


def test_the_later_pay_day_pays_the_first_half() -> None:
    assert ordered(TERMS, WHO, LIBRARY).pay_days == (25, 10)


def test_the_kind_of_contract_follows_route_and_occupation() -> None:
    said = [("quota", "greenhouse"), ("hqs", "programmer"), ("student", "cook"), ("quota", "cook"), ("quota", "loader")]
    found = [variant_of(replace(TERMS, route=route, occupation=job), LIBRARY) for route, job in said]
    assert found == ["agriculture", "hqs", "student", "hotel", "worker"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"pay": replace(TERMS.pay, currency="USD")}, "roubles"),
        ({"pay": replace(TERMS.pay, days="monthly")}, "pay_days"),
        ({"week_days": Decimal(7)}, "rest"),
        ({"probation_months": Decimal("0.5")}, "probation"),
    ],
)
def test_an_order_of_which_no_contract_can_be_made_is_refused_with_its_reason(
    change: dict[str, object], why: str
) -> None:
    with pytest.raises(UnfitError) as error:
        ordered(replace(TERMS, **change), WHO, LIBRARY)  # type: ignore[arg-type]
    assert error.value.code == f"standard.unfit.{why}"
    assert error.value.code in CORRIDOR.messages
