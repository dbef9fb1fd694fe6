"""What always holds of a sheet: interest adds up day by day, and paying never costs the worker."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from njia.disputes.claims import Payment, Wages
from njia.disputes.compute import compute, count
from njia.disputes.interest import stretches
from njia.disputes.leave import months_of
from njia.disputes.load import law

LAW = law()
DAYS = st.dates(date(2022, 6, 1), date(2027, 6, 1))
SUMS = st.decimals(min_value=1, max_value=1_000_000, places=2)
PARTS = st.lists(st.builds(Payment, day=DAYS, amount=SUMS), max_size=4).map(tuple)


@given(DAYS, SUMS, PARTS, st.integers(0, 500))
def test_every_late_day_is_counted_once(due: date, owed: Decimal, paid: tuple[Payment, ...], days: int) -> None:
    on = due + timedelta(days=days)
    rows = list(stretches(LAW, due, owed, paid, on))
    seen = [row.first + timedelta(days=n) for row in rows for n in range(row.days)]
    assert seen == sorted(set(seen))
    assert all(due < day <= on for day in seen)
    for day in seen:
        before = sum((one.amount for one in paid if one.day < day), Decimal(0))
        row = next(row for row in rows if row.first <= day <= row.last)
        assert row.unpaid == owed - before > 0


@given(DAYS, SUMS, PARTS, st.integers(0, 500))
def test_a_day_more_never_lowers_the_interest_and_a_payment_never_raises_it(
    due: date, owed: Decimal, paid: tuple[Payment, ...], days: int
) -> None:
    on = due + timedelta(days=days)
    now = count(LAW, Wages(due=due, amount=owed, paid=paid), on)
    later = count(LAW, Wages(due=due, amount=owed, paid=paid), on + timedelta(days=1))
    unpaid = count(LAW, Wages(due=due, amount=owed), on)
    kopecks = Decimal("0.01") * 20  # each stretch is rounded by itself
    assert later.interest >= now.interest - kopecks
    assert now.interest <= unpaid.interest + kopecks
    assert 0 <= now.principal <= owed


@given(st.lists(st.builds(Wages, due=DAYS, amount=SUMS), min_size=1, max_size=5))
def test_a_sheet_is_the_sum_of_its_claims_in_every_language(claims: list[Wages]) -> None:
    sheet = compute(LAW, claims, date(2027, 6, 1))
    assert sheet.total == sum((one.total for one in sheet.counted), Decimal(0))
    for one in sheet.counted:
        assert all(text[language] for step in one.steps for text in [step.text] for language in ("en", "sw", "ru"))
        court = one.limits[0].deadline
        assert court is not None and one.due is not None
        assert 365 <= (court.last_day - one.due).days <= 366 + 12  # at most the New Year holidays more


@given(DAYS, st.integers(0, 800), st.integers(1, 60))
def test_more_days_of_work_never_mean_fewer_months_for_leave(started: date, days: int, more: int) -> None:
    ended = started + timedelta(days=days)
    later = months_of(started, ended + timedelta(days=more))
    assert 0 <= later - months_of(started, ended) <= more / 27 + 1
