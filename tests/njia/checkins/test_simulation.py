"""Ten thousand people abroad for a year: every true case opens within the promised time."""

from __future__ import annotations

import pytest

from njia.checkins.load import load_plan
from njia.checkins.simulation import World, simulate


@pytest.mark.slow
def test_every_true_case_of_a_year_opens_in_time(capsys: pytest.CaptureFixture[str]) -> None:
    found = simulate(load_plan(), World())
    with capsys.disabled():
        print(
            f"\n10,000 people, a year: {found.true_cases} true cases, {found.late} late, {found.lost} lost, "
            f"{found.spoken_for} said to be well by one they trust; "
            f"{found.false_per_thousand_weeks:.1f} false alarms in 1,000 weeks of one person"
        )
    assert found.true_cases > 50
    assert (found.late, found.lost) == (0, 0)
    assert found.held > 0
    assert found.spoken_for > 0 and found.most_spoken <= load_plan().vouched


@pytest.mark.slow
def test_nobody_is_lost_behind_trusted_ones_who_always_say_that_all_is_well() -> None:
    found = simulate(load_plan(), World(people=2_000, distress=0.2, contact_always_well=1.0, with_contact=1.0))
    assert found.spoken_for > 50
    assert (found.late, found.lost) == (0, 0)
