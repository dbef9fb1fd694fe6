"""What a paper calls its two sides: «the Carrier» and «the Driver», «Гостиница» and «Горничная»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from njia.contracts.bilingual import Lexicon
from njia.contracts.model import Clause
from njia.text.grammar import one_of, said
from njia.text.words import fold, stem

PREAMBLE = 10  # clauses
_BEHIND = 120  # letters behind a name in which it may be told whose it is
_LEAST = 3  # times a paper uses its own name for a side; «INN» and the town where a passport was issued are no names
# A name given once and used after: in brackets, after a dash, or after «hereinafter», «called», «далее», «именуемый».
_GIVEN = re.compile(
    r"(?:\(|,\s)(?:the\s+|an?\s+)?[\"“«]?(?P<a>[A-ZА-ЯЁ][\w-]{2,20})[\"”»]?\)"
    rf"|(?:{one_of('names_a_side')})"
    r"[\s,–—:-]*(?:the\s+)?[\"“«]?(?:the\s+)?(?P<b>[A-ZА-ЯЁ][\w-]{2,20})[\"”»]?"
    r"|(?:^|\.\s)(?:\d[\d.]*\s+)?(?:The\s+)?(?:[A-ZА-ЯЁ]\w+\s)?(?P<d>[^\W\d_][\w-]{2,20})\s*:\s"
    r"|[–—-]\s+(?:the\s+)?[\"“«]?(?P<c>[A-ZА-ЯЁ][\w-]{2,20})[\"”»]?\s*(?:[.,;]|$)"
    rf"|[\"“«](?P<e>[A-ZА-ЯЁ][\w-]{{2,20}})[\"”»]\s*(?:(?:{one_of('defines')})\b|[–—-]\s)"
    r"|,\s(?:the\s+[\"“]?|[\"“«]|(?=[А-ЯЁ]))(?P<f>[A-ZА-ЯЁ][\w-]{2,20})[\"”»]?"
    rf"(?=,|\s+(?:{one_of('after_a_name')})\b)"
)
_EMPLOYER = re.compile(rf"\b(?:{one_of('employer_before')})\b", re.I)
_WORKER = re.compile(rf"\b(?:{one_of('worker_before')})\b", re.I)
_REGISTERED = re.compile(rf"\b(?:{one_of('registered_by')})\b", re.I)
# "Party A: LLC Sosna", «(далее – Сторона А)»
_LETTERED = re.compile(
    rf"(?P<before>(?:^|\.\s)|(?:[(«\"“]|\b(?:{one_of('names_a_side')}))[\s,–—:-]*(?:the\s+)?[«\"“]?)"
    rf"(?P<name>(?:{one_of('lettered_party')})\s+[A-ZА-Я])\b[»\"”]?(?P<row>\s*[:–—])?",
    re.I,
)
_GENERAL = said("no_names_of_sides")
_SIDES = said("sides")
_CAPITAL = re.compile(r"(?<![^\W\d_])([A-ZА-ЯЁ][\w-]{2,20})(?=(?:['’]s)?(?:\s+(\w+))?)")


def named_parties(clauses: Sequence[Clause], lexicon: Lexicon, *, plainly: bool = False) -> Mapping[str, str]:
    """The folded names of the sides, each with ``employer`` or ``worker``, as the preamble gives them.

    ``plainly``: not where a passport and a tax number stand before one name; a worker may have both, and a director.
    """
    found: dict[str, str] = {}
    used = _used(clauses)
    for clause in clauses[:PREAMBLE]:
        start = 0
        for given in _GIVEN.finditer(clause.text):
            name = fold(given["a"] or given["b"] or given["c"] or given["d"] or given["e"] or given["f"])
            if name in _GENERAL or name in found or used[stem(name)] < _LEAST:
                continue
            row = given["d"] or given["e"]  # «Hotel: LLC Sosna, INN 77...», «"Hotel" means LLC Sosna»
            after = clause.text[given.end() : given.end() + _BEHIND]
            ahead = clause.text[start : given.start()]
            if plainly and not row and _EMPLOYER.search(ahead) and _WORKER.search(ahead):
                continue
            before = None if row else _role(ahead, behind=False)
            role = before or _role(after, behind=True)
            if given["e"] and not _REGISTERED.search(after):
                continue  # «"Salary" means the sum before tax»
            if role and not lexicon.place(name):
                found[name] = role
                start = given.end()
    return found


def lettered_parties(clauses: Sequence[Clause]) -> Mapping[str, str]:
    """The same for "Party A" and "Party B", folded."""
    found: dict[str, str] = {}
    for clause in clauses[:PREAMBLE]:
        start = 0
        for given in _LETTERED.finditer(clause.text):
            before, after = clause.text[start : given.start()], clause.text[given.end() : given.end() + _BEHIND]
            role = _role(after, behind=True) if given["row"] else _role(before, behind=False)
            if role and (given["row"] or given["before"].strip(". ")):
                found.setdefault(fold(" ".join(given["name"].split())), role)
                start = given.end()
    return found


def _used(clauses: Sequence[Clause]) -> Counter[str]:
    """How often each capitalised word stands alone, by its stem: in «Seasonal Worker» the first names nobody."""
    counts: Counter[str] = Counter()
    for clause in clauses:
        for found in _CAPITAL.finditer(clause.text):
            after = found[2]
            if after is None or not (after[0].isupper() or fold(after) in _SIDES):
                counts[stem(found[1])] += 1
    return counts


def _role(text: str, *, behind: bool) -> str | None:
    """Whose name was given, by the nearest of a tax number and a passport before it, or ``behind`` it."""
    pick, none = (min, len(text)) if behind else (max, -1)
    employer = pick((m.start() for m in _EMPLOYER.finditer(text)), default=none)
    worker = pick((m.start() for m in _WORKER.finditer(text)), default=none)
    if employer == worker:
        return None
    return "employer" if (employer < worker) == behind else "worker"
