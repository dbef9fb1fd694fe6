"""A pathway as the pages show it, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings

from njia.calendars.load import load_calendars
from njia.findings import Finding
from njia.pathways.checklist import Dated, checklist
from njia.pathways.costs import CostLine, cost_table
from njia.pathways.model import Move, Pathway, Ways
from njia.pathways.moves import moves_from
from njia.pathways.say import how_long, money, when
from njiasite.identities.roster import words as said

TONES = {"stop": "stop", "fix": "fix", "check": "check", "note": "note"}


def pathway(ways: Ways, found: Pathway, begins: date, done: Mapping[str, date] | None = None) -> dict[str, Any]:
    """Name, dated steps, costs and changes of one pathway."""
    dated = checklist(found, begins, load_calendars(settings.CORRIDOR), done)
    costs = cost_table(ways, found, begins)
    return {
        "id": found.id,
        "name": said(found.name),
        "summary": said(found.summary),
        "steps": [_step(ways, one, done or {}) for one in dated],
        "costs": [_cost(ways, line) for line in costs.lines],
        "pays_nothing": not any(line.cost.payer == "you" for line in costs.lines),
        "moves": [move(ways, one) for one in moves_from(ways, found.id)],
        "sources": sorted({said(one.text) for one in (found.source, *(law for s in found.steps for law in s.law))}),
    }


def warnings(found: Iterable[Finding]) -> list[dict[str, str]]:
    """Warnings with their colour, what they say and what to do."""
    return [{"tone": TONES[f.severity], "text": said(f.text), "remedy": said(f.remedy)} for f in found]


def move(ways: Ways, one: Move) -> dict[str, Any]:
    """A change to another pathway: whether it may be made, and what for."""
    return {
        "to": one.to,
        "name": said(ways.pathways[one.to].name),
        "allowed": one.allowed,
        "why": said(one.why),
        "conditions": [{"id": c.id, "ask": said(c.ask)} for c in one.conditions],
        "first": [said(text) for text in one.first],
        "warnings": warnings(ways.warnings[name].finding for name in one.warns),
    }


def _step(ways: Ways, dated: Dated, done: Mapping[str, date]) -> dict[str, Any]:
    step = dated.step
    takes = how_long(ways, step)
    return {
        "id": step.id,
        "name": said(step.name),
        "when": said(when(ways, dated)),
        "done": done.get(step.id),
        "limit": step.reach == "limit",
        "what": said(step.what),
        "who": said(ways.actors[step.who]),
        "where": said(ways.places[step.where]),
        "takes": said(takes) if takes else "",
        "counted": said(dated.deadline.explanation) if dated.deadline else "",
        "papers": [said(ways.papers[name]) for name in step.papers],
        "wrong": [said(text) for text in step.wrong],
        "never": [said(ways.warnings[name].text) for name in step.never],
        "law": [said(source.text) for source in step.law],
    }


def _cost(ways: Ways, line: CostLine) -> dict[str, Any]:
    return {
        "name": said(line.cost.name),
        "payer": said(ways.actors[line.cost.payer]),
        "sum": said(money(ways, line.sum)),
        "never_you": not line.cost.may_charge_you,
        "yours": line.cost.payer == "you",
    }
