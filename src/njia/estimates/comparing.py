"""Two rounds held against each other by several methods, the primary one deciding."""

from __future__ import annotations

from dataclasses import dataclass

from njia.estimates.errors import RefusedError
from njia.estimates.panel import Refused
from njia.estimates.rounds import COMPARED, Change, Verdict, change
from njia.estimates.settings import Method, Settings
from njia.estimates.tables import CaptureTable


@dataclass(frozen=True, slots=True)
class Comparison:
    """``primary`` and ``verdict`` are None where the primary method has no figure for a round."""

    observed: tuple[int, int]
    changes: tuple[Change, ...]
    primary: Method | None
    refused: tuple[Refused, ...]

    @property
    def main(self) -> Change | None:
        return next((row for row in self.changes if row.method == self.primary), None)

    @property
    def verdict(self) -> Verdict | None:
        return self.main.verdict if self.main else None

    @property
    def detectable(self) -> float | None:
        return self.main.detectable if self.main else None

    @property
    def against(self) -> tuple[Change, ...]:
        """The methods that report the opposite of the primary one."""
        opposite = {"fall": "rise", "rise": "fall"}.get(self.verdict or "")
        return tuple(row for row in self.changes if row.verdict == opposite)


def compare(before: CaptureTable, after: CaptureTable, settings: Settings) -> Comparison:
    """Raises InputError for rounds with other lists."""
    changes: list[Change] = []
    refused: list[Refused] = []
    for method in COMPARED:
        try:
            changes.append(change(method, before, after, settings))
        except RefusedError as error:
            refused.append(Refused(method, error.code, error.values))
    primary = settings.primary if any(row.method == settings.primary for row in changes) else None
    return Comparison((before.observed, after.observed), tuple(changes), primary, tuple(refused))
