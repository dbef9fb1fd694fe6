"""Which findings of a check remain open, and which of them an officer may accept with a reason, by the corridor."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from njia.corridors.model import Corridor
from njia.findings import Finding

_MINDED = ("stop", "fix")  # severities that hold a contract up


@dataclass(frozen=True, slots=True)
class Point:
    """A finding that must be answered. ``number`` is its place in the report, counted from 1.

    One that is ``acceptable`` may stay with a reason; one that is ``overrulable`` stops the contract until an officer
    says by an act of its own why not; any other must be mended.
    """

    number: int
    finding: Finding
    acceptable: bool
    overrulable: bool = False

    @property
    def name(self) -> str:
        """As the ledger names it: place and rule, and nothing of the contract."""
        return f"{self.number} {self.finding.rule}"


def points(findings: Sequence[Finding], corridor: Corridor) -> tuple[Point, ...]:
    """What of a report has to be answered before an officer may approve."""
    return tuple(
        Point(number, finding, *(_bearable(finding, corridor) and finding.severity == one for one in ("fix", "stop")))
        for number, finding in enumerate(findings, 1)
        if finding.severity in _MINDED
    )


def result(verdict: str, found: Sequence[Point], accepted: Collection[str]) -> tuple[str, int]:
    """What the check says once those points are accepted, and how many remain."""
    left = [point for point in found if point.name not in accepted]
    if found and not left:
        return "accepted", 0
    return verdict, len(left)


def _bearable(finding: Finding, corridor: Corridor) -> bool:
    return not finding.rule.startswith(never(corridor, "attestation_never_accepted"))


def never(corridor: Corridor, series: str) -> tuple[str, ...]:
    """How the rules begin whose findings nobody may set aside."""
    return tuple(name for value in corridor.values[series] for name in value.value.split())
