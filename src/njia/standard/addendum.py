"""What cures a contract: the clauses it lacks, and those that replace what the law forbids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from njia.contracts.report import Report, ReportClause, ReportPair
from njia.findings import Finding, Side
from njia.standard.draft import fill, numbered
from njia.standard.model import Clause, Filled, Library, Pair, Paper, Row

FAMILIES = ("required.", "below.")  # of rules whose findings an addendum may cure
_REPLACES = "below."  # what a finding of this family shows is replaced, not only supplemented
_QUOTED = 60  # code points that name a clause without a number


@dataclass(frozen=True, slots=True)
class Addendum:
    """``paper`` is to be signed; the pairs ``replaced`` (indices) of the contract lose their force."""

    paper: Paper
    cured: tuple[str, ...]
    replaced: frozenset[int]


def curable(rule: str, library: Library, filled: Filled) -> bool:
    """Whether an addendum with these terms can put that finding right."""
    return rule in library.stated or _clause(rule, library, filled) is not None


def addendum(report: Report, library: Library, filled: Filled) -> Addendum | None:
    """The addendum that cures what can be cured of a report; None where nothing can."""
    found = [f for f in report.findings if f.rule.startswith(FAMILIES) and curable(f.rule, library, filled)]
    if not found:
        return None
    wanted = {clause.id for f in found if (clause := _clause(f.rule, library, filled))}
    chosen = [clause for clause in library.clauses if clause.id in wanted]
    places = _replaced(report, found)
    values = {**filled.values, "labels": _labels([report.pairs[at] for at in sorted(places)])}
    rows = [fill(row, values) for row in (*library.addendum, _parties(library))]
    if chosen:
        rows += [replace(library.added, label="1."), *numbered(chosen, values, "1.")]
    rows += [fill(row, values) for row in ((library.replaced,) if places else ()) + (library.last, *library.signatures)]
    return Addendum(Paper(tuple(rows)), tuple(dict.fromkeys(f.rule for f in found)), places)


def consolidated(report: Report, made: Addendum) -> Paper:
    """The contract as the addendum leaves it: its own clauses without the replaced ones, then the addendum."""
    kept = (pair for at, pair in enumerate(report.pairs) if at not in made.replaced)
    rows = (Row(id="kept", kind="clause", en=_words(p.en), ru=_words(p.ru)) for p in kept)
    return Paper((*rows, *made.paper.rows))


def _clause(rule: str, library: Library, filled: Filled) -> Clause | None:
    return next((c for c in library.clauses if rule in c.cures and c.stands(filled.flags)), None)


def _parties(library: Library) -> Row:
    return next(row for row in library.head if row.id == "parties")


def _replaced(report: Report, found: Iterable[Finding]) -> frozenset[int]:
    spans = [e for f in found if f.rule.startswith(_REPLACES) for e in f.evidence]
    sides: tuple[Side, Side] = ("en", "ru")
    return frozenset(
        at
        for at, pair in enumerate(report.pairs)
        for side, clause in zip(sides, (pair.en, pair.ru), strict=True)
        if clause and any(e.side == side and e.start < clause.end and clause.start < e.end for e in spans)
    )


def _labels(pairs: Sequence[ReportPair]) -> Pair:
    return Pair(_named([p.en for p in pairs if p.en]), _named([p.ru for p in pairs if p.ru]))


def _named(clauses: Iterable[ReportClause]) -> str:
    return ", ".join(clause.label or f"“{clause.text[:_QUOTED]}…”" for clause in clauses)


def _words(clause: ReportClause | None) -> str:
    return clause.text if clause else ""
