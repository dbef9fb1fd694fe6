"""Percentages, fractions and multiples."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, cast

from njia.facts.cursor import HYPHENS, Count, Cursor, Read
from njia.facts.model import Duration, Number, Rate, Share, Unit
from njia.facts.periods import PERIODS, per_after, per_phrase
from njia.facts.tables import phrases, units
from njia.facts.tables.numerals import FRACTION_NOUNS

_LARGEST_PART = 1_000  # 7/40226 is the number of a policy
Form = Literal["percent", "fraction", "multiple"]


class Shares(Cursor):
    """Reads shares, in digits and words."""

    def fraction(self, at: int) -> Read | None:
        """1/150, one third, two-thirds, «две трети», «одной стопятидесятой», one hundred-fiftieth of."""
        item = self.items[at]
        number = self.free_number(at + 2)
        if (parts := self.parts_in(at)) is not None:
            return parts
        if self.form(at + 1) == "/" and number and self.glued(at + 1) and self.glued(at + 2):
            if 0 < item.value < number.value < _LARGEST_PART and self.form(at + 3) != "/":
                return self.shared(item.value / number.value, "fraction", at, at + 2)
            return None
        if item.ordinal:
            behind = self.form(at + 1 + (self.form(at + 1) in phrases.OWN))  # «пятая её часть»
            part = behind in phrases.PARTS
            hundredth = item.spelled and 100 <= item.value <= 1000 and behind not in units.TIME
            led = self.form(at - 2) in phrases.LEAD_TO_PART
            third = item.spelled and self.form(at - 1) == "a" and (behind in phrases.MORE or led)
            if item.value > 2 and (part or hundredth or third) and behind not in units.RANKED:
                return self.shared(1 / item.value, "fraction", at, at)
            return None
        below = at + 2 if self.form(at + 1) in HYPHENS else at + 1
        ordinal = self.free_number(below)
        more = self.form(at + 2) in phrases.MORE or self.form(at - 1) == "by"
        if item.value == 1 and self.form(at + 1) == "quarter" and more:
            return self.shared(Decimal("0.25"), "fraction", at, at + 1)
        named = ordinal and (ordinal.spelled or (ordinal.value >= 20 and item.value == 1 and item.spelled))
        if ordinal and ordinal.ordinal and named and ordinal.value > 2 and item.value < ordinal.value:
            english = self.folded[item.start] < "а"
            behind = self.form(below + 1)
            ends = behind in phrases.END_MULTIPLE | phrases.IS
            apart = ends or behind in phrases.MORE | phrases.PARTS or self.form(at - 1) in phrases.LEAD_TO_PART
            if not english or apart or below == at + 2 or ordinal.value >= 100 or item.value > 1:
                return self.shared(item.value / ordinal.value, "fraction", at, below)
        part_of_one = FRACTION_NOUNS.get(self.form(at + 1))
        if part_of_one and self.form(at + 1) != "half":
            return self.shared(item.value * part_of_one, "fraction", at, at + 1)
        if self.form(at + 1) == "quarters" and self.form(at + 2) == "of":
            if self.form(at + 3) in phrases.ARTICLES and self.form(at + 4) == "hour":
                return Read(Duration(item.value * 15, "minute", self.bound(at, at + 4)), at, at + 4)
            return self.shared(item.value / 4, "fraction", at, at + 1)
        return None

    def parts_in(self, at: int) -> Read | None:
        """One part in a hundred and fifty, «одна часть из ста пятидесяти»."""
        item = self.items[at]
        link = at + 2 + (self.form(at + 2) == "out")
        if self.form(at + 1) not in phrases.PARTS or self.form(link) not in ("in", "of", "из") or item.ordinal:
            return None
        link += self.form(link + 1) in phrases.ARTICLES
        whole = self.free_number(link + 1)
        if whole is None or whole.ordinal or not 0 < item.value < whole.value:
            return None
        return self.shared(item.value / whole.value, "fraction", at, link + 1)

    def of_percent(self, read: Read) -> Read:
        """Three hundredths of a percent: a share of a share."""
        look = read.last + 1 + (self.form(read.last + 1) == "of")
        look += self.form(look) in phrases.ARTICLES or self.form(look) == "one"
        last = look + (self.form(look) == "per" and self.form(look + 1) == "cent")
        if not isinstance(read.value, Share) or not (last > look or self.form(look) in units.PERCENT):
            return read
        return self.shared(read.value.value / 100, "percent", read.first, last)

    def shared(self, value: Decimal, form: Form, first: int, last: int, words: Decimal | None = None) -> Read:
        return Read(Share(value, form, self.bound(first, last), words), first, last)

    def share(self, at: int, count: Count) -> Read | None:
        """20 %, twenty per cent, 10-процентный."""
        look = count.after + 1 if self.form(count.after) in HYPHENS else count.after
        form = self.form(look)
        last = look if form in units.PERCENT or units.ADJECTIVES.get(form) == "percent" else None
        if form == "per" and self.form(look + 1) == "cent":
            last = look + 1
        if last is None and count.inner is not None and self.form(count.inner) in (*units.PERCENT, "per"):
            last = count.after - 1
        if last is None:
            return None
        words = count.words
        if bracket := self.bracket(last + 1):
            words, last = bracket[0], bracket[2] - 1
        return self.shared(count.value / 100, "percent", at, last, None if words is None else words / 100)

    def repeated(self, at: int, count: Count) -> Read | None:
        """Two times a month, «два раза в месяц»; without a period it multiplies: «в 2 раза», "1.5 times"."""
        look = count.after + 1 if self.form(count.after) in HYPHENS else count.after
        form = self.form(look)
        if form == "time" and count.value == 1 and (half := self.and_a_half(look + 1)):  # "one time and half"
            return self.shared(Decimal("1.5"), "multiple", at, half)
        if units.ADJECTIVES.get(form) == "multiple":
            return (
                None
                if count.value == 1 and self.form(look + 1) not in units.MULTIPLIED
                else self.shared(count.value, "multiple", at, look, count.words)
            )
        if units.ADJECTIVES.get(form) == "time":
            return Read(Rate(count.value, "time", "day", count.words), at, look)
        if form not in units.TIMES and not (form == "time" and count.value == 1 and not self.items[at].ordinal):
            return None
        # "Two times in month": a word-for-word «в месяц».
        per = per_phrase(self.items, look + 1) or (
            per_after(self.items, look + 1) if self.form(look + 1) == "in" else None
        )
        if per:
            return Read(Rate(count.value, "time", per[0], count.words), at, per[1])
        if every := units.EVERY.get(self.form(look + 1)):
            return Read(Rate(count.value, "time", PERIODS[every], count.words), at, look + 1)
        if count.value == 1:
            return Read(Number(count.value), at, look, weak=True)
        if form == "раза" and self.form(at - 1) != "в" and self.form(look + 1) not in phrases.MORE:
            return Read(Number(count.value, "times", count.words), at, look)  # «два раза: 10-го и 25-го»
        return self.shared(count.value, "multiple", at, look, count.words)

    def and_a_half(self, at: int) -> int | None:
        """The last item of "and a half", "-and-a-half", "and half"."""
        for word in ("and", "a", "half"):
            at += self.form(at) in HYPHENS
            if word == "a" and self.form(at) == "half":
                continue
            if self.form(at) != word:
                return None
            at += 1
        return at - 1

    def repeat_word(self, at: int) -> Read | None:
        times = Decimal(phrases.REPEATS[self.form(at)])
        look = at + 1
        found = per_phrase(self.items, look) or (per_after(self.items, look) if self.form(look) == "in" else None)
        if found is None and self.form(look) in units.EVERY:
            found = PERIODS[units.EVERY[self.form(look)]], look
        if found:
            return Read(Rate(times, "time", found[0]), at, found[1])
        if times > 1 and self.form(look) in units.MULTIPLIED:
            return self.shared(times, "multiple", at, at)
        return Read(Number(times, "times"), at, at) if times > 1 else None

    def part_word(self, at: int) -> Read | None:
        """Half an hour; half of the salary; «половина оклада»."""
        part = FRACTION_NOUNS[self.form(at)]
        again = [self.form(at + step) for step in range(1, 5)]
        if self.form(at) == "half" and again[:2] == ["as", "much"]:
            last = at + (4 if again[3] == "more" else 3) if again[2] in ("again", "more") else at + 2
            return self.shared(Decimal("1.5"), "multiple", at, last)
        if self.form(at) == "half" and again[0] == "again":
            return self.shared(Decimal("1.5"), "multiple", at, at + 1)
        look = at + 1
        while self.form(look) in ("a", "an", "-"):
            look += 1
        if self.form(at) == "half" and self.form(look) == "month" and self.form(look + 1) in ("'", "’"):
            return self.shared(part, "fraction", at, look)  # "half a month's salary"
        unit = units.TIME.get(self.form(look))
        if self.form(at) == "half" and unit and self.form(look) not in ("min",):
            return Read(Duration(part, cast(Unit, unit), self.bound(at, look)), at, look)
        noun = units.COUNTED.get(self.form(look))
        if self.form(at) == "half" and noun and look > at + 1:
            return Read(Number(part, noun), at, look)
        before = self.items[at - 1] if at else None
        if before and before.kind == "number" and before.ordinal:  # the second half of the month is no share
            return None
        if self.form(at - 1) == "в" and self.form(at - 2) == "раз":  # «раз в четверть»
            return None
        alone = (
            self.form(at - 1) in ("pay", "pays", "paid", "get", "gets") and self.form(at + 1) in phrases.END_MULTIPLE
        ) or (self.form(at - 1) in ("at", "for") and self.form(at + 1) in phrases.PRICES)
        if (
            self.form(at) == "half"
            and not alone
            and self.form(at - 1) not in ("by", "one", "other")
            and self.form(at + 1)
            not in (
                "of",
                "the",
                "his",
                "her",
                "their",
                "pay",
                "rate",
                "salary",
            )
        ):
            return None
        return self.shared(part, "fraction", at, at)

    def multiple_word(self, at: int) -> Read | None:
        """Double rate, «в двойном размере». Without what it multiplies it is an idiom, not a fact."""
        before, after = self.form(at - 1), self.form(at + 1)
        if self.form(at) == "single" and after not in ("rate", "entry", "size", "tariff"):
            return None
        led = before in phrases.LEAD_TO_MULTIPLE and after in phrases.END_MULTIPLE
        adverb = self.form(at) in units.MULTIPLE_ADVERBS
        english = self.form(at)[0] < "а"
        behind = before in (("in", "payment", "pay") if english else units.MULTIPLIED)
        if behind and after in phrases.END_MULTIPLE | phrases.IS:
            return self.shared(Decimal(units.MULTIPLES[self.form(at)]), "multiple", at, at)
        rest_days = after == "on" and bool({self.form(at + 2), self.form(at + 3)} & phrases.REST_DAYS)
        led = led or rest_days or after in ("for", "за") or before in ("paid", "pay", "pays")
        if adverb or after in units.MULTIPLIED or led:
            return self.shared(Decimal(units.MULTIPLES[self.form(at)]), "multiple", at, at)
        return None
