"""What somebody told, as the ledger keeps it and as people read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings

from njia.distress.model import Plan, Told, chosen
from njiasite.distress.asking import REPORT
from njiasite.dossiers import engine
from njiasite.identities.roster import words as said

_SAFE = ("safe_way", "safe_from", "safe_until", "safe_words")
WORD = "duress_word"  # in an act of its own: whoever takes the phone away must not read it with the rest


def given(plan: Plan, told: Told, **more: str) -> dict[str, Any]:
    """The fields of the report's first act; answers that have no field of their own stand together in one."""
    fields = engine.procedures(settings.CORRIDOR)[REPORT].acts["distress.reported"].fields
    own = {field.id: told[field.id] for field in fields if isinstance(told.get(field.id), str)}
    rest = {name: chosen(told, name) for name in plan.questions if name in told and name not in {*own, WORD}}
    return {**own, "answers": written(rest), **more}


def written(told: Mapping[str, tuple[str, ...]]) -> str:
    """Chosen answers as one line: ``held=prison; matter=enlistment,wages``."""
    return "; ".join(f"{name}={','.join(values)}" for name, values in sorted(told.items()) if values)


def read(line: str) -> dict[str, tuple[str, ...]]:
    """The chosen answers of such a line."""
    parts = (part.partition("=") for part in line.split("; ") if part)
    return {name: tuple(values.split(",")) for name, _, values in parts}


def in_words(plan: Plan, line: str) -> Iterator[tuple[str, str]]:
    """Question and answer in the reader's language; an answer that is no longer asked for is left out."""
    for name, values in read(line).items():
        if question := plan.questions.get(name):
            names = [said(question.options[one].name) for one in values if one in question.options]
            if names:
                yield said(question.ask), "; ".join(names)


def safe_contact(plan: Plan, told: Told) -> str:
    """How the teller may be reached, in English, for the officers of the cases that begin."""
    lines = []
    for name in _SAFE:
        question, value = plan.questions[name], told.get(name)
        if isinstance(value, str) and value:
            option = question.options.get(value)
            lines.append(f"{question.ask.en}: {option.name.en if option else value}")
    return "\n".join(lines)
