"""A departure that an officer recorded begins the check-ins, unless the person said no on their own journey."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings

from njiasite.attestation import selectors as attestation
from njiasite.checkins import services as checkins
from njiasite.checkins.departing import departed, morning_of
from njiasite.checkins.facts import Known
from njiasite.config import clock
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.searching import as_phone
from njiasite.identities.ways import address_of
from njiasite.people import abroad
from njiasite.registers import selectors as registers
from njiasite.scholarships import reading as scholarships

# Stages in which somebody will leave: a contract is sealed, or a place accepted, and nobody left with it yet.
BEFORE = {"attestation": ("issued", "cleared"), "scholarship_application": ("accepted",)}


def known(case: Dossier) -> dict[str, str]:
    """What a case knows of whoever will leave, for the form about how they are asked."""
    student = case.procedure == "scholarship_application"
    said = _of_student(case) if student else attestation.leaver(case)
    own = own_journey(case)
    return {
        "kind": "student" if student else "worker", "person": said.get("person", ""), "contract": case.number,
        "phone": as_phone(said.get("phone", "")), "email": _mail(case, said), "place": said.get("workplace", ""),
        "employer": said["employer_name"], "region": _region(said), "language": _spoken(said),
        **(abroad.contact_of(own) if own else {}),
    }  # fmt: skip


def own_journey(case: Dossier) -> Dossier | None:
    """The journey of their account; whoever has a journey by code shows the code."""
    return abroad.journey_of(case.subject_id) if case.subject_id else None


def worker(doing: Doing) -> None:
    """Whoever left with an attested contract."""
    said = attestation.leaver(doing.dossier)
    _begin(doing, "worker", str(doing.given["left_on"]), said, region=_region(said))


def student_at_work(doing: Doing) -> None:
    """A student who takes up work and is in the country already."""
    _begin(doing, "student", clock.now().date().isoformat(), attestation.leaver(doing.dossier))


def student(doing: Doing) -> None:
    """Whoever arrived on a scholarship."""
    _begin(doing, "student", str(doing.given["arrived_on"]), _of_student(doing.dossier))


def _of_student(case: Dossier) -> Mapping[str, str]:
    university = registers.status("university", case.university or "").name
    return {**scholarships.told(case), "employer_name": university}


def _spoken(said: Mapping[str, str]) -> str:
    return said.get("spoken_language") or said.get("language") or ""


def _mail(case: Dossier, said: Mapping[str, str]) -> str:
    return said.get("email") or (address_of(case.subject) if case.subject else "")


def _region(said: Mapping[str, str]) -> str:
    order = registers.order(said["job_order"]) if said.get("job_order") else None
    return order.terms.region if order else ""


def _begin(doing: Doing, kind: str, day: str, said: Mapping[str, str], *, region: str = "") -> None:
    case, account = doing.dossier, doing.dossier.subject
    own = own_journey(case)
    if own and abroad.refused(own):
        return
    spoken = account.language if account else _spoken(said)
    more: dict[str, Any] = abroad.contact_of(own) if own else {}
    known = Known(
        person=said.get("person", ""), phone=as_phone(said.get("phone", "")), place=said.get("workplace", ""),
        email=_mail(case, said), employer=said.get("employer_name", ""),
        contract=case.number, case=case.number, journey=str(own.pk) if own else "", **more,
    )  # fmt: skip
    departed(
        checkins.Joining(
            kind=kind, language=spoken if spoken in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
            departed_at=morning_of(date.fromisoformat(day)), known=known, region=region,
            account=account.pk if account else None,
        ),
        key=f"left:{case.pk.hex}",
    )  # fmt: skip
