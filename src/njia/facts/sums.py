"""Money."""

from __future__ import annotations

from dataclasses import replace

from njia.facts.cursor import ABBREVIATIONS, Count, Cursor, Read
from njia.facts.model import Money
from njia.facts.tables import money as cash

_NOT_EVEN = frozenset(("not", "ни", "even", "single"))  # "not one shilling" is no sum


class Sums(Cursor):
    """Reads sums of money."""

    def _currency(self, at: int) -> tuple[str, int] | None:
        """(ISO code, next item) of a currency at ``at``, with whose it is."""
        look = at
        owner: str | None = None
        while self.form(look) in cash.QUALIFIERS or self.form(look) in cash.OTHER_SHILLINGS:
            owner = cash.OTHER_SHILLINGS.get(self.form(look), owner)
            look += 1
            if self.form(look) == "." and look - at < 3:
                look += 1
        code = cash.CURRENCIES.get(self.form(look))
        if code is None or (self.form(look) == "р" and self.form(look + 1) not in (".", "", "/", ")", ";")):
            return None
        look = self.past_dot(look + 1)
        if self.form(look) in cash.OWNERS:
            look += 1
        return owner or code, look

    def money(self, at: int, count: Count, currency: str | None = None) -> Read | None:
        """An amount with its currency behind it (or given, when it stood before)."""
        amount, words, after = count.value, count.words, count.after
        behind = self._currency(after)
        if behind is None and currency is None and count.inner is not None:
            inner = self._currency(count.inner)
            behind = (inner[0], after) if inner else None
        if behind and (currency is None or behind[0] == currency):
            currency, after = behind
        if (
            currency is None
            or self.items[at].ordinal
            or (amount == 1 and self.items[at].spelled and self.form(at - 1) in _NOT_EVEN)
        ):
            return None
        minor = self.free_number(after)
        if minor and self.form(after + 1) in cash.MINOR:
            amount += minor.value / 100
            if words is not None and words == int(words):
                words += minor.value / 100
            after = after + 2
        if words is None and (bracket := self.bracket(self.past_dot(after))):
            words, after = bracket[0], bracket[2]
            if self.items[at].spelled and not self.items[bracket[1]].spelled:
                amount, words = words, amount
        return Read(Money(amount, currency, None, None, words), at, after - 1)

    def currency_first(self, at: int) -> Read | None:
        """RUB 95,000; KSh. 12 000; $500."""
        if self.form(at) in ("р", "rubles", "roubles"):
            return None
        number_at = at + 2 if self.form(at + 1) == "." and self.form(at) in ABBREVIATIONS else at + 1
        item = self.free_number(number_at)
        if item is None or item.ordinal:
            return None
        read = self.money(number_at, self.count(number_at), cash.CURRENCIES[self.form(at)])
        return replace(read, first=at) if read else None
