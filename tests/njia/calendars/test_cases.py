"""Every deadline of cases.yaml comes out as a lawyer would count it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from njia.calendars.count import deadline
from njia.calendars.load import load_calendars
from njia.calendars.model import DayOverride, Period
from njia.findings import Text

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
CALENDARS = load_calendars()
NOTICE = Text("by notice", "kwa tangazo", "по распоряжению")


def test_there_are_enough_cases_and_none_twice() -> None:
    assert len({case["what"] for case in CASES}) == len(CASES) >= 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_deadline(case: dict[str, Any]) -> None:
    event = _moment(case["from"])
    rule = CALENDARS.rule(case["rule"], event.date())
    days = CALENDARS.days(case.get("calendar") or rule.calendar or "")
    for day, kind in case.get("days", {}).items():
        days = days.with_overrides(DayOverride(day=day, kind=kind, name=NOTICE, source=days.source))
    zone = ZoneInfo(case.get("zone") or days.zone)
    start = event if event.tzinfo else event.replace(tzinfo=zone)

    found = deadline(Period.read(case["period"]), rule, start, days, case.get("zone"))

    assert (found.starts_on, found.last_day, found.moved_from) == (case["begins"], case["ends"], case.get("moved"))
    assert found.due_at.tzinfo == zone
    assert f"{found.due_at:%H:%M}" == case.get("due", "23:59")
    if "counted" in case:
        assert found.counted == case["counted"]
    if "left_out" in case:
        assert [skip.day for skip in found.skipped] == case["left_out"]
    if "sure" in case:
        assert found.sure is case["sure"]


def _moment(value: str | date | datetime) -> datetime:
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day, 12)
