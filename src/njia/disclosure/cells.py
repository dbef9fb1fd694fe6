"""Tables as cells over atoms: a published number is the sum of some atoms, in whatever table or release it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

Atom = tuple[str, ...]  # measure, period, and a coordinate for each dimension
Key = tuple[str, ...]  # coordinates of a cell; "" stands for all of that dimension


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table. ``value`` is None where it is withheld; a rounded one lies between it and ``most``."""

    table: str
    key: Key
    atoms: frozenset[Atom]
    value: int | None
    most: int | None = None

    @property
    def ends(self) -> tuple[int, int]:
        """The least and the most that was said of it."""
        low = self.value or 0
        return low, low if self.most is None else self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that was declared: its atoms with their counts. Every margin of it is a cell."""

    id: str
    measure: str
    period: str
    dimensions: tuple[str, ...]
    counts: Mapping[Key, int]

    def cells(self) -> Iterator[Cell]:
        """All cells, the total first. Each line of the table holds every value that its dimension takes here."""
        values = [sorted({key[i] for key in self.counts}) for i in range(len(self.dimensions))]
        atoms = {key: self.counts.get(key, 0) for key in product(*values)}
        for key in product(*(["", *line] for line in values)):
            inside = [atom for atom in atoms if matches(key, atom)]
            members = frozenset((self.measure, self.period, *atom) for atom in inside)
            yield Cell(self.id, key, members, sum(atoms[atom] for atom in inside))


def matches(key: Key, atom: Key) -> bool:
    """Whether the atom lies in the cell."""
    return all(not wanted or wanted == there for wanted, there in zip(key, atom, strict=True))


def split(cells: Iterable[Cell], parts: Mapping[Atom, Collection[Atom]]) -> tuple[Cell, ...]:
    """The same cells over finer atoms: each that has ``parts`` is all of them together."""
    return tuple(
        replace(cell, atoms=frozenset(part for atom in cell.atoms for part in parts.get(atom, (atom,))))
        for cell in cells
    )


def small(value: int, least: int) -> bool:
    """Too few to be told: nobody at all may be told, and so may enough."""
    return 0 < value < least


def withheld(cells: Iterable[Cell], hidden: frozenset[int]) -> tuple[Cell, ...]:
    """The cells with those that are hidden emptied."""
    return tuple(replace(cell, value=None, most=None) if place in hidden else cell for place, cell in enumerate(cells))
