"""What an applicant may know of the application: where it stands, what is missing, why, what comes next and by when."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from njia.casework.refuse import may
from njiasite.dossiers import engine, presentation
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.remarks import shown
from njiasite.identities.roster import words as said
from njiasite.ledger import reads
from njiasite.ledger import selectors as ledger
from njiasite.scholarships.applying import APPLICANT, lacking, speaks_against
from njiasite.scholarships.models import Application
from njiasite.scholarships.reading import told

_NEWS = ("reason", "ranking_reason", "why_not", "covers", "university_name")
_DEEDS = {
    "scholarship.papers_added": "paper", "scholarship.accepted": "accept", "scholarship.declined": "decline",
    "scholarship.appealed": "appeal", "scholarship.withdrawn": "withdraw", "scholarship.looked_after": "well",
}  # fmt: skip


def whole(dossier: Dossier) -> dict[str, Any]:
    """The application for whoever holds its code."""
    plan, standing = engine.procedure_of(dossier), engine.standing(dossier)
    row = Application.objects.select_related("programme").get(pk=dossier.pk)
    known = told(dossier)
    acts = presentation.shown_to(plan, ledger.acts(dossier.id), APPLICANT.role)
    missing = [] if standing.closed else lacking(row, known, 2)
    return {
        "number": dossier.number,
        "programme": row.programme,
        "state": said(plan.at(standing.version).states[standing.state or ""].name),
        "closed": standing.closed,
        "clocks": [one for one in presentation.clocks(plan, standing, APPLICANT.role) if one["tone"] != "note"],
        "missing": [{"id": name, "name": said(plan.fields[name].name)} for name in missing],
        "needed_now": [said(plan.fields[name].name) for name in (lacking(row, known) if missing else ())],
        "against": shown(speaks_against(row.programme, known)) if row.programme and missing else [],
        "news": _news(acts),
        "may": {_DEEDS[spec.id] for spec in may(plan, standing, APPLICANT.role) if spec.id in _DEEDS},
    }


def _news(acts: list[presentation.Shown]) -> list[dict[str, Any]]:
    """What officers and university said, the newest first."""
    found = [
        {"at": one.act.at, "label": said(field.name), "text": presentation.in_words(field, value)}
        for one in acts
        if one.act.role != APPLICANT.role
        for field, value in one.given
        if field.id in _NEWS
    ]
    return found[::-1]


def note_looked(dossier: Dossier, purpose: str = "case") -> None:
    """Notes that the application was looked at by its code, before it is shown."""
    reads.record(reader=None, role=APPLICANT.role, purpose=purpose, channel="web", key=str(uuid4()), dossier=dossier.id)
