"""Figures held against the law: pay, hours, leave, probation, notice, overtime, late pay, deductions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from njia.contracts.judges import Case, finding, judges
from njia.contracts.paper import Paper, Sentence
from njia.contracts.wages import wages, weekly_hours
from njia.corridors.model import Rule
from njia.facts.model import Duration, Fact, Rate, Share
from njia.findings import Evidence, Finding, Side
from njia.text.grammar import listed, said

_HIGHER = listed("raises")
_BY = said("by_how_much")

DAYS = {
    "day": Decimal(1),
    "calendar_day": Decimal(1),
    "working_day": Decimal(7) / 5,
    "week": Decimal(7),
    "month": Decimal(30),
    "quarter": Decimal(91),
    "year": Decimal(365),
}
Found = tuple[Decimal, Sentence, Fact]
_NEAR = 120  # code points between a figure and the word it belongs to


def limit(rule: Rule, case: Case, param: str = "series") -> Decimal | None:
    """The value on the day of the dated series that the rule names under ``param``; None where none is known."""
    value = case.paper.corridor.value_on(str(rule.params[param]), case.on)
    return Decimal(value.value) if value else None


def near(sentence: Sentence, fact: Fact, key: str, reach: int = _NEAR) -> bool:
    """Whether a phrase stands close to a fact in its sentence."""
    start, end = fact.start - sentence.start, fact.end - sentence.start
    return any(h.start - end <= reach and start - h.end <= reach for h in sentence.marks.get(key, ()))


def figures(paper: Paper, side: Side, key: str, unless: str, read: Callable[[Fact], Decimal | None]) -> Iterator[Found]:
    """Figures that stand near a phrase and not closer to another one."""
    for sentence in paper.sides[side]:
        if not sentence.has(key):
            continue
        for fact in sentence.facts:
            value = read(fact)
            if value is not None and near(sentence, fact, key) and not (unless and near(sentence, fact, unless, 40)):
                yield value, sentence, fact


def quote(sentence: Sentence, fact: Fact) -> Evidence:
    """The sentence that holds the figure."""
    hit = next((h for hits in sentence.marks.values() for h in hits if h.start + sentence.start >= fact.start), None)
    return sentence.evidence(hit)


def days(fact: Fact) -> Decimal | None:
    """A duration in calendar days."""
    if not isinstance(fact.value, Duration) or fact.value.unit not in DAYS:
        return None
    return fact.value.amount * DAYS[fact.value.unit]


def raised(rule: Rule, found: Iterable[Found], value: str = "") -> Iterator[Finding]:
    kept = list(found)
    if kept:
        amount = value or _plain(kept[0][0])
        yield finding(rule, [quote(s, f) for _, s, f in kept], found=amount)


def _plain(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def sides(case: Case) -> tuple[Side, ...]:
    return case.paper.languages


@judges("pay_below")
def judge_pay_below(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where a wage in roubles makes less in a month than the minimum on the day; part-time pay in proportion."""
    floor, normal = limit(rule, case), limit(rule, case, "week")
    if floor is None or normal is None:
        return
    shifts = int(str(rule.params["shifts_a_month"]))
    low: list[Found] = []
    for side in sides(case):
        week = weekly_hours(case.paper, side)
        hours = min(week[0], normal) if week else normal
        part = any(s.has("pay.part_time") for s in case.paper.sides[side])
        known = [
            (w, m)
            for w in wages(case.paper, side)
            if w.money.currency == "RUB" and (m := w.monthly(hours, shifts)) is not None
        ]
        if known and not (part and week is None):
            best, amount = max(known, key=lambda pair: pair[1])
            if amount < floor * hours / normal:
                low.append((amount, best.sentence, best.fact))
    if low:
        yield finding(rule, [quote(s, f) for _, s, f in low], found=f"{low[0][0]:,.0f}", least=f"{floor:,.0f}")


@judges("pay_currency")
def judge_pay_currency(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where the wage is in another currency than roubles."""
    for side in sides(case):
        foreign = [w for w in wages(case.paper, side) if w.money.currency not in (None, "RUB")]
        roubles = [w for w in wages(case.paper, side) if w.money.currency == "RUB"]
        if foreign and not roubles:
            currency = foreign[0].money.currency or ""
            yield finding(rule, [quote(w.sentence, w.fact) for w in foreign], currency=currency)
            return


@judges("hours_over")
def judge_hours_over(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where the working week is longer than the normal one."""
    most = limit(rule, case)
    weeks = [week for side in sides(case) if (week := weekly_hours(case.paper, side)) is not None]
    yield from raised(rule, [w for w in weeks if most is not None and w[0] > most and not _summed(w)])


def _summed(week: Found) -> bool:
    """Whether the week was made of long shifts whose hours are summed over a period; a stated week is never excused."""
    return week[1].has("hours.summed") and isinstance(week[2].value, Rate) and week[2].value.per != "week"


@judges("weekly_rest_below")
def judge_weekly_rest_below(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where the weekly rest that a side states is too short; rest between shifts is another matter."""
    least = limit(rule, case)

    def hours(fact: Fact) -> Decimal | None:
        value = fact.value
        if isinstance(value, Rate) and value.unit == "hour" and value.per != "week":
            return None
        return value.amount if isinstance(value, (Duration, Rate)) and value.unit == "hour" else None

    short: list[Found] = []
    for side in sides(case):
        by_sentence: dict[int, list[Found]] = {}
        for found in figures(case.paper, side, "rest.weekly", "rest.daily", hours):
            by_sentence.setdefault(id(found[1]), []).append(found)
        nearest = [min(group, key=_from_weekly_rest) for group in by_sentence.values()]
        short += [found for found in nearest if least is not None and found[0] < least]
    yield from raised(rule, short)


def _from_weekly_rest(found: Found) -> int:
    """Code points between a figure and the words of weekly rest; the figure after them is the nearer."""
    _, sentence, fact = found
    start, end = fact.start - sentence.start, fact.end - sentence.start
    return min(max(start - h.end, 10 * (h.start - end)) for h in sentence.marks["rest.weekly"])


@judges("leave_below")
def judge_leave_below(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where the longest paid leave that a side states is too short, by the year or by the month of work."""
    short: list[Found] = []
    for side in sides(case):
        every = figures(case.paper, side, "leave.annual", "leave.other", days)
        found = [one for one in every if not _goes(one[1])]
        if found and all(_lacking(rule, case, f) for f in found):
            short.append(max(found, key=lambda f: f[0]))
    yield from raised(rule, short)


def _goes(sentence: Sentence) -> bool:
    """Whether "leave" is only what you do («you may leave whenever you wish»), not what you are given."""
    going = sentence.marks.get("leave.going", ())
    return bool(going) and all(
        any(g.first <= h.first and h.last <= g.last for g in going) for h in sentence.marks["leave.annual"]
    )


def _lacking(rule: Rule, case: Case, found: Found) -> bool:
    """Whether leave is less than the law's; what is earned by the month is held against the months' own measure."""
    value, sentence, fact = found
    by_month = near(sentence, fact, "leave.monthly", 60) and value <= DAYS["week"]
    least = limit(rule, case, "monthly" if by_month else "series")
    return least is not None and value < (least * DAYS["working_day"] if by_month else least)


@judges("probation_over")
def judge_probation_over(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where probation is longer than the law allows for the post and the term."""
    over: list[Found] = []
    slack = int(str(rule.params["slack_days"]))
    for side in sides(case):
        paper = case.paper
        terms = [
            d for d, s, _ in figures(paper, side, "term", "probation", days) if d >= 30 and not s.has("leave.annual")
        ]
        allowed = _probation_allowed(rule, case, paper.has(side, "head_of_firm"), max(terms, default=None))
        notice = limit(rule, case, "notice")  # three days' notice during probation is no probation
        over += [
            f
            for f in figures(paper, side, "probation", "", days)
            if allowed is not None and f[0] > allowed + slack and not (notice is not None and f[0] <= notice)
        ]
    yield from raised(rule, over)


def _probation_allowed(rule: Rule, case: Case, head: bool, term: Decimal | None) -> Decimal | None:
    """The longest lawful probation, by the post and by how long the contract lasts."""
    none, short = limit(rule, case, "none_up_to"), limit(rule, case, "short_below")
    if term is not None and none is not None and term <= none:
        return Decimal(0)
    if term is not None and short is not None and term < short:
        return limit(rule, case, "short")
    return limit(rule, case, "head" if head else "series")


@judges("notice_over")
def judge_notice_over(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where you must give longer notice than the law asks."""
    most, slack = limit(rule, case), int(str(rule.params["slack_days"]))
    over: list[Found] = []
    for side in sides(case):
        found = figures(case.paper, side, "notice.worker", "notice.other", days)
        over += [f for f in found if most is not None and f[0] > most + slack and not f[1].has("term")]
    yield from raised(rule, over)


@judges("overtime_below")
def judge_overtime_below(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where overtime is paid at less than time and a half."""
    least = limit(rule, case)

    def multiple(fact: Fact) -> Decimal | None:
        value = fact.value
        if not isinstance(value, Share) or value.form == "fraction":
            return None
        return value.value if value.form == "multiple" or value.value >= 1 else None  # «150 %», not «plus 50 %»

    for side in sides(case):
        found = [f for f in figures(case.paper, side, "overtime", "", multiple) if not _on_top(f[1], f[2])]
        if found and least is not None and min(f[0] for f in found) < least:
            yield from raised(rule, [f for f in found if f[0] < least])
            return


def _on_top(sentence: Sentence, fact: Fact) -> bool:
    """Whether a percentage is what is added («далее – на 100 процентов»), not what is paid in all."""
    text = sentence.clause.text
    before, after = text[: fact.start].rstrip(), text[fact.end :].lstrip()
    return isinstance(fact.value, Share) and (before.rpartition(" ")[2] in _BY or after.startswith(_HIGHER))
