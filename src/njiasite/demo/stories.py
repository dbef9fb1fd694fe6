"""What happens in the demonstration, case by case, from the corridor's ``demo/stories``; when, counted from a day."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from msgspec import Struct

from njia.corridors.files import home_of, read

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
