"""What each language of a contract says of the terms that a job order also declares: plain values with their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from njia.contracts.custody import keepers
from njia.contracts.figures import Found, days, figures, near, quote
from njia.contracts.judges import said
from njia.contracts.paper import Paper, Sentence
from njia.contracts.payers import payers
from njia.contracts.wages import wages, weekly_hours
from njia.facts.model import Date, Duration, Fact
from njia.findings import Evidence, Side
from njia.text.phrases import longest

_TOPICS, _ROUTES, _JOBS = "topic.", "route.", "job."  # word lists and concepts whose names begin so
_CLOSE = 40  # code points
_SHORTEST = 28  # days that a contract lasts
_NOTICE = 5  # days: near the word «probation» this little is the notice, not the probation
_MONTHS = {"month": Decimal(1), "year": Decimal(12), "day": 12 / Decimal(365), "calendar_day": 12 / Decimal(365)}
OPEN = "open"  # the term of a contract without an end


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing said: ``term`` names it, ``value`` is plain (a number, an id), ``unit`` what it counts in."""

    term: str
    value: str
    evidence: Evidence
    unit: str = ""


def stated(paper: Paper) -> tuple[Stated, ...]:
    """Everything that either language states, in no order; what a language is silent on is not there."""
    return tuple(dict.fromkeys(one for side in paper.languages for read in _READERS for one in read(paper, side)))


def of_the_contract(sentence: Sentence, fact: Fact, value: Duration) -> bool:
    """Whether a time is the contract's own, not that of a probation, a delay of wages, a permit or a policy."""
    if value.bound == "min" or (value.unit in ("day", "calendar_day") and value.amount < _SHORTEST):
        return False
    other = sentence.has("late_pay", "topic.permit", "topic.insurance", "leave.annual")
    return not other and not near(sentence, fact, "probation", _CLOSE)


def of_annual_leave(sentence: Sentence, fact: Fact) -> bool:
    """Whether the last words on leave before the figure are of the annual one; with none before it, those near."""
    at = fact.start - sentence.start
    before = {
        name: max((h.start for h in sentence.marks.get(name, ()) if h.end <= at), default=-1)
        for name in ("leave.annual", "leave.other")
    }
    if before["leave.annual"] < 0:
        return not near(sentence, fact, "leave.other", _CLOSE)
    return before["leave.annual"] > before["leave.other"]


def _job(paper: Paper, side: Side) -> Iterator[Stated]:
    """Every trade named in the sentence that gives the job; the heading above it is no such sentence."""
    names = [concept.id for concept in paper.corridor.concepts if concept.group == "job"]
    marked = [s for s, _ in paper.hits(side, "required.labour_function#") if any(name in s.marks for name in names)]
    for sentence in marked[:1]:
        for hit in longest(hit for name in names for hit in sentence.marks.get(name, ())):
            yield Stated("job", hit.key.removeprefix(_JOBS), sentence.evidence(hit))


def _place(paper: Paper, side: Side) -> Iterator[Stated]:
    for sentence, hit in said(paper.corridor.rules["required.workplace"], paper, side):
        if sentence.clause.kind != "heading":
            yield Stated("place", sentence.text.strip(), sentence.evidence(hit))


def _pay(paper: Paper, side: Side) -> Iterator[Stated]:
    for wage in wages(paper, side):
        evidence, money = quote(wage.sentence, wage.fact), wage.money
        if money.period:
            yield Stated("pay", str(money.amount), evidence, money.period)
        if money.currency:
            yield Stated("currency", money.currency, evidence)
        if money.basis:
            yield Stated("basis", money.basis, evidence)


def _hours(paper: Paper, side: Side) -> Iterator[Stated]:
    if week := weekly_hours(paper, side):
        yield Stated("hours", str(week[0]), quote(week[1], week[2]), "week")


def _term(paper: Paper, side: Side) -> Iterator[Stated]:
    for sentence in (s for s in paper.sides[side] if s.has("term")):
        for fact in sentence.facts:
            value = fact.value
            if isinstance(value, Duration) and value.unit in _MONTHS and of_the_contract(sentence, fact, value):
                yield Stated("term", str(round(value.amount * _MONTHS[value.unit], 1)), sentence.evidence(), "month")
        if (between := _between(sentence)) and _of_its_own(sentence):
            yield Stated("term", str(between), sentence.evidence(), "month")
    for sentence, hit in paper.hits(side, "term.endless"):
        yield Stated("term", OPEN, sentence.evidence(hit), "month")


def _of_its_own(sentence: Sentence) -> bool:
    """Whether dates in a sentence are the contract's, not those of a permit or a policy."""
    return not sentence.has("topic.permit", "topic.insurance", "leave.annual", "probation")


def _between(sentence: Sentence) -> Decimal | None:
    """The months from the first date of a sentence to the second, the last day counted."""
    found = [day for fact in sentence.facts if isinstance(fact.value, Date) and (day := _day(fact.value))]
    if len(found) != 2 or found[0] >= found[1]:
        return None
    return round(Decimal((found[1] - found[0]).days + 1) * 12 / 365, 1)


def _day(value: Date) -> date | None:
    try:
        return date(value.year, value.month, value.day) if value.year and value.day else None
    except ValueError:
        return None


def _leave(paper: Paper, side: Side) -> Iterator[Stated]:
    found: list[Found] = [
        one
        for one in figures(paper, side, "leave.annual", "", days)
        if of_annual_leave(one[1], one[2]) and not near(one[1], one[2], "leave.monthly", _CLOSE)
    ]
    if found:
        most = max(found, key=lambda one: one[0])
        yield Stated("leave", str(most[0]), quote(most[1], most[2]), "calendar_day")


def _probation(paper: Paper, side: Side) -> Iterator[Stated]:
    for amount, sentence, fact in figures(paper, side, "probation", "", days):
        if amount > _NOTICE and not sentence.has("notice.worker"):
            yield Stated("probation", str(amount), quote(sentence, fact), "calendar_day")


def _payers(paper: Paper, side: Side) -> Iterator[Stated]:
    for topic in sorted(name for name in paper.index[side] if name.startswith(_TOPICS)):
        for payer, sentence, hit in payers(paper, side, topic.removeprefix(_TOPICS)):
            yield Stated(f"payer.{topic.removeprefix(_TOPICS)}", payer, sentence.evidence(hit))


def _route(paper: Paper, side: Side) -> Iterator[Stated]:
    for name in sorted(name for name in paper.index[side] if name.startswith(_ROUTES)):
        for sentence, hit in paper.index[side][name]:
            if not sentence.denies(hit):
                yield Stated("route", name.removeprefix(_ROUTES), sentence.evidence(hit))


def _custody(paper: Paper, side: Side) -> Iterator[Stated]:
    for keeper, sentence, hit in keepers(paper, side):
        yield Stated("custody", keeper, sentence.evidence(hit))


_READERS = (_job, _place, _pay, _hours, _term, _leave, _probation, _payers, _route, _custody)
