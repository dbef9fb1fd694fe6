"""When two facts, one of each language, are the same to a careful reader of both."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from njia.facts.clock_words import vague
from njia.facts.identifiers import LOOKALIKE, SOUND
from njia.facts.model import (
    Clock,
    Date,
    DaysOfMonth,
    Duration,
    Fact,
    Identifier,
    Money,
    Number,
    Rate,
    Reference,
    Share,
    Value,
)
from njia.facts.weekdays import WEEKDAY

_PREFIXED = re.compile(r"(?:^|[^\w])([^\W\d_]{1,4})[-/ –]{1,2}(\d[\d/.–-]*)$")
_PLAIN_CODE = re.compile(r"(\d+)(?:-[A-Z])?")  # «приказ № 5-п» is "order 5-p", or order 5
_SUFFIXED = re.compile(r"(?P<before>\d+)[-/ –]{1,2}(?P<letters>[^\W\d_]{1,4})(?P<after>(?:[-/]\d+)*)")  # «17-ТД/2027»
_HOURS = {
    "minute": Decimal(1) / 60,
    "hour": Decimal(1),
    "day": Decimal(24),
    "calendar_day": Decimal(24),
    "week": Decimal(168),
}
_MONTHS = {"month": Decimal(1), "quarter": Decimal(3), "year": Decimal(12)}
_DAYS = {"calendar_day": "day", "working_day": "day"}
_COPIES = {"copy", "set"}  # "three sets" of a contract are «три экземпляра»
_KEYED = frozenset(("inn", "ogrn", "kpp", "snils", "bik", "account"))
_CLOSE = Decimal("0.000001")


def near(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= _CLOSE


def measure(value: Duration) -> tuple[str, Decimal]:
    """A duration in hours or in months; working days and shifts keep their own measure."""
    if value.unit in _HOURS:
        return "hour", value.amount * _HOURS[value.unit]
    if value.unit in _MONTHS:
        return "month", value.amount * _MONTHS[value.unit]
    return value.unit, value.amount


def detail(fact: Fact) -> object:
    """All that a fact says, as a key. Digits against words within one fact are not looked at here."""
    value = fact.value
    if isinstance(value, Share):
        return "share", value.value.quantize(_CLOSE), value.bound
    return replace(value, words=None) if isinstance(value, Money | Duration | Rate | Number) else _bare(value)


def _bare(value: Value) -> object:
    return (value.scheme, value.value) if isinstance(value, Identifier) else value


def tolerant(a: Fact, b: Fact) -> bool:
    """The same, though one of them leaves out what the reader knows: a currency, "at least", a year, "per month"."""
    if isinstance(a.value, Identifier) and isinstance(b.value, Identifier):
        return _same_code(a, b)
    if isinstance(a.value, Clock) and isinstance(b.value, Clock):
        return _same_hand(a.value, b.value) and (vague(a) or vague(b))
    if _unsaid_half(a, b) or _unsaid_half(b, a):
        return True
    return (
        _loose(a.value, b.value)
        or _loose(b.value, a.value)
        or _dotted(a, b)
        or _dotted(b, a)
        or _quarters(a, b)
        or _quarters(b, a)
    )


def _same_hand(one: Clock, two: Clock) -> bool:
    return (one.hour % 12, one.minute) == (two.hour % 12, two.minute)


def _unsaid_half(one: Fact, two: Fact) -> bool:
    """ "From 4 to 7", of which half of the day nothing is said, is «с 16 до 19», read as numbers."""
    if not isinstance(one.value, Clock) or not isinstance(two.value, Number):
        return False
    hour, most = two.value.value, 24 if vague(one) else 12
    return two.value.unit is None and not one.value.minute and hour <= most and hour % 12 == one.value.hour % 12


def _quarters(one: Fact, two: Fact) -> bool:
    """ "Three quarters" of a rent, which alone may be nine months."""
    if not isinstance(one.value, Duration) or not isinstance(two.value, Share) or one.value.unit != "quarter":
        return False
    return one.value.amount < 4 and near(one.value.amount / 4, two.value.value)


def _dotted(one: Fact, two: Fact) -> bool:
    """«6.45», «15.05» are numbers until the other language shows that they are a time or a date."""
    if not isinstance(two.value, Number) or two.value.unit is not None:
        return False
    if isinstance(one.value, Date) and one.value.day:
        return two.text == f"{one.value.day:02}.{one.value.month:02}"
    if not isinstance(one.value, Clock):
        return False
    return two.text.replace(",", ".").lstrip("0") == f"{one.value.hour}.{one.value.minute:02}".lstrip("0")


def same(a: Fact, b: Fact) -> bool:
    """Whether a careful reader of both languages would call the two facts equal."""
    return detail(a) == detail(b) or tolerant(a, b)


def _free(a: object, b: object) -> bool:
    return a is None or b is None or a == b


def _loose(one: Value, two: Value) -> bool:
    if isinstance(one, Money):
        return _loose_money(one, two)
    if isinstance(one, Duration):
        return _loose_duration(one, two)
    if isinstance(one, Rate):
        if isinstance(two, Rate):
            alike = (one.amount, one.unit, one.per) == (two.amount, two.unit, two.per)
            return alike and _free(one.bound, two.bound)
        counted = isinstance(two, Number) and two.unit in (None, "times" if one.unit == "time" else None)
        return counted and isinstance(two, Number) and one.amount == two.value
    if isinstance(one, Share):
        if isinstance(two, Share):
            return near(one.value, two.value) and _free(one.bound, two.bound)
        return (
            isinstance(two, Number)
            and two.unit in (None, "times")
            and (near(one.value, two.value) or near(one.value * 100, two.value))
        )
    if isinstance(one, Number):
        if not isinstance(two, Number) or one.value != two.value:
            return False
        if (one.unit == WEEKDAY) != (two.unit == WEEKDAY):  # Saturday is no six
            return False
        alike = _free(one.unit, two.unit) or {one.unit, two.unit} == _COPIES
        return alike and _free(one.bound, two.bound)
    if isinstance(one, Date):
        return isinstance(two, Date) and (one.month, one.day) == (two.month, two.day) and _free(one.year, two.year)
    if isinstance(one, DaysOfMonth):
        return isinstance(two, DaysOfMonth) and sorted(one.days) == sorted(two.days)
    if isinstance(one, Clock):
        return isinstance(two, Number) and two.unit is None and not one.minute and one.hour == two.value
    if isinstance(one, Reference):
        if isinstance(two, Reference):
            return _dots(one.number) == _dots(two.number)
        return isinstance(two, Number) and one.number == str(two.value)
    if isinstance(one, Identifier) and isinstance(two, Number):
        found = _PLAIN_CODE.fullmatch(one.value)
        return found is not None and two.value == int(found[1])
    return False


def _dots(number: str) -> str:
    """Article 327(5) is «статья 327.5»."""
    return number.replace("(", ".").replace(")", "")


def _loose_money(one: Money, two: Value) -> bool:
    if isinstance(two, Number):
        return two.unit is None and one.amount == two.value
    if not isinstance(two, Money) or one.amount != two.amount:
        return False
    basis = one.basis == two.basis or {one.basis, two.basis} == {None, "gross"}  # unsaid, pay is before tax
    return basis and _free(one.bound, two.bound) and _free(one.currency, two.currency) and _free(one.period, two.period)


def _loose_duration(one: Duration, two: Value) -> bool:
    if isinstance(two, Duration):
        unit_one, amount_one = measure(one)
        unit_two, amount_two = measure(two)
        return unit_one == unit_two and near(amount_one, amount_two) and _free(one.bound, two.bound)
    if isinstance(two, Rate):
        if two.unit == "time":  # "once every three months" is «ежеквартально»
            if two.per == "once" or two.per == "term":
                return False
            return _times(measure(one), two.amount) == measure(Duration(Decimal(1), two.per))
        alike = _DAYS.get(one.unit, one.unit) == two.unit and one.amount == two.amount
        return alike and _free(one.bound, two.bound)
    if isinstance(two, Clock):
        return one.unit == "hour" and near(one.amount, two.hour + Decimal(two.minute) / 60)
    if isinstance(two, Number):
        fits = (
            two.unit is None
            or two.unit == one.unit
            or (two.unit == "monthly_pay" and one.unit == "month")
            or (two.unit == "day_off" and one.unit in ("day", "calendar_day"))
        )
        return fits and one.amount == two.value
    return False


def _times(length: tuple[str, Decimal], amount: Decimal) -> tuple[str, Decimal]:
    return length[0], length[1] * amount


def _same_code(a: Fact, b: Fact) -> bool:
    """Equal codes, by the shape of their letters or by their sound: «ТД-17» may be TD-17."""
    assert isinstance(a.value, Identifier) and isinstance(b.value, Identifier)
    if a.value.scheme != b.value.scheme and {a.value.scheme, b.value.scheme} <= _KEYED:
        return False
    return bool(_spellings(a, a.value) & _spellings(b, b.value)) or _abbreviated(a.text, b.text)


def _abbreviated(one: str, two: str) -> bool:
    """«ТД-7/26» may be EC-7/26: each language sets its own letters for "employment contract" beside the number."""
    if (left := _SUFFIXED.fullmatch(one)) and (right := _SUFFIXED.fullmatch(two)):
        alike = (left["before"], left["after"]) == (right["before"], right["after"])
        return alike and left["letters"].isascii() != right["letters"].isascii()
    if (left := _PREFIXED.search(one)) and (right := _PREFIXED.search(two)):
        return left[2] == right[2] and left[1].isascii() != right[1].isascii()
    return False


def _spellings(fact: Fact, value: Identifier) -> set[str]:
    written = fact.text.upper()
    if value.scheme in ("phone", "email"):
        return {value.value}
    codes = (value.value, written.translate(LOOKALIKE).translate(SOUND), written.translate(SOUND))
    return {"".join(c for c in code.upper().replace("NO.", "") if c.isalnum()) for code in codes}
