"""A contract that keeps to its job order is silent; each declared term that differs is told, with its words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from tests.njia.standard.test_ordering import TERMS, WHO

from njia.attesting.terms import held
from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.files import home_of
from njia.corridors.load import load
from njia.documents.read import read
from njia.findings import Text
from njia.joborders import Terms
from njia.joborders.model import Both
from njia.standard import docx
from njia.standard.draft import draft
from njia.standard.load import library
from njia.standard.model import Pair
from njia.standard.ordering import ordered
from njia.standard.values import filled

COSTS = ("ticket_out", "ticket_back", "visa", "permit", "medical", "insurance", "training", "papers", "placement")
ORDER = replace(TERMS, payers=dict.fromkeys(COSTS, "employer"))
COOK = replace(ORDER, occupation="cook", title=Text("Cook", "Mpishi", "Повар"))
STUDENT = replace(WHO, reason="studies", university=Pair("Ural Polytechnic University", "Уральский университет"))


@cache
def drafted(name: str) -> Report:
    """The contract of an order, as a file that was checked."""
    who = STUDENT if name == "student" else WHO
    terms, clauses = ORDERS[name], library()
    paper = draft(clauses, filled(ordered(terms, who, clauses), clauses))
    return check([read(docx.write(paper), "contract.docx")], load(), on=date(2026, 11, 28))


ORDERS: dict[str, Terms] = {
    "greenhouse": ORDER,
    "hqs": replace(
        ORDER, route="hqs", occupation="programmer", title=Text("Lead programmer", "Mtayarishi", "Ведущий программист"),
        pay=replace(ORDER.pay, amount=Decimal(300000)),
    ),
    "student": replace(COOK, route="student", week_hours=Decimal(20)),
    "open": replace(COOK, term_months=0, housing="own", meals="free"),
    "hourly": replace(
        ORDER, occupation="loader", title=Text("Loader", "Mpakiaji", "Грузчик"), probation_months=Decimal(3),
        pay=replace(ORDER.pay, amount=Decimal(400), period="hour"),
    ),
    "net": replace(
        ORDER, occupation="other", title=Text("Deckhand", "Baharia", "Матрос"), pay=replace(ORDER.pay, gross=False),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ORDERS)
def test_a_contract_drafted_from_its_order_differs_in_nothing(name: str) -> None:
    assert held(drafted(name), ORDERS[name], load()).findings == ()


def _payers(**changed: str) -> dict[str, Any]:
    return {"payers": {**ORDER.payers, **changed}}


OTHER_EMPLOYER = {"employer": replace(ORDER.employer, inn="7707083893")}
OTHER_PLACE = {"workplace": Both("7 Portovaya Street, Murmansk", "г. Мурманск, ул. Портовая, д. 7")}
DIFFER: list[tuple[str, dict[str, Any], str]] = [
    ("greenhouse", OTHER_EMPLOYER, "attest.other_employer"),
    ("greenhouse", {"employer": replace(ORDER.employer, ogrn="1027700132195")}, "attest.other_registration"),
    ("greenhouse", {"occupation": "driver", "title": Text("Driver", "Dereva", "Водитель")}, "attest.other_job"),
    ("net", {"title": Text("Ship's cook", "Mpishi wa meli", "Кок")}, "attest.job_not_named"),
    ("greenhouse", OTHER_PLACE, "attest.other_place"),
    ("greenhouse", {"pay": replace(ORDER.pay, amount=Decimal(62001))}, "attest.less_pay"),
    ("hourly", {"pay": replace(ORDER.pay, amount=Decimal(401), period="hour")}, "attest.less_pay"),
    ("greenhouse", {"pay": replace(ORDER.pay, currency="USD")}, "attest.other_currency"),
    ("greenhouse", {"pay": replace(ORDER.pay, gross=False)}, "attest.before_tax"),
    ("greenhouse", {"week_hours": Decimal(36)}, "attest.more_hours"),
    ("greenhouse", {"term_months": 24}, "attest.other_term"),
    ("greenhouse", {"term_months": 0}, "attest.other_term"),
    ("open", {"term_months": 12}, "attest.other_term"),
    ("greenhouse", {"leave_days": 35}, "attest.less_leave"),
    ("hourly", {"probation_months": Decimal(1)}, "attest.longer_probation"),
    ("hqs", {"route": "quota"}, "attest.other_route"),
    ("student", {"route": "hqs", "payers": {}}, "attest.other_route"),
    ("open", {"housing": "free"}, "attest.housing"),
    ("greenhouse", {"meals": "free"}, "attest.meals"),
]


@pytest.mark.parametrize(("name", "changed", "rule"), DIFFER)
def test_each_term_that_differs_is_told_alone(name: str, changed: dict[str, Any], rule: str) -> None:
    found = held(drafted(name), replace(ORDERS[name], **changed), load())
    assert [one.rule for one in found.findings] == [rule]
    (told,) = found.findings
    assert told.source.reference and "{" not in told.text.en + told.text.sw + told.text.ru
    assert found.verdict == told.severity
    assert all(found.texts[e.document][e.start : e.end] == e.quote for e in told.evidence)


def test_both_languages_of_the_contract_are_shown_for_a_difference() -> None:
    (told,) = held(drafted("greenhouse"), replace(ORDER, week_hours=Decimal(36)), load()).findings
    assert sorted(one.side or "" for one in told.evidence) == ["en", "ru"]


def test_less_than_the_order_asks_of_the_worker_is_no_fault() -> None:
    better = replace(ORDER, pay=replace(ORDER.pay, amount=Decimal(61000)), week_hours=Decimal(48), leave_days=24)
    assert held(drafted("greenhouse"), better, load()).findings == ()


def _with(changes: dict[str, str]) -> Report:
    """The demonstration's greenhouse contract with clauses changed, each given by how it begins."""
    text = (home_of("ke_ru") / "demo" / "papers" / "greenhouse.txt").read_text("utf-8")
    for start, new in changes.items():
        text, times = re.subn(rf"{re.escape(start)}[^\t\n]*", new, text)
        assert times == 1
    return check([read(text.encode(), "contract.txt")], load(), on=date(2026, 11, 28))


def _attest(report: Report) -> list[str]:
    return [one.rule for one in held(report, ORDER, load()).findings if "attest." in one.rule]


def test_a_strangers_contract_that_keeps_to_the_order_is_silent_too() -> None:
    assert _attest(_with({})) == []


def test_a_bonus_does_not_hide_that_the_salary_is_lower() -> None:
    lower = {
        "3.1. The": "3.1. The Employee has a salary of 40,000 roubles a month and a bonus of 90,000 roubles a month.",
        "3.1. Раб": "3.1. Работнику платится оклад 40 000 рублей в месяц и премия 90 000 рублей в месяц.",
    }  # fmt: skip
    assert "attest.less_pay" in _attest(_with(lower))


def test_a_cost_that_the_worker_must_bear_is_told_for_each_cost() -> None:
    bears = {
        "5.5. The": "5.5. The Employee pays for the work permit, the visa and the medical examination.",
        "5.5. Раб": "5.5. Работник оплачивает разрешение на работу, визу и медицинское освидетельствование.",
    }
    assert _attest(_with(bears)) == ["attest.worker_pays"] * 3


def test_a_promise_of_the_order_that_the_contract_leaves_out_is_told() -> None:
    silent = {"5.4. The": "5.4. The Employer keeps the rules of fire safety.",
              "5.4. Раб": "5.4. Работодатель соблюдает правила пожарной безопасности."}  # fmt: skip
    assert _attest(_with(silent)) == ["attest.not_promised"]
