"""A contract on its way through attestation, act by act, by the people who do them."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from njia.corridors.files import home_of
from njiasite.attestation import checking
from njiasite.attestation.cases import said_in
from njiasite.documents import services as documents
from njiasite.dossiers import services
from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor
from samples import contracts

SCOPE = {"office": "labour_nairobi", "agency": "agency-1", "employer": "employer-1"}
AGENCY, WORKER = Actor(uuid4(), "agency"), Actor(uuid4(), "jobseeker")
FIRST, SECOND = Actor(uuid4(), "labour_officer"), Actor(uuid4(), "attesting_officer")
SERVICE = Actor(None, "system")
SAID = {
    "person": "Brian Kipchoge Rotich", "passport_number": "BK0037716", "employer_name": "Chelyabinsk Boiler Works",
    "trade": "Welder", "workplace": "Chelyabinsk, Kotelnaya 5", "monthly_pay": {"amount": "98500", "currency": "RUB"},
    "work_from": "2027-01-11", "lane": "direct",
}  # fmt: skip
ORDER = {  # what the honest contract's order declares
    "inn": "7497927026", "ogrn": "1127499747540", "workplace_en": "5 Kotelnaya Street, Chelyabinsk",
    "workplace_ru": "г. Челябинск, ул. Котельная, д. 5", "term_months": "0", "housing": "own", "meals": "own",
}  # fmt: skip
PRIVATE = {"understood": True, "spoken_language": "sw", "pressure": "no"}
REVIEW = {"free_consent": True, "prescribed_form": True, "lawful_terms": True, "not_bound": True}


@cache
def honest() -> bytes:
    return next(iter(contracts.render(contracts.load("welder"), "table", "docx").values()))


def honest_text() -> str:
    """The contract of the demonstration."""
    return (home_of("ke_ru") / "demo" / "papers" / "greenhouse.txt").read_text("utf-8")


def kept(holder: UUID, data: bytes, name: str = "contract.docx") -> str:
    upload = SimpleUploadedFile(name, data)
    return str(documents.store(upload, holder=holder, actor=AGENCY, channel="web", key=str(uuid4())).id)


def submitted(contract: bytes = b"", name: str = "contract.docx", **more: Any) -> Dossier:
    case = uuid4()
    given = {**SAID, "contract": kept(case, contract or honest(), name), **more}
    return services.open_dossier(
        corridor="ke_ru", procedure="attestation", type="attestation.submitted", given=given, actor=AGENCY,
        channel="web", key=str(uuid4()), scope=SCOPE, id=case,
    ).dossier  # fmt: skip


def do(dossier: Dossier, type: str, by: Actor, key: str = "", **given: Any) -> services.Outcome:
    return services.act(
        dossier=dossier, type=f"attestation.{type}", given=given, actor=by, channel="web", key=key or str(uuid4())
    )


def checked(dossier: Dossier) -> Dossier:
    """The check as the worker does it, without a process of its own."""
    checking.record(dossier, checking.check_now(dossier))
    return dossier


def reviewed(dossier: Dossier | None = None) -> Dossier:
    """Ready for the second officer."""
    case = checked(dossier or submitted())
    do(case, "confirmed", WORKER, **PRIVATE)
    do(case, "medical_given", WORKER, medical=kept(case.id, b"Fit for work. Daktari", "medical.txt"))
    do(case, "reviewed", FIRST, **REVIEW)
    return case


def like(case: Dossier) -> Dossier:
    """Another case that came as far as that one, its contract not checked anew: a check takes its time."""
    values = said_in(case).values
    again = submitted(lane=values["lane"], job_order=values["job_order"])
    checking.record(again, checking.report_of(case))
    do(again, "confirmed", WORKER, **PRIVATE)
    do(again, "medical_given", WORKER, medical=kept(again.id, b"Fit for work.", "medical.txt"))
    do(again, "reviewed", FIRST, **REVIEW)
    return again
