"""Texts that are missing in a language, left in English, in the wrong script, or that lose a value on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from njia.casework.checks.problem import Problem
from njia.casework.model import Message, Procedure
from njia.findings import Text

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_CYRILLIC = re.compile(r"[А-яЁё]")
_LETTER = re.compile(r"[^\W\d_]")
# What the service puts into a message when it sends it, at its longest.
_LONGEST = {"number": "KE-RU-2026-000000", "due": "30 September 2026, 23:59", "state": "x" * 40}
_PARTS = ("name", "summary", "states", "acts", "clocks", "messages", "fields")


def check_texts(procedure: Procedure) -> Iterator[Problem]:
    """Problems of every text of a procedure."""
    for part in _PARTS:
        for where, text in texts_in(getattr(procedure, part), part):
            yield from check_text(procedure.file, where, text)
    dated = {name for spec in procedure.acts.values() if not spec.starts for name in spec.messages}
    for message in procedure.messages.values():
        yield from _sent(procedure, message, message.id in dated)
        for name in sorted(set(_PLACEHOLDER.findall(message.text.en)) - set(_LONGEST)):
            mend = f"use only {', '.join(sorted(_LONGEST))}"
            yield Problem(procedure.file, f"message {message.id}", f"nothing fills in {{{name}}}", mend)


def _sent(procedure: Procedure, message: Message, without_clock: bool) -> Iterator[Problem]:
    where = f"message {message.id}"
    if without_clock and "{due}" in message.text.en:
        what = "an act that starts no clock sends it, so nothing fills in {due}"
        yield Problem(procedure.file, where, what, "take {due} out, or start a clock with that act")
    for language, words in (("English", message.text.en), ("Swahili", message.text.sw)):
        longest = len(_PLACEHOLDER.sub(lambda match: _LONGEST.get(match[1], ""), words))
        if longest > 160:
            what = f"the {language} text can take {longest} characters: more than one SMS"
            yield Problem(procedure.file, where, what, "say it in 160")


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
        own = _PLACEHOLDER.sub("", words)  # a text may be nothing but what is filled in
        cyrillic, letters = len(_CYRILLIC.findall(own)), len(_LETTER.findall(own))
        # An English text may quote Russian words, and a Russian one an abbreviation, but not for the most part.
        if letters and (cyrillic == 0 if language == "Russian" else cyrillic > letters / 2):
            yield Problem(file, where, f"the {language} text is in the wrong script", "write it in that language")
    if len(text.en.split()) > 2 and text.en == text.sw:
        yield Problem(file, where, "the Swahili text is the English one", "translate it")
    names = {language: sorted(_PLACEHOLDER.findall(words)) for language, words in spoken.items()}
    if len({tuple(found) for found in names.values()}) > 1:
        told = "; ".join(f"{language}: {', '.join(found) or 'none'}" for language, found in names.items())
        yield Problem(file, where, f"the languages fill in different values ({told})", "use the same in all three")
