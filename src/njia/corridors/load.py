"""Reads a corridor's files and refuses what is incomplete: a rule without a source, a text without a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from njia.corridors.model import Concept, Corridor, DatedValue, Param, Rule
from njia.findings import Severity, Source, Text

_T = TypeVar("_T")
HERE = Path(__file__).parent


class CorridorError(ValueError):
    """A corridor's file is wrong; the message names the file and what to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _SourceRow:
    title: str
    reference: str
    in_force: tuple[date, date | None]
    verified: bool


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _ValueRow:
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _CorridorRow:
    id: str
    name: Text


def _read(path: Path, shape: type[_T]) -> _T:
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=shape)
    except (msgspec.MsgspecError, OSError) as error:
        raise CorridorError(f"{path.name}: {error}") from error


def _source(sources: Mapping[str, Source], id_: str, where: Path, what: str) -> Source:
    try:
        return sources[id_]
    except KeyError:
        raise CorridorError(
            f"{where.name}: {what} names the source {id_!r}, which sources.yaml does not hold"
        ) from None


def _lexicon(folder: Path) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Rows of ``lexicon/*.tsv``: English alternatives, a tab, Russian ones, each parted by ``|``; ``#`` comments."""
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            columns = line.split("\t")
            if len(columns) != 2 or not all(column.strip() for column in columns):
                raise CorridorError(f"{path.name} line {number}: two columns parted by one tab are needed")
            english, russian = (tuple(w.strip() for w in column.split("|") if w.strip()) for column in columns)
            yield english, russian


def _once(table: dict[str, _T], key: str, value: _T, where: Path) -> None:
    if key in table:
        raise CorridorError(f"{where.name}: {key!r} stands there twice")
    table[key] = value


@lru_cache(maxsize=8)
def load(corridor: str = "ke_ru", folder: Path = HERE) -> Corridor:
    """The corridor of that name. Raises CorridorError, naming the file, for anything missing or malformed."""
    home = folder / corridor
    if not home.is_dir():
        raise CorridorError(f"there is no corridor {corridor!r} in {folder.name}")
    about = _read(home / "corridor.yaml", _CorridorRow)
    sources = {
        id_: Source(id_, row.title, row.reference, row.in_force[0], row.in_force[1], row.verified)
        for id_, row in _read(home / "sources.yaml", dict[str, _SourceRow]).items()
    }
    rules: dict[str, Rule] = {}
    for path in sorted((home / "rules").glob("*.yaml")):
        for row in _read(path, list[_RuleRow]):
            source = _source(sources, row.source, path, row.rule)
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
            _once(rules, row.rule, rule, path)
    values: dict[str, tuple[DatedValue, ...]] = {}
    for series, rows in _read(home / "values.yaml", dict[str, list[_ValueRow]]).items():
        where = home / "values.yaml"
        values[series] = tuple(
            DatedValue(value=r.value, source=_source(sources, r.source, where, series)) for r in rows
        )
    messages: dict[str, Text] = {}
    for path in sorted((home / "messages").glob("*.yaml")):
        for code, text in _read(path, dict[str, Text]).items():
            _once(messages, code, text, path)
    concepts: dict[str, Concept] = {}
    for path in sorted((home / "concepts").glob("*.yaml")):
        for entry in _read(path, list[_ConceptRow]):
            concept = Concept(id=entry.id, group=entry.group, name=entry.name, phrases=entry.phrases)
            _once(concepts, entry.id, concept, path)
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted((home / "words").glob("*.yaml")):
        for name, phrases in _read(path, dict[str, dict[str, tuple[str, ...]]]).items():
            _once(words, name, phrases, path)
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
