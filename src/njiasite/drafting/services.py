"""The contract of an order and one worker, checked before it leaves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

import msgspec
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from njia.attesting.terms import held
from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.read import read
from njia.findings import Finding, verdict_of
from njia.joborders.model import Terms
from njia.standard import docx
from njia.standard.addendum import addendum
from njia.standard.draft import draft
from njia.standard.load import library
from njia.standard.model import Pair, Paper
from njia.standard.ordering import Particulars, ordered
from njia.standard.values import filled
from njiasite.checks import services as checks
from njiasite.checks.job import Failure
from njiasite.registers.selectors import today

Form = Literal["docx", "pdf"]
MEDIA: dict[Form, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Drafted:
    """The file, and what the contract check says of it."""

    data: bytes
    report: Report


class NotReadError(RuntimeError):
    """The contract to be mended could not be read; ``failure`` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.code)
        self.failure = failure


def mending(terms: Terms, particulars: Particulars, form: Form, faulty: UploadedFile) -> Drafted | None:
    """The addendum that cures a contract, and what the check says of both together; None where nothing is to be cured.

    The contract comes from a stranger's machine: a process of its own reads it, as for every check. Raises
    NotReadError, `checks.services.BusyError`, and what `contract` raises.
    """
    return cure(terms, particulars, form, held(_read(faulty), terms, load(settings.CORRIDOR)))


def cure(
    terms: Terms, particulars: Particulars, form: Form, report: Report, wording: Mapping[int, Pair] | None = None,
    aside: Collection[Finding] = (),
) -> Drafted | None:  # fmt: skip
    """The same for a contract that was checked already, as in a case of attestation.

    ``wording`` is what the parties write themselves in place of pairs of clauses (indices) that say two things,
    ``aside`` what an officer has set aside. Against the addendum speaks what stops, and what was not found before it.
    """
    corridor, clauses = load(settings.CORRIDOR), library(settings.CORRIDOR)
    agreed = filled(ordered(terms, particulars, clauses), clauses)
    made = addendum(report, clauses, agreed, lambda paper: held(_checked(docx.write(paper)), terms, corridor), wording)
    if made is None:
        return None
    borne = {_told(f) for f in report.findings if f.severity == "fix"} | {_told(f) for f in aside}
    against = tuple(finding for finding in made.left.findings if _told(finding) not in borne)
    left = msgspec.structs.replace(made.left, findings=against, verdict=verdict_of(against))
    return Drafted(_file(made.paper, form), left)


def _told(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.text.en


def _read(faulty: UploadedFile) -> Report:
    token = checks.submit([[faulty]])
    try:
        checks.await_answer(token, settings.API_CHECK_WAIT_SECONDS)
        standing = checks.standing(token)
    finally:
        checks.erase(token)
    if standing is None or standing.report is None:
        raise NotReadError((standing and standing.failure) or Failure("check.too_slow"))
    return standing.report


def contract(terms: Terms, particulars: Particulars, form: Form) -> Drafted:
    """Raises `UnfitError` for an order of which none can be made, `NotSaidError` for what nobody said."""
    clauses = library(settings.CORRIDOR)
    paper = draft(clauses, filled(ordered(terms, particulars, clauses), clauses))
    return Drafted(_file(paper, form), _checked(docx.write(paper)))


def _file(paper: Paper, form: Form) -> bytes:
    return bytes(import_module(f"njia.standard.{form}").write(paper))


def _checked(word: bytes) -> Report:
    return check([read(word, "contract.docx")], load(settings.CORRIDOR), on=today(settings.CORRIDOR))
