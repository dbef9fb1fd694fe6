"""Who was struck off and registers again under a new name: same directors, phone, address, or nearly the same name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from njia.corridors.model import Corridor
from njia.findings import Finding, Text, worst_first
from njia.names.organisations import compare_organisations
from njia.names.persons import compare_persons
from njia.text.saying import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """What can be compared of somebody in a register; ``status`` in words, for whoever reads the finding."""

    id: str
    name: str
    status: Text
    since: date
    number: str = ""
    directors: tuple[str, ...] = ()
    phones: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()


def comebacks(firm: Firm, struck_off: Iterable[Firm], corridor: Corridor) -> tuple[Finding, ...]:
    """What ties the firm to those that were struck off, each with its reason. Their names alone prove nothing."""
    return worst_first(
        _finding(way, firm, other, corridor)
        for other in struck_off
        if other.id != firm.id
        for way in _ways(firm, other)
    )


def _ways(firm: Firm, other: Firm) -> Iterator[str]:
    if any(compare_persons(mine, theirs).same for mine in firm.directors for theirs in other.directors):
        yield "director"
    if firm.phones & other.phones:
        yield "phone"
    if firm.addresses & other.addresses:
        yield "address"
    if firm.name and other.name and compare_organisations(firm.name, other.name).same:
        yield "name"


def _finding(way: str, firm: Firm, other: Firm, corridor: Corridor) -> Finding:
    rule = corridor.rules[f"comeback.{way}"]
    why = corridor.messages[f"registers.same_{way}"].fill(
        name=other.name,
        number=other.number or "–",
        status=other.status,
        day=day(other.since.year, other.since.month, other.since.day),
    )
    return Finding(
        rule=rule.rule, severity=rule.severity, text=rule.text.fill(why=why), evidence=(), source=rule.source,
        remedy=rule.remedy,
    )  # fmt: skip
