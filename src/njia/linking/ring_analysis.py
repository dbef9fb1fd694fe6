"""What a ring looks like: roles with reasons, brokers, growth and sleep, re-brands, and what to look at next.

Everything is a proposal for a person, counted from reports; the reasons name the reports, so that each can be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from njia.linking.ring_signs import RoleSign, Signs

_WITH = "with ring "  # how the reason begins that somebody stands in reports with members of another ring


@dataclass(frozen=True, slots=True)
class Sighting:
    """One entity in one report. ``things`` are written "till:880001"; ``said`` is what the report calls the entity."""

    entity: str
    kind: str
    ring: str
    report: str
    day: date
    things: frozenset[str] = frozenset()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A role and why: pairs of what speaks for it and the reports that say so."""

    entity: str
    role: str
    reasons: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def reports(self) -> int:
        return len({report for _, reports in self.reasons for report in reports})


def roles(sightings: Iterable[Sighting], signs: Signs) -> list[Proposed]:
    """The roles that reports speak for, of each entity the best supported first."""
    by_entity: dict[str, list[Sighting]] = defaultdict(list)
    rings_of: dict[str, set[str]] = defaultdict(set)
    for one in sightings:
        rings_of[one.report].add(one.ring)
        if one.said not in signs.no_role:
            by_entity[one.entity].append(one)
    found = [
        proposed
        for entity, seen in sorted(by_entity.items())
        for sign in signs.roles
        if (proposed := _role(entity, seen, sign)) is not None
    ]
    between = [_between(entity, seen, rings_of, signs) for entity, seen in sorted(by_entity.items())]
    found += [one for one in between if one is not None]
    return sorted(found, key=lambda one: (one.entity, -one.reports, one.role))


def _role(entity: str, seen: list[Sighting], sign: RoleSign) -> Proposed | None:
    reasons: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if sign.kind is not None and one.kind == sign.kind:
            reasons[f"kind {sign.kind}"].add(one.report)
        if one.said in sign.said:
            reasons[f"said {one.said}"].add(one.report)
        for thing in one.things:
            if thing.partition(":")[0] in sign.things:
                reasons[f"uses {thing}"].add(one.report)
    return _proposed(entity, sign.role, reasons, sign.reports)


def _between(entity: str, seen: list[Sighting], rings_of: dict[str, set[str]], signs: Signs) -> Proposed | None:
    """A broker stands in reports with members of several rings."""
    reasons: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        for ring in rings_of[one.report] - {one.ring}:
            reasons[f"{_WITH}{ring}"].add(one.report)
    if len(reasons) + 1 < signs.between_rings.rings:
        return None
    return _proposed(entity, signs.between_rings.role, reasons, signs.between_rings.reports)


def _proposed(entity: str, role: str, reasons: dict[str, set[str]], least: int) -> Proposed | None:
    if not reasons or len(set().union(*reasons.values())) < least:
        return None
    ordered = sorted(reasons.items(), key=lambda one: (-len(one[1]), one[0]))
    return Proposed(entity, role, tuple((why, tuple(sorted(reports))) for why, reports in ordered))


@dataclass(frozen=True, slots=True)
class Pulse:
    """How a ring stands on a day: ``asleep``, ``growing`` or ``steady``, and the counts that say so."""

    ring: str
    state: str
    last: date
    lately: int
    before: int


def pulses(sightings: Iterable[Sighting], on: date, signs: Signs) -> list[Pulse]:
    """One for each ring; what is reported of days after ``on`` is not counted."""
    days: dict[str, dict[str, date]] = defaultdict(dict)
    for one in sightings:
        if one.day <= on:
            days[one.ring][one.report] = one.day
    return [_pulse(ring, sorted(reports.values()), on, signs) for ring, reports in sorted(days.items())]


def _pulse(ring: str, days: list[date], on: date, signs: Signs) -> Pulse:
    window = timedelta(days=signs.growth.days)
    lately = sum(on - window < day for day in days)
    before = sum(on - 2 * window < day <= on - window for day in days)
    if (on - days[-1]).days >= signs.asleep_days:
        state = "asleep"
    else:
        state = "growing" if lately > signs.growth.times * max(before, 1) else "steady"
    return Pulse(ring, state, days[-1], lately, before)


@dataclass(frozen=True, slots=True)
class Rebrand:
    """An organisation that appeared when another of its ring went quiet, and what both used."""

    ring: str
    old: str
    new: str
    shared: tuple[str, ...]


def rebrands(sightings: Iterable[Sighting], signs: Signs) -> list[Rebrand]:
    """Organisations that follow one another in a ring and share a number, a till or a handle."""
    firms: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for one in sightings:
        if one.kind == "organisation":
            firms[one.ring, one.entity].append(one)
    found = []
    for (ring, old), earlier in sorted(firms.items()):
        for (other, new), later in sorted(firms.items()):
            gap = (min(one.day for one in later) - max(one.day for one in earlier)).days
            shared = _things(earlier) & _things(later)
            if ring == other and old != new and shared and 0 <= gap <= signs.rebrand_days:
                found.append(Rebrand(ring, old, new, tuple(sorted(shared))))
    return found


def _things(seen: list[Sighting]) -> set[str]:
    return set().union(*(one.things for one in seen))


@dataclass(frozen=True, slots=True)
class Lead:
    """Something to look at next: why, what, and how many reports stand behind it."""

    ring: str
    why: str
    what: str
    reports: int


def look_next(sightings: list[Sighting], on: date, signs: Signs) -> list[Lead]:
    """Where one more question would tell most: a broker, a re-brand, the money, a new number, a ring that woke up."""
    ring_of = {one.entity: one.ring for one in sightings}
    named: dict[str, set[str]] = defaultdict(set)
    for one in sightings:
        named[one.entity].add(one.report)
    leads = [
        Lead(ring_of[one.entity], one.role, one.entity, one.reports)
        for one in roles(sightings, signs)
        if one.role == "payer" or any(why.startswith(_WITH) for why, _ in one.reasons)
    ]
    leads += [Lead(one.ring, "rebrand", one.new, len(named[one.new])) for one in rebrands(sightings, signs)]
    leads += [
        Lead(one.ring, "growing", one.ring, one.lately)
        for one in pulses(sightings, on, signs)
        if one.state == "growing"
    ]
    leads += _fresh(sightings, on, signs)
    order = {why: at for at, why in enumerate((signs.between_rings.role, "rebrand", "payer", "growing", "fresh"))}
    return sorted(leads, key=lambda one: (order[one.why], -one.reports, one.what))


def _fresh(sightings: list[Sighting], on: date, signs: Signs) -> list[Lead]:
    """Numbers first seen lately in a ring that was known before."""
    first: dict[tuple[str, str], date] = {}
    known: dict[str, date] = {}
    reports: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in sightings:
        known[one.ring] = min(one.day, known.get(one.ring, one.day))
        for thing in one.things:
            key = one.ring, thing
            first[key] = min(one.day, first.get(key, one.day))
            reports[key].add(one.report)
    since = on - timedelta(days=signs.fresh_days)
    return [
        Lead(ring, "fresh", thing, len(reports[ring, thing]))
        for (ring, thing), day in first.items()
        if since <= day <= on and known[ring] < since
    ]
