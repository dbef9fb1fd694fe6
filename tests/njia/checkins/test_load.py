"""A plan under which somebody's silence could be lost does not load."""

from __future__ import annotations

import shutil
from datetime import time, timedelta
from pathlib import Path

import pytest

from njia.checkins.load import load_plan
from njia.checkins.rhythm import lasting
from njia.corridors.files import HERE, CorridorError


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("contact: 8 #", "contact: 30 #", "must follow one another"),
        ("held: 12 #", "held: 0 #", "must follow one another"),
        ("{every: 30}]", "{until: 400, every: 30}]", "a last line without end"),
        ("longest: 14} #", "longest: 24} #", "hours of every day"),
        ('from: "21:00:00"', 'from: "07:30:00"', "hours of every day"),
        ("hospital: {longest: 14", "hospital: {longest: 0", "a pause must have an end"),
        ("home_zone: Europe/Moscow", "home_zone: Europe/Moskow", "there is no zone"),
        ("{most: 3,", "{most: -1,", "another speaks for somebody"),
        ("source: craft.checkins", "source: craft.checkin", "how often another may speak"),
        ("state_scholar: student", "state_scholar: scholar", "there is no rhythm"),
    ],
)
def test_a_silence_that_could_be_lost_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    home = tmp_path / "ke_ru"
    home.mkdir()
    for child in (HERE / "ke_ru").iterdir():
        if child.name != "checkins":
            (home / child.name).symlink_to(child)
    shutil.copytree(HERE / "ke_ru" / "checkins", home / "checkins")
    plan = home / "checkins" / "plan.yaml"
    before = plan.read_text("utf-8")
    assert old in before
    plan.write_text(before.replace(old, new), "utf-8")
    with pytest.raises(CorridorError, match=says):
        load_plan("ke_ru", tmp_path)


def test_how_long_quiet_hours_are() -> None:
    assert lasting((time(21), time(7))) == timedelta(hours=10)
    assert lasting((time(7, 30), time(7))) == timedelta(hours=23, minutes=30)
    assert lasting((time(7), time(7))) == timedelta()
