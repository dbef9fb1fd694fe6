"""Consular access: nothing that we alone do stops a clock of the other side or the climb of a case."""

from __future__ import annotations

from njia.casework.load import load_procedures

PLAN = load_procedures()["consular_access"]
THEIRS = {"access.acknowledged", "access.granted", "access.refused"}  # what the other side did, whoever writes it down
RUNGS = {"to_ambassador", "to_principal_secretary", "to_committee"}


def test_the_clocks_of_the_other_side_stop_only_by_what_that_side_did() -> None:
    for clock in ("acknowledgement", "access"):
        stops = set(PLAN.clocks[clock].stops_on)
        assert stops <= THEIRS
        assert all("counterpart" in PLAN.acts[act].by for act in stops)


def test_the_climb_ends_by_access_or_goes_on_one_rung_up() -> None:
    raised = {PLAN.clocks[rung].then for rung in RUNGS}
    for rung in RUNGS:
        clock = PLAN.clocks[rung]
        assert set(clock.stops_on) <= {"access.granted", *raised}  # type: ignore[arg-type]
        assert clock.then in clock.stops_on and "system" in PLAN.acts[str(clock.then)].by


def test_the_hours_are_policy_with_the_convention_beside_them() -> None:
    assert {PLAN.clocks[one].nature for one in ("acknowledgement", "access", *RUNGS)} == {"policy"}
    assert "no treaty" in PLAN.clocks["access"].source.text.en
    assert "art. 36" in PLAN.source.text.en
