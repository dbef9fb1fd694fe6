"""A sheet for other programs: the same on the command line and over HTTP."""

from __future__ import annotations

from njia.calendars.plain import as_plain as deadline_as_plain
from njia.disputes.model import Counted, Limit, Sheet, Step


def as_plain(sheet: Sheet) -> dict[str, object]:
    """The sheet as JSON tells it. Sums are strings, so that nobody's program rounds them."""
    return {
        "on": sheet.on,
        "principal": f"{sheet.principal:.2f}",
        "interest": f"{sheet.interest:.2f}",
        "total": f"{sheet.total:.2f}",
        "estimated": sheet.estimated,
        "claims": [_claim(one) for one in sheet.counted],
        "notes": sheet.all_notes,
    }


def _claim(one: Counted) -> dict[str, object]:
    return {
        "kind": one.kind.id,
        "due": one.due,
        "principal": f"{one.principal:.2f}",
        "interest": f"{one.interest:.2f}",
        "total": f"{one.total:.2f}",
        "estimated": one.estimated,
        "source": one.kind.source,
        "steps": [_step(step) for step in one.steps],
        "limits": [_limit(limit) for limit in one.limits],
    }


def _step(step: Step) -> dict[str, object]:
    amount = None if step.amount is None else f"{step.amount:.2f}"
    return {"text": step.text, "amount": amount, "source": step.source}


def _limit(limit: Limit) -> dict[str, object]:
    counted = None if limit.deadline is None else deadline_as_plain(limit.deadline)
    return {
        "id": limit.rule.id,
        "late": limit.late,
        "text": limit.text,
        "deadline": counted,
        "source": limit.rule.source,
        "restored": limit.rule.restored,
    }
