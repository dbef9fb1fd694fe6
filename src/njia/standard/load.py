"""Reads the corridor's standard contract; a clause without a source or naming an unknown rule does not load."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, CorridorError, home_of, read, source_named, sources_of
from njia.corridors.load import load as load_corridor
from njia.findings import Side, Text
from njia.standard.model import Clause, Library, Pair, Reason, Row, Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class _ClauseRow:
    id: str
    section: str
    en: str
    ru: str
    source: str
    when: frozenset[str] = field(default_factory=frozenset)
    unless: frozenset[str] = field(default_factory=frozenset)
    cures: frozenset[str] = field(default_factory=frozenset)
    states: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class _PaperRow:
    head: tuple[Row, ...]
    sections: tuple[Row, ...]
    signatures: tuple[Row, ...]
    addendum: tuple[Row, ...]
    added: Row
    replaced: Row
    last: Row
    alone: dict[Side, Pair]
    beyond: frozenset[str]
    usual: dict[str, Pair]


@dataclass(frozen=True, slots=True, kw_only=True)
class _VariantRow:
    name: Text
    flags: frozenset[str]
    occupations: frozenset[str] = field(default_factory=frozenset)
    routes: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReasonRow:
    source: str
    name: Text
    en: str
    ru: str


@lru_cache(maxsize=8)
def library(corridor: str = "ke_ru", folder: Path = HERE) -> Library:
    """The standard contract of that corridor. Raises CorridorError, naming the file, for what is wrong in it."""
    home = home_of(corridor, folder) / "standard"
    sources = sources_of(home.parent, "standard")
    paper = read(home / "paper.yaml", _PaperRow)
    reasons = {
        id_: Reason(
            id=id_,
            name=row.name,
            said=Pair(row.en, row.ru),
            source=source_named(sources, row.source, home / "reasons.yaml", id_),
        )
        for id_, row in read(home / "reasons.yaml", dict[str, _ReasonRow]).items()
    }
    variants = {
        id_: Variant(id=id_, name=row.name, flags=row.flags, occupations=row.occupations, routes=row.routes)
        for id_, row in read(home / "variants.yaml", dict[str, _VariantRow]).items()
    }
    return Library(
        clauses=_clauses(home / "clauses.yaml", corridor, folder, {row.id for row in paper.sections}),
        head=paper.head,
        sections=paper.sections,
        signatures=paper.signatures,
        addendum=paper.addendum,
        added=paper.added,
        replaced=paper.replaced,
        last=paper.last,
        alone=paper.alone,
        beyond=paper.beyond,
        usual=paper.usual,
        variants=variants,
        reasons=reasons,
    )


def _clauses(path: Path, corridor: str, folder: Path, sections: set[str]) -> tuple[Clause, ...]:
    sources = sources_of(path.parent.parent, "standard")
    rules = load_corridor(corridor, folder).rules
    made: dict[str, Clause] = {}
    for row in read(path, list[_ClauseRow]):
        if row.id in made or row.section not in sections or not row.cures <= set(rules):
            raise CorridorError(f"{path.name}: {row.id} stands there twice, or names an unknown section or rule")
        made[row.id] = Clause(
            id=row.id,
            section=row.section,
            en=row.en,
            ru=row.ru,
            source=source_named(sources, row.source, path, row.id),
            when=row.when,
            unless=row.unless,
            cures=row.cures,
            states=row.states,
        )
    return tuple(made.values())
