"""The sample contracts and their edits, as values; ``render`` makes files of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from samples import render as _render

HERE = Path(__file__).parent
Side = Literal["en", "ru"]
Split = Literal["dev", "heldout"]
SIDES: tuple[Side, ...] = ("en", "ru")


@dataclass(frozen=True, slots=True)
class Clause:
    """What both languages say at one place; None where one says nothing. ``label`` is the number without dots."""

    kind: Literal["title", "heading", "clause", "signature"]
    en: str | None
    ru: str | None
    label: str | None = None
    label_ru: str | None = None
    id: str | None = None

    def side(self, side: Side) -> str | None:
        return self.en if side == "en" else self.ru


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one side: ``old`` (once in that clause) becomes ``new``; ``old`` "*" is the whole clause.

    An empty ``new`` for "*" takes the clause out of that language; an empty ``old`` puts ``new`` after it, as one more.
    """

    contract: str
    name: str
    kind: str
    side: Side
    clause: str | int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SharedEdit:
    """A change of one side of a text of the shared data; ``bead`` is its place in the gold alignment."""

    contract: str
    name: str
    kind: str
    side: Side
    bead: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One contract. ``expect`` says what a checker must answer: class, verdict, rules, not_rules."""

    name: str
    title: str
    trade: str
    split: Split
    expect: Mapping[str, Any]
    layouts: tuple[str, ...]
    clauses: tuple[Clause, ...]
    numbering: Mapping[Side, Mapping[str, str]] = field(default_factory=dict)

    def printed(self, clause: Clause, side: Side) -> str | None:
        """The clause as it stands in the paper: its number, then its words."""
        text = clause.side(side)
        label = (clause.label_ru or clause.label) if side == "ru" else clause.label
        if text is None or label is None:
            return text
        shape = "{}" if label.endswith(")") else self.numbering.get(side, {}).get(clause.kind, "{}.")
        return f"{shape.format(label)} {text}"

    def lines(self, side: Side) -> list[str]:
        """One side, clause by clause."""
        return [text for clause in self.clauses if (text := self.printed(clause, side)) is not None]

    def kinds(self, side: Side) -> list[str]:
        """The kind of each of ``lines(side)``."""
        return [clause.kind for clause in self.clauses if clause.side(side) is not None]

    def gold(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Which of ``lines("en")`` belong to which of ``lines("ru")``, by construction."""
        beads, at = [], {"en": 0, "ru": 0}
        for clause in self.clauses:
            bead: dict[str, tuple[int, ...]] = {}
            for side in SIDES:
                bead[side] = (at[side],) if clause.side(side) is not None else ()
                at[side] += len(bead[side])
            beads.append((bead["en"], bead["ru"]))
        return beads

    @property
    def languages(self) -> tuple[Side, ...]:
        return tuple(side for side in SIDES if self.lines(side))

    def find(self, clause: str | int) -> int:
        """The place of a clause named by its number, its id or its index."""
        if isinstance(clause, int):
            return range(len(self.clauses))[clause]
        places = [i for i, c in enumerate(self.clauses) if c.kind != "heading" and clause in (c.label, c.id)]
        places = places or [i for i, c in enumerate(self.clauses) if clause == c.label]
        if len(places) != 1:
            raise KeyError(f"{self.name}: {len(places)} clauses are called {clause!r}")
        return places[0]


def load(name: str) -> Sample:
    """The contract of that name, as committed."""
    return parse(yaml.safe_load((HERE / "contracts" / name / "contract.yaml").read_text("utf-8")))


def parse(data: Mapping[str, Any]) -> Sample:
    """A contract from the content of its file."""
    clauses = tuple(Clause(**clause) for clause in data["clauses"])
    return Sample(**{**data, "layouts": tuple(data["layouts"]), "clauses": clauses})


def names() -> list[str]:
    return sorted(path.parent.name for path in HERE.glob("contracts/*/contract.yaml"))


def all_samples(split: Split | None = None) -> Iterator[Sample]:
    """Every contract, or those of one half."""
    return (sample for name in names() if split in (None, (sample := _cached(name)).split))


@cache
def _cached(name: str) -> Sample:
    return load(name)


def edits(file: Literal["tampers", "harmless", "disguises"]) -> list[Edit]:
    """The tamperings or harmless rewrites of all contracts, or the disguises of the military ones."""
    return [Edit(**edit) for edit in _listed(file)]


def shared_edits(file: Literal["tampers", "harmless"]) -> list[SharedEdit]:
    """The same for the texts in ``shared/data/bilingual``."""
    return [SharedEdit(**edit) for edit in _listed(f"shared_{file}")]


def _listed(file: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / "edits" / f"{file}.yaml").read_text("utf-8"))
    return found


def apply(sample: Sample, edit: Edit) -> Sample:
    """The contract with one side of one clause changed. ValueError where ``old`` is not there exactly once."""
    at = sample.find(edit.clause)
    clauses = list(sample.clauses)
    if edit.old == "":
        words: dict[str, str | None] = {"en": None, "ru": None, edit.side: edit.new}
        clauses.insert(at + 1, Clause("clause", words["en"], words["ru"]))
    else:
        was = clauses[at].side(edit.side)
        new = None if edit.old == "*" and not edit.new else changed(was or "", edit)
        clauses[at] = replace(clauses[at], **{edit.side: new})
    return replace(sample, clauses=tuple(clauses))


def changed(text: str, edit: Edit | SharedEdit) -> str:
    """A text with one edit made. ValueError where ``old`` is not there exactly once."""
    if edit.old == "*":
        return edit.new
    if text.count(edit.old) != 1:
        raise ValueError(f"{edit.contract}: {edit.name}: {edit.old!r} is there {text.count(edit.old)} times")
    return text.replace(edit.old, edit.new)


def render(sample: Sample, layout: str, medium: str) -> dict[str, bytes]:
    """The contract as files: name → bytes. Two files where the layout keeps the languages apart."""
    return _render.render(sample, layout, medium)
