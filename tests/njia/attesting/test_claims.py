"""What is sealed of a case: little enough to name nobody, short enough to print, and never longer than the permit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.njia.seals.office import SEALING, SITE

from njia.attesting.answers import points, result
from njia.attesting.claims import Case, fitted, holder, paper, said_pay
from njia.corridors.load import load
from njia.findings import Finding
from njia.seals.paper import LONGEST, NotSealableError

CASE = Case(
    person="Amina Wanjiru Example", passport="AK 0000482", employer="Sample Works LLC", place="Tula", job="Baker",
    pay={"amount": "78000", "currency": "RUB"}, work_from=date(2027, 1, 10), work_to=None, contract=bytes(32),
)  # fmt: skip
A_MONTH = "{sum} a month"
ON = date(2026, 12, 1)
texts = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=300).filter(str.strip)


def made(case: Case, months: int = 12):
    return paper(case, serial=7, issuer="ke-labour", on=ON, longest_months=months, a_month=A_MONTH)


def test_the_holder_is_initials_and_the_last_digits() -> None:
    assert holder("Amina Wanjiru Example", "AK 0000482") == "A.W.E. 482"
    assert holder("o'Brien otieno x y z", "12-3456/7") == "O.O.X.Y. 567"


def test_a_seal_ends_with_the_contract_and_with_the_permit_at_the_latest() -> None:
    assert made(CASE).valid_to == date(2027, 1, 10) + timedelta(days=364)
    assert made(CASE, 36).valid_to == date(2030, 1, 9)  # to the day, leap years and all
    assert made(replace(CASE, work_to=date(2027, 9, 30))).valid_to == date(2027, 9, 30)
    with pytest.raises(NotSealableError):
        made(replace(CASE, work_to=date(2026, 11, 30)))


@given(texts, texts, texts)
def test_whatever_the_names_are_the_code_prints(employer: str, place: str, job: str) -> None:
    case = replace(CASE, employer=employer, place=place, job=job)
    shortened, address = fitted(made(case), SEALING, SITE)
    assert len(address) <= LONGEST
    for name in ("employer", "place", "job"):
        said = getattr(shortened, name)
        assert said == getattr(case, name) or (said.endswith("…") and getattr(case, name).startswith(said[:-1]))


@pytest.mark.parametrize(("amount", "said"), [("78000", "RUB 78,000 a month"), ("78000.50", "RUB 78,000.50 a month")])
def test_pay_is_said_as_people_read_it(amount: str, said: str) -> None:
    assert said_pay({"amount": amount, "currency": "RUB"}, A_MONTH) == said


def test_only_some_points_may_be_accepted_and_then_nothing_is_left() -> None:
    corridor = load()
    found = points(
        [Finding(rule=r.rule, severity=r.severity, text=r.text, evidence=(), source=r.source, remedy=r.remedy) for r in
         (corridor.rules["below.pay"], corridor.rules["danger.debt"], corridor.rules["required.kenyan_attestation"])],
        corridor,
    )  # fmt: skip
    assert [(one.name, one.acceptable) for one in found[:1]] == [("1 below.pay", True)]
    assert not any(one.acceptable for one in found if one.finding.rule.startswith("danger."))
    names = {one.name for one in found}
    assert result("fix", found, names) == ("accepted", 0)
    assert result("fix", found, set()) == ("fix", len(found))
    assert result("clear", (), set()) == ("clear", 0)
