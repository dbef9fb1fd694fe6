"""Which days are off, why, and what a notice changes."""

from __future__ import annotations

from datetime import date

import pytest
from holidays import country_holidays

from njia.calendars.days import DayOffTable
from njia.calendars.load import load_calendars
from njia.calendars.model import DayOverride
from njia.findings import Source, Text

CALENDARS = load_calendars()
KENYA, RUSSIA = CALENDARS.days("ke"), CALENDARS.days("ru")
NOTICE = Source("officer", "Kenya Gazette", "notice of a test", date(2026, 7, 1), None, False)


def reason(table: str, day: str) -> str | None:
    found = CALENDARS.days(table).reason(date.fromisoformat(day))
    return found.en if found else None


@pytest.mark.parametrize(
    ("table", "day", "expected"),
    [
        ("ke", "2026-06-01", "Madaraka Day"),
        ("ke", "2025-06-02", "Madaraka Day, kept on this day because its own day was a day off"),
        ("ke", "2027-03-09", "Idd-ul-Fitr, expected on this day but not announced yet"),
        ("ke", "2026-05-27", "Idd-ul-Azha"),
        ("ke", "2026-07-04", "weekend"),
        ("ke", "2026-07-06", None),
        ("ru", "2026-01-09", "day off moved here by decree"),
        ("ru", "2026-01-07", "Orthodox Christmas"),
        ("ru", "2025-11-01", None),  # a Saturday that was worked
        ("ru", "2025-11-08", "weekend"),
    ],
)
def test_a_day_off_says_why(table: str, day: str, expected: str | None) -> None:
    assert reason(table, day) == expected


def test_a_notice_adds_a_day_and_a_later_one_takes_it_back() -> None:
    day = date(2026, 7, 6)
    mourning = Text("day of mourning", "siku ya maombolezo", "день траура")
    more = KENYA.with_overrides(DayOverride(day=day, kind="day_off", name=mourning, source=NOTICE))
    assert more.reason(day) == mourning
    assert KENYA.reason(day) is None, "the corridor's own table must stay as it was"
    back = more.with_overrides(DayOverride(day=day, kind="working_day", name=mourning, source=NOTICE))
    assert back.reason(day) is None


def test_a_law_may_know_a_weekend_of_its_own() -> None:
    saturday = date(2026, 7, 4)
    assert KENYA.reason(saturday) is not None
    assert KENYA.reason(saturday, weekend=frozenset({6})) is None


@pytest.mark.parametrize("days", [KENYA, RUSSIA], ids=["ke", "ru"])
def test_every_yearly_holiday_has_its_name_in_three_languages(days: DayOffTable) -> None:
    """Days declared once (a funeral, a visit) may go by the general name; what comes each year may not."""
    seen: dict[str, set[int]] = {}
    for year in range(2020, 2036):
        for names in country_holidays(days.country, years=year, language=days.language).values():
            seen.setdefault(names.split("; ")[0].partition(" (")[0], set()).add(year)
    yearly = {name for name, years in seen.items() if len(years) > 1}
    assert len(yearly) > 7
    assert yearly <= days.names.keys()


def test_a_holiday_without_a_name_of_ours_is_a_public_holiday() -> None:
    assert reason("ke", "2015-11-26") == "public holiday"


def test_calendars_take_a_day_into_one_table_and_leave_the_other() -> None:
    day = date(2026, 7, 6)
    more = CALENDARS.with_overrides("ke", DayOverride(day=day, kind="day_off", name=Text("a", "b", "c"), source=NOTICE))
    assert more.days("ke").reason(day) and not more.days("ru").reason(day) and not KENYA.reason(day)
