"""A contract as clauses on two sides, the pairs between them and the facts in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from njia.facts.model import Fact
from njia.findings import Side

ClauseKind = Literal["title", "heading", "clause", "signature"]
Class = Literal["employment", "civil_services", "apprenticeship", "military_service", "volunteer_formation", "unclear"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of one side. ``start`` to ``end`` are code points of the side's text (`Contract.texts[side]`).

    ``label`` is its printed number without the closing dot ("4.1"), which is also part of ``text``. ``row`` is the
    (document, table, row) it stood in, where it came from a table. ``unsure`` are spans of ``text`` OCR doubts.
    ``drawn``: it is the words of a picture on the page, such as a stamp.
    """

    side: Side
    index: int
    text: str
    start: int
    kind: ClauseKind = "clause"
    label: str | None = None
    page: int | None = None
    row: tuple[str, int, int] | None = None
    unsure: tuple[tuple[int, int], ...] = ()
    drawn: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Bead:
    """Clauses of both sides that say the same, as indices; one side is empty where a clause has no counterpart."""

    en: tuple[int, ...]
    ru: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Contract:
    """Both sides of a paper. ``facts[side][i]`` are the facts of clause ``i``, offsets within that clause's text."""

    en: tuple[Clause, ...]
    ru: tuple[Clause, ...]
    beads: tuple[Bead, ...]
    facts: Mapping[Side, tuple[tuple[Fact, ...], ...]]
    texts: Mapping[str, str]

    def side(self, side: Side) -> tuple[Clause, ...]:
        return self.en if side == "en" else self.ru

    @property
    def languages(self) -> tuple[Side, ...]:
        return tuple(side for side in ("en", "ru") if self.side(side))
