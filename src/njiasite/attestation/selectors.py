"""Reads of attestations for other apps; whether the reader may see the case is asked before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from njia.contracts.report import Report
from njiasite.attestation import checking
from njiasite.attestation.cases import PROCEDURE, said_in
from njiasite.dossiers.models import Dossier


@dataclass(frozen=True, slots=True)
class Faulty:
    """A contract that was checked in a case: what was found, under which order, and what the case knows of the worker."""

    dossier: UUID
    number: str
    order: str
    report: Report
    known: Mapping[str, str]


def faulty_contract(dossier: Dossier) -> Faulty | None:
    """None for a case of another procedure, and for one whose contract was not checked."""
    if dossier.procedure != PROCEDURE:
        return None
    try:
        report = checking.report_of(dossier)
    except LookupError:
        return None
    values = said_in(dossier).values
    known = {"worker_en": values.get("person", ""), "passport": values.get("passport_number", "")}
    return Faulty(dossier.id, dossier.number, str(values.get("job_order", "")), report, known)
