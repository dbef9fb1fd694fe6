"""What stands on an attested paper: what was sealed, the contract in plain words, and both texts side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from njia.contracts.report import Report, ReportClause
from njia.corridors.model import Corridor
from njia.findings import Language, Text
from njia.reports.view import Section
from njia.seals.paper import Paper
from njia.text.saying import day

FIELDS = ("employer", "job", "place", "pay", "valid_from", "valid_to", "holder", "serial", "issuer", "issued")
_WORDS = ("title", "lead", "compare", "verify", "not_proved", "contract", "signed", "stamped", "file", "only_one")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what was sealed: its name in English and Russian, and the value in both."""

    label: tuple[str, str]
    value: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause in both texts; None where the clause stands in one language only."""

    en: str | None
    ru: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is typeset. ``words`` hold English, the worker's language and Russian, by the end of a code."""

    serial: int
    address: str
    fingerprint: str
    language: Language
    stamped: bool
    facts: tuple[Fact, ...]
    plain: tuple[Section, ...]
    pairs: tuple[Pair, ...]
    words: dict[str, Text]


def sheet(
    paper: Paper, address: str, office: Text, report: Report, corridor: Corridor, *, language: Language, stamped: bool
) -> Sheet:
    """The paper to typeset. ``stamped``: whether a time-stamp authority will say when it was signed."""
    return Sheet(
        serial=paper.serial,
        address=address,
        fingerprint=paper.contract.hex(),
        language=language,
        stamped=stamped,
        facts=tuple(_fact(name, paper, office, corridor) for name in FIELDS),
        plain=tuple(
            Section(one.title[language], tuple(line.text[language] for line in one.lines))
            for one in report.summary.sections
        ),
        pairs=tuple(Pair(_clause(pair.en), _clause(pair.ru)) for pair in report.pairs),
        words={word: corridor.messages[f"attested.{word}"] for word in (*_WORDS, "plain")},
    )


def _fact(name: str, paper: Paper, office: Text, corridor: Corridor) -> Fact:
    label = corridor.messages[f"seal.field.{name}"]
    value = office if name == "issuer" else _said(getattr(paper, name))
    return Fact((label.en, label.ru), (value.en, value.ru))


def _said(value: object) -> Text:
    return day(value.year, value.month, value.day) if isinstance(value, date) else Text(*[str(value)] * 3)


def _clause(clause: ReportClause | None) -> str | None:
    if clause is None:
        return None
    return (
        clause.text if clause.label is None or clause.text.startswith(clause.label) else f"{clause.label} {clause.text}"
    )
