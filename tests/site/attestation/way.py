"""A contract on its way through attestation, act by act, by the people who do them."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.registers.making import in_register

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
INN = "7497927026"  # of the honest contract's employer
ORDER = {  # what its order declares
    "inn": INN, "ogrn": "1127499747540", "workplace_en": "5 Kotelnaya Street, Chelyabinsk",
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
    return approved(case)


def approved(case: Dossier) -> Dossier:
    """What the lane needs, and the first officer's approval."""
    do(case, "confirmed", WORKER, **PRIVATE)
    do(case, "medical_given", WORKER, **medical(case))
    if said_in(case).values["lane"] != "agency":
        do(case, "employer_checked", FIRST, employer_inn=in_register("employer", INN), employer_seen_on="2026-11-20")
    do(case, "reviewed", FIRST, **REVIEW)
    return case


def medical(case: Dossier) -> dict[str, str]:
    """A medical certificate with what proves it."""
    paper = kept(case.id, b"Fit for work. Daktari", "medical.txt")
    number = in_register("medical", "MED-1")
    return {"medical": paper, "medical_number": "MC-1", "medical_provider": number, "medical_on": "2026-11-20"}


def ready_to_leave(case: Dossier) -> Dossier:
    """Training and bond, as everybody needs them who leaves through an agency."""
    trained = {"training_number": "TC-1", "training_provider": in_register("training", "TR-1")}
    paper = kept(case.id, b"Trained for two days.", "training.txt")
    do(case, "trained", WORKER, training=paper, training_on="2026-11-20", **trained)
    do(
        case, "bond_given", AGENCY, bond=kept(case.id, b"We stand surety.", "bond.txt"), bond_number="B-1",
        bond_amount={"amount": "120000", "currency": "KES"}, bond_by="Sample Surety", bond_on="2026-11-20",
    )  # fmt: skip
    return case


def permit(case: Dossier) -> dict[str, str]:
    """What the clearance for departure asks for."""
    paper = kept(case.id, b"Invitation.", "permit.txt")
    return {"work_permit": "P-1", "permit_paper": paper, "permit_on": "2026-11-20"}


def like(case: Dossier) -> Dossier:
    """Another case that came as far as that one, its contract not checked anew: a check takes its time."""
    values = said_in(case).values
    again = submitted(lane=values["lane"], job_order=values["job_order"])
    checking.record(again, checking.report_of(case))
    return approved(again)
