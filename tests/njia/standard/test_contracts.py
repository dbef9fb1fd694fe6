"""Every standard contract, as a real Word and PDF file, passes the contract check with no finding at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.njia.standard.agreeing import BASIC, CLOCK, FULL, HOUSING, JOBS, MEALS, PERMIT, POLICY, TERMS, of

from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.read import read
from njia.standard import docx, pdf
from njia.standard.agreed import Agreed
from njia.standard.draft import NotSaidError, draft
from njia.standard.load import library
from njia.standard.model import Paper
from njia.standard.values import filled

CORRIDOR = load()
LIBRARY = library()
ON = date(2026, 11, 28)


def paper(terms: Agreed) -> Paper:
    return draft(LIBRARY, filled(terms, LIBRARY))


def checked(data: bytes, name: str) -> Report:
    return check([read(data, name)], CORRIDOR, on=ON)


# Each kind of contract with two of the five sets of terms, each set with four kinds.
_CHOSEN = [(v, t) for at, v in enumerate(JOBS) for k, t in enumerate(TERMS) if (at + k) % 5 in (0, 2)]


@pytest.mark.parametrize(("variant", "terms"), _CHOSEN)
def test_a_standard_contract_has_no_finding(variant: str, terms: str) -> None:
    made = paper(of(variant, TERMS[terms]))
    for report in (checked(docx.write(made), "contract.docx"), checked(pdf.write(made), "contract.pdf")):
        assert (report.class_, report.verdict, report.findings) == ("employment", "clear", ())


days = st.dates(date(2026, 12, 1), date(2027, 12, 31))


@st.composite
def agreements(draw: st.DrawFn) -> Agreed:
    variant = draw(st.sampled_from(["worker", "hotel", "agriculture", "professional"]))
    start = draw(days)
    fixed = draw(st.booleans())
    return replace(
        of(variant, draw(st.sampled_from([BASIC, FULL]))),
        start=start,
        end=start + timedelta(days=draw(st.integers(200, 900))) if fixed else None,
        reason="season" if fixed else None,
        pay=Decimal(draw(st.integers(30_000, 900_000))),
        pay_days=draw(st.sampled_from([(20, 5), (25, 10), (16, 1)])),
        hours=Decimal(draw(st.integers(30, 40))),
        leave=draw(st.integers(28, 60)),
        probation_months=draw(st.integers(0, 3)),
        permit=draw(st.sampled_from([None, PERMIT])),
        policy=draw(st.sampled_from([None, POLICY])),
        clock=draw(st.sampled_from([None, CLOCK])),
        housing=draw(st.sampled_from([None, HOUSING])),
        meals=draw(st.sampled_from([None, MEALS])),
        ticket_out=draw(st.booleans()),
    )


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(agreements())
def test_both_languages_are_read_back_to_what_was_agreed(terms: Agreed) -> None:
    report = checked(docx.write(paper(terms)), "contract.docx")
    assert report.findings == ()
    for side in ("en", "ru"):
        facts = [fact for fact in report.facts if fact.side == side]
        assert str(terms.pay) in {f.value["amount"] for f in facts if f.kind == "money"}
        rates = {(f.value["amount"], f.value["unit"], f.value["per"]) for f in facts if f.kind == "rate"}
        assert (str(terms.hours), "hour", "week") in rates
        dates = {(f.value["year"], f.value["month"], f.value["day"]) for f in facts if f.kind == "date"}
        assert {(on.year, on.month, on.day) for on in (terms.start, terms.end) if on} <= dates
        lengths = {(f.value["amount"], f.value["unit"]) for f in facts if f.kind in ("duration", "term")}
        assert (str(terms.leave), "calendar_day") in lengths


def test_a_paper_is_the_same_bytes_each_time() -> None:
    assert docx.write(paper(BASIC)) == docx.write(paper(BASIC))
    assert pdf.write(paper(BASIC)) == pdf.write(paper(BASIC))


def test_what_was_pasted_with_signs_that_no_word_file_holds_makes_one_that_opens() -> None:
    pasted = docx.package(docx.paragraph("text", "The pay is\x0b82,000 rou\x02bles \x00&\ufffe\x0c\ttax\r\n."))
    text = "\n".join(block.text for block in read(pasted, "pasted.docx").blocks)
    assert " ".join(text.split()) == "The pay is 82,000 roubles & tax ."


def test_what_nobody_said_is_named() -> None:
    with pytest.raises(NotSaidError) as error:
        paper(replace(BASIC, variant="student"))
    assert error.value.name == "university"


def test_every_clause_stands_in_some_contract() -> None:
    stood = {row.id for v in JOBS for t in TERMS.values() for row in paper(of(v, t)).rows}
    assert {clause.id for clause in LIBRARY.clauses} <= stood
