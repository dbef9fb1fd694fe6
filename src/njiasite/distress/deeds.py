"""What whoever holds the code of a report can do: add, complain, ask us to stop, take it all away, have it erased."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from uuid import UUID, uuid5

from django.db import transaction

from njiasite.channels import services as outbox
from njiasite.distress import incoming, projecting, services
from njiasite.distress.models import CaseLink, SafeContact
from njiasite.distress.telling import role_in
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.searching import as_phone
from njiasite.ledger import erasure
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor

_PROOFS = ("phone", "reporter_phone", "passport_number", "reporter_email")


def do(report: Dossier, deed: str, words: str, key: str) -> None:
    """Does it, as whoever made the report; the secret word in the words is heard. Raises RefusedError.

    The answer is the same whether the secret word was there or not: somebody else may read it.
    """
    with transaction.atomic():
        _DEEDS[deed](report, words, key)
        listen(report, words, key)


def _more(report: Dossier, words: str, key: str) -> None:
    _act(report, "distress.told_more", {"what_happened": words}, key)


def _complain(report: Dossier, words: str, key: str) -> None:
    _act(report, "distress.complained", {"complaint": words}, key)


def _stop(report: Dossier, words: str, key: str) -> None:
    _act(report, "distress.withdraw_asked", {"reason": words}, key)


def _erase(report: Dossier, words: str, key: str) -> None:
    """A request of its own, which two supervisors decide: a rescue that goes on may still need what is to be erased."""
    known = said(report)
    person = known.get("person") or known.get("reporter") or report.number
    asked = services.begin(
        report,
        procedure="data_request",
        type="request.made",
        given={"asked_for": "erase", "person": person, "request_words": f"{report.number} {words}".strip()},
        actor=Actor(None, role_in(report)),
        channel="web",
        subject=report.subject_id,
        key=str(uuid5(report.id, "erase")),
    )
    assert asked.procedure == "data_request"


_DEEDS: Mapping[str, Callable[[Dossier, str, str], None]] = {
    "more": _more, "complain": _complain, "stop": _stop, "erase": _erase,
}  # fmt: skip


def reach_otherwise(report: Dossier, given: Mapping[str, str], key: str) -> None:
    """Changes how the teller may be reached; what is left blank stays as it was."""
    _act(report, "distress.safe_contact_changed", given, key)


def listen(report: Dossier, words: str, key: str) -> bool:
    """Whether the secret word is among the words; then officers are told at once, and nobody else is."""
    row = SafeContact.objects.filter(report=report).first()
    known = projecting.opened([row])[0] if row else None
    secret = str((known or {}).get("duress_word", "")).strip().casefold()
    if not secret or not re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", words.casefold()):
        return False
    dossiers.act(
        dossier=report,
        type="distress.duress_word_given",
        given={},
        actor=services.SERVICE,
        channel="service",
        key=str(uuid5(report.id, f"duress/{key}")),
    )
    return True


def proved(report: Dossier, typed: str) -> bool:
    """Whether somebody knows a number or address that was told to us, so that a code that was found is not enough.

    Where none was told there is nothing to prove it by, and the code alone must do.
    """
    known = said(report)
    told = {_plain(known[name]) for name in _PROOFS if known.get(name)}
    return not told or _plain(typed) in told


def said(report: Dossier) -> dict[str, str]:
    """The last of each thing that was told; what was erased is left out."""
    acts = [act for act in ledger.acts(report.id) if act.type.startswith("distress.")]
    found: dict[str, str] = {}
    for act, opened in zip(acts, ledger.opened_all(acts), strict=True):
        found |= {name: value for name, value in {**act.given, **opened}.items() if isinstance(value, str)}
    return found


def erase_asked(doing: Doing) -> None:
    """A second supervisor agreed to an erasure: the report that it was asked for, and the cases it alone began, go."""
    links = CaseLink.objects.filter(case=doing.dossier, kind="opened").select_related("report")
    for link in links:
        begun = CaseLink.objects.filter(report=link.report_id, kind="opened").exclude(case=doing.dossier)
        shared = CaseLink.objects.exclude(report=link.report_id).values("case")
        for holder in [link.report_id, *begun.exclude(case__in=shared).values_list("case", flat=True)]:
            erasure.erase(UUID(str(holder)), ground="asked", actor=doing.actor, channel=doing.channel)


def forget(holder: UUID) -> None:
    """What is kept of an erased report beside its acts."""
    SafeContact.objects.filter(report=holder).delete()
    outbox.drop(incoming.receipt_of(holder.hex))


def _act(report: Dossier, type: str, given: Mapping[str, str], key: str) -> None:
    dossiers.act(
        dossier=report,
        type=type,
        given={name: value for name, value in given.items() if value},
        actor=Actor(None, role_in(report)),
        channel="web",
        key=key,
    )


def _plain(value: str) -> str:
    return as_phone(value) or re.sub(r"[\s\-]", "", value).casefold()
