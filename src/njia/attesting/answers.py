"""Which findings of a check remain open, and which of them an officer may accept with a reason, by the corridor."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from njia.corridors.model import Corridor
from njia.findings import Finding

_MINDED = ("stop", "fix")  # severities that hold a contract up


@dataclass(frozen=True, slots=True)
class Point:
    """A finding that must be answered. ``number`` is its place in the report, counted from 1."""

    number: int
    finding: Finding
    acceptable: bool

    @property
    def name(self) -> str:
        """As the ledger names it: place and rule, and nothing of the contract."""
        return f"{self.number} {self.finding.rule}"


def points(findings: Sequence[Finding], corridor: Corridor) -> tuple[Point, ...]:
    """What of a report has to be answered before an officer may approve."""
    return tuple(
        Point(number, finding, _acceptable(finding, corridor))
        for number, finding in enumerate(findings, 1)
        if finding.severity in _MINDED
    )


def result(verdict: str, found: Sequence[Point], accepted: Collection[str]) -> tuple[str, int]:
    """What the check says once those points are accepted, and how many remain."""
    left = [point for point in found if point.name not in accepted]
    if found and not left:
        return "accepted", 0
    return verdict, len(left)


def _acceptable(finding: Finding, corridor: Corridor) -> bool:
    return finding.severity == "fix" and not finding.rule.startswith(_never(corridor))


def _never(corridor: Corridor) -> tuple[str, ...]:
    return tuple(name for value in corridor.values["attestation_never_accepted"] for name in value.value.split())
