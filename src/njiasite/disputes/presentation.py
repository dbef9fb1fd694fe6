"""A sheet as the page shows it: the sum first, then each claim with its steps and time limits."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.forms import BaseForm

from njia.disputes.diagnosis import Circumstances, Remedy
from njia.disputes.group import fits
from njia.disputes.load import law
from njia.disputes.model import Counted, Limit, Sheet
from njia.disputes.money import sum_
from njia.text.saying import full_day
from njiasite.disputes.cases import Stands
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import words as said


def sheet(found: Sheet, around: Circumstances | None, *, ours: bool = True) -> dict[str, Any]:
    """The whole sheet; time limits only for the worker's side (``ours``). ``first``: the next way to court to close."""
    rules = law(settings.CORRIDOR)
    ends = [limit for one in found.counted for limit in one.limits if limit.rule.court and ours]
    return {
        "total": said(sum_(rules, found.total)),
        "principal": said(sum_(rules, found.principal)),
        "interest": said(sum_(rules, found.interest)),
        "money": found.total > 0,
        "late": any(limit.late for limit in ends),
        "first": _first(ends),
        "claims": [_claim(one, around, ours=ours) for one in found.counted],
        "notes": [said(note) for note in (found.all_notes if ours else (found.estimate,)) if note],
    }


def _first(ends: Iterable[Limit]) -> str:
    """The last day of the first way to court to close; empty where none runs."""
    running = [limit.deadline.last_day for limit in ends if limit.deadline and not limit.late]
    return said(full_day(min(running))) if running else ""


def _claim(one: Counted, around: Circumstances | None, *, ours: bool) -> dict[str, Any]:
    rules = law(settings.CORRIDOR)
    return {
        "name": said(one.kind.name),
        "source": said(one.kind.source.text),
        "total": said(sum_(rules, one.total)) if one.total else "",
        "steps": [said(step.text) for step in one.steps],
        "limits": [_limit(limit) for limit in one.limits if ours and _shown(limit, around)],
    }


def _shown(limit: Limit, around: Circumstances | None) -> bool:
    """Whether it is of use: always for officers (None), else where what it needs is there."""
    return around is None or not limit.rule.needs or bool(getattr(around, limit.rule.needs))


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


def owed(stands: Stands) -> str:
    """What a case comes to, in words."""
    total = stands.sheet.total if stands.sheet else Decimal(0)
    return said(sum_(law(settings.CORRIDOR), total))


def apart(found: Iterable[tuple[Dossier, str, Stands]]) -> list[dict[str, Any]]:
    """Cases of which a paper of several would not say everything, each with the last day for a paper of its own."""
    return [
        {
            "id": dossier.pk,
            "number": dossier.number,
            "first": _first(limit for one in stands.sheet.counted for limit in one.limits if limit.rule.court),
        }
        for dossier, _, stands in found
        if stands.sheet is not None and stands.sheet.counted and not fits(stands.contract, stands.sheet)
    ]


def many(found: Iterable[tuple[Dossier, str, Stands]]) -> dict[str, Any]:
    """Cases against one employer, each with its sum, and all of them together."""
    rules = law(settings.CORRIDOR)
    listed = list(found)
    sums = [one.sheet.total if one.sheet else Decimal(0) for _, _, one in listed]
    return {
        "cases": [
            {"id": dossier.pk, "number": dossier.number, "state": state, "sum": owed(stands)}
            for dossier, state, stands in listed
        ],
        "total": said(sum_(rules, sum(sums, Decimal(0)))),
    }
