"""What an employer declares becomes frozen terms, and what speaks against an order is said with its rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.njia.joborders.ordering import COSTS, declared

from njia.corridors.load import load
from njia.findings import Finding
from njia.joborders import Order, TermsError, terms_of
from njia.joborders.adverts import advert
from njia.joborders.holding import CHECKS, facts_of, held

DAY = date(2026, 11, 28)


def found(flags: dict[str, object] | None = None, **changed: Any) -> dict[str, Finding]:
    return {one.rule: one for one in held(terms_of("X-1", declared(**changed)), load(), DAY, flags)}


def pay(amount: str, currency: str = "RUB") -> dict[str, str]:
    return {"amount": amount, "currency": currency}


def test_terms_carry_what_was_declared_word_for_word() -> None:
    terms = terms_of("KE-RU-2026-000001", declared(agency_number="PEA-77", agency_company="Savanna Sample Agency"))
    assert terms.reference == "KE-RU-2026-000001" and terms.employer.name.ru == "ООО «Заря-Образец»"
    assert terms.pay.amount == Decimal("82000.00") == terms.pay_month and terms.pay.gross
    assert terms.agency is not None and terms.agency.licence == "PEA-77"
    assert (terms.title.en, terms.title.sw, terms.title.ru) == ("Welder", "mchomeleaji", "Сварщик")
    assert set(terms.payers) == set(COSTS) == set(terms.forbidden_fees)


def test_the_duties_are_read_in_swahili_and_in_english_only_where_it_says_so() -> None:
    told = {
        True: ("Utafanya nini", "Huunganisha vyuma."),
        False: ("Utafanya nini (kwa Kiingereza)", "Welds frames of greenhouses."),
    }
    for said, (label, duties) in told.items():
        terms = terms_of("X-1", declared(**{"duties_sw": "Huunganisha vyuma."} if said else {}))
        lines = advert(Order(terms=terms, state="open", places=1, taken=0), "sw", "/orders/X-1").lines
        assert duties in {line.value for line in lines if line.label == label}
    assert terms_of("X-1", declared(occupation="doctor", title_en="Surgeon")).title.sw == "Daktari"


def test_what_is_missing_or_no_number_is_named() -> None:
    with pytest.raises(TermsError) as lacking:
        terms_of("X-1", declared(duties_ru="", inn=None))
    assert set(lacking.value.fields) == {"duties_ru", "inn"}
    for wrong in ({"places": "3.5"}, {"leave_days": "-1"}, {"week_hours": "forty"}, {"start_on": "soon"}):
        with pytest.raises(TermsError) as unread:
            terms_of("X-1", declared(**wrong))
        assert unread.value.fields == tuple(wrong)


def test_a_lawful_order_has_nothing_against_it() -> None:
    assert found({"closed_site": False, "arms": False, "started_elsewhere": False}) == {}


@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        ("terms.minimum_wage", {"pay": pay("27092.99")}),
        ("terms.minimum_wage", {"pay": pay("39729"), "region": "MOW"}),
        ("terms.minimum_wage", {"pay": pay("156"), "pay_period": "hour"}),
        ("terms.week_hours", {"week_hours": "48"}),
        ("terms.leave", {"leave_days": "24"}),
        ("terms.probation", {"probation_months": "4"}),
        ("terms.hqs_pay", {"route": "hqs", "pay": pay("249999")}),
        ("terms.currency", {"pay": pay("1500", "USD")}),
        ("terms.custody", {"custody": "employer"}),
        ("terms.worker_pays", {"pays_visa": "worker"}),
        ("terms.military_pay", {"pay": pay("210000")}),
        ("terms.pay_days", {"pay_days": "10"}),
    ],
)
def test_each_rule_finds_its_fault(rule: str, changed: dict[str, Any]) -> None:
    assert rule in found(**changed)


def test_at_the_bound_itself_nothing_is_found() -> None:
    assert "terms.minimum_wage" not in found(pay=pay("27093"))
    assert "terms.minimum_wage" not in found(pay=pay("39730"), region="MOW")
    assert "terms.hqs_pay" not in found(route="hqs", pay=pay("250000"))


def test_a_closed_site_and_arms_stop_the_order() -> None:
    against = found({"closed_site": True, "arms": True, "started_elsewhere": True})
    assert [one.severity for one in against.values()] == ["stop", "stop", "check"]


def test_a_finding_says_how_much_and_by_which_law() -> None:
    wage = found(pay=pay("39000"), region="MOW")["terms.minimum_wage"]
    assert "39,000" in wage.text.en and "39\u00a0730" in wage.text.ru
    assert wage.source.id == "ru.mrot.MOW.2026" and not wage.source.verified
    costs = found(pays_visa="worker", pays_medical="worker")["terms.worker_pays"]
    assert "visa" in costs.text.en and "viza" in costs.text.sw and "медосмотр" in costs.text.ru


def test_every_rule_of_orders_can_be_applied() -> None:
    terms, corridor = terms_of("X-1", declared()), load()
    facts = facts_of(terms, dict.fromkeys(("closed_site", "arms", "started_elsewhere"), True))
    rules = [rule for rule in corridor.rules.values() if rule.rule.startswith("terms.")]
    assert rules
    for rule in rules:
        assert rule.params["check"] in CHECKS
        assert rule.params.get("series") is None or rule.params["series"] in corridor.values
        assert {rule.params.get("fact", "route"), rule.params.get("where", "route")} <= facts.keys()


def test_places_are_left_only_while_the_order_is_open() -> None:
    terms = terms_of("X-1", declared())
    order = Order(terms=terms, state="open", places=10, taken=4, valid_until=date(2026, 12, 31))
    assert order.left == 6 and order.open_on(date(2026, 12, 31)) and not order.open_on(date(2027, 1, 1))
    assert Order(terms=terms, state="suspended", places=10, taken=4).left == 0
