"""What is computed from the acts of a report: which cases belong to it, with which it is joined, how to reach whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from njia.casework.model import Procedure
from njia.casework.standing import Standing
from njiasite.distress.models import CaseLink, Joining, SafeContact
from njiasite.dossiers.models import Dossier
from njiasite.ledger import keys
from njiasite.ledger import selectors as ledger
from njiasite.ledger.values import Act

PLACE = "distress.safe_contact"
SAFE = (
    "safe_way", "safe_from", "safe_until", "safe_words", "duress_word", "phone", "reporter_phone", "reporter_email",
    "language",
)  # fmt: skip
_TELLING = ("distress.reported", "distress.safe_contact_changed", "distress.secret_word_agreed")
_LINKING = ("distress.case_linked", "distress.case_unlinked")


def project(report: Dossier, plan: Procedure, standing: Standing) -> None:
    """Writes the rows of one report anew, in the transaction of the act."""
    acts = list(ledger.acts(report.id))
    _links(report, acts)
    _joining(report, acts, standing)
    _safe_contact(report, acts)


def _links(report: Dossier, acts: Iterable[Act]) -> None:
    kinds: dict[str, str] = {}
    for act in acts:
        if act.type in _LINKING:
            number = str(act.given["other_case"]).strip().upper()
            kinds.pop(number, None)
            if act.type == "distress.case_linked":
                kinds[number] = str(act.given["link_kind"])
    cases = Dossier.objects.filter(number__in=kinds).exclude(pk=report.pk)
    rows = [CaseLink(report=report, case=case, kind=kinds[case.number]) for case in cases]
    CaseLink.objects.filter(report=report).exclude(case__in=cases).delete()
    CaseLink.objects.bulk_create(rows, update_conflicts=True, unique_fields=["report", "case"], update_fields=["kind"])


def _joining(report: Dossier, acts: Iterable[Act], standing: Standing) -> None:
    last = next((act for act in reversed(list(acts)) if act.type in ("distress.joined", "distress.parted")), None)
    other = None
    if last is not None and last.type == "distress.joined":
        number = str(last.given["other_case"]).strip().upper()
        other = Dossier.objects.filter(number=number, procedure=report.procedure).exclude(pk=report.pk).first()
    if other is None:
        Joining.objects.filter(report=report).delete()
    else:
        Joining.objects.update_or_create(report=report, defaults={"into": other})


def _safe_contact(report: Dossier, acts: Iterable[Act]) -> None:
    """The last that was said of each; a blank takes nothing back. Gone with the key of the report."""
    telling = [act for act in acts if act.type in _TELLING]
    known: dict[str, Any] = {}
    for act, opened in zip(telling, ledger.opened_all(telling), strict=True):
        known |= {name: value for name, value in {**act.given, **opened}.items() if name in SAFE and value}
    if not known:
        SafeContact.objects.filter(report=report).delete()
        return
    first = telling[0]
    role = "jobseeker" if first.given.get("teller") == "self" else "helper"
    row = {"sealed": keys.seal(report.id, msgspec.json.encode(known).decode(), PLACE), "role": role}
    account = report.subject_id if role == "jobseeker" else None
    SafeContact.objects.update_or_create(report=report, defaults={**row, "account": account})


def opened(rows: Iterable[SafeContact]) -> list[Mapping[str, Any] | None]:
    """What each says; None for one whose report was erased."""
    values = keys.unseal_all([(row.report_id, row.sealed, PLACE) for row in rows], None)
    return [msgspec.json.decode(value) if value is not None else None for value in values]
