"""Times of day: 8:00 a.m., 17:00, 5 p.m., «с 8 до 17 часов», «8 часов утра», noon."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from njia.facts.items import Item
from njia.facts.model import Clock, Fact
from njia.facts.tables import forms
from njia.facts.tables.units import TIME
from njia.facts.weekdays import is_weekday

_HALF_DAY = r"(a|p)\.?\s?m(?:\.|(?![\w]))"
_HOUR = r"(?<![\d:.,/№-])([01]?\d|2[0-4])"
_ANY = re.compile(r"\d\s?(?:[:.-]\s?\d\d|[ap]\.?\s?m|ч|h)")
_COLON = re.compile(rf"(?<![\d:.,/№])([01]?\d|2[0-4])[:h]([0-5]\d)(?::[0-5]\d)?(?!\d|:\d)(?:\s*{_HALF_DAY})?")
_AM_PM = re.compile(rf"{_HOUR}(?:[.]([0-5]\d))?\s*{_HALF_DAY}")
_HOUR_MINUTE = re.compile(
    r"(?<![\d.])([01]?\d|2[0-4])\s*(?:ч(?:ас(?:а|ов)?)?|h(?:(?:ou)?rs?)?)\.?\s*([0-5]\d)\s*"
    r"(?:мин(?:\.|ут[аы]?)?|min(?:\.|utes)?)"
)
_AT = re.compile(r"(?:(?<![\w])(?:в|с|до|к|во|со|at|from|to|till|until)|[–—:-])\s*$")
_PAIR = re.compile(
    r"(?<![\w])(?:с|from|between)\s+([01]?\d|2[0-4])[.-]([0-5][05])\s*(?:ч(?:\.|ас\w*)|hours"
    r"|hrs)?\s+(?:до|to|and|till|until)\s+"
    r"([01]?\d|2[0-4])[.-]([0-5][05])(?!\d|[.,]\d|\s*(?:%|руб|процент|кг|kg|roub|rub|usd))"
)
# «Работа начинается в 7.30»: a dot is a colon where something begins or ends.
_BEGINS = re.compile(
    r"(?:начина|начал|конча|закан|оконч|заверш|begin|start|end|finish|cease)[а-яёa-z]{0,9}[^.;,\d]{0,20}"
    r"(?:\bв|\bat|\bс|\bfrom|[–—:-])\s*([01]?\d|2[0-4])[.]([0-5]\d)(?![\d.]|\s*(?:[ap]\.?\s?m|руб|%|roub|rub))"
)
_MILITARY = re.compile(r"(?<![\d.,])([01]\d|2[0-4])([0-5]\d)\s*(?:hours|hrs|h)(?![\w])")

_NAMED = {
    **dict.fromkeys(forms("noon midday полдень полудня полудню полудня"), 12),
    **dict.fromkeys(forms("midnight полночь полуночи"), 0),
}
_FROM = frozenset(("from", "с", "between"))
_UNTIL = frozenset(forms("to till until до and – -"))
_BEHIND_HOURS = frozenset(forms(", . ; ) with on daily every each"))
_PART_OF_DAY = {"утра": 0, "morning": 0, "ночи": 0, "вечера": 12, "evening": 12, "afternoon": 12, "дня": 12}


def _part_behind(form: Callable[[int], str], at: int, hour: int) -> tuple[int, int] | None:
    """(hour, items past the number) of "ten in the evening", "ten at night", «шесть утра»."""
    if not 1 <= hour <= 12:
        return None
    if [form(at), form(at + 1)] == ["in", "the"] and form(at + 2) in _PART_OF_DAY:
        name, length = form(at + 2), 3
    elif form(at) == "of" and form(at + 1) in _PART_OF_DAY:
        name, length = form(at + 1), 2
    elif [form(at), form(at + 1)] == ["at", "night"]:
        name, length = "night", 2
    elif form(at) in ("утра", "вечера", "ночи"):
        name, length = form(at), 1
    else:
        return None
    if name in ("night", "ночи"):
        return (hour + 12 if 6 <= hour < 12 else hour % 12), length
    return hour % 12 + _PART_OF_DAY[name], length


def _afternoon(items: Sequence[Item], at: int) -> tuple[int, int] | None:
    """The hours of «с двух до четырёх дня», and the first of "from two to four in the afternoon" (0: read apart)."""
    forms_ = [item.form for item in items[at + 1 : at + 6]]
    if len(forms_) < 3 or forms_[0] not in _UNTIL or items[at + 2].kind != "number":
        return None
    until = int(items[at + 2].value)
    if forms_[2:] == ["in", "the", "afternoon"] and until <= 12:
        return int(items[at].value) % 12 + 12, 0
    if forms_[0] == "до" and forms_[2] == "дня":
        return tuple(hour % 12 + 12 for hour in (int(items[at].value), until))  # type: ignore[return-value]
    return None


def _bare_end(items: Sequence[Item], at: int) -> int | None:
    """The hour that "from 9 till 6" ends with, if it counts nothing."""
    if at + 2 >= len(items) or items[at + 1].form not in _UNTIL:
        return None
    end = items[at + 2]
    if end.kind != "number" or end.ordinal or not 1 <= end.value <= 24 or end.value != int(end.value):
        return None
    behind = items[at + 3] if at + 3 < len(items) else None
    counts = behind is not None and not (behind.form in _BEHIND_HOURS or is_weekday(behind.form))
    return None if counts else int(end.value)


def _clock(hour: int, minute: int, half: str | None) -> Clock:
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return Clock(hour % 24, minute)


def clocks(text: str, folded: str) -> Iterator[Fact]:
    """Times of day in digits."""

    def fact(start: int, end: int, clock: Clock) -> Fact:
        return Fact("clock", clock, start, end, text[start:end])

    if not _ANY.search(folded):
        return
    for match in _COLON.finditer(folded):
        yield fact(*match.span(), _clock(int(match[1]), int(match[2]), match[3]))
    for match in _AM_PM.finditer(folded):
        yield fact(*match.span(), _clock(int(match[1]), int(match[2] or 0), match[3]))
    for match in _PAIR.finditer(folded):
        for hour, minute in ((1, 2), (3, 4)):
            yield fact(match.start(hour), match.end(minute), _clock(int(match[hour]), int(match[minute]), None))
    for match in _BEGINS.finditer(folded):
        yield fact(match.start(1), match.end(2), _clock(int(match[1]), int(match[2]), None))
    for match in _HOUR_MINUTE.finditer(folded):
        if match[2] != "00" and not _AT.search(folded[max(0, match.start() - 6) : match.start()]):
            continue
        yield fact(*match.span(), _clock(int(match[1]), int(match[2]), None))
    for match in _MILITARY.finditer(folded):
        yield fact(*match.span(), _clock(int(match[1]), int(match[2]), None))


def spoken_clocks(text: str, items: Sequence[Item], read: Collection[int] = ()) -> Iterator[Fact]:
    """Times of day in words; what they use is marked. ``read`` tells where the times already read begin."""

    def form(at: int) -> str:
        return items[at].form if 0 <= at < len(items) else ""

    def take(first: int, last: int, hour: int) -> Fact:
        for item in items[first : last + 1]:
            item.used = True
        start, end = items[first].start, items[last].end
        return Fact("clock", Clock(hour % 24, 0), start, end, text[start:end])

    for at, item in enumerate(items):
        if item.used:
            continue
        if item.kind == "word" and item.form in _NAMED:
            yield take(at, at, _NAMED[item.form])
        if item.form in ("час", "часа") and form(at + 1) in ("дня", "ночи"):
            yield take(at, at + 1, 13 if form(at + 1) == "дня" else 1)
        if item.kind != "number" or item.ordinal or not (0 <= item.value <= 24 and item.value == int(item.value)):
            continue
        hour, after = int(item.value), form(at + 1)
        hours = TIME.get(after) == "hour"
        if after == "o'clock" or after == "o’clock":
            behind = next((look for look in (at + 3, at + 4) if form(look) in _PART_OF_DAY), None)
            late = _PART_OF_DAY[form(behind)] if behind and hour < 12 else 0
            yield take(at, behind or at + 1, hour + late)
        elif hours and form(at + 2) in _PART_OF_DAY:
            yield take(at, at + 2, hour + _PART_OF_DAY[form(at + 2)] if hour < 12 else hour)
        elif (part := _part_behind(form, at + 1, hour)) is not None:
            yield take(at, at + part[1], part[0])
        elif hours and form(at - 1) == "в" and form(at + 2) not in ("в", "за"):
            yield take(at, at + 1, hour)
        elif form(at - 1) in _FROM and form(at + 1) in _UNTIL and at + 2 < len(items) and items[at + 2].start in read:
            yield take(at, at, hour)
        elif at > 1 and items[at - 2].start in read and (ended := _bare_end(items, at - 2)) is not None:
            yield take(at, at, ended)
        elif form(at - 1) in _FROM and (pair := _afternoon(items, at)) is not None:
            yield take(at, at, pair[0])
            if pair[1]:
                yield take(at + 2, at + 3, pair[1])
        elif form(at - 1) == "from" and (end := _bare_end(items, at)) is not None:
            yield take(at, at, hour)
            yield take(at + 2, at + 2, end)
        elif form(at - 1) == "с":
            gap = 2 if hours else 1
            if form(at + gap) == "до" and at + gap + 1 < len(items) and TIME.get(form(at + gap + 2)) == "hour":
                until = items[at + gap + 1]
                if until.kind == "number" and 0 <= until.value <= 24:
                    yield take(at, at + gap - 1, hour)
                    yield take(at + gap + 1, at + gap + 2, int(until.value))
