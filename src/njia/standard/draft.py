"""From the library and what fills it to the rows of a contract, numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from njia.standard.model import Clause, Filled, Library, Pair, Paper, Row


class NotSaidError(ValueError):
    """A clause needs something that neither the job order nor the particulars say; ``name`` is its name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def draft(library: Library, filled: Filled) -> Paper:
    """The contract. Raises NotSaidError for a value that a clause of it needs and nobody gave."""
    rows = [fill(row, filled.values) for row in library.head]
    for number, section in enumerate(library.sections, 1):
        chosen = [c for c in library.clauses if c.section == section.id and c.stands(filled.flags)]
        rows.append(replace(section, label=f"{number}."))
        rows += numbered(chosen, filled.values, f"{number}.")
    return Paper((*rows, *(fill(row, filled.values) for row in library.signatures)))


def numbered(clauses: Iterable[Clause], values: Mapping[str, Pair], before: str) -> Iterator[Row]:
    """The clauses as rows, numbered from 1 behind ``before``."""
    for number, clause in enumerate(clauses, 1):
        row = Row(id=clause.id, kind="clause", en=clause.en, ru=clause.ru, label=f"{before}{number}.")
        yield fill(row, values)


def fill(row: Row, values: Mapping[str, Pair]) -> Row:
    """The row with its names replaced by what they stand for."""
    return replace(row, en=_filled(row.en, _Side(values, "en")), ru=_filled(row.ru, _Side(values, "ru")))


def _filled(text: str, values: _Side) -> str:
    return text.format_map(values)


class _Side(dict[str, str]):
    """The values as one language says them."""

    def __init__(self, values: Mapping[str, Pair], side: str) -> None:
        super().__init__({name: pair.en if side == "en" else pair.ru for name, pair in values.items()})

    def __missing__(self, name: str) -> str:
        raise NotSaidError(name)
