"""Rotas told by turns: one night in three, «сутки через трое», every third day."""

from __future__ import annotations

from decimal import Decimal

from njia.facts.cursor import Count, Cursor, Read
from njia.facts.model import Number
from njia.facts.tables import phrases, units


class Turns(Cursor):
    """Reads how many turns there are to one of work."""

    def _turn_noun(self, at: int) -> bool:
        return self.form(at) in units.NIGHT or units.TIME.get(self.form(at)) in ("day", "shift")

    def in_turn(self, at: int, count: Count) -> Read | None:
        """One night in three, «одна ночь через две», every third night."""
        if not self._turn_noun(count.after):
            return None
        if self.items[at].ordinal:
            every = self.form(at - 1) in phrases.EACH and count.value > 1
            return Read(Number(count.value, "in_turn"), at, count.after) if every else None
        return self.turn_behind(at, count.after + 1) if count.value == 1 else None

    def turn_behind(self, first: int, at: int) -> Read | None:
        """What stands behind the first turn: "in three", "out of three", «через две»."""
        link = self.form(at)
        at += 1 + (link == "out" and self.form(at + 1) == "of")
        number = self.free_number(at)
        if link not in ("in", "out", "через", "after") or number is None or number.ordinal or number.value < 2:
            return None
        last = at + self._turn_noun(at + 1)
        if link == "after" and (last > at or not number.spelled or self.form(at + 1) in units.TIME):
            return None
        if link == "in" and last > at:  # "one day in three days" is a length
            return None
        return Read(Number(number.value + Decimal(link in ("через", "after")), "in_turn"), first, last)
