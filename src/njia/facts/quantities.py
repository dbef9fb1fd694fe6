"""Money, durations, rates, shares and other numbers, read from the items of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, cast

from njia.facts.items import Item
from njia.facts.model import Duration, Fact, Money, Number, Period, Rate, Share, Unit, Value
from njia.facts.periods import PERIODS, Bound, bound_of, money_period, often, per_phrase
from njia.facts.tables import forms, phrases, units
from njia.facts.tables import money as cash
from njia.facts.tables.numerals import FRACTION_NOUNS, SCALES

_ABBREVIATIONS = frozenset(forms("руб коп р долл тыс млн кв сут мес нед мин раб rub kshs ksh дн чел экз"))
_HYPHENS = frozenset("-‑–")
_BRACKET_REACH = 16
_INSIDE_BRACKET = (
    frozenset(cash.CURRENCIES) | cash.QUALIFIERS | cash.OWNERS | cash.MINOR | frozenset(units.TIME) | units.WORKING
    | units.CALENDAR | units.PERCENT | frozenset(forms(". , - and и per cent % / only"))
)  # fmt: skip

Form = Literal["percent", "fraction", "multiple"]


@dataclass(slots=True)
class Read:
    """A value over items ``first`` to ``last``. A ``weak`` one ("one", "third") is a fact only inside a range."""

    value: Value
    first: int
    last: int
    weak: bool = False


@dataclass(slots=True)
class _Count:
    """A number with what is written in brackets behind it; ``after`` is the next item."""

    value: Decimal
    words: Decimal | None
    after: int
    inner: int | None = None  # first item behind the number inside the bracket


class QuantityReader:
    """One pass over the items. Every method that reads takes a place and gives what it read there, or None."""

    def __init__(self, text: str, folded: str, items: Sequence[Item]) -> None:
        self.text = text
        self.folded = folded
        self.items = items

    def facts(self) -> list[Fact]:
        reads = _ranges(self._reads(), self.items)
        facts: list[Fact] = []
        for read in reads:
            if not read.weak:
                start, end = self.items[read.first].start, self.items[read.last].end
                facts.append(Fact(type(read.value).__name__.lower(), read.value, start, end, self.text[start:end]))
        return facts

    # -- helpers -------------------------------------------------------------------------------------------------

    def form(self, at: int) -> str:
        return self.items[at].form if 0 <= at < len(self.items) else ""

    def _free_number(self, at: int) -> Item | None:
        item = self.items[at] if 0 <= at < len(self.items) else None
        return item if item and item.kind == "number" and not item.used else None

    def _past_dot(self, at: int) -> int:
        """Past the dot of an abbreviation that ends just before ``at``."""
        return at + 1 if self.form(at) == "." and self.form(at - 1) in _ABBREVIATIONS else at

    def _glued(self, at: int) -> bool:
        return 0 < at < len(self.items) and self.items[at - 1].end == self.items[at].start

    def _bound(self, first: int, last: int) -> Bound | None:
        return bound_of(self.folded, self.items[first].start, self.items[min(last, len(self.items) - 1)].end)

    # -- the pass ------------------------------------------------------------------------------------------------

    def _reads(self) -> list[Read]:
        reads: list[Read] = []
        at = 0
        while at < len(self.items):
            item = self.items[at]
            read = None
            if not item.used:
                read = self._number(at) if item.kind == "number" else self._word(at)
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
            if item.kind == "number" or item.used or item.form in phrases.ARTICLES:
                continue
            if found := often(self.items, at):
                for used in self.items[at : found[1] + 1]:
                    used.used = True
                yield Read(Rate(Decimal(1), "time", found[0]), at, found[1])

    # -- numbers -------------------------------------------------------------------------------------------------

    def _count(self, at: int) -> _Count:
        """The number at ``at``, with its double in brackets: 24 (twenty-four), three (3)."""
        item = self.items[at]
        if inner := self._bracket(at + 1):
            value, first, after = inner
            scale = self._scale(after)
            swapped = item.spelled and not self.items[first].spelled
            one, two = (value, item.value) if swapped else (item.value, value)
            return _Count(one * scale, two * scale, after + (scale > 1), first + 1)
        return _Count(item.value, None, at + 1)

    def _scale(self, at: int) -> int:
        """The scale behind a bracket: «25 (двадцать пять) тысяч»."""
        if not 0 <= at < len(self.items):
            return 1
        scale = SCALES.get(self.folded[self.items[at].start : self.items[at].end], 1)
        return scale if scale > 100 else 1

    def _bracket(self, at: int) -> tuple[Decimal, int, int] | None:
        """(number, its item, item behind) of a bracket at ``at`` that holds a number, its unit and nothing else."""
        if self.form(at) != "(":
            return None
        first = at + 1
        while self.form(first) in cash.CURRENCIES:
            first += 1
        number = self._free_number(first)
        if number is None or number.ordinal:
            return None
        value = number.value
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
        return None

    def _number(self, at: int) -> Read | None:
        count = self._count(at)
        for read in (
            self._fraction(at),
            self._money(at, count),
            self._share(at, count),
            self._repeated(at, count),
            self._timed(at, count),
            self._counted(at, count),
        ):
            if read:
                return read
        return self._plain(at, count)

    def _plain(self, at: int, count: _Count) -> Read:
        item = self.items[at]
        weak = item.spelled and (item.ordinal or count.value <= 1) and count.words is None
        ranked = count.after + 1 if self.form(count.after) in _HYPHENS else count.after
        unit = units.RANKED.get(self.form(ranked)) if item.ordinal else None
        return Read(Number(count.value, unit, count.words), at, count.after - 1, weak and unit is None)

    # -- money ---------------------------------------------------------------------------------------------------

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
        look = self._past_dot(look + 1)
        if self.form(look) in cash.OWNERS:
            look += 1
        return owner or code, look

    def _money(self, at: int, count: _Count, currency: str | None = None) -> Read | None:
        """An amount with its currency behind it (or given, when it stood before)."""
        amount, words, after = count.value, count.words, count.after
        behind = self._currency(after)
        if behind is None and currency is None and count.inner is not None:
            inner = self._currency(count.inner)
            behind = (inner[0], after) if inner else None
        if behind and (currency is None or behind[0] == currency):
            currency, after = behind
        if currency is None:
            return None
        minor = self._free_number(after)
        if minor and self.form(after + 1) in cash.MINOR:
            amount += minor.value / 100
            if words is not None and words == int(words):
                words += minor.value / 100
            after = after + 2
        if words is None and (bracket := self._bracket(self._past_dot(after))):
            words, after = bracket[0], bracket[2]
            if self.items[at].spelled and not self.items[bracket[1]].spelled:
                amount, words = words, amount
        return Read(Money(amount, currency, None, None, words), at, after - 1)

    # -- shares --------------------------------------------------------------------------------------------------

    def _fraction(self, at: int) -> Read | None:
        """1/150, one third, two-thirds, «две трети», «одной стопятидесятой», one hundred-fiftieth of."""
        item = self.items[at]
        number = self._free_number(at + 2)
        if self.form(at + 1) == "/" and number and self._glued(at + 1) and self._glued(at + 2):
            if 0 < item.value < number.value and self.form(at + 3) != "/":
                return self._shared(item.value / number.value, "fraction", at, at + 2)
            return None
        if item.ordinal:
            part = self.form(at + 1) in ("часть", "части", "доля", "доли", "долю", "долей")
            hundredth = (
                item.spelled and item.value >= 100 and self.form(at + 1) in ("of", "ключевой", "ставки", "действующей")
            )
            third = item.spelled and item.value > 2 and self.form(at - 1) == "a" and self.form(at + 1) == "of"
            if (part and item.value > 2) or hundredth or third:
                return self._shared(1 / item.value, "fraction", at, at)
            return None
        below = at + 2 if self.form(at + 1) in _HYPHENS else at + 1
        ordinal = self._free_number(below)
        if ordinal and ordinal.ordinal and ordinal.spelled and ordinal.value > 2 and item.value < ordinal.value:
            english = self.folded[item.start] < "а"
            if not english or self.form(below + 1) == "of" or below == at + 2:
                return self._shared(item.value / ordinal.value, "fraction", at, below)
        part_of_one = FRACTION_NOUNS.get(self.form(at + 1))
        if part_of_one and self.form(at + 1) != "half":
            return self._shared(item.value * part_of_one, "fraction", at, at + 1)
        if self.form(at + 1) == "quarters" and self.form(at + 2) == "of":
            return self._shared(item.value / 4, "fraction", at, at + 1)
        return None

    def _shared(self, value: Decimal, form: Form, first: int, last: int, words: Decimal | None = None) -> Read:
        return Read(Share(value, form, self._bound(first, last), words), first, last)

    def _share(self, at: int, count: _Count) -> Read | None:
        """20 %, twenty per cent, 10-процентный."""
        look = count.after + 1 if self.form(count.after) in _HYPHENS else count.after
        form = self.form(look)
        last = look if form in units.PERCENT or units.ADJECTIVES.get(form) == "percent" else None
        if form == "per" and self.form(look + 1) == "cent":
            last = look + 1
        if last is None and count.inner is not None and self.form(count.inner) in (*units.PERCENT, "per"):
            last = count.after - 1
        if last is None:
            return None
        words = count.words
        if bracket := self._bracket(last + 1):
            words, last = bracket[0], bracket[2] - 1
        return self._shared(count.value / 100, "percent", at, last, None if words is None else words / 100)

    def _repeated(self, at: int, count: _Count) -> Read | None:
        """Two times a month, «два раза в месяц»; without a period it multiplies: «в 2 раза», "1.5 times"."""
        look = count.after + 1 if self.form(count.after) in _HYPHENS else count.after
        form = self.form(look)
        if units.ADJECTIVES.get(form) == "multiple":
            return self._shared(count.value, "multiple", at, look, count.words)
        if units.ADJECTIVES.get(form) == "time":
            return Read(Rate(count.value, "time", "day", count.words), at, look)
        if form not in units.TIMES:
            return None
        if per := per_phrase(self.items, look + 1):
            return Read(Rate(count.value, "time", per[0], count.words), at, per[1])
        if count.value == 1:
            return Read(Number(count.value), at, look, weak=True)
        return self._shared(count.value, "multiple", at, look, count.words)

    # -- time ----------------------------------------------------------------------------------------------------

    def _timed(self, at: int, count: _Count) -> Read | None:
        """A duration, or a rate where the words say per what."""
        look = count.after
        hyphen = self.form(look) in _HYPHENS
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
        if unit is None or self.items[look].used:
            return None
        look_end = max(look, count.after - 1)
        item = self.items[at]
        if unit == "year" and not item.spelled and 1900 <= count.value <= 2100:
            return Read(Number(count.value, "calendar_year"), at, look)
        if item.ordinal:
            return Read(Number(count.value, unit), at, look)
        off = self.form(look + 1) == "off" or qualifiers & units.DAYS_OFF
        if unit == "day" and off:
            return Read(Number(count.value, "day_off", count.words), at, look + (self.form(look + 1) == "off"))
        with_minutes = look + 1 + (self.form(look + 1) in ("and", "и"))
        minutes = self._free_number(with_minutes)
        if (
            unit == "hour"
            and minutes
            and count.words is None
            and units.TIME.get(self.form(with_minutes + 1)) == "minute"
        ):
            count = replace(count, value=count.value + minutes.value / 60)
            look = look_end = with_minutes + 1
        leave = qualifiers & units.CALENDAR  # «28 календарных дней в год» is a length, not a rhythm
        if not leave and (rate := self._rate(at, count, unit, look, hyphen or adjective is not None)):
            return rate
        words = count.words
        if words is None and (bracket := self._bracket(look + 1)):
            words, look_end = bracket[0], bracket[2] - 1
        kind = _day_kind(qualifiers) if unit == "day" else unit
        return Read(Duration(count.value, cast(Unit, kind), self._bound(at, look_end), words), at, look_end)

    def _unit_ahead(self, at: int) -> bool:
        while self.form(at) in _QUALIFIERS:
            at += 1
        return self.form(at) in units.TIME or self.form(at) in units.ADJECTIVES

    def _rate(self, at: int, count: _Count, unit: str, last: int, adjective: bool) -> Read | None:
        if unit not in ("hour", "day", "shift"):
            return None
        kind = cast(Literal["hour", "day", "shift"], unit)
        if adjective and (period := self._period_noun(last + 1, unit)):
            return Read(Rate(count.value, kind, period[0], count.words), at, period[1])
        if per := self._per(last + 1):
            if _LENGTH[per[0]] > _LENGTH[unit]:
                return Read(Rate(count.value, kind, per[0], count.words), at, per[1])
            return None
        if unit == "hour" and (before := self._week_before(at)):
            return Read(Rate(count.value, "hour", before, count.words), at, last)
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
            passable = item.form in units.WORKING or item.form in _HYPHENS or item.form in units.ADJECTIVES
            if not (passable or item.kind == "number" or (period and self.form(look - 1) in _HYPHENS)):
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

    # -- counted things ------------------------------------------------------------------------------------------

    def _counted(self, at: int, count: _Count) -> Read | None:
        """6 sq m, two copies, 18 people, three meals a day."""
        look = count.after
        if self.form(look) in _HYPHENS:
            return None
        power = "square_" if self.form(look) in units.SQUARE else "cubic_" if self.form(look) in units.CUBIC else ""
        if power:
            look = self._past_dot(look + 1) if self.form(look + 1) != "." else look + 2
        noun = units.COUNTED.get(self.form(look))
        if noun is None and self.form(look) in ("m²", "м²"):
            noun, power = "metre", "square_"
        if noun is None or (self.items[at].ordinal and not power):
            return None
        if noun == "meal" and (per := per_phrase(self.items, look + 1)):
            return Read(Rate(count.value, "time", per[0], count.words), at, per[1])
        if noun == "metre" and self.form(look + 1) in ("²", "2") and self._glued(look + 1):
            power, look = "square_", look + 1
        weak = noun == "person" and count.value == 1
        return Read(Number(count.value, power + noun, count.words), at, look, weak)

    # -- words that are quantities -------------------------------------------------------------------------------

    def _word(self, at: int) -> Read | None:
        form = self.items[at].form
        if form in cash.CURRENCIES and (money := self._currency_first(at)):
            return money
        if form in phrases.REPEATS:
            return self._repeat_word(at)
        if form in phrases.TWICE_MONTHLY and self.form(at - 1) in ("каждые", "every"):
            return Read(Rate(Decimal(2), "time", "month"), at, at)
        if form == "semi" and self.form(at + 2) == "monthly":
            return Read(Rate(Decimal(2), "time", "month"), at, at + 2)
        if form in phrases.WITHIN and (within := self._within(at)):
            return within
        if form in phrases.HALVES:
            amount, unit = phrases.HALVES[form]
            return Read(Duration(amount, cast(Unit, unit), self._bound(at, at)), at, at)
        if form in FRACTION_NOUNS:
            return self._part_word(at)
        if form in units.MULTIPLES:
            return self._multiple_word(at)
        if form in units.COPIES_WORDS:
            return Read(Number(Decimal(units.COPIES_WORDS[form]), "copy"), at, at)
        if form == "time" and [self.form(at + k) for k in (1, 2, 3)] == ["and", "a", "half"]:
            return self._shared(Decimal("1.5"), "multiple", at, at + 3)
        if form == "quarter" and self.form(at - 1) in ("a", "one") and self.form(at + 1) == "of":
            return self._shared(Decimal("0.25"), "fraction", at, at)
        if form in phrases.ARTICLES and self.form(at + 2) in ("'", "’") and self.form(at + 1) in units.TIME:
            return Read(
                Duration(Decimal(1), cast(Unit, units.TIME[self.form(at + 1)])), at, at + 1
            )  # "a month's notice"
        if form == "круглосуточно":
            return Read(Rate(Decimal(24), "hour", "day"), at, at)
        return None

    def _within(self, at: int) -> Read | None:
        """One month, where "within a month" or «в течение месяца» leaves the number out."""
        look = at + 1
        while self.form(look) in phrases.ARTICLES or self.form(look) in _QUALIFIERS:
            look += 1
        unit = units.TIME.get(self.form(look))
        english = self.items[at].form[0] < "а"
        if unit is None or (english and self.form(at + 1) not in phrases.ARTICLES) or self.form(look + 1) == "off":
            return None
        kind = _day_kind({self.form(look - 1)}) if unit == "day" else unit
        return Read(Duration(Decimal(1), cast(Unit, kind)), at + 1, look)

    def _currency_first(self, at: int) -> Read | None:
        """RUB 95,000; KSh. 12 000; $500."""
        if self.form(at) in ("р", "rubles", "roubles"):
            return None
        number_at = at + 2 if self.form(at + 1) == "." and self.form(at) in _ABBREVIATIONS else at + 1
        item = self._free_number(number_at)
        if item is None or item.ordinal:
            return None
        read = self._money(number_at, self._count(number_at), cash.CURRENCIES[self.form(at)])
        return replace(read, first=at) if read else None

    def _repeat_word(self, at: int) -> Read | None:
        times = Decimal(phrases.REPEATS[self.form(at)])
        look = at + 1
        found = per_phrase(self.items, look)
        if found is None and self.form(look) in units.EVERY:
            found = PERIODS[units.EVERY[self.form(look)]], look
        if found:
            return Read(Rate(times, "time", found[0]), at, found[1])
        if times > 1 and self.form(look) in units.MULTIPLIED:
            return self._shared(times, "multiple", at, at)
        return None

    def _part_word(self, at: int) -> Read | None:
        """Half an hour; half of the salary; «половина оклада»."""
        part = FRACTION_NOUNS[self.form(at)]
        look = at + 1
        while self.form(look) in ("a", "an", "-"):
            look += 1
        unit = units.TIME.get(self.form(look))
        if self.form(at) == "half" and unit and self.form(look) not in ("min",):
            return Read(Duration(part, cast(Unit, unit), self._bound(at, look)), at, look)
        noun = units.COUNTED.get(self.form(look))
        if self.form(at) == "half" and noun and look > at + 1:
            return Read(Number(part, noun), at, look)
        before = self.items[at - 1] if at else None
        if before and before.kind == "number" and before.ordinal:  # the second half of the month is no share
            return None
        if self.form(at) == "half" and self.form(at + 1) not in (
            "of",
            "the",
            "his",
            "her",
            "their",
            "pay",
            "rate",
            "salary",
        ):
            return None
        return self._shared(part, "fraction", at, at)

    def _multiple_word(self, at: int) -> Read | None:
        """Double rate, «в двойном размере». Without what it multiplies it is an idiom, not a fact."""
        after = self.form(at + 1)
        if after in units.MULTIPLIED or (
            self.form(at - 1) in ("at", "в", "by", "paid", "pay", "pays") and after in ("", ".", ",", ";", "for", "за")
        ):
            return self._shared(Decimal(units.MULTIPLES[self.form(at)]), "multiple", at, at)
        return None


_QUALIFIERS = units.CALENDAR | units.WORKING | units.FULL | units.DAYS_OFF
_LENGTH = {"minute": 0, "hour": 1, "shift": 2, "day": 3, "week": 4, "month": 5, "quarter": 6, "year": 7}


def _day_kind(qualifiers: set[str]) -> str:
    if qualifiers & units.WORKING:
        return "working_day"
    return "calendar_day" if qualifiers & units.CALENDAR else "day"


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
