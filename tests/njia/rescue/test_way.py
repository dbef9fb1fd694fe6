"""The way home at a glance: what comes next, what is not needed, and no advice to leave before the embassy knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.njia.casework.walking import Walk
from tests.properties.mutations import examples
from tests.properties.test_procedures import grown

from njia.casework.load import load_procedures
from njia.rescue import way
from njia.rescue.model import load_ways

WAY = load_ways()["repatriation"]
PLAN = load_procedures()["repatriation"]


def progress(walk: Walk, role: str = "consular_officer") -> dict[str, str]:
    return {step.act: step.progress for step in way.milestones(WAY, PLAN, walk.standing, role)}


def held(walk: Walk, role: str) -> bool:
    (one,) = way.advice(WAY, PLAN, walk.standing, role)
    return one.held


def worker_still_there() -> Walk:
    walk = Walk("repatriation").do("return.reported", "helper", person_is="with_employer", passport_is="with_person")
    return walk.do("return.wish_recorded", "consular_officer", wants_home="wants")


def test_the_next_step_is_the_first_that_is_needed_and_not_done() -> None:
    found = progress(worker_still_there())
    assert found["return.wish_recorded"] == "done"
    assert found["return.planned"] == "next"
    assert found["return.embassy_told"] == "missing"
    assert found["return.discharged"] == "skipped"
    assert found["return.loss_reported"] == "skipped"
    assert list(found.values()).count("next") == 1


def test_advice_to_leave_waits_for_the_embassy_and_says_why() -> None:
    walk = worker_still_there().do("return.planned", "consular_officer")
    (one,) = way.advice(WAY, PLAN, walk.standing, "jobseeker")
    assert one.held
    assert "First the embassy must know" in one.words.en
    walk.do("return.embassy_told", "consular_officer", leaves_on="2026-11-05")
    (one,) = way.advice(WAY, PLAN, walk.standing, "jobseeker")
    assert not one.held
    assert one.words.en.startswith("The embassy knows. Go")


def test_a_new_plan_takes_the_advice_back_until_the_embassy_knows_it_too() -> None:
    walk = worker_still_there().do("return.planned", "consular_officer")
    walk.do("return.embassy_told", "consular_officer", leaves_on="2026-11-05").do("return.planned", "consular_officer")
    assert held(walk, "jobseeker")
    assert progress(walk)["return.embassy_told"] == "next"


def test_a_helper_is_never_told_the_day() -> None:
    """Whoever says to be a relative may be the one who holds the person."""
    walk = worker_still_there().do("return.planned", "consular_officer")
    walk.do("return.embassy_told", "consular_officer", leaves_on="2026-11-05")
    assert held(walk, "helper")
    assert "return.embassy_told" not in progress(walk, "helper")


def test_stopped_at_the_border_exit_and_ticket_are_to_be_had_again() -> None:
    walk = Walk("repatriation").do("return.reported", "consular_officer", person_is="at_mission")
    walk.do("return.wish_recorded", "consular_officer", wants_home="wants").do("return.safe", "consular_officer")
    for act in ("travel_paper_issued", "exit_granted", "ticket_booked", "departed", "turned_back"):
        walk.do(f"return.{act}", "consular_officer")
    found = progress(walk)
    assert found["return.travel_paper_issued"] == "done"
    assert found["return.exit_granted"] == "next"
    assert found["return.ticket_booked"] == found["return.departed"] == "missing"


def test_how_far_it_had_gone_has_a_number_and_a_name() -> None:
    walk = Walk("repatriation").do("return.reported", "helper", stage_reached="contract")
    found = way.stage(WAY, PLAN, walk.standing.fields_given)
    assert found is not None
    assert (found.number, found.option.name.en) == (8, "Made to sign a paper in Russian")
    assert way.stage(WAY, PLAN, {}) is None


@pytest.mark.parametrize("role", ["jobseeker", "helper", "consular_officer"])
@examples(25)
@given(data=st.data())
def test_whatever_happens_the_advice_comes_only_after_the_embassy_knew(role: str, data: st.DataObject) -> None:
    walk = grown(PLAN, data)
    order = [act.type for act in walk.acts if act.type in ("return.planned", "return.embassy_told")]
    if not held(walk, role):
        assert order[-1] == "return.embassy_told"
    assert sum(step.progress == "next" for step in way.milestones(WAY, PLAN, walk.standing, role)) <= 1
