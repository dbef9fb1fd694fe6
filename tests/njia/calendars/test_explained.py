"""A deadline tells how it was counted, so that a worker, an officer and a judge can count it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from njia.calendars.count import Deadline, deadline
from njia.calendars.load import load_calendars
from njia.calendars.model import Period
from njia.findings import Text

CALENDARS = load_calendars()
ORDER = Text("Copy of the dismissal order received", "Nakala ya amri ya kufukuzwa kazi ilipokelewa", "Копия приказа")


def found(period: str, rule: str, calendar: str, start: datetime, event: Text | None = None) -> Deadline:
    days = CALENDARS.days(calendar)
    at = start.replace(tzinfo=ZoneInfo(days.zone))
    return deadline(Period.read(period), CALENDARS.rule(rule, start.date()), at, days, event=event)


def test_a_deadline_that_moves_over_a_weekend() -> None:
    told = found("1 month", "ru_labour", "ru", datetime(2026, 1, 31, 15), ORDER).explanation
    assert told.en == (
        "Copy of the dismissal order received: Saturday 31 January 2026. "
        "Counting begins the day after: Sunday 1 February 2026. "
        "The period (1 month) ends on Saturday 28 February 2026. "
        "That is a day off (Saturday 28 February 2026: weekend; Sunday 1 March 2026: weekend), "
        "so it runs on to the next working day: Monday 2 March 2026. "
        "You are in time until midnight at the end of that day (Moscow time). "
        "Rule: Russian labour law. Source: Labour Code of the Russian Federation, art. 14 (counting of time). "
        "No lawyer has checked this rule yet."
    )
    assert "Hesabu inaanza siku inayofuata: Jumapili 1 Februari 2026." in told.sw
    assert "Срок (1 месяц) заканчивается: 28 февраля 2026 года (суббота)." in told.ru


def test_days_off_that_are_left_out_are_named_and_many_weekends_are_only_counted() -> None:
    told = found("10 days", "ru_procedure", "ru", datetime(2025, 12, 29)).explanation.en
    assert "Wednesday 7 January 2026: Orthodox Christmas" in told
    assert "4 weekend days" in told
    assert "The period (10 days) ends on Thursday 22 January 2026." in told


def test_hours_run_through_the_weekend() -> None:
    told = found("72 hours", "policy_hours", "ke", datetime(2026, 3, 6, 16, 30)).explanation
    assert told.en.startswith(
        "Event: Friday 6 March 2026 at 16:30. The period (72 hours) runs from that minute, day and night. "
        "You are in time until 16:30 on Monday 9 March 2026 (Nairobi time)."
    )
    assert "No lawyer" not in told.en, "our own policy needs no lawyer"


def test_a_year_whose_days_off_are_not_announced_says_so() -> None:
    far = found("3 years", "ke_cap2", "ke", datetime(2026, 3, 2))
    assert not far.sure
    assert "The government has not announced all days off after 2026" in far.explanation.en
    assert found("14 days", "ke_cap2", "ke", datetime(2026, 3, 2)).sure
    assert found("72 hours", "policy_hours", "ke", datetime(2029, 3, 2)).sure, "no day off can move it"


def test_a_place_that_closes_ends_the_day_early() -> None:
    days = CALENDARS.days("ru")
    office = replace(CALENDARS.rule("ru_civil", date(2026, 1, 1)), day_ends=time(17))
    start = datetime(2026, 3, 2, 18, tzinfo=ZoneInfo("Europe/Moscow"))
    ends = deadline(Period(3, "calendar_days"), office, start, days)
    assert ends.due_at == datetime(2026, 3, 5, 17, tzinfo=ZoneInfo("Europe/Moscow"))
    assert "You are in time until 17:00 on Thursday 5 March 2026" in ends.explanation.en


def test_an_event_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        deadline(
            Period(1, "months"),
            CALENDARS.rule("ru_labour", date(2026, 1, 1)),
            datetime(2026, 3, 2),
            CALENDARS.days("ru"),
        )
