"""Reads of attestations for other apps; whether the reader may see the case is asked before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hmac import compare_digest
from uuid import UUID

from njia.contracts.report import Report
from njia.findings import Finding
from njia.seals import cose
from njia.seals.cose import UnreadableError
from njia.seals.paper import paper_of, token_of
from njiasite.attestation import checking
from njiasite.attestation.cases import PROCEDURE, Said, papers_of, said_in
from njiasite.attestation.models import Seal
from njiasite.documents import services as documents
from njiasite.dossiers.models import Dossier


@dataclass(frozen=True, slots=True)
class Faulty:
    """A contract that was checked in a case: what was found, under which order, what the case knows of the worker.

    ``set_aside`` are the findings that an officer let stand or overruled.
    """

    dossier: UUID
    number: str
    order: str
    report: Report
    known: Mapping[str, str]
    set_aside: tuple[Finding, ...]


def faulty_contract(dossier: Dossier) -> Faulty | None:
    """None for a case of another procedure, and for one whose contract was not checked."""
    if dossier.procedure != PROCEDURE:
        return None
    try:
        report = checking.report_of(dossier)
    except LookupError:
        return None
    said = said_in(dossier)
    values = said.values
    known = {"worker_en": values.get("person", ""), "passport": values.get("passport_number", "")}
    aside = tuple(one.finding for one in checking.open_points(dossier) if one.name in said.accepted)
    return Faulty(dossier.id, dossier.number, str(values.get("job_order", "")), report, known, aside)


@dataclass(frozen=True, slots=True)
class Standing:
    """What anybody may know of a serial number: nothing of the worker."""

    issued_on: date
    valid_to: date
    revoked_on: date | None


def seal_of(serial: int) -> Standing | None:
    """How the paper of that serial number stands; None where there is none."""
    seal = Seal.objects.filter(pk=serial).select_related("revoked").first()
    if seal is None:
        return None
    revoked = getattr(seal, "revoked", None)
    return Standing(seal.issued_on, seal.valid_to, revoked.revoked_on if revoked else None)


@dataclass(frozen=True, slots=True)
class Attested:
    """The files of an attested contract, and the case in which they lie."""

    dossier: UUID
    files: list[tuple[str, bytes]]


def attested_by_code(code: str) -> Attested | None:
    """The contract that the code of a seal was made for: whoever holds the whole code holds the paper. Else nothing."""
    try:
        token = token_of(code)
        serial = paper_of(cose.read(token).payload).serial
    except UnreadableError:
        return None
    seal = Seal.objects.filter(pk=serial).select_related("dossier").first()
    if seal is None:
        return None
    said = said_in(seal.dossier)
    kept = str(said.values.get("hand_code" if seal.on_paper else "seal_code", ""))
    return _attested(said) if kept and compare_digest(token_of(kept), token) else None


def attested_of(subject: UUID) -> Attested | None:
    """The contract that was last attested for that person, in their own case."""
    seals = Seal.objects.filter(dossier__subject=subject).select_related("dossier").order_by("-issued_on", "-serial")
    seal = seals.first()
    return _attested(said_in(seal.dossier)) if seal else None


def _attested(said: Said) -> Attested:
    files = [(f"attested.{paper.suffix}", documents.for_service(paper)) for paper in papers_of(said)]
    return Attested(said.dossier, files)


def leaver(dossier: Dossier) -> Mapping[str, str]:
    """What the attested paper knows of whoever leaves with it; what was never given is empty."""
    values = said_in(dossier).values
    names = ("person", "phone", "employer_name", "workplace", "job_order", "spoken_language")
    return {name: str(values.get(name, "")) for name in names}
