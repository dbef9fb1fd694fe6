"""A corridor's calendars are refused when a rule has no source, and told apart by the day a law came into force."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from njia.calendars.load import load_calendars
from njia.calendars.model import Period
from njia.corridors.files import HERE, CorridorError

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """The corridor with one line of a file changed."""

    def edit(name: str, old: str, new: str) -> Path:
        shutil.copytree(HERE / "ke_ru", tmp_path / "ke_ru")
        path = tmp_path / "ke_ru" / "calendars" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return tmp_path

    return edit


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("rules.yaml", "source: ru.tk.14", "source: ru.tk.1400", "ru.tk.1400"),
        ("rules.yaml", "calendar: ru", "calendar: mars", "mars"),
        ("rules.yaml", "\n  starts: next_day", "\n  starts: some_day", "some_day"),
        ("countries/ke.yaml", "source: ke.cap110", "source: ke.cap111", "ke.cap111"),
        ("countries/ke.yaml", "source: ke.gazette.2024_06", "source: hearsay", "hearsay"),
        ("countries/ke.yaml", "zone: Africa/Nairobi", "zone: Africa/Atlantis", "Atlantis"),
        ("countries/ru.yaml", "weekend: [5, 6]", "weekend: [0, 1, 2, 3, 4, 5, 6]", "working day"),
        ("words.yaml", "sw: wikendi, ", "", "sw"),
        ("countries/ke.yaml", "day: 2025-06-06", "day: 2024-06-17", "twice"),
    ],
)
def test_what_is_incomplete_is_refused_by_name(edited: Edit, name: str, old: str, new: str, told: str) -> None:
    folder = edited(name, old, new)
    with pytest.raises(CorridorError, match=told) as refused:
        load_calendars("ke_ru", folder)
    assert Path(name).name in str(refused.value)


def test_the_version_of_a_rule_is_that_of_the_day() -> None:
    calendars = load_calendars()
    assert calendars.rule("ru_procedure", date(2019, 9, 30)).counts_days_off
    assert not calendars.rule("ru_procedure", date(2019, 10, 1)).counts_days_off
    with pytest.raises(KeyError):
        calendars.rule("ru_procedure", date(1999, 1, 1))
    with pytest.raises(KeyError):
        calendars.rule("no_such_rule", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("3 months", Period(3, "months")),
        ("1 month", Period(1, "months")),
        ("10 days", Period(10, "calendar_days")),
        ("10 calendar days", Period(10, "calendar_days")),
        (" 5 working  days ", Period(5, "working_days")),
        ("72 hours", Period(72, "hours")),
        ("2 weeks", Period(2, "weeks")),
    ],
)
def test_a_period_is_read_from_words(words: str, period: Period) -> None:
    assert Period.read(words) == period


@pytest.mark.parametrize(
    "words", ["", "months", "three months", "3", "3 moons", "-1 day", "0 days", "101 years", "³ days"]
)
def test_what_is_no_period_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"period"):
        Period.read(words)
