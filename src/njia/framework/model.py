"""The framework as data: promises, the steps of their status, drafts of their clauses, and what no promise covers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from njia.findings import Source, Text
from njia.standard.model import Pair

Stage = Literal["proposed", "agreed", "in_force"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """That a promise reached a stage on a day, and who says so."""

    status: Stage
    day: date
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One promise. ``also`` is law that binds already; ``rules`` and ``procedures`` carry it out, ``indicators``
    measure it."""

    id: str
    name: Text
    means: Text
    status: tuple[Step, ...]
    also: tuple[Source, ...]
    rules: tuple[str, ...]
    procedures: tuple[str, ...]
    indicators: tuple[str, ...]

    @property
    def kept_by_nothing(self) -> bool:
        """Whether nothing here carries it out."""
        return not self.rules and not self.procedures


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One wording of the agreement: the clause of each promise in both languages."""

    version: str
    day: date
    source: Source
    clauses: Mapping[str, Pair]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """All promises, every draft (the oldest first), and the rules and procedures that no promise and no law names."""

    promises: tuple[Promise, ...]
    drafts: tuple[Draft, ...]
    unasked_rules: tuple[str, ...]
    unasked_procedures: tuple[str, ...]

    @property
    def draft(self) -> Draft:
        """The newest wording."""
        return self.drafts[-1]
