"""What printed numbers say about which clauses belong together, and how far to trust them.

Numbers are trusted only as far as the words bear them out: between two pairs that are sure by their words, the
difference of their numbers is what is expected of the clauses that stand between. Shifted numbering thus helps as much
as right numbering, and numbering without a rule says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

Path = tuple[int, ...]
Shift = tuple[int, ...]

AGREES = 2.5
DISAGREES = -1.5
STRANGE = -0.8  # depth of numbering differs


def shift(en: Path, ru: Path) -> Shift | None:
    """How the numbers differ, part by part; None where one is deeper than the other."""
    return tuple(b - a for a, b in zip(en, ru, strict=True)) if len(en) == len(ru) else None


class Numbering:
    """The evidence of labels between sure pairs."""

    def __init__(self, en: Sequence[Path | None], ru: Sequence[Path | None], sure: Sequence[tuple[int, int]]) -> None:
        self._en = en
        self._ru = ru
        self._expected: list[frozenset[Shift]] = []
        known = [(i, shift(a, b)) for i, j in sure if (a := en[i]) is not None and (b := ru[j]) is not None]
        for place in range(len(en)):
            before = [s for i, s in known if i < place and s is not None][-2:]
            after = [s for i, s in known if i > place and s is not None][:2]
            self._expected.append(frozenset((*before, *after)))

    def score(self, i: int, j: int) -> float:
        """Positive where the numbers of the clauses differ as those of their neighbours do."""
        left, right = self._en[i], self._ru[j]
        if left is None or right is None:
            return 0.0
        here = shift(left, right)
        if here is None:
            return STRANGE
        expected = self._expected[i]
        if not expected:
            return 0.0
        return AGREES if any(_same(here, other) for other in expected) else DISAGREES


def _same(here: Shift, expected: Shift) -> bool:
    """Whether two shifts agree in the parts both have (a heading's one number, a clause's two)."""
    if len(here) == len(expected):
        return here == expected
    return here[0] == expected[0] and not any(here[1:]) and not any(expected[1:])
