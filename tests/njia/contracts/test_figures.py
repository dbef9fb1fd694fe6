"""Figures below the law are raised, lawful ones are not."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from body import body

from build import contract_from
from njia.contracts.rules import judge
from njia.corridors.load import load

ON = date(2026, 11, 24)
ROWS = yaml.safe_load((Path(__file__).parent / "papers" / "figures.yaml").read_text("utf-8"))


def rules(ru, en=None, on=ON):
    return {f.rule: f for f in judge(contract_from(en or body("en"), ru), load(), on, "employment")}


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['rule']} {r['says'][:40]}")
def test_the_limit_of_the_law(row):
    changed = body(row["side"], changed={row["clause"]: row["says"]})
    found = rules(changed) if row["side"] == "ru" else rules(body("ru"), changed)
    if row.get("fine"):
        assert not {rule for rule in found if rule.startswith("below.")}
    else:
        assert row["rule"] in found
        assert row["says"][:20] in found[row["rule"]].evidence[0].quote


@pytest.mark.parametrize(("on", "low"), [(date(2024, 6, 1), False), (date(2025, 6, 1), True), (date(2026, 6, 1), True)])
def test_the_minimum_wage_is_that_of_the_day(on, low):
    found = rules(body("ru", changed={"pay": "5. Оклад составляет 20 000 рублей в месяц."}), on=on)
    assert ("below.pay" in found) is low


def test_part_time_pay_is_held_against_its_share_of_the_minimum():
    half = {"pay": "5. Оклад составляет 14 000 рублей в месяц.", "hours": "9. Рабочая неделя 20 часов."}
    assert "below.pay" not in rules(body("ru", changed=half))
    assert "below.pay" in rules(body("ru", changed={**half, "hours": "9. Рабочая неделя 40 часов."}))


@pytest.mark.parametrize(
    ("term", "probation", "long"),
    [
        ("сроком на 4 месяца", "2 недели", False),
        ("сроком на 4 месяца", "1 месяц", True),
        ("сроком на 2 месяца", "2 недели", True),
        ("сроком на 12 месяцев", "3 месяца", False),
    ],
)
def test_a_short_contract_allows_less_probation(term, probation, long):
    changed = {
        "start": f"2. Работник приступает к работе 1 апреля 2026 г. Договор заключён {term} на время сезонных работ.",
        "probation": f"4. Испытательный срок составляет {probation}.",
    }
    assert ("below.probation" in rules(body("ru", changed=changed), body("en", without=("probation",)))) is long


@pytest.mark.parametrize(
    "number",
    ["ИНН 7707083894", "ОГРН 1027700132194", "р/с 40702810256888852251, БИК 046078876", "СНИЛС 112-233-445 96"],
)
@pytest.mark.parametrize("both", [True, False])
def test_a_number_that_cannot_be_is_said_so(number, both):
    says = {"late": f"8. Реквизиты Работодателя: {number}."}
    contract = contract_from(body("en") if both else [], body("ru", changed=says))
    found = {f.rule: f for f in judge(contract, load(), ON, "employment")}
    assert found["danger.false_number"].evidence
    assert "danger.false_number" not in rules(body("ru"))


@pytest.mark.parametrize("number", ["тел. +254 000 000 000", "тел. +7 111 111 11 11", "тел. 8 (000) 123-45-67"])
def test_a_telephone_number_that_nobody_has_is_no_false_number(number):
    changed = {"late": f"8. Реквизиты Работодателя: {number}."}
    assert "danger.false_number" not in rules(body("ru", changed=changed))


@pytest.mark.parametrize("side", ["en", "ru"])
def test_digits_and_words_that_disagree_are_raised_in_one_language(side):
    pay = {
        "en": "5. The salary is 60,000 (sixteen thousand) roubles a month.",
        "ru": "5. Оклад составляет 60 000 (шестнадцать тысяч) рублей в месяц.",
    }
    contract = contract_from(**{side: body(side, changed={"pay": pay[side]})})
    assert "parity.digits_and_words" in {f.rule for f in judge(contract, load(), ON, "employment")}
    clean = contract_from(**{side: body(side)})
    assert "parity.digits_and_words" not in {f.rule for f in judge(clean, load(), ON, "employment")}
