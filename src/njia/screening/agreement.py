"""How far readers who judged the same texts agree, beyond what chance would bring: Krippendorff's alpha for names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """``alpha`` is 1 where all agree and 0 where they agree as chance does; None where nothing can be said."""

    texts: int
    agreed: int
    alpha: float | None


def agreement(judged: Iterable[Sequence[str]]) -> Agreement:
    """``judged`` holds for each text the labels that its readers gave; a text of one reader counts for nothing."""
    units = [Counter(labels) for labels in judged if len(labels) > 1]
    whole = sum(units, Counter[str]())
    total = whole.total()
    observed = sum(_apart(unit) / (unit.total() - 1) for unit in units)
    expected = _apart(whole) / (total - 1) if total > 1 else 0
    return Agreement(
        texts=len(units),
        agreed=sum(len(unit) == 1 for unit in units),
        alpha=1 - observed / expected if expected else None,
    )


def _apart(labels: Counter[str]) -> int:
    """Ordered pairs with two different labels."""
    return labels.total() ** 2 - sum(n * n for n in labels.values())
