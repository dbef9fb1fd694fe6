"""Whether the conditions of a programme are met; each that is not comes with its rule, source and cure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date

from njia.corridors.model import Corridor
from njia.findings import Finding
from njia.scholarships.model import Answers, Condition, Plan, Required


def against(plan: Plan, corridor: Corridor, kind: str, answers: Answers, starts: date) -> tuple[Finding, ...]:
    """What speaks against an application for a programme of that kind whose studies begin on that day.

    A question that was not answered speaks against nobody: completeness is looked at by itself.
    """
    return tuple(
        _finding(corridor, one)
        for one in plan.eligibility
        if _holds_for(one, kind, answers) and corridor.rules[one.rule].in_force(starts) and _fails(one, answers, starts)
    )


def missing(plan: Plan, kind: str, level: str, given: Answers, stage: int) -> tuple[str, ...]:
    """The papers, by their fields, that an application still lacks for that stage."""
    needed = (one for one in plan.documents if one.stage <= stage and _among(one.kinds, kind))
    return tuple(one.field for one in needed if _among(one.levels, level) and not given.get(one.field))


def _holds_for(one: Condition | Required, kind: str, answers: Answers) -> bool:
    return _among(one.kinds, kind) and _among(one.levels, str(answers.get("level", "")))


def _among(named: tuple[str, ...], value: str) -> bool:
    return not named or value in named


def _finding(corridor: Corridor, one: Condition) -> Finding:
    rule = corridor.rules[one.rule]
    values = {"from_years": str(one.from_years), "to_years": str(one.to_years), "months": str(one.months)}
    return Finding(rule.rule, rule.severity, rule.text.fill(**values), (), rule.source, rule.remedy.fill(**values))


def _fails(one: Condition, answers: Answers, starts: date) -> bool:
    value = answers.get(one.field)
    return value not in (None, "") and not _CHECKS[one.check](one, value, answers, starts)


def _one_of(one: Condition, value: object, answers: Answers, starts: date) -> bool:
    return value in one.values


def _age(one: Condition, value: object, answers: Answers, starts: date) -> bool:
    born = date.fromisoformat(str(value)[:10])
    years = starts.year - born.year - ((starts.month, starts.day) < (born.month, born.day))
    return one.from_years <= years <= one.to_years


def _at_least(one: Condition, value: object, answers: Answers, starts: date) -> bool:
    return value in one.order and one.order.index(str(value)) >= one.order.index(one.least)


def _either(one: Condition, value: object, answers: Answers, starts: date) -> bool:
    """Enough of the one, or a yes to the other; a question that was not asked yet is no no."""
    return _at_least(one, value, answers, starts) or answers.get(one.or_field) is not False


def _outlasts(one: Condition, value: object, answers: Answers, starts: date) -> bool:
    return date.fromisoformat(str(value)[:10]) >= months_after(starts, one.months)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_CHECKS: Mapping[str, Callable[[Condition, object, Answers, date], bool]] = {
    "one_of": _one_of, "age": _age, "at_least": _at_least, "either": _either, "outlasts": _outlasts,
}  # fmt: skip
