"""Whatever is done to an order: no more places are held than were granted, and one for each case."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.njia.casework.walking import Walk
from tests.njia.joborders.ordering import declared

GRANTED = 3
STEPS = st.tuples(st.sampled_from(["order.place_taken", "order.place_released"]), st.sampled_from("ABCDE"))


@settings(max_examples=40)
@given(st.lists(STEPS, max_size=14))
def test_no_row_of_acts_oversells_an_order(steps: list[tuple[str, str]]) -> None:
    walk = Walk("job_order").do("order.declared", "employer", **declared())
    walk.do("order.verified", "consular_officer", closed_site=False, arms=False)
    walk.do("order.concurred", "labour_officer", places_granted=str(GRANTED), valid_until="2026-12-31")
    held: set[str] = set()
    for act, holder in steps:
        taking = act == "order.place_taken"
        lawful = len(held - {holder}) < GRANTED if taking else holder in held
        assert (walk.ask(act, "attesting_officer", holder=holder) is None) == lawful
        if lawful:
            walk.do(act, "attesting_officer", holder=holder)
            held = held | {holder} if taking else held - {holder}
        assert {c.key for c in walk.standing.open_clocks if c.id == "place"} == held and len(held) <= GRANTED
