"""Money, durations, rates, shares and other numbers, read from the items of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from njia.facts.cursor import HYPHENS, Count, Read
from njia.facts.items import Item
from njia.facts.model import Duration, Fact, Identifier, Money, Number, Rate, Share, Unit, Value
from njia.facts.periods import PERIODS, SAY_HOW_OFTEN, money_period, often
from njia.facts.shares import Shares
from njia.facts.spans import Spans
from njia.facts.sums import Sums
from njia.facts.tables import money as cash
from njia.facts.tables import phrases, units
from njia.facts.tables.numerals import FRACTION_NOUNS
from njia.facts.turns import Turns
from njia.facts.weekdays import is_weekday

_IDIOMS_UP_TO = 10
_TURN_WORDS = ("сутки", "день", "ночь", "смена", "смену")
_OTHERS = (
    "semi",
    "bi",
    "other",
    "time",
    "quarter",
    "круглосуточно",
    "round",
    "around",
    "пол",
    "на",
    "day",
    *_TURN_WORDS,
)
_BEGIN_QUANTITIES = (
    frozenset(cash.CURRENCIES) | units.BOTH | frozenset(phrases.REPEATS) | phrases.TWICE_MONTHLY | phrases.WITHIN
    | frozenset(phrases.HALVES) | frozenset(FRACTION_NOUNS) | frozenset(units.MULTIPLES) | frozenset(units.COPIES_WORDS)
    | units.ALONE | phrases.AHEAD_OF
    | phrases.ARTICLES | frozenset(_OTHERS)
)  # fmt: skip


class QuantityReader(Sums, Shares, Spans, Turns):
    """One pass over the items. Every method that reads takes a place and gives what it read there, or None."""

    def facts(self) -> list[Fact]:
        reads = _ranges(self._reads(), self.items)
        facts: list[Fact] = []
        for read in reads:
            if not read.weak:
                start, end = self.items[read.first].start, self.items[read.last].end
                value = read.value
                if isinstance(value, Money | Rate | Number):
                    value = replace(value, bound=self.bound(read.first, read.last))
                facts.append(Fact(type(value).__name__.lower(), value, start, end, self.text[start:end]))
        return facts

    def _reads(self) -> list[Read]:
        reads: list[Read] = []
        at = 0
        while at < len(self.items):
            item = self.items[at]
            read = None
            if not item.used:
                if item.kind == "number":
                    read = self._number(at)
                elif item.form in _BEGIN_QUANTITIES:
                    read = self._word(at)
            if read is None:
                at += 1
                continue
            for used in self.items[read.first : read.last + 1]:
                used.used = True
            if isinstance(read.value, Money):
                read = self._with_period(read)
            reads.append(read)
            at = max(at, read.last) + 1
        reads += self._periods()
        return sorted(reads, key=lambda r: r.first)

    def _with_period(self, read: Read) -> Read:
        found = money_period(self.items, read.first, read.last)
        if not found:
            return read
        period, first, last = found
        for used in self.items[first : last + 1]:
            used.used = True
        end = last if first == read.last + 1 else read.last
        assert isinstance(read.value, Money)
        return replace(read, value=replace(read.value, period=period), last=end)

    def _periods(self) -> Iterator[Read]:
        """Periods that no sum has taken: "annual", «ежемесячно», "each month"."""
        for at, item in enumerate(self.items):
            if item.form in phrases.RESULTS and (of := self._results_of(at)):
                yield of
            if item.form not in SAY_HOW_OFTEN or item.used or (self._says_little(at) and not self._counting(at)):
                continue
            if found := often(self.items, at):
                for used in self.items[at : found[1] + 1]:
                    used.used = True
                yield Read(Rate(Decimal(1), "time", found[0]), at, found[1])

    def _results_of(self, at: int) -> Read | None:
        """The period of «по итогам квартала», "on the results of the year"."""
        look = at + 1
        while self.form(look) in ("of", "for", "the", "a", "за", "работы", "work", "each", "every"):
            look += 1
        period = units.TIME.get(self.form(look))
        if period not in ("month", "quarter", "year") or self.items[look].used:
            return None
        self.items[look].used = True
        return Read(Rate(Decimal(1), "time", PERIODS[period]), at, look)

    def _says_little(self, at: int) -> bool:
        """ "A", "any hours", «в день отдыха»: no period unless something is counted."""
        form, noun = self.form(at), self.form(at + 1)
        plural = form == "any" and noun.endswith("s")
        named = form in ("в", "за", "на") and noun in ("день", "месяц", "год") and self._word_at(at + 2)
        return form in phrases.ARTICLES or plural or named

    def _word_at(self, at: int) -> bool:
        return at < len(self.items) and self.items[at].kind == "word"

    def _counting(self, at: int) -> bool:
        """Whether a number stands a word or three before: "28 calendar days a year", "two sets a year"."""
        for item in reversed(self.items[max(0, at - 4) : at]):
            if item.form == ",":  # "eleven hours, an hour of which is for rest"
                return False
            if item.kind == "number" and not item.ordinal:
                return True
        return False

    def _number(self, at: int) -> Read | None:
        count = self.count(at)
        if fraction := self.fraction(at):
            return self.of_percent(fraction)
        if self.items[at].ordinal and count.value > 1 and (weeks := self.every_week(at, count.value)):
            return weeks
        for reader in (
            self.money,
            self.share,
            self.repeated,
            self.in_turn,
            self._salaries,
            self.timed,
            self._counted,
        ):
            if read := reader(at, count):
                return read
        return self._plain(at, count)

    def _plain(self, at: int, count: Count) -> Read:
        item = self.items[at]
        least = _IDIOMS_UP_TO if item.ordinal else 1  # "first", "third parties"; but "the thirteenth salary" counts
        weak = item.spelled and count.value <= least and count.words is None
        led = self.form(at - 1) == "с" and (self.form(at - 2) == "начиная" or not self._word_at(count.after))
        if item.ordinal and led:  # «начиная с четвёртого»
            weak = count.value <= 1
        ranked = count.after + 1 if self.form(count.after) in HYPHENS else count.after
        unit = (units.RANKED.get(self.form(ranked)) or self._label_ahead(at)) if item.ordinal else None
        return Read(Number(count.value, unit, count.words), at, count.after - 1, weak and unit is None)

    def _label_ahead(self, at: int) -> str | None:
        """What a label before a rank says it is: «Разряд: четвёртый»."""
        return units.RANKED.get(self.form(at - 2)) if self.form(at - 1) in (":", "–", "—", "-") else None

    def every_week(self, at: int, times: Decimal) -> Read | None:
        """Every second Saturday, «каждое третье воскресенье», every other Friday: once in so many weeks."""
        if self.form(at - 1) not in phrases.EACH or not is_weekday(self.form(at + 1)):
            return None
        return Read(Duration(times, "week"), at, at)

    def _counted(self, at: int, count: Count) -> Read | None:
        """6 sq m, two copies, 18 people, three meals a day."""
        look = count.after
        if self.form(look) in HYPHENS:
            return None
        power = "square_" if self.form(look) in units.SQUARE else "cubic_" if self.form(look) in units.CUBIC else ""
        if power:
            look = self.past_dot(look + 1) if self.form(look + 1) != "." else look + 2
        noun = units.COUNTED.get(self.form(look))
        if noun is None and self.form(look) in ("m²", "м²"):
            noun, power = "metre", "square_"
        if noun is None or (self.items[at].ordinal and not power):
            return None
        if noun == "meal" and (per := often(self.items, look + 1)):
            return Read(Rate(count.value, "time", per[0], count.words), at, per[1])
        if noun == "metre" and self.form(look + 1) in ("²", "2") and self.glued(look + 1):
            power, look = "square_", look + 1
        weak = noun == "person" and count.value == 1
        return Read(Number(count.value, power + noun, count.words), at, look, weak)

    def _salaries(self, at: int, count: Count) -> Read | None:
        """Two average monthly wages, «двух средних месячных заработков»: so many times a month's pay."""
        if self.items[at].ordinal or self.glued(count.after):
            return None
        look = count.after + self.form(count.after).startswith(("average", "средн", "mean"))
        monthly = self.form(look) == "monthly" or units.PERIOD_ADJECTIVES.get(self.form(look)) == "month"
        if not monthly and not self.form(look).startswith("среднемесячн"):
            return None
        return Read(Number(count.value, "monthly_pay", count.words), at, look)

    def _word(self, at: int) -> Read | None:
        form = self.items[at].form
        if form in cash.CURRENCIES and (money := self.currency_first(at)):
            return money
        if form in cash.CURRENCIES and len(form) > 2 and form not in ("sterling", "rub", "долл"):
            return Read(Identifier("currency", cash.CURRENCIES[form]), at, at)
        if form in units.BOTH:
            return Read(Number(Decimal(2)), at, at)
        if form == "other":
            return self.every_week(at, Decimal(2))
        if form in units.ALONE and (alone := self.unnumbered(at)):
            return alone
        if form in phrases.AHEAD_OF and (ahead := self.one_ahead(at)):
            return ahead
        if form in phrases.REPEATS:
            return self.repeat_word(at)
        if form in phrases.TWICE_MONTHLY and self.form(at - 1) in ("каждые", "every"):
            return Read(Rate(Decimal(2), "time", "month"), at, at)
        if form == "bi" and self.form(at + 2) == "weekly":
            return Read(Duration(Decimal(2), "week"), at, at + 2)
        if form == "semi" and self.form(at + 2) == "monthly":
            return Read(Rate(Decimal(2), "time", "month"), at, at + 2)
        if (
            form == "на"
            and units.TIME.get(self.form(at + 1)) in ("month", "year")
            and self.form(at + 1) not in units.NOT_ALONE
        ):
            return Read(Duration(Decimal(1), cast(Unit, units.TIME[self.form(at + 1)])), at, at + 1)
        if form in phrases.WITHIN and (within := self.within(at)):
            return within
        if form in phrases.HALVES:
            amount, unit = phrases.HALVES[form]
            return Read(Duration(amount, cast(Unit, unit), self.bound(at, at)), at, at)
        if form in FRACTION_NOUNS:
            return self.part_word(at)
        if form in units.MULTIPLES:
            return self.multiple_word(at)
        if form in units.COPIES_WORDS:
            return Read(Number(Decimal(units.COPIES_WORDS[form]), "copy"), at, at)
        if form == "time" and (last := self.and_a_half(at + 1)):
            return self.shared(Decimal("1.5"), "multiple", at, last)
        more = self.form(at + 1) in phrases.MORE or self.form(at - 2) == "by"
        if form == "quarter" and self.form(at - 1) in ("a", "one") and more:
            return self.shared(Decimal("0.25"), "fraction", at, at)
        if form in phrases.ARTICLES and self.form(at + 2) in ("'", "’") and self.form(at + 1) in units.TIME:
            return Read(
                Duration(Decimal(1), cast(Unit, units.TIME[self.form(at + 1)])), at, at + 1
            )  # "a month's notice"
        if form in _TURN_WORDS or (form == "day" and self.form(at + 1) == "after"):
            return self.turn_behind(at, at + 1)
        if form == "пол" and self.form(at + 1) in HYPHENS and self.form(at + 2) in units.COUNTED:
            return Read(Number(Decimal("0.5"), units.COUNTED[self.form(at + 2)]), at, at + 2)
        if form in ("round", "around") and [self.form(at + 1), self.form(at + 2)] == ["the", "clock"]:
            return Read(Rate(Decimal(24), "hour", "day"), at, at + 2)
        if form == "круглосуточно":
            return Read(Rate(Decimal(24), "hour", "day"), at, at)
        return None


def _ranges(reads: list[Read], items: Sequence[Item]) -> list[Read]:
    """Gives the bare numbers of a range their neighbour's unit: "from 60,000 to 80,000 roubles", "2-3 weeks"."""
    for at in range(len(reads) - 2, -1, -1):
        one, two = reads[at], reads[at + 1]
        between = [item.form for item in items[one.last + 1 : two.first]]
        if not between or len(between) > 2 or not all(form in phrases.RANGE_LINKS for form in between):
            continue
        if isinstance(one.value, Number) and one.value.unit is None and not isinstance(two.value, Number):
            reads[at] = Read(_alike(one.value, two.value), one.first, one.last, one.weak and _far(items, one))
        elif isinstance(two.value, Number) and two.value.unit is None and isinstance(one.value, Money) and not two.weak:
            reads[at + 1] = Read(_alike(two.value, one.value), two.first, two.last)
    return reads


def _far(items: Sequence[Item], read: Read) -> bool:
    return items[read.first].ordinal


def _alike(number: Number, model: Value) -> Value:
    if isinstance(model, Share):
        scale = 100 if model.form == "percent" else 1
        words = None if number.words is None else number.words / scale
        return replace(model, value=number.value / scale, bound=None, words=words)
    if isinstance(model, Duration):
        return replace(model, amount=number.value, bound=None, words=number.words)
    if isinstance(model, Money | Rate):
        return replace(model, amount=number.value, words=number.words)
    return number
