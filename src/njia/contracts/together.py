"""What is said by words of several lists in one sentence, in any order: {passport} + {keep} + {worker}.

The corridor names the lists («together: ["item.leave fact:days !item.notice"]»): all must be in the sentence, none of
those after «!». The first may stand in the heading instead: «Passport.» and under it «Kept by the worker.»
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from njia.contracts.paper import Paper, Sentence
from njia.corridors.model import Rule
from njia.facts.model import Date, DaysOfMonth, Duration, Fact, Money, Number, Rate
from njia.findings import Side
from njia.text.phrases import Hit

_DAYS = ("day", "calendar_day", "working_day", "week", "month")
_FACTS: dict[str, Callable[[Fact], bool]] = {
    "fact:days": lambda f: (isinstance(f.value, Duration) and f.value.unit in _DAYS) or _days_off(f),
    "fact:months": lambda f: isinstance(f.value, Duration) and f.value.unit in ("month", "year"),
    "fact:hours": lambda f: (isinstance(f.value, Duration) and f.value.unit == "hour") or isinstance(f.value, Rate),
    "fact:date": lambda f: isinstance(f.value, Date),
    "fact:days_of_month": lambda f: isinstance(f.value, DaysOfMonth),
    "fact:clock": lambda f: f.kind == "clock",
    "fact:money": lambda f: isinstance(f.value, Money),
    "fact:identifier": lambda f: f.kind == "identifier",
}


def _days_off(fact: Fact) -> bool:
    return isinstance(fact.value, Number) and fact.value.unit == "day_off"


def together(rule: Rule, paper: Paper, side: Side) -> Iterator[tuple[Sentence, Hit | None]]:
    """The sentences that say it, each with the first of its words."""
    named = rule.params.get("together", [])
    combinations = [name.split() for name in named] if isinstance(named, list) else []
    for sentence in paper.sides[side] if combinations else ():
        if sentence.clause.kind in ("signature", "title") or sentence.has(f"{rule.rule}#unless"):
            continue
        for names in combinations:
            if _all(sentence, names):
                hit = next(iter(sentence.marks.get(names[0], ())), None)
                if hit is None or rule.params.get("polarity") == "any" or not sentence.waives(hit):
                    yield sentence, hit
                    break


def _all(sentence: Sentence, names: list[str]) -> bool:
    if not (_here(sentence, names[0]) or names[0] in sentence.under):
        return False
    return all(not _here(sentence, n[1:]) if n[0] == "!" else _here(sentence, n) for n in names[1:])


def _here(sentence: Sentence, name: str) -> bool:
    test = _FACTS.get(name)
    return any(test(f) for f in sentence.facts) if test else name in sentence.marks
