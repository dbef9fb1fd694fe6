"""Every word of the site is there in Swahili and in Russian."""

from __future__ import annotations

import re

import polib
import pytest
from django.conf import settings

from njiasite.pages import catalogues

SAME_IN_BOTH: set[tuple[str, str]] = set()  # (language, message) that is rightly the same as in English
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def catalogue(code: str) -> list[polib.POEntry]:
    """The entries of that language, of every app."""
    paths = [path for path in catalogues.catalogues() if path.parts[-3] == code]
    return [entry for path in paths for entry in polib.pofile(str(path))]


@pytest.mark.parametrize("code", ["sw", "ru"])
def test_every_message_of_the_source_is_translated(code: str) -> None:
    known = {(entry.msgid, entry.msgid_plural or None): entry for entry in catalogue(code)}
    missing = []
    for message, where in catalogues.messages().items():
        entry = known.get((message.text, message.plural))
        if entry is None or not entry.translated() or entry.fuzzy:
            missing.append(f"{where}: {message.text}")
    assert missing == []


@pytest.mark.parametrize("code", ["sw", "ru"])
def test_no_translation_is_english_left_standing(code: str) -> None:
    same = [e.msgid for e in catalogue(code) if e.msgid == e.msgstr and (code, e.msgid) not in SAME_IN_BOTH]
    assert same == []


@pytest.mark.parametrize("code", ["sw", "ru"])
def test_every_value_of_a_message_stands_in_its_translation(code: str) -> None:
    broken = [
        entry.msgid
        for entry in catalogue(code)
        for form in ([entry.msgstr] if not entry.msgid_plural else entry.msgstr_plural.values())
        if sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(form))
    ]
    assert broken == []


@pytest.mark.parametrize("code", ["sw", "ru"])
def test_a_sentence_that_names_the_quick_exit_calls_it_as_the_button_does(code: str) -> None:
    said = {entry.msgid: entry.msgstr for entry in catalogue(code)}
    telling = [text for text in said if "“Leave quickly”" in text]
    assert telling and [said[text] for text in telling if said["Leave quickly"] not in said[text]] == []


@pytest.mark.parametrize("code", ["sw", "ru"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stop", "Stop signing in"),
        ("What it is", "What or who it is"),  # a day of the calendar, and somebody in a report
        ("Withdraw", "Withdraw the application"),  # a role, and an application
        ("Place", "Place in the ranking"),
    ],
)
def test_two_meanings_of_an_english_word_have_each_its_own_in_other_languages(code: str, one: str, other: str) -> None:
    said = {entry.msgid: entry.msgstr for entry in catalogue(code)}
    assert said[one] != said[other]


@pytest.mark.parametrize("code", ["sw", "ru"])
def test_nothing_stale_stays_in_a_catalogue(code: str) -> None:
    used = {(message.text, message.plural) for message in catalogues.messages()}
    assert [e.msgid for e in catalogue(code) if (e.msgid, e.msgid_plural or None) not in used] == []


def test_russian_is_written_in_cyrillic() -> None:
    latin = [
        e.msgid
        for e in catalogue("ru")
        if not re.search("[а-яё]", e.msgstr + "".join(e.msgstr_plural.values()), re.IGNORECASE)
    ]
    assert latin == []


def test_the_reader_of_messages_finds_them_in_templates_and_in_code() -> None:
    texts = {message.text for message in catalogues.messages()}
    assert {
        "Check the contract",
        "Leave quickly",
        "This file is too big",
        "Reading page %(page)s of %(pages)s.",
    } <= texts


def test_the_languages_are_english_swahili_and_russian() -> None:
    assert [code for code, _ in settings.LANGUAGES] == ["en", "sw", "ru"]
    assert {path.parts[-3] for path in catalogues.catalogues()} == {"ru", "sw"}


def test_no_message_is_translated_twice() -> None:
    for code in ("sw", "ru"):
        ids = [(entry.msgid, entry.msgid_plural) for entry in catalogue(code)]
        assert len(ids) == len(set(ids))
