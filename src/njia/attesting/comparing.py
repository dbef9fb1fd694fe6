"""The ways in which a term of a contract is held against its job order; which term, and how far, is the rule's data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from njia.contracts.report import Report
from njia.contracts.stated import OPEN, Stated
from njia.contracts.wages import WEEKS_A_MONTH
from njia.corridors.model import Corridor, Rule
from njia.findings import Evidence, Side, Text
from njia.joborders import Terms, words
from njia.text.saying import number
from njia.text.words import words as words_of

_MONTH_DAYS = Decimal("30.5")
_OTHER = "other"  # the occupation that the corridor has no name for
_FREE, _EMPLOYER, _WORKER = "free", "employer", "worker"
_SIDES: tuple[Side, ...] = ("en", "ru")
_SHORT = 3  # letters; a shorter word («г.», "st") says nothing of a place


@dataclass(frozen=True, slots=True)
class Case:
    """A contract that was checked, and the order it is made under."""

    report: Report
    terms: Terms
    corridor: Corridor

    def stated(self, rule: Rule) -> list[Stated]:
        """What the contract says of the rule's term."""
        return [one for one in self.report.stated if one.term == rule.params["term"]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One difference: the values of its words, and where the contract shows it."""

    values: Mapping[str, str | Text] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


def _declared(rule: Rule, terms: Terms) -> Decimal | str:
    declared: dict[str, Decimal | str] = {
        "week_hours": terms.week_hours,
        "leave_days": Decimal(terms.leave_days),
        "probation_days": terms.probation_months * _MONTH_DAYS,
        "currency": terms.pay.currency,
        "basis": "gross" if terms.pay.gross else "net",
        "housing": terms.housing,
        "meals": terms.meals,
    }
    return declared[str(rule.params["order"])]


def _identifier(rule: Rule, case: Case) -> Iterator[Fault]:
    """Other numbers of that scheme and not the employer's. A contract that names none is found by another rule."""
    scheme = str(rule.params["scheme"])
    facts = [fact for fact in case.report.facts if fact.kind == "identifier" and fact.value.get("scheme") == scheme]
    wanted = {"inn": case.terms.employer.inn, "ogrn": case.terms.employer.ogrn}[scheme]
    if facts and all(fact.value.get("value") != wanted for fact in facts):
        shown = (Evidence(f.document, f.side, f.clause, f.page, f.start, f.end, f.quote) for f in facts)
        yield Fault({"order": wanted}, tuple(shown))


def _job(rule: Rule, case: Case) -> Iterator[Fault]:
    """A language that gives the job names other trades, and neither the order's one nor its title."""
    names = {concept.id: concept.name for concept in case.corridor.concepts if concept.group == "job"}
    for side in _SIDES:
        told = [one for one in case.stated(rule) if one.evidence.side == side]
        other = [one for one in told if one.value != case.terms.occupation]
        if told and len(other) == len(told) and not _titled(case, side):
            name = names[f"job.{other[0].value}"]
            yield Fault({"found": name, "order": case.terms.title}, tuple(one.evidence for one in other))
            return


def _title(rule: Rule, case: Case) -> Iterator[Fault]:
    """No trade is recognised in either language, and a language lacks the words of the order's title."""
    if case.stated(rule) and case.terms.occupation != _OTHER:
        return
    if any(not _titled(case, side) for side in _SIDES if side in case.report.languages):
        yield Fault({"order": case.terms.title})


def _titled(case: Case, side: Side) -> bool:
    said = {word.stem for word in words_of(case.report.texts.get(side, ""))}
    return {word.stem for word in words_of(case.terms.title[side])} <= said


def _place(rule: Rule, case: Case) -> Iterator[Fault]:
    """Too few words and numbers of the order's address stand where a language gives the workplace."""
    least, both = Decimal(str(rule.params["share"])), case.terms.workplace
    for side in _SIDES:
        told = [one for one in case.stated(rule) if one.evidence.side == side]
        wanted = _telling(both.en if side == "en" else both.ru)
        said = {stem for one in told for stem in _telling(one.value)}
        if told and wanted and Decimal(len(wanted & said)) < least * len(wanted):
            yield Fault({"order": Text(both.en, both.en, both.ru)}, (told[0].evidence,))
            return


def _telling(text: str) -> set[str]:
    return {word.stem for word in words_of(text) if len(word.form) >= _SHORT or word.form.isdigit()}


def _pay(rule: Rule, case: Case) -> Iterator[Fault]:
    """A language whose best sum, for a month of the order's hours, is less than the order's pay."""
    shifts = Decimal(str(rule.params["shifts_a_month"]))
    wages = [one for one in case.report.stated if one.term == "pay"]
    for side in _SIDES:
        sums = [(made, one) for one in wages if one.evidence.side == side and (made := _month(one, case.terms, shifts))]
        best = max(sums, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] < case.terms.pay_month:
            found, order = number(best[0].quantize(Decimal(1))), number(case.terms.pay_month.quantize(Decimal(1)))
            yield Fault({"found": found, "order": order}, tuple(one.evidence for _, one in sums))
            return


def _month(wage: Stated, terms: Terms, shifts: Decimal) -> Decimal:
    """What a wage makes in a month; nothing where its period says no time. Pay by the day counts at its best."""
    times = {
        "hour": terms.week_hours * WEEKS_A_MONTH,
        "week": WEEKS_A_MONTH,
        "month": Decimal(1),
        "quarter": 1 / Decimal(3),
        "year": 1 / Decimal(12),
        "shift": shifts,
        "day": shifts,
    }
    return (Decimal(wage.value) * times.get(wage.unit, Decimal(0))).quantize(Decimal("0.01"))


def _only(rule: Rule, case: Case) -> Iterator[Fault]:
    """Another value than the order's; where the rule says ``among``, only for orders of those values."""
    declared, among = str(_declared(rule, case.terms)), rule.params.get("among")
    other = [one for one in case.stated(rule) if one.value != declared]
    if other and (not isinstance(among, list) or declared in among):
        yield Fault({"found": other[0].value, "order": declared}, tuple(one.evidence for one in other))


def _compared(rule: Rule, case: Case, sign: int) -> Iterator[Fault]:
    declared, within = Decimal(_declared(rule, case.terms)), Decimal(str(rule.params.get("within", 0)))
    over = [one for one in case.stated(rule) if sign * (Decimal(one.value) - declared) > within]
    if over:
        worst = max(over, key=lambda one: sign * Decimal(one.value))
        values = {"found": number(Decimal(worst.value)), "order": number(declared.quantize(Decimal("0.1")).normalize())}
        yield Fault(values, tuple(one.evidence for one in over))


def _at_most(rule: Rule, case: Case) -> Iterator[Fault]:
    return _compared(rule, case, 1)


def _at_least(rule: Rule, case: Case) -> Iterator[Fault]:
    return _compared(rule, case, -1)


def _term(rule: Rule, case: Case) -> Iterator[Fault]:
    """A length that is not the order's; an order without months is one without an end."""
    within, months = Decimal(str(rule.params["within"])), case.terms.term_months
    for one in case.stated(rule):
        ends = one.value != OPEN
        if ends != bool(months) or (ends and abs(Decimal(one.value) - months) > within):
            endless = case.corridor.messages["attest.endless"]
            found = number(Decimal(one.value)) if ends else endless
            order = number(Decimal(months)) if months else endless
            yield Fault({"found": found, "order": order}, (one.evidence,))
            return


def _route(rule: Rule, case: Case) -> Iterator[Fault]:
    """The contract speaks of another way to a permit than the order; an ordinary permit is not told from silence."""
    other = [one for one in case.stated(rule) if one.value != case.terms.route]
    if other:
        found = case.corridor.messages[f"attest.route.{other[0].value}"]
        order = words.option("route", case.terms.route, case.corridor.id)
        yield Fault({"found": found, "order": order}, tuple(one.evidence for one in other))


def _worker_pays(rule: Rule, case: Case) -> Iterator[Fault]:
    """The worker pays what the order lays on somebody else."""
    for cost, topic in _costs(rule, case.terms.route):
        mine = [one for one in case.report.stated if (one.term, one.value) == (f"payer.{topic}", _WORKER)]
        if mine and case.terms.payers.get(cost, _WORKER) != _WORKER:
            yield Fault({"found": words.cost(cost, case.corridor.id)}, tuple(one.evidence for one in mine))


def _not_promised(rule: Rule, case: Case) -> Iterator[Fault]:
    """The order has the employer pay, and no language says who pays."""
    told = {one.term for one in case.report.stated}
    silent = [
        words.cost(cost, case.corridor.id)
        for cost, topic in _costs(rule, case.terms.route)
        if case.terms.payers.get(cost) == _EMPLOYER and f"payer.{topic}" not in told
    ]
    if silent and case.report.class_ == "employment":
        yield Fault({"found": Text(*("; ".join(name[language] for name in silent) for language in ("en", "sw", "ru")))})


def _costs(rule: Rule, route: str) -> Iterator[tuple[str, str]]:
    """Costs with their topics; a cost with routes behind it is one of those routes alone."""
    listed = rule.params["costs"]
    for line in listed if isinstance(listed, list) else []:
        cost, topic, *routes = line.split()
        if not routes or route in routes:
            yield cost, topic


def _given_free(rule: Rule, case: Case) -> Iterator[Fault]:
    """The order gives it free of charge; the contract does not, or the worker pays."""
    if _declared(rule, case.terms) != _FREE or case.report.class_ != "employment":
        return
    told = case.stated(rule)
    paid = [one for one in told if one.value == _WORKER]
    if paid or not told:
        yield Fault({}, tuple(one.evidence for one in paid))


CHECKS: Mapping[str, Callable[[Rule, Case], Iterator[Fault]]] = {
    "identifier": _identifier,
    "job": _job,
    "title": _title,
    "place": _place,
    "pay": _pay,
    "only": _only,
    "at_most": _at_most,
    "at_least": _at_least,
    "term": _term,
    "route": _route,
    "worker_pays": _worker_pays,
    "not_promised": _not_promised,
    "given_free": _given_free,
}
