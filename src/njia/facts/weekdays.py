"""Days of the week: Monday to Friday, «суббота и воскресенье», пн–пт."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from njia.facts.model import Fact, Number
from njia.facts.tables import by_form

WEEKDAY = "weekday"
WEEKEND = Decimal(67)
_DAYS = by_form(
    {
        "1": "monday mondays понедельник понедельника понедельнику понедельником понедельникам понедельники",
        "2": "tuesday tuesdays вторник вторника вторнику вторником вторникам вторники",
        "3": "wednesday wednesdays",
        "4": "thursday thursdays четверг четверга четвергу четвергом четвергам четверги",
        "5": "friday fridays пятница пятницы пятницу пятнице пятницей пятницам",
        "6": "saturday saturdays суббота субботы субботу субботе субботой субботам",
        "7": "sunday sundays воскресенье воскресенья воскресенью воскресеньем воскресеньям воскресений",
        "67": "weekend weekends",
    }
)
# Words that mean something else, too: days only beside another day.
_UNSURE = by_form(
    {
        "1": "mon пн",
        "2": "tue tues вт",
        "3": "wed среда среды среду среде средой средам ср",
        "4": "thu thurs чт",
        "5": "fri пт",
        "6": "sat сб",
        "7": "sun вс",
    }
)
_ANY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|mon[.–-]|недельник|вторник|четверг|пятниц|суббот|воскрес"
    r"|\b(?:mon|tue|thu|fri)\b|\b(?:пн|пт|сб|вс)\b|\boff\W{1,4}(?:mon|tue|wed|thu|fri|sat|sun)"
)
_WORD = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted((*_DAYS, *_UNSURE), key=len, reverse=True))})(?![^\W_])")
_RUN = re.compile(r"[^\W\d_]+")
_FORMS = frozenset((*_DAYS, *_UNSURE))
_NEAR = 40
_DAY_OFF = re.compile(r"(?:\boff|выходн\w+)\W{1,4}$")


def is_weekday(form: str) -> bool:
    """Whether a folded word names a day of the week."""
    return form in _DAYS or form in _UNSURE


def weekdays(text: str, folded: str) -> Iterator[Fact]:
    """Each day of the week that is named, Monday as 1; a weekend is 67."""
    if _FORMS.isdisjoint(_RUN.findall(folded)) or not _ANY.search(folded):
        return
    found = list(_WORD.finditer(folded))
    sure = [
        match
        for match in found
        if match.group() in _DAYS or _short(match, found) or _off(match, folded) or _capital(match, text)
    ]
    for match in found:
        near = match in sure or any(abs(other.start() - match.start()) < _NEAR for other in sure if other is not match)
        if match.group() in _DAYS or near:
            value = Decimal(_DAYS.get(match.group()) or _UNSURE[match.group()])
            start, end = match.span()
            yield Fact("number", Number(value, WEEKDAY), start, end, text[start:end])


def _capital(match: re.Match[str], text: str) -> bool:
    """Whether a short form that is no other word begins with a capital: "Fri is short"."""
    return match.group() in ("mon", "tue", "thu", "fri") and text[match.start()].isupper()


def _off(match: re.Match[str], folded: str) -> bool:
    """Whether a short form follows the words for a day off: «выходной: вс»."""
    return _DAY_OFF.search(folded[max(0, match.start() - 14) : match.start()]) is not None


def _short(match: re.Match[str], found: list[re.Match[str]]) -> bool:
    """Whether a short form stands beside another short form: пн–пт, Mon-Fri."""
    return any(other is not match and abs(other.start() - match.start()) < 10 for other in found)
