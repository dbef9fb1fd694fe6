"""What whoever made a report may know of it: where it stands, what comes next and by when, and the news for them."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from njia.casework.model import Procedure
from njia.casework.seeing import closed_seen, sees, state_seen
from njia.casework.standing import Standing
from njiasite.distress.asking import REPORT
from njiasite.distress.models import CaseLink
from njiasite.distress.services import role_of
from njiasite.dossiers import engine, presentation
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.takeaway import whole
from njiasite.identities.roster import roster
from njiasite.identities.roster import words as said
from njiasite.ledger import reads
from njiasite.ledger import selectors as ledger

RECEIPT = "receipt:"  # how the key of the message begins that answers a call for help
_FOR_THEM = ("news", "complaint_answer")


def role_in(report: Dossier) -> str:
    """As whom the holder of the code sees the report: the person themselves, or somebody who helps."""
    first = ledger.acts(report.id).first()
    return role_of(str(first.given.get("teller")) if first else "")


def report_of(key: str, dossier: UUID | None) -> Dossier | None:
    """The report that a message of ours was about: its receipt, or news of it or of a case that began from it."""
    if key.startswith(RECEIPT):
        return Dossier.objects.filter(pk=UUID(key.removeprefix(RECEIPT))).first()
    link = CaseLink.objects.filter(case=dossier).select_related("report").first() if dossier else None
    return link.report if link else Dossier.objects.filter(pk=dossier, procedure=REPORT).first()


def shown(report: Dossier) -> dict[str, Any]:
    """The report and, as far as that role may see them, the cases that began from it."""
    role = role_in(report)
    plan, standing = engine.procedure_of(report), engine.standing(report)
    acts = presentation.shown_to(plan, ledger.acts(report.id), role)
    news = [{"at": one.act.at, "text": value} for one in acts for field, value in one.given if field.id in _FOR_THEM][
        ::-1
    ]
    return {
        "number": report.number,
        "since": report.opened_at,
        "state": _stage(plan, standing, role),
        "closed": closed_seen(plan, standing, role),
        "clocks": _clocks(plan, standing, role),
        "news": news,
        "cases": [told for link in _begun(report) if (told := _case(link.case, role))],
    }


def _begun(report: Dossier) -> list[CaseLink]:
    """The cases that began from it; those that officers linked later may be about others."""
    rows = CaseLink.objects.filter(report=report, kind="opened").select_related("case")
    return list(rows.order_by("case__opened_at", "case__number"))


def _case(case: Dossier, role: str) -> dict[str, Any] | None:
    plan, standing = engine.procedure_of(case), engine.standing(case)
    if role not in plan.readers or not sees(plan, standing, role):
        return None
    return {
        "name": said(plan.name),
        "number": case.number,
        "state": _stage(plan, standing, role),
        "closed": closed_seen(plan, standing, role),
        "clocks": _clocks(plan, standing, role),
    }


def _stage(plan: Procedure, standing: Standing, role: str) -> str:
    state = state_seen(plan, standing, role)
    return said(plan.at(standing.version).states[state].name) if state else ""


def _clocks(plan: Procedure, standing: Standing, role: str) -> list[dict[str, Any]]:
    """Those that run, all by one clock on the wall: a case may be counted in Moscow and another in Nairobi."""
    running = [one for one in presentation.clocks(plan, standing, role) if one["tone"] != "note"]
    return [{**one, "zone": roster().zone} for one in running]


def note_looked(report: Dossier, purpose: str = "case") -> None:
    """Notes that the report was looked at by its code, before it is shown."""
    reads.record(reader=None, role=role_in(report), purpose=purpose, channel="web", key=str(uuid4()), dossier=report.id)


def everything(report: Dossier) -> list[dict[str, Any]]:
    """All that the holder of the code may see of the report and its cases, act by act, the oldest first."""
    role = role_in(report)
    cases = [report, *(link.case for link in _begun(report))]
    return [told for case in cases if (told := whole(case, role))]
