"""The words of a paper: what stands in a demand, a complaint, an application or a claim, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, home_of, read
from njia.findings import Text

Flags = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sentence that stands in a paper when every flag of ``when`` holds."""

    text: Text
    when: Flags = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One kind of paper: who it goes to, what it tells, what it asks for."""

    name: Text
    title: Text
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    ask_title: Text
    ask: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Something that shows the claim is true; asked for only when its flags hold."""

    name: Text
    when: Flags = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What every paper has around its own words."""

    words: Mapping[str, Text]
    evidence: Mapping[str, Proof]


@lru_cache(maxsize=8)
def forms(corridor: str = "ke_ru", folder: Path = HERE) -> Mapping[str, Form]:
    """The kinds of paper of that corridor. Raises CorridorError for what is missing or malformed."""
    return read(home_of(corridor, folder) / "disputes" / "papers.yaml", dict[str, Form])


@lru_cache(maxsize=8)
def around(corridor: str = "ke_ru", folder: Path = HERE) -> Around:
    """What stands around all of them."""
    return read(home_of(corridor, folder) / "disputes" / "around.yaml", Around)


def standing(rows: tuple[Row, ...], flags: Flags, values: Mapping[str, Text]) -> Iterator[Text]:
    """The rows that stand, filled in."""
    return (row.text.fill(**values) for row in rows if row.when <= flags)
