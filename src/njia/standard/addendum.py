"""What cures a contract: it loses what the law forbids and what its languages dispute, and gets what it then lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from njia.contracts.report import Report, ReportClause
from njia.findings import Finding
from njia.standard.draft import fill, numbered
from njia.standard.likeness import said_anew
from njia.standard.model import Clause, Filled, Library, Pair, Paper, Row
from njia.standard.naming import named

FAMILIES = ("required.", "below.", "parity.", "one_sided.", "attest.")  # of rules that an addendum may cure
_ABSENT = "required."  # what a finding of any other family shows has to go
_LAW = ("required.", "below.")  # minded however mild; of the others a mild one is our own doubt
_MINDED = ("stop", "fix")
_TURNS = 4  # what is added can ask for more: a permit for a policy, a term for its reason

Again = Callable[[Paper], Report]  # checks a paper as the faulty one was checked, under the same order


@dataclass(frozen=True, slots=True)
class Addendum:
    """``paper`` is to be signed; the pairs ``replaced`` (indices) lose their force; ``left`` is the check of it all."""

    paper: Paper
    cured: tuple[str, ...]
    replaced: frozenset[int]
    left: Report


def curable(finding: Finding, library: Library) -> bool:
    """Whether an addendum may put that right. What is dangerous, or of another employer, needs a new paper."""
    told = finding.severity in _MINDED or finding.rule.startswith(_LAW)
    return told and finding.rule.startswith(FAMILIES) and finding.rule not in library.beyond


def addendum(
    report: Report, library: Library, filled: Filled, again: Again, wording: Mapping[int, Pair] | None = None
) -> Addendum | None:
    """The addendum that cures what can be cured of a report; None where it would cure nothing.

    ``wording`` is what the parties write themselves in place of a pair that goes. Whatever the contract lacks once
    those pairs are gone is found by the check itself, and said by the clause of the library that cures it.
    """
    places = disputed(report, library) | frozenset(wording or {})
    found = {f.rule for f in report.findings if curable(f, library)}
    if not found:
        return None
    wanted = _wanted(report.findings, library, filled) | said_anew(report, places - set(wording or ()), library, filled)
    for _ in range(_TURNS):
        paper = _paper(report, library, filled, wanted, places, wording or {})
        left = again(consolidated(report, paper, places))
        more = _wanted(left.findings, library, filled) - wanted
        if not more:
            break
        wanted |= more
    cured = tuple(sorted(found - {f.rule for f in left.findings if curable(f, library)}))
    return Addendum(paper, cured, places, left) if cured else None


def disputed(report: Report, library: Library) -> frozenset[int]:
    """The pairs that lose their force: a finding shows them, and none that no addendum cures does."""
    go = [f for f in report.findings if curable(f, library) and not f.rule.startswith(_ABSENT)]
    return touched(report, go) - dangerous(report, library)


def mendable(finding: Finding, report: Report, library: Library) -> bool:
    """Whether the addendum reaches it: not where something dangerous stands in the same clause."""
    return curable(finding, library) and not touched(report, [finding]) & dangerous(report, library)


def dangerous(report: Report, library: Library) -> frozenset[int]:
    """The pairs that no addendum takes the force from: something in them needs a new paper."""
    return touched(report, (f for f in report.findings if f.severity in _MINDED and not curable(f, library)))


def touched(report: Report, findings: Iterable[Finding]) -> frozenset[int]:
    """The pairs in which the findings show something."""
    spans = [e for finding in findings for e in finding.evidence]
    return frozenset(
        at
        for at, pair in enumerate(report.pairs)
        for side, clause in (("en", pair.en), ("ru", pair.ru))
        if clause and any(e.side == side and e.start < clause.end and clause.start < e.end for e in spans)
    )


def consolidated(report: Report, paper: Paper, gone: frozenset[int]) -> Paper:
    """The contract as the addendum leaves it: its own clauses without those gone, then what the addendum says."""
    kept = (pair for at, pair in enumerate(report.pairs) if at not in gone)
    rows = (Row(id="kept", kind="clause", en=_words(p.en), ru=_words(p.ru)) for p in kept)
    return Paper((*rows, *(row for row in paper.rows if row.id != "replaced")))


def _wanted(findings: Iterable[Finding], library: Library, filled: Filled) -> frozenset[str]:
    """The clauses that cure the findings: all for what the order promised, else the first that stands."""
    wanted: set[str] = set()
    for finding in findings:
        if curable(finding, library):
            clauses = list(_clauses(finding.rule, library, filled))
            wanted.update(c.id for c in (clauses if finding.rule.startswith("attest.") else clauses[:1]))
    return frozenset(wanted)


def _clauses(rule: str, library: Library, filled: Filled) -> Iterator[Clause]:
    return (c for c in library.clauses if rule in c.cures and c.stands(filled.flags))


def _paper(
    report: Report, library: Library, filled: Filled, wanted: frozenset[str], gone: frozenset[int],
    wording: Mapping[int, Pair],
) -> Paper:  # fmt: skip
    chosen = [clause for clause in library.clauses if clause.id in wanted]
    values = {**filled.values, "labels": named(report.pairs, gone, library)}
    parties = next(row for row in library.head if row.id == "parties")
    rows = [fill(row, values) for row in (*library.addendum, parties)]
    said = [*numbered(chosen, values, "1."), *_own(wording, len(chosen))]
    if said:
        rows += [replace(library.added, label="1."), *said]
    rows += [fill(row, values) for row in ((library.replaced,) if gone else ()) + (library.last, *library.signatures)]
    return Paper(tuple(rows))


def _own(wording: Mapping[int, Pair], after: int) -> Iterator[Row]:
    """What the parties wrote themselves; nothing where a pair only goes."""
    written = [(at, pair) for at, pair in sorted(wording.items()) if pair.en or pair.ru]
    for number, (at, pair) in enumerate(written, after + 1):
        yield Row(id=f"own.{at}", kind="clause", en=pair.en, ru=pair.ru, label=f"1.{number}.")


def _words(clause: ReportClause | None) -> str:
    return clause.text if clause else ""
