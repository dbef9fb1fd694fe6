"""What printed numbers say about which clauses belong together, and how far to trust them.

Numbers are trusted only as far as the words bear them out: between two pairs that are sure by their words, the
difference of their numbers is what is expected of the clauses that stand between. Shifted numbering thus helps as much
as right numbering, and numbering without a rule says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Path = tuple[int, ...]
Shift = tuple[int, ...]

AGREES = 2.5
DISAGREES = -1.5  # where the numbers around do not agree among themselves
BREAKS = -3.0  # where they do
STRANGE = -0.8  # depth of numbering differs
INSIDE = 1.5  # two clauses against one that holds a second number, too
ALONE = -2.0  # two numbered clauses against one that holds no second number
_INNER = re.compile(r"[.;:!?»\")]\s+(?=(?P<number>\d{1,3}(?:\.\d{1,2})*\.?)\s+[A-ZА-ЯЁ«\"])")


def inner_numbers(text: str) -> int:
    """How many numbers of further clauses stand inside a clause's text."""
    return sum(1 for _ in _INNER.finditer(text))


def shift(en: Path, ru: Path) -> Shift | None:
    """How the numbers differ, part by part; None where one is deeper than the other."""
    return tuple(b - a for a, b in zip(en, ru, strict=True)) if len(en) == len(ru) else None


class Numbering:
    """The evidence of labels between sure pairs."""

    def __init__(
        self,
        en: Sequence[Path | None],
        ru: Sequence[Path | None],
        inner: tuple[Sequence[int], Sequence[int]],
        sure: Sequence[tuple[int, int]],
    ) -> None:
        self._en = en
        self._ru = ru
        self._inner = inner
        self._expected: list[tuple[Shift, ...]] = []
        known = [(i, s) for i, j in sure if (a := en[i]) and (b := ru[j]) and (s := shift(a, b)) is not None]
        after = 0
        for place in range(len(en)):
            while after < len(known) and known[after][0] < place:
                after += 1
            next_ = after + (after < len(known) and known[after][0] == place)
            self._expected.append(tuple(s for _, s in (*known[max(after - 2, 0) : after], *known[next_ : next_ + 2])))

    def joins(self, rows: Sequence[int], columns: Sequence[int]) -> float:
        """What numbers say about several clauses against one: the one should hold the others' numbers, too."""
        if len(rows) > 1 and len(columns) > 1:
            return 0.0
        if len(rows) > 1:
            numbered = sum(self._en[i] is not None for i in rows[1:])
            held = self._inner[1][columns[0]]
        else:
            numbered = sum(self._ru[j] is not None for j in columns[1:])
            held = self._inner[0][rows[0]]
        return INSIDE * min(numbered, held) + ALONE * max(numbered - held, 0)

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
        if any(_same(here, other) for other in expected):
            return AGREES
        return BREAKS if len(expected) > 2 and len(set(expected)) == 1 else DISAGREES


def _same(here: Shift, expected: Shift) -> bool:
    """Whether two shifts agree in the parts both have (a heading's one number, a clause's two)."""
    if len(here) == len(expected):
        return here == expected
    return here[0] == expected[0] and not any(here[1:]) and not any(expected[1:])
