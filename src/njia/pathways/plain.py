"""A pathway for other programs: the same on the command line and over HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from njia.calendars.load import Calendars
from njia.findings import Finding
from njia.pathways.checklist import Dated, checklist
from njia.pathways.choose import Choice
from njia.pathways.costs import CostLine, cost_table
from njia.pathways.model import Pathway, Ways
from njia.pathways.moves import moves_from


def choice_as_plain(ways: Ways, choice: Choice, begins: date, calendars: Calendars) -> dict[str, object]:
    """What the answers led to; ``pathway`` is null where none fits, and ``none`` then says why."""
    found = pathway_as_plain(ways, choice.pathway, begins, calendars) if choice.pathway else None
    return {"pathway": found, "none": choice.none, "warnings": _plain_findings(choice.warnings)}


def pathway_as_plain(ways: Ways, pathway: Pathway, begins: date, calendars: Calendars) -> dict[str, object]:
    """A pathway with its dated checklist, cost table, warnings and the changes that lead away from it."""
    costs = cost_table(ways, pathway, begins)
    return {
        "id": pathway.id,
        "name": pathway.name,
        "summary": pathway.summary,
        "source": pathway.source,
        "begins": begins,
        "steps": [_step(ways, dated) for dated in checklist(pathway, begins, calendars)],
        "costs": [_cost(ways, line) for line in costs.lines],
        "totals": costs.totals,
        "unknown_costs": costs.unknown,
        "warnings": _plain_findings(ways.warnings[name].finding for name in pathway.warnings),
        "moves": [{"to": m.to, "allowed": m.allowed, "why": m.why} for m in moves_from(ways, pathway.id)],
    }


def _step(ways: Ways, dated: Dated) -> dict[str, object]:
    step = dated.step
    return {
        "id": step.id,
        "name": step.name,
        "what": step.what,
        "who": ways.actors[step.who],
        "where": ways.places[step.where],
        "papers": [ways.papers[name] for name in step.papers],
        "after": step.after,
        "begins": dated.begins,
        "done_by": dated.done_by,
        "reach": step.reach,
        "takes": step.takes.text if step.takes else None,
        "counted": dated.deadline.explanation if dated.deadline else None,
        "good_until": dated.good_until,
        "law": step.law,
        "wrong": step.wrong,
        "never": [ways.warnings[name].text for name in step.never],
    }


def _cost(ways: Ways, line: CostLine) -> dict[str, object]:
    cost, found = line.cost, line.sum
    return {
        "id": cost.id,
        "name": cost.name,
        "payer": ways.actors[cost.payer],
        "may_charge_you": cost.may_charge_you,
        "step": line.step.id,
        "amount": found.amount if found else None,
        "currency": found.currency if found else None,
        "most": found.most if found else None,
        "source": found.source if found else cost.source,
    }


def _plain_findings(findings: Iterable[Finding]) -> list[dict[str, object]]:
    return [
        {"rule": f.rule, "severity": f.severity, "text": f.text, "remedy": f.remedy, "source": f.source}
        for f in findings
    ]
