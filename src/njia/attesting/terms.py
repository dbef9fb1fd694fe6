"""The contract held against the job order that it is made under: rules ``attest.*`` of the corridor."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from njia.contracts.report import Report, ReportFact
from njia.corridors.model import Corridor
from njia.findings import Evidence, Finding, verdict_of, worst_first
from njia.joborders import Terms


def held(report: Report, terms: Terms, corridor: Corridor) -> Report:
    """The report with what differs from the order among its findings."""
    more = [*_employer(report, terms, corridor), *_pay(report, terms, corridor), *_hours(report, terms, corridor)]
    findings = worst_first([*report.findings, *more])
    return _with(report, findings)


def _with(report: Report, findings: tuple[Finding, ...]) -> Report:
    return msgspec.structs.replace(report, findings=findings, verdict=verdict_of(findings))


def _employer(report: Report, terms: Terms, corridor: Corridor) -> Iterator[Finding]:
    """Another tax number than the employer's. A contract that names none is found by another rule."""
    named = [fact for fact in report.facts if fact.kind == "identifier" and fact.value.get("scheme") == "inn"]
    if named and all(fact.value.get("value") != terms.employer.inn for fact in named):
        yield _finding("attest.other_employer", corridor, named, order=terms.employer.inn)


def _pay(report: Report, terms: Terms, corridor: Corridor) -> Iterator[Finding]:
    """Less than the order promises, by the best sum for the same period that the contract names."""
    sums = [
        fact
        for fact in report.facts
        if fact.kind == "money"
        and fact.value.get("currency") == terms.pay.currency
        and fact.value.get("period") == terms.pay.period
    ]
    best = max((Decimal(str(fact.value["amount"])) for fact in sums), default=None)
    if best is not None and best < terms.pay.amount:
        yield _finding("attest.less_pay", corridor, sums, found=f"{best:,}", order=f"{terms.pay.amount:,}")


def _hours(report: Report, terms: Terms, corridor: Corridor) -> Iterator[Finding]:
    """A longer week than the order says."""
    weeks = [
        fact
        for fact in report.facts
        if fact.kind == "rate" and (fact.value.get("unit"), fact.value.get("per")) == ("hour", "week")
    ]
    longer = [fact for fact in weeks if Decimal(str(fact.value["amount"])) > terms.week_hours]
    if longer:
        most = max(Decimal(str(fact.value["amount"])) for fact in longer)
        yield _finding("attest.more_hours", corridor, longer, found=str(most), order=str(terms.week_hours))


def _finding(name: str, corridor: Corridor, facts: list[ReportFact], **values: str) -> Finding:
    rule = corridor.rules[name]
    evidence = tuple(
        Evidence(
            document=fact.document, start=fact.start, end=fact.end, quote=fact.quote, side=fact.side,
            clause=fact.clause, page=fact.page,
        )
        for fact in facts
    )  # fmt: skip
    return Finding(
        rule=rule.rule, severity=rule.severity, text=rule.text.fill(**values), evidence=evidence, source=rule.source,
        remedy=rule.remedy,
    )  # fmt: skip
