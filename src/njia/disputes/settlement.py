"""The settlement in both languages, checked by the contract check before anybody is offered it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from njia.contracts.check import check
from njia.corridors.files import HERE, home_of, read
from njia.corridors.load import load
from njia.disputes.pack import Named
from njia.documents.read import read as read_document
from njia.findings import Finding
from njia.standard import docx
from njia.standard.draft import fill
from njia.standard.model import Pair, Paper, Row
from njia.standard.saying import day, roubles, same

# It is no employment contract: it need not have the terms of one, nor be recognised as one.
_HELD_AGAINST = ("parity.", "one_sided.", "danger.", "class.military", "class.volunteer", "class.sides")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the parties agreed."""

    on: date
    employer: Named
    inn: str
    worker: Named
    sum: Decimal
    pay_by: date


class UnequalError(ValueError):
    """The two texts do not say the same: it is not offered. ``findings`` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(", ".join(finding.rule for finding in findings))
        self.findings = findings


@lru_cache(maxsize=8)
def _rows(corridor: str, folder: Path) -> tuple[Row, ...]:
    return tuple(read(home_of(corridor, folder) / "disputes" / "settlement.yaml", list[Row]))


def settlement(terms: Terms, corridor: str = "ke_ru", folder: Path = HERE) -> Paper:
    """The paper. Raises UnequalError where the check finds that its languages differ, or a danger."""
    values = {
        "on": day(terms.on),
        "employer": _pair(terms.employer),
        "inn": same(terms.inn),
        "worker": _pair(terms.worker),
        "sum": roubles(terms.sum),
        "pay_by": day(terms.pay_by),
    }
    paper = Paper(tuple(fill(row, values) for row in _rows(corridor, folder)))
    document = read_document(docx.write(paper), "settlement.docx")
    report = check([document], load(corridor, folder), on=terms.on)
    against = tuple(one for one in report.findings if one.rule.startswith(_HELD_AGAINST))
    if against:
        raise UnequalError(against)
    return paper


def _pair(named: Named) -> Pair:
    text = named.text
    return Pair(text.en, text.ru)
