"""Counts looks and says which stand out, each with the numbers that say so. Nobody is accused: a person asks them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Literal
from zoneinfo import ZoneInfo

from njia.insiders.signs import Signs

Code = Literal["many", "outside", "again", "night", "alone"]
_ORDER: tuple[Code, ...] = ("outside", "again", "many", "alone", "night")


@dataclass(frozen=True, slots=True)
class Look:
    """That somebody looked. ``case`` is empty for a list or a search; ``search`` for one by name or number.

    ``own``: a case that the reader acted in or holds.
    """

    reader: str
    role: str
    at: datetime
    case: str = ""
    own: bool = False
    search: bool = False


@dataclass(frozen=True, slots=True)
class Signal:
    """What stands out: ``count`` against ``usual``; ``about`` is a case, where it is about one."""

    code: Code
    reader: str
    role: str
    count: int
    usual: float
    about: str = ""


def signals(looks: Iterable[Look], signs: Signs) -> list[Signal]:
    """The signs in these looks, the gravest first."""
    by_reader: dict[tuple[str, str], list[Look]] = defaultdict(list)
    for look in looks:
        by_reader[look.reader, look.role].append(look)
    zone = ZoneInfo(signs.zone)
    found: list[Signal] = []
    for (reader, role), mine in sorted(by_reader.items()):
        others = [len(rows) for (who, same), rows in by_reader.items() if same == role and who != reader]
        found += _many(reader, role, mine, others, signs)
        found += _outside(reader, role, mine, signs)
        found += _again(reader, role, mine, zone, signs)
        found += _night(reader, role, mine, zone, signs)
        found += _alone(reader, role, mine, zone, signs)
    return sorted(found, key=lambda one: (_ORDER.index(one.code), -one.count, one.reader, one.about))


def _many(reader: str, role: str, mine: list[Look], others: list[int], signs: Signs) -> list[Signal]:
    """Against colleagues of the same role; who has none is compared with nobody."""
    if not others or len(mine) < signs.many.least:
        return []
    usual = float(median(others))
    return [Signal("many", reader, role, len(mine), usual)] if len(mine) >= signs.many.times * max(usual, 1) else []


def _outside(reader: str, role: str, mine: list[Look], signs: Signs) -> list[Signal]:
    cases = {look.case: look.own for look in mine if look.case}
    foreign = sum(not own for own in cases.values())
    enough = foreign >= signs.outside.least and foreign >= signs.outside.share * len(cases)
    return [Signal("outside", reader, role, foreign, float(len(cases)))] if enough else []


def _again(reader: str, role: str, mine: list[Look], zone: ZoneInfo, signs: Signs) -> list[Signal]:
    days: dict[str, set[object]] = defaultdict(set)
    for look in mine:
        if look.case and not look.own:
            days[look.case].add(look.at.astimezone(zone).date())
    return [
        Signal("again", reader, role, len(seen), float(signs.again.days), case)
        for case, seen in sorted(days.items())
        if len(seen) >= signs.again.days
    ]


def _night(reader: str, role: str, mine: list[Look], zone: ZoneInfo, signs: Signs) -> list[Signal]:
    hours = [look.at.astimezone(zone).hour for look in mine]
    late = sum(hour >= signs.night.from_hour or hour < signs.night.to_hour for hour in hours)
    return [Signal("night", reader, role, late, float(len(mine)))] if late >= signs.night.least else []


def _alone(reader: str, role: str, mine: list[Look], zone: ZoneInfo, signs: Signs) -> list[Signal]:
    counts = Counter(look.at.astimezone(zone).date() for look in mine if look.search)
    most = max(counts.values(), default=0)
    return [Signal("alone", reader, role, most, float(signs.alone.least))] if most >= signs.alone.least else []
