"""Looks that stand out are told with their numbers; ordinary work is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from njia.insiders.signals import Look, signals
from njia.insiders.signs import signs_of

MORNING = datetime(2026, 11, 2, 7, 0, tzinfo=UTC)  # ten in Nairobi
SIGNS = signs_of("ke_ru")


def looks(reader: str, count: int, **more: object) -> list[Look]:
    return [Look(reader, "investigator", MORNING, case=f"{reader}-{n}", own=True, **more) for n in range(count)]


def told(found: list[Look]) -> list[tuple[str, str, int]]:
    return [(one.code, one.reader, one.count) for one in signals(found, SIGNS)]


def test_ordinary_work_gives_no_sign() -> None:
    assert told([*looks("a", 60), *looks("b", 50), *looks("c", 40)]) == []


def test_who_reads_what_is_not_theirs_stands_out() -> None:
    foreign = [Look("x", "investigator", MORNING, case=f"case-{n}") for n in range(20)]
    assert told([*foreign, *looks("a", 30)]) == [("outside", "x", 20)]


def test_who_comes_back_to_one_case_day_after_day_stands_out() -> None:
    again = [Look("x", "agency", MORNING + timedelta(days=n), case="case-1") for n in range(4)]
    assert told(again) == [("again", "x", 4)]


def test_who_looks_far_more_often_than_colleagues_or_at_night_or_searches_all_day_stands_out() -> None:
    assert told([*looks("x", 200), *looks("a", 30), *looks("b", 30)]) == [("many", "x", 200)]
    night = [Look("x", "auditor", MORNING + timedelta(hours=14), own=True) for _ in range(12)]
    assert told(night) == [("night", "x", 12)]
    assert told([Look("x", "auditor", MORNING, search=True) for _ in range(31)]) == [("alone", "x", 31)]
