"""The papers that are measured on: our samples, and the public texts of ../shared where they are there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import yaml

from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.model import Block, Document, Page, assemble
from samples import contracts as samples

SHARED = Path(__file__).parents[2] / "shared" / "data" / "bilingual"
ON = date(2026, 11, 24)
CORRIDOR = load()
Part = Literal["dev", "heldout"]


@dataclass(frozen=True)
class Paper:
    """Clauses of both sides with their gold beads; ``part`` says whether lexicon and rules were made on it."""

    name: str
    part: Part
    en: tuple[str, ...]
    ru: tuple[str, ...]
    gold: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    contract: bool = True
    clean: bool = True  # both languages say the same, and nothing is wrong

    @property
    def bilingual(self) -> bool:
        return bool(self.en) and bool(self.ru)


@dataclass(frozen=True)
class Edited:
    """A paper with one edit; ``beads`` are the texts of both sides at the place that was edited, before and after."""

    paper: Paper
    original: Paper
    name: str
    kind: str
    touched: frozenset[str]


def sample_papers(part: Part | None = None) -> list[Paper]:
    return [paper_of(sample) for sample in samples.all_samples(part)]


def paper_of(sample: samples.Sample) -> Paper:
    return Paper(
        sample.name,
        sample.split,
        tuple(sample.lines("en")),
        tuple(sample.lines("ru")),
        tuple(sample.gold()),
        clean=sample.expect["verdict"] == "clear",
    )


def shared_papers() -> list[Paper]:
    """own_a, cc_by and udhr; own_a and the first halves of the others were looked at while writing the lexicon."""
    papers = []
    for name in ("own_a", "cc_by", "udhr"):
        path = SHARED / f"{name}.json"
        if path.exists():
            data = json.loads(path.read_text("utf-8"))
            gold = tuple((tuple(en), tuple(ru)) for en, ru in data["gold"])
            papers.append(Paper(name, "dev", tuple(data["en"]), tuple(data["ru"]), gold, contract=name == "own_a"))
    return papers


def document(paper: Paper) -> Document:
    """The paper as two columns, pair by pair, as a reader would give it."""
    blocks = []
    for row, (en, ru) in enumerate(paper.gold):
        for column, (indices, side) in enumerate(((en, paper.en), (ru, paper.ru))):
            blocks += [Block(side[i], 0, 1, cell=(0, row, column)) for i in indices]
    return assemble(paper.name, "text", (Page(1),), blocks)


def sequential(paper: Paper) -> Document:
    """The paper as English then Russian: nothing tells the pairs but the words."""
    return assemble(paper.name, "text", (Page(1),), [Block(text, 0, 1) for text in (*paper.en, *paper.ru)])


def report(paper: Paper) -> Report:
    return check([sequential(paper)], CORRIDOR, on=ON)


def edited(file: Literal["tampers", "harmless"]) -> list[Edited]:
    """Every edit of the samples, applied; and those of the shared papers where they are there."""
    found = []
    for edit in samples.edits(file):
        sample = samples.load(edit.contract)
        changed = samples.apply(sample, edit)
        found.append(_edited(paper_of(sample), paper_of(changed), edit.name, edit.kind))
    papers = {paper.name: paper for paper in shared_papers()}
    path = Path(samples.__file__).parent / "edits" / f"shared_{file}.yaml"
    for row in yaml.safe_load(path.read_text("utf-8")) if path.exists() else ():
        if row["contract"] in papers:
            original = papers[row["contract"]]
            found.append(_edited(original, _shared_edit(original, row), row["name"], row["kind"]))
    if "own_a" in papers and file == "tampers":
        own = papers["own_a"]
        given = json.loads((SHARED / "tampers_a.json").read_text("utf-8"))
        found += [_edited(own, replaced(own, row), row["name"], "given") for row in given]
    return found


def replaced(paper: Paper, row: dict[str, str]) -> Paper:
    """The first clause of a side that holds ``old`` holds ``new`` instead."""
    lines = list(paper.en if row["side"] == "en" else paper.ru)
    at = next(i for i, line in enumerate(lines) if row["old"] in line)
    lines[at] = lines[at].replace(row["old"], row["new"], 1)
    return _with(paper, row["side"], lines)


def _shared_edit(paper: Paper, row: dict[str, str]) -> Paper:
    indices = paper.gold[int(row.get("bead", row.get("clause", 0)))][0 if row["side"] == "en" else 1]
    lines = list(paper.en if row["side"] == "en" else paper.ru)
    at = next(i for i in indices if row["old"] in lines[i])
    lines[at] = lines[at].replace(row["old"], row["new"], 1) if row["old"] else f"{lines[at]} {row['new']}"
    return _with(paper, row["side"], lines)


def _with(paper: Paper, side: str, lines: list[str]) -> Paper:
    en, ru = (tuple(lines), paper.ru) if side == "en" else (paper.en, tuple(lines))
    return Paper(paper.name, paper.part, en, ru, paper.gold, paper.contract)


def _edited(original: Paper, paper: Paper, name: str, kind: str) -> Edited:
    """Touched are the texts of every gold bead that differs between the two papers."""
    before, after = _beads(original), _beads(paper)
    touched = {text for bead in (before ^ after) for side in bead for text in side}
    return Edited(paper, original, name, kind, frozenset(touched))


def _beads(paper: Paper) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(tuple(paper.en[i] for i in en), tuple(paper.ru[i] for i in ru)) for en, ru in paper.gold}
