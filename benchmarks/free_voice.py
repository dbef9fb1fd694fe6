"""Clauses translated as freely as people speak: how many honest pairs are blamed, how many tampers are caught.

The pairs are given as they belong together (`samples/free_voice`), so that only the comparison is measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.papers import CORRIDOR
from njia.contracts.model import Bead, Clause, Contract
from njia.contracts.parity import parity
from njia.facts.extract import extract
from njia.findings import Finding, Side
from samples import contracts as samples

_HERE = Path(samples.__file__).parent / "free_voice"
Pair = tuple[str, str]


def lines(name: str) -> list[list[str]]:
    """The fields of each line of a file that is no comment."""
    text = (_HERE / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def contract_of(pairs: Sequence[Pair]) -> Contract:
    """The pairs as one paper, each a bead."""
    sides: tuple[Side, ...] = ("en", "ru")
    clauses: dict[Side, tuple[Clause, ...]] = {}
    for column, side in enumerate(sides):
        at, made = 0, []
        for index, pair in enumerate(pairs):
            made.append(Clause(side, index, pair[column], at))
            at += len(pair[column]) + 1
        clauses[side] = tuple(made)
    return Contract(
        clauses["en"],
        clauses["ru"],
        tuple(Bead((i,), (i,)) for i in range(len(pairs))),
        {side: tuple(extract(clause.text, side) for clause in clauses[side]) for side in sides},
        {side: "\n".join(pair[column] for pair in pairs) for column, side in enumerate(sides)},
    )


def alarms(pairs: Sequence[Pair]) -> list[Finding]:
    return [finding for finding in parity(contract_of(pairs), CORRIDOR) if finding.severity != "note"]


def tampered(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The paper with each tamper, one at a time."""
    papers = []
    for number, side, old, new in lines("tampers.tsv"):
        at = int(number) - 1
        en, ru = pairs[at]
        changed = (en.replace(old, new, 1), ru) if side == "en" else (en, ru.replace(old, new, 1))
        papers.append([*pairs[:at], changed, *pairs[at + 1 :]])
    return papers


def main() -> None:
    pairs: list[Pair] = [(en, ru) for en, ru in lines("pairs.tsv")]
    found = alarms(pairs)
    known = {(f.rule, tuple(e.quote for e in f.evidence)) for f in found}
    blamed = {(f.evidence[0].side, f.evidence[0].start) for f in found if f.evidence}
    papers = tampered(pairs)
    caught = sum(
        any((f.rule, tuple(e.quote for e in f.evidence)) not in known for f in alarms(paper)) for paper in papers
    )
    print(f"honest pairs blamed {len(blamed)} of {len(pairs)}; tampers caught {caught} of {len(papers)}")


if __name__ == "__main__":
    main()
