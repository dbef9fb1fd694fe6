"""A contract that keeps to its job order is silent; another employer, less pay and longer weeks are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from tests.njia.joborders.ordering import declared

from njia.attesting.terms import held
from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.files import home_of
from njia.corridors.load import load
from njia.documents.read import read
from njia.joborders import Terms, terms_of

INN = "0297946460"


@cache
def report() -> Report:
    paper = (home_of("ke_ru") / "demo" / "papers" / "greenhouse.txt").read_bytes()
    return check([read(paper, "contract.txt")], load(), on=date(2026, 11, 28))


def terms(*, inn: str = INN, pay: str = "62000", hours: str = "40") -> Terms:
    made = terms_of("KE-RU-2026-000001", declared(), "ke_ru")
    return replace(
        made,
        employer=replace(made.employer, inn=inn),
        pay=replace(made.pay, amount=Decimal(pay), currency="RUB", period="month"),
        week_hours=Decimal(hours),
    )


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({}, None),
        ({"pay": "61999", "hours": "41"}, None),
        ({"inn": "7707083893"}, "attest.other_employer"),
        ({"pay": "62001"}, "attest.less_pay"),
        ({"hours": "36"}, "attest.more_hours"),
    ],
)
def test_what_differs_from_the_order_is_told_with_the_words_that_show_it(changed: dict[str, str], rule: str) -> None:
    found = held(report(), terms(**changed), load())
    more = [one for one in found.findings if one.rule.startswith("attest.")]
    assert [one.rule for one in more] == ([rule] if rule else [])
    assert all(one.evidence and one.evidence[0].quote for one in more)
    assert found.verdict == ("clear" if rule is None else "fix" if rule == "attest.more_hours" else "stop")
