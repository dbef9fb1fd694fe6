"""The framework in the reader's language. Holding languages and drafts against each other is done once a process."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy

from njia.corridors.load import load
from njia.findings import Finding
from njia.framework.clauses import Change, changes, disagreements
from njia.framework.load import load_framework
from njia.framework.model import Framework, Promise, Step
from njiasite.dossiers import engine
from njiasite.identities.roster import words as said
from njiasite.indicators import presentation as indicators

_STAGES = {
    "proposed": gettext_lazy("Proposed"),
    "agreed": gettext_lazy("Agreed"),
    "in_force": gettext_lazy("In force"),
}
_TONES = {"proposed": "check", "agreed": "note", "in_force": "clear"}
_KINDS = {
    "added": gettext_lazy("New clause"),
    "removed": gettext_lazy("Clause taken out"),
    "meaning": gettext_lazy("What it says was changed"),
    "wording": gettext_lazy("Only the wording was changed"),
}


def page(framework: Framework, on: date) -> dict[str, Any]:
    """Everything that the page shows."""
    apart = _apart(settings.CORRIDOR, on)
    return {
        "promises": [_promise(one, framework, apart.get(one.id, ())) for one in framework.promises],
        "draft": framework.draft,
        "disagreeing": sum(map(len, apart.values())),
        "unkept": [said(one.name) for one in framework.promises if one.kept_by_nothing],
        "unmeasured": [said(one.name) for one in framework.promises if not one.indicators],
        "unworded": [said(one.name) for one in framework.promises if one.id not in framework.draft.clauses],
        "unasked_rules": framework.unasked_rules,
        "unasked_procedures": [said(_plans()[id_].name) for id_ in framework.unasked_procedures],
    }


def steps(framework: Framework, on: date) -> list[dict[str, Any]]:
    """From each draft to the next, the newest first."""
    names = {one.id: said(one.name) for one in framework.promises}
    found = _changed(settings.CORRIDOR, on)
    pairs = zip(pairwise(framework.drafts), found, strict=True)
    return [{"old": old, "new": new, "changes": [_change(one, names) for one in told]} for (old, new), told in pairs][
        ::-1
    ]


@lru_cache(maxsize=4)
def _apart(corridor: str, on: date) -> Mapping[str, tuple[Finding, ...]]:
    """Where the languages of each clause of the newest draft do not say the same."""
    clauses = load_framework(corridor).draft.clauses
    return {id_: disagreements(clause, load(corridor), on) for id_, clause in clauses.items()}


@lru_cache(maxsize=4)
def _changed(corridor: str, on: date) -> tuple[tuple[Change, ...], ...]:
    drafts = load_framework(corridor).drafts
    return tuple(tuple(changes(old, new, load(corridor), on)) for old, new in pairwise(drafts))


def _plans() -> Mapping[str, Any]:
    return engine.procedures(settings.CORRIDOR)


def _promise(promise: Promise, framework: Framework, apart: tuple[Finding, ...]) -> dict[str, Any]:
    return {
        "id": promise.id,
        "name": said(promise.name),
        "means": said(promise.means),
        "status": _step(promise.status[-1]),
        "steps": [_step(one) for one in promise.status],
        "also": [said(source.text) for source in promise.also],
        "clause": framework.draft.clauses.get(promise.id),
        "apart": [said(one.text) for one in apart],
        "rules": promise.rules,
        "procedures": [said(_plans()[id_].name) for id_ in promise.procedures],
        "indicators": [indicators.newest(id_) for id_ in promise.indicators],
        "unkept": promise.kept_by_nothing,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "stage": _STAGES[step.status],
        "tone": _TONES[step.status],
        "day": step.day,
        "source": said(step.source.text),
        "verified": step.source.verified,
    }


def _change(change: Change, names: Mapping[str, str]) -> dict[str, Any]:
    return {"promise": names[change.promise], "side": change.side, "kind": _KINDS[change.kind], "runs": change.runs}
