"""Times of day told past and to the hour: "half past five", «половина шестого», «без четверти семь»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from njia.facts.model import Clock, Fact
from njia.facts.tables import forms

_HOURS = {
    **{word: at + 1 for at, word in enumerate(forms("one two three four five six seven eight nine ten eleven twelve"))},
    **{
        word: at + 1
        for at, word in enumerate(
            forms("час два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать")
        )
    },
    **{str(hour): hour for hour in range(1, 13)},
}
# «Половина шестого» is within the sixth hour: 5:30.
_WITHIN = {
    word: at
    for at, word in enumerate(
        forms(
            "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого "
            "двенадцатого"
        )
    )
}
_MINUTES = {
    "half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "twenty five": 25,
    "пять": 5, "пяти": 5, "десять": 10, "десяти": 10, "двадцать": 20, "двадцати": 20, "четверти": 15, "четверть": 15,
    "половина": 30, "половине": 30, "половины": 30, "половину": 30, "пол": 30,
}  # fmt: skip


def _one_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DAYPART = (
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?|\s+(?:in|of) (?:the )?(?P<en>morning|afternoon|evening)|\s+(?P<night>at night)"
    r"|\s+(?P<ru>утра|дня|вечера|ночи))?"
)
_ANY = re.compile(r"\bpast\b|\bto\b|полов|\bпол[вптчшсд]|четверт|минут")
_NEEDED = ("past", "quarter", "minutes", "пол", "четверт", "минут")  # one of these stands in every pattern
_PATTERNS = (
    re.compile(
        rf"\b(?P<past>half|(?:a )?quarter|five|ten|twenty(?:[- ]five)?|[1-5]?\d)(?: minutes?)?[- ]past[- ](?:the )?"
        rf"(?P<hour>{_one_of(_HOURS)})\b(?: o['’]clock)?{_DAYPART}"
    ),
    re.compile(
        rf"\b(?P<to>(?:a )?quarter|(?:five|ten|twenty(?:[- ]five)?|[1-5]?\d) minutes)[- ](?:to|before)[- ]"
        rf"(?P<hour>{_one_of(_HOURS)})\b(?: o['’]clock)?{_DAYPART}"
    ),
    re.compile(rf"\b(?P<past>полови[а-я]+|четверт[ьи])\s+(?P<within>{_one_of(_WITHIN)})\b{_DAYPART}"),
    re.compile(rf"\b(?P<past>пол)(?P<within>{_one_of(_WITHIN)})\b{_DAYPART}"),
    re.compile(rf"\b(?P<past>пять|десять|двадцать|[1-5]?\d)\s+минут\s+(?P<within>{_one_of(_WITHIN)})\b{_DAYPART}"),
    re.compile(
        r"\bбез\s+(?P<to>четверти|(?:пяти|десяти|двадцати|[1-5]?\d)(?: минут)?)\s+"
        rf"(?P<hour>{_one_of(_HOURS)})\b{_DAYPART}"
    ),
)
_VAGUE = re.compile(r"(?:\d{1,2}|[a-zа-я'’ -]+)(?: o['’]clock)?")
_SURE = re.compile(r"[ap]m\b|morning|afternoon|evening|night|noon|midday|утра|дня|вечера|ночи|пол(?:день|дня|ноч|удн)")


def clock_words(text: str, folded: str) -> Iterator[Fact]:
    """Each such time, by the part of the day where it is named."""
    if not any(word in folded for word in _NEEDED) or not _ANY.search(folded):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            named = match.groupdict()
            hour = _WITHIN[named["within"]] if named.get("within") else _HOURS[named["hour"]]
            minute = _minutes(named.get("past") or named["to"])
            if minute is None:
                continue
            if named.get("to"):
                hour, minute = hour - 1, 60 - minute
            start, end = match.span()
            yield Fact("clock", Clock(_on_day(hour % 12, match) % 24, minute % 60), start, end, text[start:end])


def _minutes(written: str) -> int | None:
    bare = written.removeprefix("a ").removesuffix(" minutes").removesuffix(" минут")
    return int(bare) if bare.isdecimal() else _MINUTES.get(bare)


def _on_day(hour: int, match: re.Match[str]) -> int:
    if match["half"] == "p" or match["en"] in ("afternoon", "evening") or match["ru"] in ("дня", "вечера"):
        return hour + 12
    if match["night"] or match["ru"] == "ночи":
        return hour + 12 if hour >= 6 else hour
    return hour if match["half"] or match["en"] or match["ru"] else hour or 12


def vague(fact: Fact) -> bool:
    """Whether a time may be of the morning or of the evening: "half past five", the "6" of "from 9 till 6"."""
    written = fact.text.lower().replace("ё", "е")
    return _VAGUE.fullmatch(written) is not None and not _SURE.search(written)
