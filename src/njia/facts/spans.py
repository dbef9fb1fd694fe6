"""Lengths of time, and rates: so much per so long."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Literal, cast

from njia.facts.cursor import HYPHENS, Count, Cursor, Read
from njia.facts.model import Duration, Number, Period, Rate, Unit
from njia.facts.periods import PERIODS, per_phrase
from njia.facts.tables import phrases, units

_QUALIFIERS = units.CALENDAR | units.WORKING | units.FULL | units.DAYS_OFF
_TIE_DAY = frozenset(("day", "день", "дня", "числа"))
_YEAR_AHEAD = frozenset(("срок", "сроком", "на", ":"))
_LENGTH = {"minute": 0, "hour": 1, "shift": 2, "day": 3, "week": 4, "month": 5, "quarter": 6, "year": 7}


class Spans(Cursor):
    """Reads durations and rates."""

    def timed(self, at: int, count: Count) -> Read | None:
        """A duration, or a rate where the words say per what."""
        look = count.after
        hyphen = self.form(look) in HYPHENS
        if hyphen:
            look += 1
        elif self.form(look) == "(" or (count.inner is not None and not self._unit_ahead(look)):
            look = count.inner if count.inner is not None and self._unit_ahead(count.inner) else look
        qualifiers: set[str] = set()
        while self.form(look) in _QUALIFIERS and look - count.after < 5:
            qualifiers.add(self.form(look))
            look += 1
        form = self.form(look)
        if qualifiers & units.DAYS_OFF and not hyphen and form not in units.TIME and not self.items[at].ordinal:
            return Read(Number(count.value, "day_off", count.words), at, look - 1)
        if form == "day" and self.form(look + 1) in ("shift", "shifts"):  # "two day shifts", by daylight
            return Read(Number(count.value, "shift", count.words), at, look + 1)
        adjective = units.ADJECTIVES.get(form)
        unit = units.TIME.get(form) or (adjective if adjective in PERIODS or adjective == "minute" else None)
        apart = adjective is not None and not hyphen and not self.glued(look)
        if apart and self.form(look + 1) in units.MULTIPLIED:  # «1,2 часовой ставки»
            return None
        if apart and form.startswith("дневн"):  # «одна дневная, одна ночная»: a shift by daylight
            return None
        if form == "г" and self.form(at - 1) in _YEAR_AHEAD and not hyphen:  # «срок 1 г.»
            unit = "year"
        between = self.form(at - 1) in ("between", "между") and count.value == 2  # "two" counts nothing there
        if unit is None or between or self.items[look].used:
            return None
        look_end = max(look, count.after - 1)
        item = self.items[at]
        if unit == "year" and not item.spelled and 1900 <= count.value <= 2100:
            return Read(Number(count.value, "calendar_year"), at, look)
        if (
            item.ordinal
            and count.value == 1
            and unit in ("month", "quarter", "year")
            and self.form(at - 1) not in _TIE_DAY
        ):
            return Read(Duration(Decimal(1), cast(Unit, unit)), at, look)  # "the first year" is twelve months
        if item.ordinal:
            return Read(Number(count.value, unit), at, look)
        if unit == "day" and not qualifiers and self._worked_in_bracket(look + 1):
            qualifiers.add("working")
        off = self.form(look + 1) == "off" or qualifiers & units.DAYS_OFF
        if unit == "day" and off:
            return Read(Number(count.value, "day_off", count.words), at, look + (self.form(look + 1) == "off"))
        with_minutes = look + 1 + (self.form(look + 1) in ("and", "и"))
        minutes = self.free_number(with_minutes)
        if (
            unit == "hour"
            and minutes
            and count.words is None
            and units.TIME.get(self.form(with_minutes + 1)) == "minute"
        ):
            count = replace(count, value=count.value + minutes.value / 60)
            look = look_end = with_minutes + 1
        joined = self.form(look + 1) in ("and", "и") and units.TIME.get(self.form(with_minutes + 1)) == "month"
        if unit == "year" and minutes and joined and count.words is None:  # "two years and six months"
            count, unit = replace(count, value=count.value * 12 + minutes.value), "month"
            look = look_end = with_minutes + 1
        leave = qualifiers & units.CALENDAR  # «28 календарных дней в год» is a length, not a rhythm
        if not leave and (rate := self._rate(at, count, unit, look, hyphen or adjective is not None)):
            return rate
        words = count.words
        if words is None and (bracket := self.bracket(look + 1)) and self._same_unit(bracket[1] + 1, unit):
            words, look_end = bracket[0], bracket[2] - 1
        kind = _day_kind(qualifiers) if unit == "day" else unit
        return Read(Duration(count.value, cast(Unit, kind), self.bound(at, look_end), words), at, look_end)

    def _worked_in_bracket(self, at: int) -> bool:
        """The bracket of «в трёхдневный срок (рабочие дни)»."""
        at += self.form(at) in ("срок", "срока", "period", "term", "time")
        inside = [self.form(at + step) for step in range(3)]
        return inside[0] == "(" and inside[1] in units.WORKING and units.TIME.get(inside[2]) == "day"

    def _same_unit(self, at: int, unit: str) -> bool:
        """Whether a bracket tells the same unit or none: not that of "one day (24 hours)"."""
        while self.form(at) in _QUALIFIERS:
            at += 1
        return units.TIME.get(self.form(at), unit) == unit

    def _unit_ahead(self, at: int) -> bool:
        while self.form(at) in _QUALIFIERS:
            at += 1
        return self.form(at) in units.TIME or self.form(at) in units.ADJECTIVES

    def _rate(self, at: int, count: Count, unit: str, last: int, adjective: bool) -> Read | None:
        if unit not in ("hour", "day", "shift"):
            return None
        kind = cast(Literal["hour", "day", "shift"], unit)
        if adjective and (period := self._period_noun(last + 1, unit)):
            return Read(Rate(count.value, kind, period[0], count.words), at, period[1])
        if per := self._per(last + 1):
            if unit == "day" and per[0] == "year":  # «28 дней в год» is a length, not a rhythm
                return None
            if _LENGTH[per[0]] > _LENGTH[unit]:
                return Read(Rate(count.value, kind, per[0], count.words), at, per[1])
            return None
        before = self._week_before(at) if unit == "hour" or (unit == "day" and adjective) else None
        if before == "week" or (before and unit == "hour"):  # «рабочая неделя – пятидневная»
            return Read(Rate(count.value, kind, before, count.words), at, last)
        return None

    def _per(self, at: int) -> tuple[Period, int] | None:
        found = per_phrase(self.items, at) if self.form(at) != "на" else None
        every = units.EVERY.get(self.form(at))
        if found is None and every and self.form(at) not in ("annual", "monthly"):
            return PERIODS[every], at
        return found

    def _period_noun(self, at: int, unit: str) -> tuple[Period, int] | None:
        """The noun of «40-часовая рабочая неделя», "five-day working week", "12-hour shifts"."""
        for look in range(at, min(at + 6, len(self.items))):
            item = self.items[look]
            period = units.TIME.get(item.form)
            if period in PERIODS and _LENGTH[period] > _LENGTH[unit]:
                return PERIODS[period], look if look == at or self.form(look - 1) in units.WORKING else at - 1
            passable = item.form in units.WORKING or item.form in HYPHENS or item.form in units.ADJECTIVES
            if not (passable or item.kind == "number" or (period and self.form(look - 1) in HYPHENS)):
                return None
        return None

    def _week_before(self, at: int) -> Period | None:
        """The week of "a week of 40 hours", «недели продолжительностью не более 40 часов»."""
        look = at - 1
        while look >= 0 and self.form(look) in phrases.LENGTH_LINKS and at - look < 7:
            look -= 1
        period = units.TIME.get(self.form(look))
        if look == at - 1 or period not in ("week", "shift", "day"):
            return None
        return PERIODS[period] if period != "day" or self.form(look - 1) in units.WORKING else None

    def unnumbered(self, at: int) -> Read | None:
        """One year, where «Срок – год» leaves the number out."""
        if self.form(at) == "сутки":  # «полные сутки», «пока не прошли сутки»; else they are a turn
            if self.form(at - 1) in phrases.PASSES and self.form(at + 1) not in ("через", "на"):
                return Read(Duration(Decimal(1), "day", self.bound(at, at)), at, at)
            full = self.form(at - 1) in units.FULL
            return Read(Duration(Decimal(1), "day"), at - 1, at) if full else None
        if self._of_rest(at + 1):
            return Read(Duration(Decimal(1), cast(Unit, units.TIME[self.form(at)])), at, at)
        led = self.form(at - 1) in ("–", "—", "-", ":", "срок", "сроком", "еще")
        if not led or (at + 1 < len(self.items) and self.form(at + 1) not in (".", ",", ";", ")")):
            return None
        return Read(Duration(Decimal(1), cast(Unit, units.TIME[self.form(at)])), at, at)

    def _of_rest(self, at: int) -> bool:
        """Whether the words for leave follow: «дополнительного оплачиваемого отпуска»."""
        while self.form(at) in units.FULL or self.form(at) in units.CALENDAR:
            at += 1
        return self.form(at) in phrases.REST

    def one_ahead(self, at: int) -> Read | None:
        """One week, where "a week before" or «предупредить за неделю» leaves the number out."""
        unit = units.TIME.get(self.form(at + 1))
        if unit not in ("day", "week", "month", "year"):
            return None
        if self.form(at + 2) in ("more", "longer") and self.form(at + 3) != "than":  # "a week more": «ещё неделю»
            return Read(Duration(Decimal(1), cast(Unit, unit)), at, at + 2)
        warned = any(self.form(look).startswith(phrases.WARN) for look in range(max(0, at - 5), at))
        if self.form(at + 2) not in ("before", "до") and not (self.form(at) == "за" and warned):
            return None
        return Read(Duration(Decimal(1), cast(Unit, unit), self.bound(at, at + 1)), at, at + 1)

    def within(self, at: int) -> Read | None:
        """One month, where "within a month" or «в течение месяца» leaves the number out."""
        look = at + 1
        while self.form(look) in phrases.ARTICLES or self.form(look) in _QUALIFIERS:
            look += 1
        unit = units.TIME.get(self.form(look))
        english = self.items[at].form[0] < "а"
        if unit is None or (english and self.form(at + 1) not in phrases.ARTICLES) or self.form(look + 1) == "off":
            return None
        kind = _day_kind({self.form(look - 1)}) if unit == "day" else unit
        first = at if self.form(at) == "for" else at + 1
        return Read(Duration(Decimal(1), cast(Unit, kind)), first, look)


def _day_kind(qualifiers: set[str]) -> str:
    if qualifiers & units.WORKING:
        return "working_day"
    return "calendar_day" if qualifiers & units.CALENDAR else "day"
