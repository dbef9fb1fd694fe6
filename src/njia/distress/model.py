"""What a corridor asks people in distress, and what their answers do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from njia.findings import Source, Text

Urgency = Literal["ordinary", "soon", "urgent"]
URGENCIES: tuple[Urgency, ...] = ("ordinary", "soon", "urgent")  # the mildest first
Kind = Literal["one", "many", "text", "long_text", "name", "phone", "email", "hour"]

# What somebody told: chosen answers as a tuple of their ids, words as they were written. A blank is not there.
Told = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer to choose: it makes the report at least so urgent, opens cases, and keeps others from opening."""

    id: str
    name: Text
    to_self: Text | None = None
    urgency: Urgency = "ordinary"
    opens: tuple[str, ...] = ()
    shuts: tuple[str, ...] = ()
    stage: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that is asked. ``only_if`` names earlier answers without which it is not.

    ``to_self``, here and below: how it is said to whoever asks for themselves; nothing where that is the same.
    """

    id: str
    kind: Kind
    ask: Text
    to_self: Text | None = None
    help: Text | None = None
    help_to_self: Text | None = None
    must: bool = False
    options: Mapping[str, Option] = field(default_factory=dict)
    only_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A few questions that are asked together."""

    id: str
    title: Text
    to_self: Text | None = None
    questions: tuple[Question, ...]
    only_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FromChoice:
    """A field that takes its value from a chosen answer, of several from the one of the furthest stage.

    ``else_`` stands where nobody said.
    """

    of: str
    values: Mapping[str, str | bool]
    else_: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How a kind of case begins: its first act, and what of the report goes into which of its fields."""

    id: str
    procedure: str
    act: str
    urgency: str = ""
    safe_contact: str = ""
    give: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    maps: Mapping[str, FromChoice] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    only_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    instead: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Plan:
    """All of it, for one corridor. ``first`` begins where no answer opens anything."""

    source: Source
    pages: tuple[Page, ...]
    openings: Mapping[str, Opening]
    first: tuple[str, ...]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question, in the order in which they are asked."""
        return {question.id: question for page in self.pages for question in page.questions}


def asked(only_if: Mapping[str, tuple[str, ...]], told: Told) -> bool:
    """Whether earlier answers call for it: one answer of each that is named."""
    return all(set(values) & set(chosen(told, name)) for name, values in only_if.items())


def chosen(told: Told, question: str) -> tuple[str, ...]:
    """The answers chosen to a question; none where it was left blank."""
    value = told.get(question, ())
    return (value,) if isinstance(value, str) else tuple(value)
