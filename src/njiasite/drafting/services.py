"""The contract of an order and one worker, checked before it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from django.conf import settings

from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.read import read
from njia.joborders.model import Terms
from njia.standard import docx
from njia.standard.draft import draft
from njia.standard.load import library
from njia.standard.ordering import Particulars, ordered
from njia.standard.values import filled
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


def contract(terms: Terms, particulars: Particulars, form: Form) -> Drafted:
    """Raises `UnfitError` for an order of which none can be made, `NotSaidError` for what nobody said."""
    clauses = library(settings.CORRIDOR)
    paper = draft(clauses, filled(ordered(terms, particulars, clauses), clauses))
    word = docx.write(paper)
    report = check([read(word, "contract.docx")], load(settings.CORRIDOR), on=today(settings.CORRIDOR))
    data = word if form == "docx" else import_module("njia.standard.pdf").write(paper)
    return Drafted(data, report)
