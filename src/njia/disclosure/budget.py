"""The privacy budget of a lifetime: what each release spent of it, and a refusal to spend more."""

from __future__ import annotations

import math
from dataclasses import dataclass

_GRAIN = 1e-12


class OverspentError(Exception):
    """A release would spend more than is left of the budget."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Zero-concentrated differential privacy: what releases spend adds up. ``spent`` is by release."""

    total: float
    spent: tuple[tuple[str, float], ...] = ()

    @property
    def left(self) -> float:
        return self.total - math.fsum(rho for _, rho in self.spent)

    def spend(self, release: str, rho: float) -> Budget:
        """The budget after that release. Raises OverspentError; a release that spent already spends nothing more."""
        if rho < 0:
            raise ValueError("nobody can give budget back")
        if any(name == release for name, _ in self.spent):
            return self
        if rho > self.left + _GRAIN:
            raise OverspentError(f"{release} would spend {rho:g} of the {self.left:g} that are left")
        return Budget(self.total, (*self.spent, (release, rho)))


def epsilon(rho: float, delta: float) -> float:
    """The epsilon that this rho promises at that delta (Bun and Steinke 2016)."""
    return rho + 2 * math.sqrt(rho * math.log(1 / delta)) if rho else 0.0
