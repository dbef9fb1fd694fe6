"""What happens in the demonstration, case by case, from the corridor's ``demo/stories``; when, counted from a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from msgspec import Struct

from njia.corridors.files import home_of, read
from njia.releases.calendar import Quarter, load_calendar

ZONE = ZoneInfo("Africa/Nairobi")
_AGO = re.compile(r"(?:(?P<hours>\d+)h|(?P<days>\d+)d (?P<at>\d\d:\d\d))")
_DAY = re.compile(r"(?P<days>[+-]\d+)d(?: (?P<at>\d\d:\d\d))?")


class Deed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An act: when, by whom of the cast (or ``system``), and what is not left to `filling`."""

    when: str
    by: str
    do: str
    give: dict[str, Any] = {}


class Story(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One case. ``about`` is the account it belongs to, ``person`` the name that stands in it."""

    id: str
    acts: tuple[Deed, ...]
    about: str = ""
    person: str = "Somebody Example"
    place: dict[str, str] = {}


class Past(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Many cases alike, spread over a quarter; each act so many hours after the first."""

    class Act(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
        """An act of each of them."""

        after: int
        by: str
        do: str
        give: dict[str, Any] = {}

    id: str
    procedure: str
    cases: int
    place: dict[str, str]
    person: str = "Somebody Example"
    acts: tuple[Act, ...]

    def told(self, quarter: Quarter, now: datetime) -> tuple[Story, ...]:
        """A story for each case."""
        window = quarter.window
        begins = (window.first + (window.end - window.first) * (n + 0.5) / self.cases for n in range(self.cases))
        return tuple(
            Story(id=f"{self.id}_{n}", place=self.place, person=self.person, acts=tuple(self._deeds(at, now)))
            for n, at in enumerate(begins, 1)
        )

    def _deeds(self, begins: datetime, now: datetime) -> Iterator[Deed]:
        for act in self.acts:
            at = (begins + timedelta(hours=act.after)).astimezone(ZONE)
            days = (now.astimezone(ZONE).date() - at.date()).days
            give = {name: f"-{days}d" if value == "that_day" else value for name, value in act.give.items()}
            yield Deed(when=f"{days}d {at:%H:%M}", by=act.by, do=act.do, give=give)


def history(now: datetime) -> Iterator[tuple[str, tuple[Story, ...]]]:
    """What went on in the quarter that was published last, from the corridor's ``demo/history.yaml``."""
    settled = list(load_calendar(settings.CORRIDOR).settled(now))
    for past in read(home_of(settings.CORRIDOR) / "demo" / "history.yaml", tuple[Past, ...]) if settled else ():
        yield past.procedure, past.told(settled[-1], now)


@cache
def stories() -> dict[str, tuple[Story, ...]]:
    """Every story, by its procedure."""
    home = home_of(settings.CORRIDOR) / "demo" / "stories"
    return {path.stem: read(path, tuple[Story, ...]) for path in sorted(home.glob("*.yaml"))}


def moment(ago: str, now: datetime) -> datetime:
    """``5h`` before now, or ``21d 09:10``: that many days before, at that time in Nairobi."""
    found = _AGO.fullmatch(ago)
    if found is None:
        raise ValueError(f"{ago!r} is neither hours like 5h nor days like 21d 09:10")
    if found["hours"]:
        return now - timedelta(hours=int(found["hours"]))
    return _at(now - timedelta(days=int(found["days"])), found["at"])


def dated(value: Any, kind: str, now: datetime) -> Any:
    """``-3d`` and ``+1d 10:00`` as the date or moment that they mean from now; everything else as it is."""
    found = _DAY.fullmatch(value) if isinstance(value, str) and kind in {"date", "moment"} else None
    if found is None:
        return value
    day = now + timedelta(days=int(found["days"]))
    return day.astimezone(ZONE).date().isoformat() if kind == "date" else _at(day, found["at"] or "10:00").isoformat()


def _at(day: datetime, time: str) -> datetime:
    hour, minute = time.split(":")
    return day.astimezone(ZONE).replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
