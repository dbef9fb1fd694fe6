"""Holds the terms of an order against the rules ``terms.*``: the rules are data, the ways to compare are here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from njia.corridors.model import Corridor, DatedValue, Rule
from njia.findings import Finding, Text, worst_first
from njia.joborders import words
from njia.joborders.model import Terms
from njia.text.saying import number

_RULES = "terms."
_MONTH_DAYS = Decimal("30.5")
Fact = Decimal | str


@dataclass(frozen=True, slots=True)
class _Case:
    """An order being held against one rule."""

    terms: Terms
    facts: Mapping[str, Fact]
    corridor: Corridor
    on: date


@dataclass(frozen=True, slots=True)
class _Fault:
    """What the rule found: its words, and the value of the day that it was held against."""

    values: Mapping[str, str | Text] = field(default_factory=dict)
    against: DatedValue | None = None


def held(terms: Terms, corridor: Corridor, on: date, flags: Mapping[str, object] | None = None) -> tuple[Finding, ...]:
    """What speaks against the order on that day, the worst first. ``flags``: what the mission answered (yes or no)."""
    case = _Case(terms, facts_of(terms, flags or {}), corridor, on)
    found = [
        _finding(rule, fault)
        for rule in corridor.rules.values()
        if rule.rule.startswith(_RULES) and rule.in_force(on) and _applies(rule, case)
        for fault in CHECKS[str(rule.params["check"])](rule, case)
    ]
    return worst_first(found)


def facts_of(terms: Terms, flags: Mapping[str, object]) -> Mapping[str, Fact]:
    """What rules can name: numbers and ids of the terms, and the mission's answers as yes or no."""
    return {
        "pay_month": terms.pay_month,
        "currency": terms.pay.currency,
        "pay_days": terms.pay.days,
        "week_hours": terms.week_hours,
        "week_days": terms.week_days,
        "leave_days": Decimal(terms.leave_days),
        "probation_days": (terms.probation_months * _MONTH_DAYS).quantize(Decimal(1)),
        "term_months": Decimal(terms.term_months),
        "places": Decimal(terms.places),
        "housing": terms.housing,
        "meals": terms.meals,
        "route": terms.route,
        "custody": terms.custody,
        "region": terms.region,
        "occupation": terms.occupation,
        **{name: "yes" if value else "no" for name, value in flags.items() if isinstance(value, bool)},
    }


def _applies(rule: Rule, case: _Case) -> bool:
    where = rule.params.get("where")
    return where is None or case.facts.get(str(where)) in _list(rule, "among")


def _compared(rule: Rule, case: _Case, too_far: Callable[[Decimal, Decimal], bool]) -> Iterator[_Fault]:
    found, against = case.facts.get(str(rule.params["fact"])), _bound(rule, case)
    if not isinstance(found, Decimal) or against is None:
        return
    times = rule.params.get("times", 1)
    found, bound = found * Decimal(str(times)), Decimal(against.value)
    if too_far(found, bound):
        yield _Fault({"found": number(found), "bound": number(bound)}, against)


def _bound(rule: Rule, case: _Case) -> DatedValue | None:
    """The value of the day; where the rule looks at regions, that of the region if it is the higher one."""
    names = [str(rule.params["series"])]
    if rule.params.get("by_region"):
        names.append(f"{names[0]}.{case.terms.region}")
    held_on = [case.corridor.value_on(name, case.on) for name in names if name in case.corridor.values]
    return max((one for one in held_on if one), key=lambda one: Decimal(one.value), default=None)


def _at_least(rule: Rule, case: _Case) -> Iterator[_Fault]:
    return _compared(rule, case, lambda found, bound: found < bound)


def _at_most(rule: Rule, case: _Case) -> Iterator[_Fault]:
    return _compared(rule, case, lambda found, bound: found > bound)


def _only(rule: Rule, case: _Case) -> Iterator[_Fault]:
    found = case.facts.get(str(rule.params["fact"]))
    if found is not None and found not in _list(rule, "values"):
        yield _Fault({"found": str(found)})


def _never(rule: Rule, case: _Case) -> Iterator[_Fault]:
    found = case.facts.get(str(rule.params["fact"]))
    if found in _list(rule, "values"):
        yield _Fault({"found": str(found)})


def _at_least_numbers(rule: Rule, case: _Case) -> Iterator[_Fault]:
    """Too few numbers in what was written, as days of the month."""
    written = str(case.facts.get(str(rule.params["fact"]), ""))
    if len(set(re.findall(r"\d+", written))) < int(str(rule.params["number"])):
        yield _Fault({"found": written})


def _nobody_pays(rule: Rule, case: _Case) -> Iterator[_Fault]:
    payers = _list(rule, "payers")
    costs = [cost for cost in _list(rule, "costs") if case.terms.payers.get(cost) in payers]
    if costs:
        names = [words.cost(cost, case.corridor.id) for cost in costs]
        yield _Fault({"found": Text(*("; ".join(name[language] for name in names) for language in ("en", "sw", "ru")))})


CHECKS: Mapping[str, Callable[[Rule, _Case], Iterator[_Fault]]] = {
    "at_least": _at_least,
    "at_most": _at_most,
    "only": _only,
    "never": _never,
    "at_least_numbers": _at_least_numbers,
    "nobody_pays": _nobody_pays,
}


def _list(rule: Rule, name: str) -> list[str]:
    listed = rule.params.get(name, [])
    return listed if isinstance(listed, list) else [str(listed)]


def _finding(rule: Rule, fault: _Fault) -> Finding:
    source = fault.against.source if fault.against else rule.source
    return Finding(
        rule=rule.rule,
        severity=rule.severity,
        text=rule.text.fill(**fault.values),
        evidence=(),
        source=source,
        remedy=rule.remedy,
    )
