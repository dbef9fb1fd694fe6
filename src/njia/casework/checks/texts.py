"""Texts that are missing in a language, left in English, in the wrong script, or that lose a value on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from njia.casework.checks.problem import Problem
from njia.casework.model import Procedure
from njia.findings import Text

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_CYRILLIC = re.compile(r"[А-яЁё]")
_LETTER = re.compile(r"[^\W\d_]")
_FILLED = {"number", "due", "state"}  # what the service puts into a message when it sends it
_PARTS = ("name", "summary", "states", "acts", "clocks", "messages", "fields")


def check_texts(procedure: Procedure) -> Iterator[Problem]:
    """Problems of every text of a procedure."""
    for part in _PARTS:
        for where, text in texts_in(getattr(procedure, part), part):
            yield from check_text(procedure.file, where, text)
    for message in procedure.messages.values():
        for name in sorted(set(_PLACEHOLDER.findall(message.text.en)) - _FILLED):
            mend = f"use only {', '.join(sorted(_FILLED))}"
            yield Problem(procedure.file, f"message {message.id}", f"nothing fills in {{{name}}}", mend)


def texts_in(value: object, where: str) -> Iterator[tuple[str, Text]]:
    """Every text inside a value, with the way to it."""
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts_in(inner, f"{where} {key}")
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from texts_in(inner, f"{where} {inner.id}" if hasattr(inner, "id") else where)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name), f"{where}.{field.name}")


def check_text(file: str, where: str, text: Text) -> Iterator[Problem]:
    """What is wrong with one text."""
    spoken = {"English": text.en, "Swahili": text.sw, "Russian": text.ru}
    for language, words in spoken.items():
        if not words.strip():
            yield Problem(file, where, f"the {language} text is missing", "write it")
        cyrillic, letters = len(_CYRILLIC.findall(words)), len(_LETTER.findall(words))
        # An English text may quote Russian words, and a Russian one an abbreviation, but not for the most part.
        if letters and (cyrillic == 0 if language == "Russian" else cyrillic > letters / 2):
            yield Problem(file, where, f"the {language} text is in the wrong script", "write it in that language")
    if len(text.en.split()) > 2 and text.en == text.sw:
        yield Problem(file, where, "the Swahili text is the English one", "translate it")
    names = {language: sorted(_PLACEHOLDER.findall(words)) for language, words in spoken.items()}
    if len({tuple(found) for found in names.values()}) > 1:
        told = "; ".join(f"{language}: {', '.join(found) or 'none'}" for language, found in names.items())
        yield Problem(file, where, f"the languages fill in different values ({told})", "use the same in all three")
