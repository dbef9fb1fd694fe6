"""Response times are published by quarter, and nothing of fewer than eleven requests can be read or worked out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from njia.answering.figures import figures
from njia.answering.model import Asked, Row, publishing

TERMS = publishing()
JULY, LATER = datetime(2026, 7, 6, 9, tzinfo=UTC), datetime(2026, 11, 2, 9, tzinfo=UTC)


def asked(organ: str, hours: float | None, *, refused: bool = False, at: datetime = JULY) -> Asked:
    answered = None if hours is None else at + timedelta(hours=hours)
    return Asked(organ, at, at + timedelta(hours=96), answered, refused)


def rows(*requests: Asked) -> dict[str, Row]:
    (quarter,) = figures(requests, TERMS, LATER)
    return {row.organ: row for row in quarter.rows}


def test_median_ninetieth_percentile_and_shares_are_those_of_all_requests() -> None:
    requests = [asked("interior", 10.0 * (n + 1)) for n in range(20)] + [asked("interior", None)] * 20
    row = rows(*requests)["interior"]
    assert (row.asked, row.median, row.ninetieth, row.silent, row.refused, row.granted) == (40, 105, 180, 50, 0, 50)
    assert row.in_time is None, "nine in time are too few to tell"


def test_fewer_than_eleven_are_not_told_and_cannot_be_worked_out() -> None:
    many, few = [asked("interior", 24)] * 30, [asked("defence", 24)] * 10
    told = rows(*many, *few)
    assert told["interior"].asked == 30
    assert told["defence"] == Row(organ="defence")
    assert told[""] == Row(organ=""), "thirty of forty would tell the ten"


def test_a_quarter_is_told_once_it_has_settled_and_a_late_answer_changes_it_no_more() -> None:
    silent = [asked("interior", None)] * 12
    answered_since = [asked("interior", 24 * 150)] * 12
    settled = datetime(2026, 10, 31, 0, tzinfo=TERMS.zone)
    assert figures(silent, TERMS, settled - timedelta(seconds=1)) == ()
    assert figures(silent, TERMS, settled) == figures(answered_since, TERMS, LATER)


OUTCOMES = st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from([None, 24.0, 200.0]), st.booleans())


@settings(max_examples=150, deadline=None)
@given(st.lists(OUTCOMES, min_size=1, max_size=90))
def test_no_published_share_or_rest_stands_for_one_to_ten(outcomes: list[tuple[str, float | None, bool]]) -> None:
    requests = [asked(organ, hours, refused=refused and hours is not None) for organ, hours, refused in outcomes]
    told = rows(*requests)
    for organ, row in told.items():
        mine = [one for one in requests if organ in ("", one.organ)]
        if row.asked is None:
            assert row == Row(organ=organ)
            continue
        assert row.asked == len(mine) >= TERMS.at_least
        answered = [one for one in mine if one.answered]
        cells = {
            "granted": sum(not one.refused for one in answered),
            "refused": sum(one.refused for one in answered),
            "silent": len(mine) - len(answered),
        }
        hidden = [name for name in cells if getattr(row, name) is None]
        assert len(hidden) != 1, "the rest would tell it"
        for name in set(cells) - set(hidden):
            assert all(count == 0 or count >= TERMS.at_least for count in (cells[name], len(mine) - cells[name]))
        assert (row.median is None) == (len(answered) < TERMS.at_least)
    hidden_organs = [len([o for o in requests if o.organ == organ]) for organ, row in told.items() if row.asked is None]
    if told[""].asked is not None and hidden_organs:
        assert len(hidden_organs) > 1 and sum(hidden_organs) >= TERMS.at_least
