"""An addendum cures what it says it cures: contract and addendum together pass the check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.njia.standard.agreeing import BASIC, FULL, SHIFTS, of
from tests.njia.standard.agreeing import TERMS as TERMS_OF

from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.read import read
from njia.standard import docx, pdf
from njia.standard.addendum import addendum, consolidated, curable
from njia.standard.draft import draft
from njia.standard.load import library
from njia.standard.model import Paper
from njia.standard.values import filled

CORRIDOR = load()
LIBRARY = library()
ON = date(2026, 11, 28)
TERMS = filled(FULL, LIBRARY)
LAW = {rule for rule in CORRIDOR.rules if rule.startswith(("required.", "below."))}
UNCURABLE = {"required.both_languages", "below.nothing_for_injury"}  # needs a new paper; a lawyer
# For each rule the clause to worsen, in both languages.
WORSE = {
    "below.overtime": (
        "overtime",
        "Overtime is paid at 1.1 times the rate.",
        "Сверхурочная работа оплачивается в размере 1,1 ставки.",
    ),
    "below.penalties": (
        "deductions",
        "For each breach the Employee pays a fine of 5,000 roubles.",
        "За каждое нарушение с Работника взыскивается штраф 5000 рублей.",
    ),
    "below.late_pay": (
        "late_pay",
        "For late payment the Employer pays 1/300 of the key rate of the Bank of Russia for each day of delay.",
        "За задержку выплаты Работодатель уплачивает 1/300 ключевой ставки Банка России за каждый день задержки.",
    ),
    "below.resignation_notice": (
        "resign_probation",
        "The Employee may leave on 60 days' written notice to the Employer.",
        "Работник вправе уволиться, письменно предупредив Работодателя за 60 дней.",
    ),
}
LOWER = {
    "below.pay": replace(FULL, pay=Decimal(15000)),
    "below.hours": replace(FULL, hours=Decimal(54), clock=None),
    "below.leave": replace(FULL, leave=14),
    "below.probation": replace(FULL, probation_months=5),
}


def checked(*papers: Paper) -> Report:
    return check([read(docx.write(p), f"{at}.docx") for at, p in enumerate(papers)], CORRIDOR, on=ON)


def rules(report: Report) -> set[str]:
    return {finding.rule for finding in report.findings}


def cured(paper: Paper, rule: str) -> None:
    report = checked(paper)
    assert rule in rules(report)
    made = addendum(report, LIBRARY, TERMS)
    assert made is not None
    assert rule in made.cured
    assert checked(consolidated(report, made)).findings == ()


def only(*clauses: str) -> Paper:
    """A thin contract: of the standard one only these rows."""
    return Paper(tuple(row for row in draft(LIBRARY, TERMS).rows if row.id in clauses))


@pytest.mark.parametrize(
    ("rows", "least"),
    [(("title", "made", "job", "pay", "bank", "clothing", "last_day", "law"), 15), (("title", "parties", "job"), 12)],
)
def test_a_thin_contract_is_made_whole_by_one_addendum(rows: tuple[str, ...], least: int) -> None:
    paper = only(*rows)
    report = checked(paper)
    missing = {rule for rule in rules(report) if rule.startswith("required.")}
    assert len(missing) >= least
    made = addendum(report, LIBRARY, TERMS)
    assert made is not None
    assert missing <= set(made.cured)
    assert checked(paper, made.paper).findings == ()
    assert checked(consolidated(report, made)).findings == ()


def test_what_the_law_asks_for_is_curable_in_some_contract() -> None:
    kinds = [filled(of("worker", terms), LIBRARY) for terms in TERMS_OF.values()]
    assert {rule for rule in LAW if not any(curable(rule, LIBRARY, kind) for kind in kinds)} == UNCURABLE


@pytest.mark.parametrize("rule", sorted(WORSE))
def test_a_clause_that_the_law_does_not_allow_is_replaced(rule: str) -> None:
    clause, en, ru = WORSE[rule]
    rows = (replace(r, en=en, ru=ru) if r.id == clause else r for r in draft(LIBRARY, TERMS).rows)
    cured(Paper(tuple(rows)), rule)


@pytest.mark.parametrize("rule", sorted(LOWER))
def test_terms_below_the_law_are_replaced_by_those_agreed(rule: str) -> None:
    cured(draft(LIBRARY, filled(LOWER[rule], LIBRARY)), rule)


def test_many_things_are_cured_by_one_paper_which_names_what_it_replaces() -> None:
    worse = replace(FULL, pay=Decimal(15000), leave=14)
    paper = draft(LIBRARY, filled(worse, LIBRARY))
    paper = Paper(tuple(row for row in paper.rows if row.id not in {"passport", "no_military"}))
    report = checked(paper)
    made = addendum(report, LIBRARY, TERMS)
    assert made is not None
    said = {row.id: row for row in made.paper.rows}
    assert {"pay", "leave", "passport", "no_military"} <= set(said)
    assert "3.1" in said["replaced"].en
    assert "3.1" in said["replaced"].ru
    assert checked(consolidated(report, made)).findings == ()
    assert check([read(pdf.write(made.paper), "addendum.pdf")], CORRIDOR, on=ON).languages == ("en", "ru")


def test_what_no_clause_cures_is_left() -> None:
    assert not curable("danger.passport_taken", LIBRARY, TERMS)
    assert addendum(checked(draft(LIBRARY, TERMS)), LIBRARY, TERMS) is None


def test_the_addendum_follows_the_kind_of_work() -> None:
    student = filled(of("student", BASIC), LIBRARY)
    assert curable("required.work_permit", LIBRARY, student)
    made = addendum(checked(only("title", "parties", "job", "pay")), LIBRARY, filled(SHIFTS, LIBRARY))
    assert made is not None
    assert "shifts" in {row.id for row in made.paper.rows}
