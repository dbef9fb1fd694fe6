"""A sheet as the page shows it: the sum first, then each claim with its steps and time limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.forms import BaseForm

from njia.disputes.diagnosis import Circumstances, Remedy
from njia.disputes.load import law
from njia.disputes.model import Counted, Limit, Sheet
from njia.disputes.money import sum_
from njia.text.saying import full_day
from njiasite.identities.roster import words as said


def sheet(found: Sheet, around: Circumstances) -> dict[str, Any]:
    """The whole sheet. ``first`` is the time limit that ends next, of those that close the way to court."""
    rules = law(settings.CORRIDOR)
    running = [
        limit for one in found.counted for limit in one.limits if limit.rule.court and limit.deadline and not limit.late
    ]
    first = min(running, key=lambda limit: limit.deadline.last_day if limit.deadline else found.on, default=None)
    return {
        "total": said(sum_(rules, found.total)),
        "principal": said(sum_(rules, found.principal)),
        "interest": said(sum_(rules, found.interest)),
        "money": found.total > 0,
        "late": any(limit.late for one in found.counted for limit in one.limits if limit.rule.court),
        "first": said(full_day(first.deadline.last_day)) if first and first.deadline else "",
        "claims": [_claim(one, around) for one in found.counted],
        "notes": [said(note) for note in found.notes],
    }


def _claim(one: Counted, around: Circumstances) -> dict[str, Any]:
    rules = law(settings.CORRIDOR)
    return {
        "name": said(one.kind.name),
        "source": said(one.kind.source.text),
        "total": said(sum_(rules, one.total)) if one.total else "",
        "steps": [said(step.text) for step in one.steps],
        "limits": [_limit(limit) for limit in one.limits if _shown(limit, around)],
    }


def _shown(limit: Limit, around: Circumstances) -> bool:
    return not limit.rule.needs or bool(getattr(around, limit.rule.needs))


def _limit(limit: Limit) -> dict[str, Any]:
    return {
        "text": said(limit.text),
        "late": limit.late,
        "how": said(limit.deadline.explanation) if limit.deadline else "",
    }


def way(remedy: Remedy) -> dict[str, Any]:
    """One way, with where it comes from."""
    return {"name": said(remedy.name), "text": said(remedy.text), "source": said(remedy.source.text)}


def problems(forms: Iterable[BaseForm]) -> list[dict[str, str]]:
    """What is wrong in any of the forms, each with the place to mend it."""
    return [
        {"text": f"{label} — {error}" if label else str(error), "link": link}
        for form in forms
        if form.is_bound
        for label, link, errors in (
            ("", "", form.non_field_errors()),
            *((field.label, field.id_for_label, field.errors) for field in form),
        )
        for error in errors
    ]
