"""What a paper calls its two sides: «the Carrier» and «the Driver», «Гостиница» and «Горничная»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from njia.contracts.model import Clause
from njia.text.grammar import one_of, said
from njia.text.words import fold

_PREAMBLE = 10  # clauses
# A name given once and used after: in brackets, after a dash, or after «hereinafter», «called», «далее», «именуемый».
_GIVEN = re.compile(
    r"(?:\(|,\s)(?:the\s+|an?\s+)?[\"“«]?(?P<a>[A-ZА-ЯЁ][\w-]{2,20})[\"”»]?\)"
    rf"|(?:{one_of('names_a_side')})"
    r"[\s,–—:-]*(?:the\s+)?[\"“«]?(?:the\s+)?(?P<b>[A-ZА-ЯЁ][\w-]{2,20})[\"”»]?"
    r"|^(?:\d[\d.]*\s+)?(?P<d>[A-ZА-ЯЁ][\w-]{2,20})\s*:\s"
    r"|[–—-]\s+(?:the\s+)?[\"“«]?(?P<c>[A-ZА-ЯЁ][\w-]{2,20})[\"”»]?\s*(?:[.,;]|$)"
)
_EMPLOYER = re.compile(rf"\b(?:{one_of('employer_before')})\b", re.I)
_WORKER = re.compile(rf"\b(?:{one_of('worker_before')})\b", re.I)
_GENERAL = said("no_names_of_sides")


def named_parties(clauses: Sequence[Clause]) -> Mapping[str, str]:
    """The folded names of the sides, each with ``employer`` or ``worker``, as the preamble gives them."""
    found: dict[str, str] = {}
    for clause in clauses[:_PREAMBLE]:
        start = 0
        for given in _GIVEN.finditer(clause.text):
            name = fold(given["a"] or given["b"] or given["c"] or given["d"])
            if name in _GENERAL or name in found:
                continue
            row = given["d"] is not None  # «Hotel: LLC Sosna, INN 77...»
            role = _role(clause.text[given.end() :] if row else clause.text[start : given.start()])
            if role:
                found[name] = role
                start = given.end()
    return found


def _role(before: str) -> str | None:
    """Whose name was given, by what stands before it: the nearest of a tax number and a passport."""
    employer = max((m.start() for m in _EMPLOYER.finditer(before)), default=-1)
    worker = max((m.start() for m in _WORKER.finditer(before)), default=-1)
    if employer == worker:
        return None
    return "employer" if employer > worker else "worker"
