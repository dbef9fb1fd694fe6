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
            f"\n10,000 people, a year: {found.true_cases} true cases, {found.late} late, {found.lost} lost; "
            f"{found.false_per_thousand_weeks:.1f} false alarms in 1,000 weeks of one person"
        )
    assert found.true_cases > 50
    assert (found.late, found.lost) == (0, 0)
    assert found.held > 0
