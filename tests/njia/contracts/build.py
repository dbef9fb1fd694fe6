"""Contracts from plain lists of clauses, as the tests write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from njia.contracts.model import Bead, Clause, Contract
from njia.facts.extract import extract
from njia.findings import Side

_LABEL = re.compile(r"(\d+(?:\.\d+)*)\.?\s")


def clauses(side: Side, texts: Sequence[str]) -> tuple[Clause, ...]:
    """Each text a clause, labelled by its number; the first is the title."""
    found = []
    at = 0
    for index, text in enumerate(texts):
        label = _LABEL.match(text)
        kind = "title" if index == 0 else "clause"
        found.append(Clause(side, index, text, at, kind, label[1] if label else None, 1))
        at += len(text) + 1
    return tuple(found)


def contract_from(en: Sequence[str] = (), ru: Sequence[str] = ()) -> Contract:
    """A contract with its facts; the clauses are paired in order where there are equally many."""
    sides = {"en": clauses("en", en), "ru": clauses("ru", ru)}
    beads = tuple(Bead((i,), (i,)) for i in range(len(en))) if len(en) == len(ru) else ()
    facts = {side: tuple(tuple(extract(c.text, side)) for c in found) for side, found in sides.items()}
    return Contract(sides["en"], sides["ru"], beads, facts, {"en": "\n".join(en), "ru": "\n".join(ru)})
