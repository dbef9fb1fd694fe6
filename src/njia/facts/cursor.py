"""A place in the items of a text: what stands there, and the number there with its double in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from njia.facts.items import Item
from njia.facts.model import Value
from njia.facts.periods import Bound, bound_of
from njia.facts.tables import forms, units
from njia.facts.tables import money as cash
from njia.facts.tables.numerals import SCALES

ABBREVIATIONS = frozenset(forms("руб коп р долл тыс млн кв сут мес нед мин раб rub kshs ksh дн чел экз"))
HYPHENS = frozenset("-‑–")
_BRACKET_REACH = 16
_INSIDE_BRACKET = (
    frozenset(cash.CURRENCIES) | cash.QUALIFIERS | cash.OWNERS | cash.MINOR | frozenset(units.TIME) | units.WORKING
    | units.CALENDAR | units.PERCENT | frozenset(forms(". , - and и per cent % / only"))
)  # fmt: skip


@dataclass(slots=True)
class Read:
    """A value over items ``first`` to ``last``. A ``weak`` one ("one", "third") is a fact only inside a range."""

    value: Value
    first: int
    last: int
    weak: bool = False


@dataclass(slots=True)
class Count:
    """A number with what is written in brackets behind it; ``after`` is the next item."""

    value: Decimal
    words: Decimal | None
    after: int
    inner: int | None = None  # first item behind the number inside the bracket


class Cursor:
    """Looks around in the items. Places outside the text hold the empty form."""

    def __init__(self, text: str, folded: str, items: Sequence[Item]) -> None:
        self.text = text
        self.folded = folded
        self.items = items

    def form(self, at: int) -> str:
        return self.items[at].form if 0 <= at < len(self.items) else ""

    def free_number(self, at: int) -> Item | None:
        item = self.items[at] if 0 <= at < len(self.items) else None
        return item if item and item.kind == "number" and not item.used else None

    def past_dot(self, at: int) -> int:
        """Past the dot of an abbreviation that ends just before ``at``."""
        return at + 1 if self.form(at) == "." and self.form(at - 1) in ABBREVIATIONS else at

    def glued(self, at: int) -> bool:
        return 0 < at < len(self.items) and self.items[at - 1].end == self.items[at].start

    def bound(self, first: int, last: int) -> Bound | None:
        return bound_of(self.folded, self.items[first].start, self.items[min(last, len(self.items) - 1)].end)

    def count(self, at: int) -> Count:
        """The number at ``at``, with its double in brackets: 24 (twenty-four), three (3)."""
        item = self.items[at]
        if inner := self.bracket(at + 1):
            value, first, after = inner
            scale = self.scale(after)
            swapped = item.spelled and not self.items[first].spelled
            one, two = (value, item.value) if swapped else (item.value, value)
            return Count(one * scale, two * scale, after + (scale > 1), first + 1)
        return Count(item.value, None, at + 1)

    def scale(self, at: int) -> int:
        """The scale behind a bracket: «25 (двадцать пять) тысяч»."""
        if not 0 <= at < len(self.items):
            return 1
        scale = SCALES.get(self.folded[self.items[at].start : self.items[at].end], 1)
        return scale if scale > 100 else 1

    def bracket(self, at: int) -> tuple[Decimal, int, int] | None:
        """(number, its item, item behind) of a bracket at ``at`` that holds a number, its unit and nothing else."""
        if self.form(at) != "(":
            return None
        first = at + 1
        while self.form(first) in cash.CURRENCIES:
            first += 1
        number = self.free_number(first)
        if number is None or number.ordinal:
            return None
        value = number.value
        outer = cash.CURRENCIES.get(self.form(at - 1)) or cash.CURRENCIES.get(self.form(at - 2))
        for look in range(first + 1, min(first + _BRACKET_REACH, len(self.items))):
            item = self.items[look]
            if item.form == ")":
                return value, first, look + 1
            if item.kind == "number":
                if self.form(look + 1) not in cash.MINOR:
                    return None
                value += item.value / 100
            elif item.form not in _INSIDE_BRACKET and item.form not in units.ADJECTIVES:
                return None
            if outer and cash.CURRENCIES.get(item.form, outer) != outer:  # 500 roubles (five hundred dollars)
                return None
        return None
