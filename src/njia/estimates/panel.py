"""The panel: every method beside the primary one, what each refused, and how far the primary can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from njia.estimates.declared import Prepared
from njia.estimates.errors import RefusedError
from njia.estimates.fragility import Fragility, fragility
from njia.estimates.methods import Estimate, estimate
from njia.estimates.settings import METHODS, Method, Settings


@dataclass(frozen=True, slots=True)
class Refused:
    """A method, or ``panel`` for all of them, and the message that says why it gives no figure."""

    method: str
    code: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Warned:
    code: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Panel:
    """``primary`` is None where no figure should be published."""

    observed: int
    estimates: tuple[Estimate, ...]
    primary: Method | None
    stable: bool
    refused: tuple[Refused, ...]
    warnings: tuple[Warned, ...]
    fragility: Fragility | None


def panel(prepared: Prepared, settings: Settings, methods: tuple[Method, ...] = METHODS) -> Panel:
    """Runs the methods on a prepared table; who was counted in full is added to every estimate."""
    estimates: list[Estimate] = []
    refused: list[Refused] = []
    for method in methods:
        try:
            found = estimate(method, prepared.table, settings)
        except RefusedError as error:
            refused.append(Refused(method, error.code, error.values))
        else:
            estimates.append(_with(found, prepared.counted))
    points = [found.estimate for found in estimates]
    apart = max(points) / min(points) if points else 1.0
    named = {found.method for found in estimates}
    primary = settings.primary if settings.primary in named else None
    if primary and apart > settings.disagree:
        refused.append(Refused("panel", "disagree", {"apart": f"{apart:.1f}", "limit": f"{settings.disagree:g}"}))
        primary = None
    moved = None
    if settings.primary in named:
        moved = fragility(settings.primary, prepared.table, settings).with_counted(prepared.counted)
    warnings = [*_of_lists(prepared), *_of_estimates(estimates)]
    warnings += _of_fragility(moved, estimates, settings)
    stable = primary is not None and not any(warning.code in _UNSTABLE for warning in warnings)
    observed = prepared.table.observed + prepared.counted
    return Panel(observed, tuple(estimates), primary, stable, tuple(refused), tuple(warnings), moved)


_UNSTABLE = ("leave_out", "known", "untested")


def _with(found: Estimate, counted: int) -> Estimate:
    return Estimate(found.method, found.estimate + counted, found.low + counted, found.high + counted, found.detail)


def _of_lists(prepared: Prepared) -> list[Warned]:
    out = [Warned("joined", {"lists": ", ".join(group)}) for group in prepared.joined]
    if prepared.absorbed:
        out.append(Warned("absorbed", {"lists": ", ".join(prepared.absorbed), "count": str(prepared.counted)}))
    return out


def _of_estimates(estimates: list[Estimate]) -> list[Warned]:
    out = []
    for found in estimates:
        if not np.isfinite(found.high):
            out.append(Warned("no_upper_end", {"method": found.method}))
        elif found.detail.get("at_edge"):
            out.append(Warned("at_edge", {"method": found.method}))
    return out


def _of_fragility(moved: Fragility | None, estimates: list[Estimate], settings: Settings) -> list[Warned]:
    if moved is None:
        return []
    base = next(found for found in estimates if found.method == settings.primary)
    out = [
        Warned("leave_out", {"list": shift.what, "estimate": f"{shift.estimate:.0f}"})
        for shift in moved.left_out
        if np.isfinite(shift.estimate) and not base.low <= shift.estimate <= base.high
    ]
    if not any(np.isfinite(shift.estimate) for shift in moved.left_out):
        out.append(Warned("untested", {}))
    missed = [known for known in moved.known if not known.covered]
    if len(missed) * 2 > len(moved.known):
        out.append(Warned("known", {"missed": str(len(missed)), "of": str(len(moved.known))}))
    return out
