"""Every calculation of cases.yaml comes out as a lawyer would count it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from njia.disputes.claims import AnyClaim
from njia.disputes.compute import compute
from njia.disputes.load import law
from njia.disputes.model import Counted

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
LAW = law()


def _counted(case: dict[str, Any]) -> tuple[Counted, ...]:
    claims = msgspec.convert(case.get("claims") or [case["claim"]], list[AnyClaim])
    return compute(LAW, claims, case["as_of"]).counted


def _last_days(one: Counted) -> dict[str, Any]:
    return {limit.rule.id: limit.deadline and limit.deadline.last_day for limit in one.limits}


def test_there_are_enough_cases_and_none_twice() -> None:
    assert len({case["what"] for case in CASES}) == len(CASES) >= 60
    assert all(case["article"] and case["why"] for case in CASES)


@pytest.mark.parametrize("case", [case for case in CASES if "claim" in case], ids=lambda case: case["what"])
def test_claim(case: dict[str, Any]) -> None:
    (one,) = _counted(case)
    assert one.principal == Decimal(str(case["sum"]))
    if "interest" in case:
        assert one.interest == Decimal(case["interest"])
    if "due" in case:
        assert one.due == case["due"]
    assert {**_last_days(one), **case.get("limits", {})} == _last_days(one)
    if "late" in case:
        assert [limit.rule.id for limit in one.limits if limit.late] == case["late"]
    assert one.estimated is case.get("estimated", one.estimated)


@pytest.mark.parametrize("case", [case for case in CASES if "claims" in case], ids=lambda case: case["what"])
def test_series(case: dict[str, Any]) -> None:
    counted = _counted(case)
    assert [one.principal for one in counted] == case["sums"]
    assert [_last_days(one)["court_pay"] for one in counted] == case["court_pay"]
    assert [one.limits[0].late for one in counted] == case["late_court"]


def test_each_line_past_the_known_rates_calls_itself_an_estimate_and_names_the_bank() -> None:
    (one,) = _counted({"claim": {"kind": "wages", "due": "2026-06-15", "amount": 100000}, "as_of": date(2026, 7, 15)})
    known, guessed = (step for step in one.steps if step.amount in (Decimal("580.00"), Decimal("2320.00")))
    assert "estimate" not in known.text.en and known.source and known.source.id == "ru.tk.236"
    for language, word in (("en", "estimate"), ("sw", "makadirio"), ("ru", "предварительно")):
        assert word in guessed.text[language] and "14" in guessed.text[language]  # type: ignore[literal-required]
    assert guessed.source and guessed.source.id == "ru.cbr.key_rate" and not guessed.source.verified
