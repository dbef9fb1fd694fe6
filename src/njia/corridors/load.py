"""Reads a corridor's files and refuses what is incomplete: a rule without a source, a text without a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, CorridorError, home_of, once, read, source_named, sources_of
from njia.corridors.model import Concept, Corridor, DatedValue, Param, Rule
from njia.findings import Severity, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class _RuleRow:
    rule: str
    severity: Severity
    source: str
    text: Text
    remedy: Text
    judge: str | None = None
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    params: dict[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ConceptRow:
    id: str
    group: str
    name: Text
    phrases: dict[str, tuple[str, ...]]
    spoiled_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _ValueRow:
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _CorridorRow:
    id: str
    name: Text


def _lexicon(folder: Path) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Rows of ``lexicon/*.tsv``: English alternatives, a tab, Russian ones, each parted by ``|``; ``#`` comments."""
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            columns = line.split("\t")
            if len(columns) != 2 or not all(column.strip() for column in columns):
                raise CorridorError(f"{path.name} line {number}: two columns parted by one tab are needed")
            english, russian = (tuple(filter(None, map(str.strip, column.split("|")))) for column in columns)
            yield english, russian


def _refuse_half_antonyms(concepts: Mapping[str, Concept]) -> None:
    """A denial without its answer, an answer that nothing spoils, and what spoils one but is no concept."""
    kinds: dict[str, set[str]] = {}
    for id_ in (id_ for id_, concept in concepts.items() if concept.group == "antonym"):
        kind, _, part = id_.rpartition(".")
        kinds.setdefault(kind, set()).add(part)
    for kind, parts in kinds.items():
        if not {"denied", "said"} <= parts <= {"denied", "said", "unless"}:
            raise CorridorError(f"concepts: {kind} is what is denied and what is said, and may have an unless")
    for id_, concept in concepts.items():
        if unknown := set(concept.spoiled_by) - concepts.keys():
            raise CorridorError(f"concepts: {id_} is spoiled by {sorted(unknown)}, which no file of concepts holds")
        answers = concept.group == "antonym" and id_.endswith(".said")
        if answers != bool(concept.spoiled_by):
            raise CorridorError(f"concepts: {id_} {'must' if answers else 'cannot'} say by what it is spoiled")


@lru_cache(maxsize=8)
def load(corridor: str = "ke_ru", folder: Path = HERE) -> Corridor:
    """The corridor of that name. Raises CorridorError, naming the file, for anything missing or malformed."""
    home = home_of(corridor, folder)
    about = read(home / "corridor.yaml", _CorridorRow)
    sources = sources_of(home)
    rules: dict[str, Rule] = {}
    for path in sorted((home / "rules").glob("*.yaml")):
        for row in read(path, list[_RuleRow]):
            source = source_named(sources, row.source, path, row.rule)
            rule = Rule(
                rule=row.rule,
                severity=row.severity,
                text=row.text,
                remedy=row.remedy,
                source=source,
                judge=row.judge,
                phrases=row.phrases,
                params=row.params,
            )
            once(rules, row.rule, rule, path)
    values: dict[str, tuple[DatedValue, ...]] = {}
    for series, rows in read(home / "values.yaml", dict[str, list[_ValueRow]]).items():
        where = home / "values.yaml"
        values[series] = tuple(
            DatedValue(value=r.value, source=source_named(sources, r.source, where, series)) for r in rows
        )
    messages: dict[str, Text] = {}
    for path in sorted((home / "messages").glob("*.yaml")):
        for code, text in read(path, dict[str, Text]).items():
            once(messages, code, text, path)
    concepts: dict[str, Concept] = {}
    for path in sorted((home / "concepts").glob("*.yaml")):
        for entry in read(path, list[_ConceptRow]):
            concept = Concept(
                id=entry.id,
                group=entry.group,
                name=entry.name,
                phrases=entry.phrases,
                spoiled_by=entry.spoiled_by,
            )
            once(concepts, entry.id, concept, path)
    _refuse_half_antonyms(concepts)
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted((home / "words").glob("*.yaml")):
        for name, phrases in read(path, dict[str, dict[str, tuple[str, ...]]]).items():
            once(words, name, phrases, path)
    return Corridor(
        id=about.id,
        name=about.name,
        sources=sources,
        rules=rules,
        values=values,
        messages=messages,
        concepts=tuple(concepts.values()),
        lexicon=tuple(_lexicon(home / "lexicon")),
        words=words,
    )
