"""Whole checks of pictures: tamperings caught, clean pairs alarmed and class right on scans (200 dpi) and phone photos.

A tampering counts as caught when a finding is there that the picture of the clean paper does not have. `reader.unsure`,
which asks for a better picture, is counted apart: it catches nothing, but it never clears either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from samples.render import pages
from samples.writers import images

from benchmarks.papers import CORRIDOR, ON
from njia.contracts.check import check
from njia.contracts.report import Report
from njia.documents.join import join
from njia.documents.model import Document
from njia.documents.read import read
from njia.findings import Finding
from samples import contracts

Medium = Literal["scan", "photo"]
Split = Literal["dev", "heldout"]
CHOSEN: tuple[tuple[Split, int], ...] = (("dev", 3), ("heldout", 2))
TAMPERS = 3
_ALARMS = {"stop", "fix", "check"}


@dataclass
class Tally:
    """What was counted over the papers of one half in one medium."""

    papers: int = 0
    class_right: int = 0
    pairs: int = 0
    alarmed: int = 0
    tampers: int = 0
    caught: int = 0
    unsure: int = 0
    cleared: int = 0
    missed: list[str] = field(default_factory=list)


@cache
def _page(picture: bytes) -> Document:
    """One page, read; the pages that a tampering leaves alone are read once."""
    return read(picture, "page.jpg")


def _report(sample: contracts.Sample, medium: Medium) -> Report:
    ((_, paper),) = pages(sample, "table")
    sheets = images.scans(paper) if medium == "scan" else images.photos(paper)
    return check([join([_page(sheet) for sheet in sheets])], CORRIDOR, on=ON)


def chosen(split: Split, count: int) -> Iterator[tuple[contracts.Sample, list[contracts.Edit]]]:
    """Contracts in both languages with some of their tamperings, spread over the kinds."""
    found, every = 0, contracts.edits("tampers")
    for sample in contracts.all_samples(split):
        edits = [edit for edit in every if edit.contract == sample.name]
        if (
            found == count
            or len(sample.languages) < 2
            or len(edits) < TAMPERS
            or not sample.expect.get("aligned", True)
        ):
            continue
        found += 1
        yield sample, edits[len(edits) // (2 * TAMPERS) :: len(edits) // TAMPERS][:TAMPERS]


def measured(medium: Medium, split: Split, count: int) -> Tally:
    """The counts over ``count`` papers of that half."""
    tally = Tally()
    for sample, edits in chosen(split, count):
        clean = _report(sample, medium)
        tally.papers += 1
        tally.class_right += clean.class_ == sample.expect["class"]
        tally.pairs += len(sample.gold())
        tally.alarmed += len({_place(f) for f in clean.findings if _pairwise(f)})
        before = {_key(finding) for finding in clean.findings}
        for edit in edits:
            after = _report(contracts.apply(sample, edit), medium)
            fresh = {f.rule for f in after.findings if f.severity in _ALARMS and _key(f) not in before}
            tally.tampers += 1
            tally.caught += bool(fresh - {"reader.unsure"})
            tally.unsure += fresh == {"reader.unsure"}
            tally.cleared += after.verdict == "clear"
            if not fresh:
                tally.missed.append(f"{sample.name}: {edit.name}")
    return tally


def _pairwise(finding: Finding) -> bool:
    return finding.severity in _ALARMS and finding.rule.startswith(("parity.", "one_sided."))


def _place(finding: Finding) -> tuple[object, ...]:
    return tuple((e.side, e.clause, e.start if e.clause is None else 0) for e in finding.evidence[:1])


def _key(finding: Finding) -> tuple[str, tuple[str, ...]]:
    return finding.rule, tuple(evidence.quote for evidence in finding.evidence)


def rows() -> list[dict[str, str]]:
    """The rows of the table of `make bench`."""
    table = []
    media: tuple[Medium, ...] = ("scan", "photo")
    for medium in media:
        for split, count in CHOSEN:
            got, part = measured(medium, split, count), "dev" if split == "dev" else "held out"
            asked = f", {got.unsure} asked for a better picture, {got.cleared} cleared"
            table.append(_row(f"{medium}: tampered clauses caught, {part}", got.caught, got.tampers, ">= 95 %", asked))
            table.append(_row(f"{medium}: clean pairs alarmed, {part}", got.alarmed, got.pairs, "<= 2 %"))
            table.append(_row(f"{medium}: class right, {part}", got.class_right, got.papers, "all"))
    return table


def _row(what: str, hits: int, total: int, reach: str, more: str = "") -> dict[str, str]:
    return {"what": what, "ours": f"{hits} of {total} ({hits / total:.0%}){more}", "reach": reach}


if __name__ == "__main__":
    for row in rows():
        print(row)
