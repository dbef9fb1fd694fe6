"""Acts in, figures with ranges out: what is counted, as it stood when its quarter had settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from njia.estimates.recruitment import load_definitions
from njia.indicators.costing import CostOfJob
from njia.indicators.load import load_indicators
from njia.indicators.methods import METHODS, make
from njia.indicators.model import Case, Did, Point, Ran, Window
from njia.indicators.statistics import figures, share_of

DAY = timedelta(days=1)
JULY = datetime(2026, 7, 1, tzinfo=UTC)
QUARTER = Window(JULY, JULY + 92 * DAY, JULY + 122 * DAY)


def values(method: str, cases: list[Case], **params: Any) -> list[tuple[str, float, bool]]:
    return [(p.part, p.value, p.ended) for p in make(method, params).points(cases, QUARTER)]


def case(*acts: tuple[str, int], runs: tuple[Ran, ...] = (), **given: object) -> Case:
    return Case(procedure="p", acts=tuple(Did(type, JULY + at * DAY, given) for type, at in acts), runs=runs)


def run(started: int, due: int, stopped: int | None, by: str = "yes") -> Ran:
    return Ran("c", JULY + started * DAY, JULY + due * DAY, None if stopped is None else JULY + stopped * DAY, by)


@pytest.mark.parametrize(
    "ran, counted",
    [
        (run(1, 5, 4), [1.0]),
        (run(1, 5, 6), [0.0]),  # too late
        (run(1, 5, 4, "moved"), [0.0]),  # something else stopped it
        (run(1, 5, None), [0.0]),  # never answered
        (run(91, 300, None), []),  # not due when the quarter settled: neither in time nor late
        (run(91, 300, 100), [1.0]),
        (run(91, 300, 130), []),  # answered after that moment: not known then
        (run(-1, 5, 4), []),  # began before the quarter
        (run(92, 95, 94), []),  # began after it
    ],
)
def test_a_request_counts_as_in_time_by_what_was_known_when_its_quarter_settled(ran: Ran, counted: list[float]) -> None:
    assert [value for _, value, _ in values("runs_in_time", [case(runs=(ran,))], clock="c", acts=["yes"])] == counted


def test_a_case_without_an_end_has_lasted_until_the_quarter_settled() -> None:
    cases = [case(("start", 2), ("end", 9)), case(("start", 80)), case(("start", 3), ("end", 125)), case(("start", -3))]
    found = values("days_between", cases, start=["start"], end=["end"])
    assert found == [("", 7.0, True), ("", 42.0, False), ("", 119.0, False)]


def test_of_alarms_only_those_after_a_missed_check_in_are_counted() -> None:
    cases = [case(("in", 1), ("reached", 2), why="missed"), case(("in", 1), why="group"), case(("in", 1), why="asked")]
    found = values("cases_with", cases, base=["in"], having=["reached"], where="why", among=["missed", "group"])
    assert [value for _, value, _ in found] == [1.0, 0.0]


def money(amount: str, currency: str = "KES") -> dict[str, str]:
    return {"amount": amount, "currency": currency}


def test_a_job_s_cost_is_what_the_worker_paid_with_interest_against_a_month_of_pay_in_one_currency() -> None:
    shared = {"fee_item": "fee", "fee_payer": "worker"}
    work = {"monthly_pay": money("100000", "RUB"), "work_from": "2026-08-01", "work_to": "2027-01-31"}
    paid = Case(
        procedure="attestation",
        acts=(
            Did("submitted", JULY, work),
            Did("told", JULY, {**shared, "fee_amount": money("110000")}),
            Did("loan", JULY, {"loan_sum": money("100000"), "loan_rate": 10, "loan_months": 10}),
            Did("left", JULY + DAY),
        ),
    )
    params = {
        "base": ["left"], "told": ["told"], "declared": ["declared"], "loans": ["loan"], "pay": "monthly_pay",
        "begins": "work_from", "ends": "work_to",
    }  # fmt: skip
    window = replace(QUARTER, rates={"KES": Decimal(1), "RUB": Decimal("1.5")})
    (point,) = make("cost_of_job", params).points([paid], window)
    assert point.value / point.per == pytest.approx(210_000 / 150_000)
    assert list(make("cost_of_job", params | {"shortest": 12}).points([paid], window)) == []


def test_costs_of_a_journey_count_for_whoever_agreed_and_did_not_take_it_back() -> None:
    params = {
        "agreed": ["yes"], "taken_back": ["no"], "purpose": "purpose", "counted": "figures", "told": ["paid"],
        "pay": "promised_pay",
    }  # fmt: skip
    told = (
        Did("pay", JULY, {"promised_pay": money("50000")}),
        Did("paid", JULY, {"fee_item": "recruitment", "fee_amount": money("200000")}),
    )
    agreed, other = (Did("yes", JULY + DAY, {"purpose": one}) for one in ("figures", "check_ins"))
    back = Did("no", JULY + 2 * DAY, {"purpose": "figures"})
    journeys = [(*told, agreed), (*told, other), (*told, agreed, back), (told[1], agreed), (told[0], agreed)]
    cases = [Case(procedure="journey", acts=acts) for acts in journeys]
    window = replace(QUARTER, rates={"KES": Decimal(1)})
    assert [point.value / (point.per or 1) for point in make("cost_on_journey", params).points(cases, window)] == [4.0]


def test_each_average_of_costs_has_its_own_name_and_range_and_both_definitions_are_those_of_the_corridor() -> None:
    points = [Point("", value, per=per) for value, per in [(300, 100), (100, 100), (0, 50), (100, 250)]]
    found = {figure.part: figure for figure in figures(points, "cost")}
    assert {name: round(one.value or 0, 2) for name, one in found.items()} == {
        "mean": 1.1, "median": 0.7, "ratio_of_means": 1.0, "weighted_mean": 1.1, "weighted_median": 0.4,
    }  # fmt: skip
    assert all(one.low <= one.value <= one.high and one.counted == 4 for one in found.values())  # type: ignore[operator]
    measured = load_indicators().measured
    for definition in load_definitions():
        method = measured[f"recruitment_cost_{definition.id}"].method
        assert isinstance(method, CostOfJob)
        assert (method.shortest, definition.interest) == (definition.shortest, True)


def test_a_case_stands_once_at_the_furthest_stage_it_came_to() -> None:
    cases = [case(("in", 1)), case(("in", 1), ("one", 2), ("two", 3)), case(("in", 1), ("one", 130))]
    assert [part for part, _, _ in values("stages", cases, base=["in"], acts=["one", "two"])] == ["", "two", ""]


def test_money_is_summed_by_case_and_no_currency_becomes_another() -> None:
    paid = [case(("paid", 3), ("paid", 4), sum={"amount": "100.50", "currency": "RUB"})]
    paid.append(case(("paid", 3), sum={"amount": "7", "currency": "KES"}))
    assert sorted(values("money_given", paid, acts=["paid"], fields=["sum"])) == [
        ("KES", 7.0, True), ("RUB", 201.0, True),
    ]  # fmt: skip


def test_a_median_time_takes_open_cases_for_what_they_are_not_for_ended_ones() -> None:
    ended = [Point("", float(day)) for day in range(1, 11)]
    going = [Point("", float(day), ended=False) for day in (20, 21, 22, 23, 24, 25)]
    (alone,), (together,) = figures(ended, "median_time"), figures([*ended, *going], "median_time")
    assert (alone.value, together.value) == (5.0, 8.0)
    (few,) = figures([*ended[:2], *going], "median_time")
    assert few.value is None  # fewer than half have ended: there is no median yet


def test_ranges_are_those_of_the_textbook() -> None:
    assert share_of(9, 12) == pytest.approx((0.75, 0.4677, 0.9111), abs=1e-4)  # Wilson
    (count,) = figures([Point("")] * 10, "count")
    assert (count.low, count.high) == pytest.approx((4.795, 18.390), abs=1e-3)  # Garwood's table
    (median,) = figures([Point("", float(v)) for v in range(1, 16)], "median")
    assert (median.value, median.low, median.high) == (8.0, 4.0, 12.0)  # ranks of 15 at 95 %


def test_every_registered_method_is_used_and_every_indicator_is_defined_in_full() -> None:
    measured = load_indicators().measured
    assert {one.method.name for one in measured.values()} == set(METHODS)
    for one in measured.values():
        texts = (one.name, one.definition, one.numerator, one.denominator, one.caveats, *one.part_names.values())
        assert all(text[language].strip() for text in texts for language in ("en", "sw", "ru")), one.id


@pytest.mark.parametrize("name, params, why", [("magic", {}, "no method"), ("acts_done", {"pi": 3}, "no parameter")])
def test_a_method_or_parameter_that_is_not_there_is_refused(name: str, params: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        make(name, params)
