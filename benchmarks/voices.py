"""Honest papers in other drafters' habits: labels, dates, money, clock times, parties, contractions, layout.

A rewrite changes how a thing is written, in one language or both, never what is said. What is alarmed then and was not
before is the reader's fault, not the paper's. No paper has to be read by the one who mends: habits are made by rule.

    python -m benchmarks.voices [HABIT ...] [--all]
"""

from __future__ import annotations

import sys
from functools import cache

from samples.contracts import Sample

from benchmarks.papers import CORRIDOR, ON, paper_of, sequential
from benchmarks.voices_habits import HABITS
from njia.contracts.check import check
from njia.contracts.model import Bead, Clause, Contract
from njia.contracts.parity import parity
from njia.facts.extract import extract
from njia.facts.model import Fact
from njia.findings import Finding, Side
from samples import contracts as samples

_FEW = 12  # papers of a habit, unless all are asked for
_LAYOUT = ("as it is", "labels", "caps", "headings")  # habits for which the pairs are found, too


def papers(everything: bool) -> list[Sample]:
    """Honest dev samples in two languages."""
    clean = [s for s in samples.all_samples("dev") if paper_of(s).bilingual and s.expect["verdict"] == "clear"]
    return clean if everything else clean[:: max(1, len(clean) // _FEW)]


def contract_of(sample: Sample) -> Contract:
    """The sample with its gold pairs: what only the words say, without finding the pairs."""
    sides: dict[Side, tuple[Clause, ...]] = {}
    for side in samples.SIDES:
        at, made = 0, []
        for index, (text, kind) in enumerate(zip(sample.lines(side), sample.kinds(side), strict=True)):
            made.append(Clause(side, index, text, at, kind=kind))  # type: ignore[arg-type]
            at += len(text) + 1
        sides[side] = tuple(made)
    return Contract(
        sides["en"],
        sides["ru"],
        tuple(Bead(*bead) for bead in sample.gold()),
        {side: tuple(_facts(clause.text, side) for clause in clauses) for side, clauses in sides.items()},
        {side: "\n".join(sample.lines(side)) for side in samples.SIDES},
    )


@cache
def _facts(text: str, side: Side) -> tuple[Fact, ...]:
    return tuple(extract(text, side))


def alarms(sample: Sample, *, whole: bool) -> tuple[int, list[Finding]]:
    """How many clauses parity and one-sided rules point at first, and those findings."""
    if whole:
        found = check([sequential(paper_of(sample))], CORRIDOR, on=ON)
        findings, texts = found.findings, found.texts
    else:
        contract = contract_of(sample)
        findings, texts = parity(contract, CORRIDOR), contract.texts
    told = [f for f in findings if f.severity != "note" and f.rule.startswith(("parity.", "one_sided."))]
    places = {(e.side, texts[e.side].count("\n", 0, e.start)) for f in told for e in f.evidence[:1] if e.side}
    return len(places), told


def main(names: list[str], everything: bool) -> None:
    """Prints clauses alarmed, habit by habit; for habits that are named, what alarmed them."""
    chosen = papers(everything)
    pairs = sum(len(s.gold()) for s in chosen)
    for name in names or HABITS:
        whole = name.startswith(_LAYOUT)
        rows = [(sample, *alarms(HABITS[name](sample), whole=whole)) for sample in chosen]
        alarmed = sum(n for _, n, _ in rows)
        print(f"{name:40} {alarmed:4} of {pairs} ({alarmed / pairs:.1%})", flush=True)
        for sample, _, told in rows if names else ():
            for finding in told:
                print("   ", sample.name, finding.rule, [e.quote[:90] for e in finding.evidence[:3]])


if __name__ == "__main__":
    given = [a for a in sys.argv[1:] if a != "--all"]
    main(given, "--all" in sys.argv)
