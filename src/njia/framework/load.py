"""Reads a corridor's framework, and refuses a promise that names a rule, procedure or source that is not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from njia.casework.load import load_procedures
from njia.corridors.files import HERE, CorridorError, home_of, made, once, read, source_named, sources_of
from njia.corridors.load import load
from njia.findings import Source, Text
from njia.framework.model import Draft, Framework, Promise, Stage, Step
from njia.indicators.load import load_indicators
from njia.standard.model import Pair

_FILE = "framework.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    status: Stage
    day: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Promise:
    id: str
    name: Text
    means: Text
    status: tuple[_Step, ...]
    also: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Framework:
    source: str
    law: tuple[str, ...]
    promises: tuple[_Promise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    version: str
    day: date
    source: str
    clauses: dict[str, Pair]


@lru_cache(maxsize=8)
def load_framework(corridor: str = "ke_ru", folder: Path = HERE) -> Framework:
    """The framework of that corridor. Raises CorridorError, naming the file, for anything missing or malformed."""
    home = home_of(corridor, folder)
    row, sources = read(home / _FILE, _Framework), sources_of(home, "casework", "framework")
    rules = {id_: rule.source for id_, rule in load(corridor, folder).rules.items()}
    procedures = {id_: plan.source for id_, plan in load_procedures(corridor, folder).items()}
    defined = load_indicators(corridor, folder)
    known: dict[str, Iterable[str]] = {
        "rule": rules,
        "procedure": procedures,
        "indicator": {**defined.measured, **defined.waiting},
    }
    promises: dict[str, Promise] = {}
    for one in row.promises:
        once(promises, one.id, _promise(one, sources, known), home / _FILE)
    return Framework(
        promises=tuple(promises.values()),
        drafts=_drafts(home, promises, sources),
        unasked_rules=_unasked(rules, row.law, (id_ for one in promises.values() for id_ in one.rules)),
        unasked_procedures=_unasked(procedures, row.law, (id_ for one in promises.values() for id_ in one.procedures)),
    )


def _promise(row: _Promise, sources: Mapping[str, Source], known: Mapping[str, Iterable[str]]) -> Promise:
    if not row.status:
        raise CorridorError(f"{_FILE}: {row.id} has no status")
    steps = (made(Step, one, source=source_named(sources, one.source, Path(_FILE), row.id)) for one in row.status)
    return made(
        Promise, row,
        status=tuple(sorted(steps, key=lambda step: step.day)),
        also=tuple(source_named(sources, one, Path(_FILE), row.id) for one in row.also),
        rules=_named(row, "rule", row.rules, known["rule"]),
        procedures=_named(row, "procedure", row.procedures, known["procedure"]),
        indicators=_named(row, "indicator", row.indicators, known["indicator"]),
    )  # fmt: skip


def _named(row: _Promise, what: str, patterns: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The ids that the patterns name, each once, in the order of the corridor."""
    found: set[str] = set()
    for pattern in patterns:
        hits = {id_ for id_ in known if fnmatchcase(id_, pattern)}
        if not hits:
            raise CorridorError(f"{_FILE}: {row.id} names the {what} {pattern!r}, which the corridor does not have")
        found |= hits
    return tuple(id_ for id_ in known if id_ in found)


def _unasked(known: Mapping[str, Source], law: Iterable[str], promised: Iterable[str]) -> tuple[str, ...]:
    """Those that no promise names and whose source belongs to no family of law."""
    families, named = tuple(f"{family}." for family in law), set(promised)
    return tuple(id_ for id_, source in known.items() if id_ not in named and not source.id.startswith(families))


def _drafts(home: Path, promises: Iterable[str], sources: Mapping[str, Source]) -> tuple[Draft, ...]:
    found: dict[str, Draft] = {}
    for path in sorted((home / "framework" / "drafts").glob("*.yaml")):
        row = read(path, _Draft)
        if strange := set(row.clauses) - set(promises):
            raise CorridorError(f"{path.name}: there is no promise {sorted(strange)[0]!r}")
        once(found, row.version, made(Draft, row, source=source_named(sources, row.source, path, "the draft")), path)
    if not found:
        raise CorridorError(f"{_FILE}: framework/drafts holds no wording of it")
    return tuple(sorted(found.values(), key=lambda draft: draft.day))
