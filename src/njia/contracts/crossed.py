"""A denial and the opposite small word cancel: "may leave after the shift" is «не уходит до конца смены».

`njia.contracts.binding` sees the denial, `njia.contracts.hinges` the small word, and each alone would blame an honest
translator. Only where one language denies and nothing else answers that denial does the one excuse the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from njia.contracts.binding import Span, aligned_parts, lone_denial
from njia.contracts.concepts import Concepts, Contradiction
from njia.contracts.reading import Paired

_HINGE, _DENIAL = "parity.hinge", "parity.polarity"
_COARSE = {"parity.order", "parity.opposite"}  # tell the same small word, or the same denial ("not paid"), less finely


def cancelled(pair: Paired, found: Sequence[Contradiction], concepts: Concepts) -> list[Contradiction]:
    """What of these is not told: such pairs, and all small words that are left but the first."""
    hinges = [c for c in found if c.rule == _HINGE]
    if not hinges:
        return []
    excused: list[Contradiction] = []
    for part in aligned_parts(pair):
        # one denial turns one small word, not two
        for hinge in [h for h in hinges if _within(h, part)][:1]:
            if lone_denial(pair, part, hinge.en[0], hinge.ru[0], concepts):
                these = [hinge, *(c for c in found if c.rule == _DENIAL and _within(c, part))]
                excused += these + [c for c in found if c.rule in _COARSE and _same(c, these)]
    return excused + [h for h in hinges if h not in excused][1:]


def _within(one: Contradiction, part: tuple[Span, Span]) -> bool:
    return all(a <= start < b for (a, b), spans in zip(part, (one.en, one.ru), strict=True) for start, _ in spans)


def _same(coarse: Contradiction, fine: Sequence[Contradiction]) -> bool:
    """Whether all that a coarser finding quotes in one language is what the finer ones quote there."""
    return any(
        spans and all(any(a < d and c < b for c, d in theirs) for a, b in spans)
        for spans, theirs in (
            (coarse.en, [span for one in fine for span in one.en]),
            (coarse.ru, [span for one in fine for span in one.ru]),
        )
    )
