"""Calendar dates and days of the month, in digits and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from njia.facts.items import Item
from njia.facts.model import Date, DaysOfMonth, Fact
from njia.facts.tables import forms
from njia.facts.tables.calendar import BEFORE_ALONE, MONTHS, SHORT
from njia.facts.tables.numerals import FRACTION_NOUNS

_DMY = re.compile(
    r"(?<![\d./-])([0-3]?\d)\s?([./-])\s?([0-3]?\d)\s?\2(?:\s?((?:19|20)\d\d)"
    r"|(\d\d))(?![\d/-])(?!\.\d)(?:\s*г(?:ода|\.)?(?![\w]))?"
)
_ANY = re.compile(r"\d\s?[./-]\s?\w")
_ISO = re.compile(r"(?<![\d./-])((?:19|20)\d\d)[-./](0?[1-9]|1[0-2])[-./]([0-3]?\d)(?![\d-])")
_NAMED = re.compile(r"(?<![\w./-])([0-3]?\d)([./-])([^\W\d_]{3,9})\2((?:19|20)\d\d)(?![\w/-])")
_YEAR_WORDS = frozenset(forms("год года году годом г"))
_QUOTES = frozenset("«»\"'“”„‟ ‹›‘’")
_LINKS = frozenset(forms("and or и или to по до , – — - through till until"))
_BEFORE_DAY = frozenset(forms("on and by until before from to till"))
_BEHIND_DAY = frozenset(forms("for as in за в как and и"))
_DASHES = frozenset("–—-")
_MOST_DAYS = 6  # nobody is paid on more days of a month than that
_NUMBER_OF_MONTH = frozenset(forms("числа число числам числом чисел числах"))


def _date(year: int | None, month: int, day: int | None) -> Date | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return Date(year, month, day)


def _full_year(written: str) -> int:
    year = int(written)
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year


def numeric_dates(text: str, folded: str) -> Iterator[Fact]:
    """01.04.2026, 1/4/26, 2026-04-01, 01-Apr-2026. Day before month unless that gives no date."""
    if not _ANY.search(folded):
        return
    for match in _NAMED.finditer(folded):
        named = MONTHS.get(match[3])
        date = _date(int(match[4]), named, int(match[1])) if named else None
        if date:
            yield Fact("date", date, *match.span(), text[match.start() : match.end()])
    for match in _DMY.finditer(folded):
        day, month = int(match[1]), int(match[3])
        year = _full_year(match[4] or match[5])
        if month > 12 >= day:
            day, month = month, day
        date = _date(year, month, day)
        if date:
            yield Fact("date", date, *match.span(), text[match.start() : match.end()])
    for match in _ISO.finditer(folded):
        date = _date(int(match[1]), int(match[2]), int(match[3]))
        if date:
            yield Fact("date", date, *match.span(), text[match.start() : match.end()])


class _Reader:
    """Reads dates around month names; marks the items it uses."""

    def __init__(self, text: str, items: Sequence[Item]) -> None:
        self.text = text
        self.items = items

    def form(self, at: int) -> str:
        return self.items[at].form if 0 <= at < len(self.items) else ""

    def number(self, at: int) -> Item | None:
        item = self.items[at] if 0 <= at < len(self.items) else None
        return item if item and item.kind == "number" and not item.used else None

    def fact(self, first: int, last: int, value: Date | DaysOfMonth) -> Fact:
        for item in self.items[first : last + 1]:
            item.used = True
        start, end = self.items[first].start, self.items[last].end
        return Fact("date" if isinstance(value, Date) else "days_of_month", value, start, end, self.text[start:end])

    def year_at(self, at: int) -> tuple[int | None, int]:
        """(year, last item used) of a year that begins at ``at`` or behind a comma there."""
        if self.form(at) in (",", "of"):
            at += 1
        item = self.number(at)
        if item is None:
            return None, -1
        if item.spelled and self.number(at + 1) and item.value in (19, 20):  # "twenty twenty-six"
            return int(item.value) * 100 + int(self.items[at + 1].value), at + 1
        if item.value == int(item.value) and 1900 <= item.value <= 2100:
            last = at + 1 if self.form(at + 1) in _YEAR_WORDS else at
            if self.form(last) == "г" and self.form(last + 1) == ".":
                last += 1
            return int(item.value), last
        return None, -1

    def day_before(self, at: int) -> tuple[int, int] | None:
        """(day, first item used) of a day that ends just before ``at``, quotes and "day of" between them."""
        back = at - 1
        while back >= 0 and (self.items[back].form in _QUOTES or self.form(back) in ("of", "day", "the")):
            back -= 1
        doubled = self.number(back - 1)
        if self.form(back) == ")" and self.form(back - 2) == "(" and doubled and doubled.ordinal:
            back -= 3  # "15 (fifteenth) of August"
        item = self.number(back)
        if item is None or item.value != int(item.value) or not 1 <= item.value <= 31:
            return None
        if not item.ordinal and item.spelled:
            return None
        first = back - 1 if back and self.items[back - 1].form in _QUOTES else back
        return int(item.value), first

    def day_after(self, at: int) -> tuple[int, int] | None:
        """April 1, April 1st, April the first: (day, last item used)."""
        if self.form(at) == "the":
            at += 1
        quoted = self.form(at) in _QUOTES and self.form(at) != ""
        item = self.number(at + quoted)
        at += quoted
        if (
            item is None
            or item.value != int(item.value)
            or not 1 <= item.value <= 31
            or (item.spelled and not item.ordinal)
        ):
            return None
        return int(item.value), at + (quoted and self.form(at + 1) in _QUOTES)

    def month(self, at: int) -> Iterator[Fact]:
        """The date around the month name at ``at``, and a day before it that borrows its month («с 1 по 15 апреля»)."""
        item = self.items[at]
        if item.used:
            return
        number = MONTHS[item.form]
        english = item.form[0] < "а"
        if english and not self.text[item.start].isupper():
            return
        last = at + 1 if item.form in SHORT and self.form(at + 1) == "." else at
        before = self.day_before(at)
        if before is None and english and (after := self.day_after(last + 1)) is not None:
            year, year_last = self.year_at(after[1] + 1)
            if date := _date(year, number, after[0]):
                yield self.fact(at, max(after[1], year_last), date)
            return
        while self.form(last + 1) in _QUOTES and self.form(last + 1):
            last += 1
        year, year_last = self.year_at(last + 1)
        if before:
            date = _date(year, number, before[0])
            if date is None:
                return
            yield from self.borrowed(before[1], number, year)
            yield self.fact(before[1], max(last, year_last), date)
        elif year is not None or self.alone(at):
            first = at
            while self.form(first - 1) in _QUOTES or self.form(first - 1) == "_":
                first -= 1
            yield self.fact(at, max(last, year_last), Date(year, number, None))

    def alone(self, at: int) -> bool:
        """Whether a month with neither day nor year is a date: after «с», "until", or at an end of "Aug.–Oct."."""
        form = self.form(at)
        behind = at + 2 if self.form(at + 1) == "." else at + 1
        before = at - 3 if self.form(at - 2) == "." else at - 2
        if (self.form(behind) in _DASHES and self.form(behind + 1) in MONTHS) or (
            self.form(at - 1) in _DASHES and self.form(before) in MONTHS
        ):
            return True
        return form not in SHORT and self.form(at - 1) in BEFORE_ALONE

    def borrowed(self, first: int, month: int, year: int | None) -> Iterator[Fact]:
        link = first - 1
        while link >= 0 and self.items[link].form in _QUOTES | {"the"}:
            link -= 1
        if self.form(link) not in _LINKS:
            return
        back = link - 1
        while back >= 0 and self.items[back].form in _QUOTES:
            back -= 1
        item = self.number(back)
        if item and item.value == int(item.value) and (item.ordinal or not item.spelled):
            date = _date(year, month, int(item.value))
            if date and self.form(back - 1) not in ("№", "/"):
                yield self.fact(back, back, date)

    def days(self, at: int) -> tuple[tuple[int, ...], int] | None:
        """A list of days beginning at ``at``: (days, last item used)."""
        found: list[int] = []
        last = at
        while (item := self.number(at)) and item.value == int(item.value) and 1 <= item.value <= 31:
            if (item.spelled and not item.ordinal) or (found and item.spelled != self.items[last].spelled):
                break  # «за вторую – 7-го числа» is no list
            found.append(int(item.value))
            if len(found) > _MOST_DAYS:
                return None
            last = at
            at += 1
            if self.form(at) == "day" and self.form(at + 1) in _LINKS:  # "the 10th day and on the 25th day of"
                at += 1
            if self.form(at) in _NUMBER_OF_MONTH or self.form(at) in ("day", "days"):
                break
            if self.form(at) not in _LINKS:
                break
            while self.form(at) in _LINKS or self.form(at) in ("the", "on"):
                at += 1
        return (tuple(found), last) if found else None

    def day_list(self, at: int) -> Fact | None:
        """«10-го и 25-го числа каждого месяца», "on the 10th and the 25th day of each month"."""
        read = self.days(at)
        if read is None:
            return None
        days, last = read
        ordinal = all(item.ordinal for item in self.items[at : last + 1] if item.kind == "number")
        look = last + 1
        if self.form(look) in _NUMBER_OF_MONTH:
            return self.fact(at, self.of_month(look + 1) or look, DaysOfMonth(days))
        if self.form(look) in ("day", "days") and ordinal:
            behind = self.of_month(look + 1) or (look if len(days) > 1 else None)
            return self.fact(at, behind, DaysOfMonth(days)) if behind else None
        month_itself = self.form(look) == "месяца"  # «первого месяца» is no day of it
        if ordinal and not month_itself and (behind := self.of_month(look) or self.of_next(look)):
            return self.fact(at, behind, DaysOfMonth(days))
        return self.fact(at, last, DaysOfMonth(days)) if ordinal and self.stand_alone(at, last, len(days)) else None

    def stand_alone(self, first: int, last: int, days: int) -> bool:
        """Whether ordinals without a noun are days: "on the 11th and 26th", «одиннадцатого и двадцать шестого»."""
        item = self.items[first]
        english = self.form(first - 1) == "the" and (days > 1 or self.form(first - 2) in _BEFORE_DAY)
        russian = self.text[item.start : item.end].endswith("го") and self.text[: item.end][-1] >= "а"
        free = self.items[last + 1].kind == "mark" if last + 1 < len(self.items) else True
        if english and days > 1 and not item.spelled:
            return True
        return (english or russian) and (free or self.form(last + 1) in _BEHIND_DAY) and (days > 1 or not item.spelled)

    def of_next(self, at: int) -> int | None:
        """The last item of "of the next", «следующего», the month having been named before."""
        words = [self.form(at + step) for step in range(3)]
        if words[:2] == ["of", "the"] and words[2] in ("next", "following") and self.ends(at + 3):
            return at + 2
        return at if words[0] == "следующего" and self.ends(at + 1) else None

    def ends(self, at: int) -> bool:
        return at >= len(self.items) or self.items[at].kind == "mark"

    def of_month(self, at: int) -> int | None:
        """The last item of "of each calendar month", «каждого месяца», «месяца, следующего за расчётным»."""
        for step in range(at, min(at + 6, len(self.items))):
            if self.form(step) in FRACTION_NOUNS:  # "the first half of the month"
                return None
            if self.form(step) == "месяца" or (self.form(step) == "month" and step > at):
                return step
            if self.items[step].kind != "word":
                return None
        return None


def spoken_dates(text: str, items: Sequence[Item]) -> Iterator[Fact]:
    """Dates with a month name and days of the month; what they use is marked."""
    reader = _Reader(text, items)
    for at, item in enumerate(items):
        if item.kind == "word" and item.form in MONTHS:
            yield from reader.month(at)
    for at, item in enumerate(items):
        if item.kind == "number" and not item.used and 1 <= item.value <= 31:
            fact = reader.day_list(at)
            if fact:
                yield fact
