"""What a corridor's files hold, once read: sources, dated values, rules, words. Nothing in it is evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from njia.findings import Severity, Source, Text

Param = str | int | float | bool | list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of law, policy or craft. ``judge`` names the function that applies it, with ``params`` and ``phrases``.

    A rule without a judge is raised by the code that looks for it (`parity.*`, `one_sided.*`, `reader.*`), which takes
    its words, severity and source from here.
    """

    rule: str
    severity: Severity
    text: Text
    remedy: Text
    source: Source
    judge: str | None = None
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    params: Mapping[str, Param] = field(default_factory=dict)

    def in_force(self, on: date) -> bool:
        """Whether the rule's source is in force on that day."""
        return self.source.in_force(on)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue:
    """One value of a series (minimum wage, key rate) and the days it holds."""

    value: str
    source: Source


def value_on(series: Iterable[DatedValue], on: date) -> DatedValue | None:
    """The value of a series on a day, or None where none is known."""
    return next((value for value in series if value.source.in_force(on)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """Something a clause says that both languages must say: a job, a payer, a court, a prohibition.

    ``group`` names concepts that exclude one another (months, "free" and "for a fee"); parity compares them within it.
    ``spoiled_by``: the concepts that, brought in by the same language, make it no answer to a denial.
    """

    id: str
    group: str
    name: Text
    phrases: Mapping[str, tuple[str, ...]]
    spoiled_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Corridor:
    """Everything of one corridor; two are equal only if they are one, so that tools built from it can be cached.

    ``lexicon`` is (English alternatives, Russian alternatives) rows.
    """

    id: str
    name: Text
    sources: Mapping[str, Source]
    rules: Mapping[str, Rule]
    values: Mapping[str, tuple[DatedValue, ...]]
    messages: Mapping[str, Text]
    concepts: tuple[Concept, ...]
    lexicon: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def value_on(self, series: str, on: date) -> DatedValue | None:
        """The value of a dated series on a day, or None where none is known. Raises KeyError for an unknown series."""
        return value_on(self.values[series], on)
