"""Each way is named when it is open; a soldier is never sent to an inspector."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.cli.main import main
from njia.corridors.files import HERE, CorridorError
from njia.disputes.claims import AnyClaim, Class, Dismissal, Payment, Wages
from njia.disputes.compute import compute
from njia.disputes.diagnosis import FACTS, MILITARY, Circumstances, diagnose, facts_of, remedies
from njia.disputes.load import law

WAYS = remedies()
UNPAID = Wages(due=date(2026, 4, 10), amount=Decimal(85000))


def _ways(claim: AnyClaim, on: date, contract: Class = "civil", **told: bool | str) -> list[str]:
    facts = facts_of(contract, compute(law(), [claim], on), Circumstances(**told))  # type: ignore[arg-type]
    return [way.id for way in diagnose(WAYS, facts)]


@given(st.sets(st.sampled_from(sorted(FACTS))))
def test_whatever_else_is_true_a_military_paper_gets_no_labour_remedy(facts: set[str]) -> None:
    ways = diagnose(WAYS, frozenset({MILITARY, *facts}))
    assert ways[0].id == "rescue"
    assert not any(way.labour for way in ways)


@given(st.sampled_from(["class.civil", "class.none", "class.unclear"]), st.sets(st.sampled_from(sorted(FACTS))))
def test_nobody_is_left_without_a_way(contract: str, facts: set[str]) -> None:
    others = {fact for fact in facts if not fact.startswith("class.")}
    assert diagnose(WAYS, frozenset({contract, *others}))


def test_pay_that_is_a_week_late_begins_with_a_demand() -> None:
    assert _ways(UNPAID, date(2026, 4, 17)) == ["demand", "inspectorate", "court"]


def test_a_silent_employer_an_agency_and_a_pay_slip_open_the_faster_ways() -> None:
    found = _ways(UNPAID, date(2026, 7, 1), answer="silent", agency=True, slip=True)
    assert found == ["agency", "inspectorate_collects", "court_order", "court", "police", "stop_work"]


def test_a_part_paid_for_over_three_months_is_a_crime_only_then() -> None:
    part = Wages(
        due=date(2026, 1, 12), amount=Decimal(85000), paid=(Payment(day=date(2026, 1, 12), amount=Decimal(1)),)
    )
    assert "police" not in _ways(part, date(2026, 4, 1))
    assert "police" in _ways(part, date(2026, 5, 1))


def test_who_is_held_hears_of_the_embassy_first_and_is_not_told_to_stop_work() -> None:
    found = _ways(UNPAID, date(2026, 7, 1), held=True)
    assert found[0] == "danger"
    assert not {"demand", "stop_work"} & set(found)


def test_a_dismissal_of_last_week_is_urgent_and_one_of_last_year_needs_the_time_back() -> None:
    assert _ways(Dismissal(handed=date(2026, 3, 20)), date(2026, 4, 1))[0] == "court_now"
    assert _ways(Dismissal(handed=date(2025, 3, 20)), date(2026, 4, 1))[0] == "restore"


def test_a_paper_that_nobody_has_read_is_read_first() -> None:
    assert _ways(UNPAID, date(2026, 7, 1), contract="unclear") == ["read_paper"]


def test_a_corridor_that_would_send_a_soldier_to_court_does_not_load(tmp_path: Path) -> None:
    shutil.copytree(HERE / "ke_ru", tmp_path / "ke_ru")
    path = tmp_path / "ke_ru" / "disputes" / "remedies.yaml"
    path.write_text(
        path.read_text("utf-8").replace("unless: [class.military, class.unclear]\n", "unless: [class.unclear]\n"),
        "utf-8",
    )
    with pytest.raises(CorridorError, match="soldier"):
        remedies("ke_ru", tmp_path)


def test_the_command_sends_a_soldier_to_the_embassy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "claim.yaml"
    path.write_text("contract: military\nclaims: [{kind: wages, due: 2026-04-10, amount: 85000}]", "utf-8")
    assert main(["dispute", "advise", str(path), "--on", "2026-07-01", "--lang", "sw"]) == 0
    told = capsys.readouterr().out
    assert "Usalama wako kwanza: ubalozi" in told
    assert "Hatua" not in told and "2." not in told
