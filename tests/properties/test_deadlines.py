"""What holds of every deadline, whatever the event, the period, the rule and the days off."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from njia.calendars.count import DAY, Deadline, deadline
from njia.calendars.days import DayOffTable
from njia.calendars.load import load_calendars
from njia.calendars.model import CountingRule, DayKind, DayOverride, Period, Unit
from njia.findings import Language, Text

CALENDARS = load_calendars()
NAIROBI, MOSCOW = CALENDARS.days("ke"), CALENDARS.days("ru")
LAW = [version for versions in CALENDARS.rules.values() for version in versions]
MADE_UP = st.builds(
    CountingRule,
    id=st.just("made_up"),
    name=st.just(Text("made up", "ya kubuni", "вымышленное")),
    source=st.just(LAW[0].source),
    starts=st.sampled_from(("same_day", "next_day")),
    on_day_off=st.sampled_from(("next", "stays")),
    counts_days_off=st.booleans(),
    short_days=st.integers(0, 30),
    weekend=st.none() | st.frozensets(st.integers(0, 6), max_size=6),
    day_ends=st.none() | st.just(time(17)),
)
rules = st.sampled_from(LAW) | MADE_UP
tables = st.sampled_from((NAIROBI, MOSCOW))
events = st.datetimes(datetime(2016, 1, 1), datetime(2031, 12, 31), timezones=st.just(UTC))
units: st.SearchStrategy[Unit] = st.sampled_from(("calendar_days", "working_days", "weeks", "months", "years"))
periods = st.builds(Period, st.integers(1, 40), units) | st.builds(Period, st.integers(1, 400), st.just("hours"))


def changed(days: DayOffTable, day: date, kind: DayKind) -> DayOffTable:
    return days.with_overrides(DayOverride(day=day, kind=kind, name=Text("x", "x", "x"), source=days.source))


def a_day_near(found: Deadline, data: st.DataObject) -> date:
    """Any day of the period or shortly after it, where it could matter."""
    reach = (found.last_day - found.event_at.date()).days + 20
    near_end = st.integers(max(reach - 60, 0), reach)
    return found.event_at.date() + DAY * data.draw(st.integers(0, reach) | near_end, "day")


@given(period=periods, rule=rules, event=events, days=tables, data=st.data())
def test_a_day_off_more_never_ends_a_period_earlier(
    period: Period, rule: CountingRule, event: datetime, days: DayOffTable, data: st.DataObject
) -> None:
    before = deadline(period, rule, event, days)
    after = deadline(period, rule, event, changed(days, a_day_near(before, data), "day_off"))
    assert after.due_at >= before.due_at


@given(period=periods, rule=rules, event=events, days=tables, data=st.data())
def test_a_day_off_less_never_ends_a_period_later(
    period: Period, rule: CountingRule, event: datetime, days: DayOffTable, data: st.DataObject
) -> None:
    before = deadline(period, rule, event, days)
    after = deadline(period, rule, event, changed(days, a_day_near(before, data), "working_day"))
    assert after.due_at <= before.due_at


@given(period=periods, rule=rules, event=events, days=tables, later=st.timedeltas(timedelta(0), timedelta(90)))
def test_a_later_event_never_ends_earlier(
    period: Period, rule: CountingRule, event: datetime, days: DayOffTable, later: timedelta
) -> None:
    assert deadline(period, rule, event, days).due_at <= deadline(period, rule, event + later, days).due_at


@given(rule=rules, event=events, days=tables, unit=units, count=st.integers(1, 39))
def test_a_longer_period_never_ends_earlier(
    rule: CountingRule, event: datetime, days: DayOffTable, unit: Unit, count: int
) -> None:
    if unit == "calendar_days" and count == rule.short_days:
        return  # the law itself makes seven days in Kenya shorter than six that leave Sundays out
    shorter = deadline(Period(count, unit), rule, event, days)
    assert shorter.due_at <= deadline(Period(count + 1, unit), rule, event, days).due_at


@given(rule=rules, event=events, days=tables, count=st.integers(1, 60))
def test_working_days_are_counted_one_by_one(
    rule: CountingRule, event: datetime, days: DayOffTable, count: int
) -> None:
    found = deadline(Period(count, "working_days"), rule, event, days)
    span = [found.starts_on + DAY * n for n in range((found.last_day - found.starts_on).days + 1)]
    off = {skip.day for skip in found.skipped}
    assert len(span) - len(off) == count == found.counted
    assert all((days.reason(day, rule.weekend) is not None) == (day in off) for day in span)


@given(period=periods, rule=rules, event=events, days=tables)
def test_a_period_that_moves_ends_on_a_working_day_and_every_skip_has_its_reason(
    period: Period, rule: CountingRule, event: datetime, days: DayOffTable
) -> None:
    found = deadline(period, rule, event, days)
    if rule.on_day_off == "next" and period.unit != "hours":
        assert days.reason(found.last_day, rule.weekend) is None
    for day, reason in found.skipped:
        assert reason == days.reason(day, rule.weekend)
    assert not found.late(found.due_at)
    assert found.late(found.due_at + timedelta(microseconds=1))


@given(event=events, count=st.integers(1, 40), unit=st.sampled_from(("months", "years")), days=tables)
def test_months_and_years_agree_with_dateutil(event: datetime, count: int, unit: Unit, days: DayOffTable) -> None:
    rule = CALENDARS.rule("policy_hours", date(2026, 1, 1))
    found = deadline(Period(count, unit), rule, event, days)
    expected = found.event_at.date() + relativedelta(**{unit: count})  # type: ignore[arg-type]
    assert found.last_day == expected


@given(event=events, hours=st.integers(1, 1000), zone=st.sampled_from(("Europe/Moscow", "Europe/Berlin", "Asia/Tokyo")))
def test_hours_are_hours_whatever_the_clocks_on_the_wall_do(event: datetime, hours: int, zone: str) -> None:
    rule = CALENDARS.rule("policy_hours", date(2026, 1, 1))
    assert deadline(Period(hours, "hours"), rule, event, MOSCOW, zone).due_at - event == timedelta(hours=hours)


@pytest.mark.parametrize("days", [NAIROBI, MOSCOW], ids=["Nairobi", "Moscow"])
@given(day=st.dates(date(2016, 1, 1), date(2031, 12, 31)))
def test_midnight_parts_two_days(days: DayOffTable, day: date) -> None:
    rule = CALENDARS.rule("policy_hours", date(2026, 1, 1))
    midnight = datetime.combine(day, time(0), ZoneInfo(days.zone)).astimezone(UTC)
    before, after = (
        deadline(Period(1, "calendar_days"), rule, at, days) for at in (midnight - timedelta(seconds=1), midnight)
    )
    assert (before.last_day, after.last_day) == (day, day + DAY)
    assert before.due_at < after.due_at


@given(period=periods, rule=rules, event=events, days=tables)
def test_every_deadline_explains_itself_in_three_languages(
    period: Period, rule: CountingRule, event: datetime, days: DayOffTable
) -> None:
    told = deadline(period, rule, event, days).explanation
    languages: tuple[Language, ...] = ("en", "sw", "ru")
    for language in languages:
        assert "{" not in told[language]
        assert rule.source.cited(language) in told[language]
    assert len({told.en, told.sw, told.ru}) == 3
