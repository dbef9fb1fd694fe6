"""A case to take away, as far as a role may see it: as values, and as a text to read."""

from __future__ import annotations

from typing import Any

from django.utils.html import strip_tags

from njia.casework.seeing import sees
from njiasite.dossiers import engine, presentation
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import words as said
from njiasite.ledger import selectors as ledger
from njiasite.pages.templatetags.shown import moment


def whole(case: Dossier, role: str) -> dict[str, Any] | None:
    """All that a role may see of a case, act by act, the oldest first; None where it may see nothing."""
    plan, standing = engine.procedure_of(case), engine.standing(case)
    if role not in plan.readers or not sees(plan, standing, role):
        return None
    events = presentation.timeline(presentation.shown_to(plan, ledger.acts(case.id), role))[::-1]
    acts = [
        {
            "at": moment(event["at"]),
            "by": str(event["by"]),
            "what": str(event["title"]),
            "told": {str(line["label"]): strip_tags(str(line["value"])) for line in event["lines"]},
        }
        for event in events
    ]
    return {"case": case.number, "kind": said(plan.name), "acts": acts}


def as_text(cases: list[dict[str, Any]]) -> str:
    """The same to read."""
    lines: list[str] = []
    for case in cases:
        lines += [f"{case['kind']} · {case['case']}", ""]
        for act in case["acts"]:
            lines.append(f"{act['at']} · {act['by']}: {act['what']}")
            lines += [f"    {label}: {value}" for label, value in act["told"].items()]
        lines.append("")
    return "\n".join(lines)
