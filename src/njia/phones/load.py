"""Reads a corridor's menu and keywords, and refuses what no telephone could show or what leads nowhere."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from njia.corridors.files import HERE, CorridorError, home_of, made, once, read, source_named, sources_of
from njia.findings import Language, Text
from njia.phones import gsm
from njia.phones.model import ANY, SPOKEN, Ask, Keyword, Keywords, Menu, Screen
from njia.phones.showing import LIMIT, PREFIX

_WORDS = frozenset({"language", "back", "home", "more", "languages", "wrong", "go_on", "anew"})
_BETWEEN = r"[\s,]+"
_FOOT = 40  # what the lines under a page take at most


class _Row(Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class _AskRow(_Row):
    id: str
    text: Text
    options: dict[str, Text] = {}


class _ScreenRow(_Row):
    name: Text
    choices: tuple[str, ...] = ()
    asks: list[_AskRow] = []
    leaf: str = ""
    resumes: bool = False
    ends: bool = False
    notes: bool = False
    always: bool = False


class _MenuFile(_Row):
    source: str
    home: str
    words: dict[str, Text]
    screens: dict[str, _ScreenRow]


class _KeywordRow(_Row):
    words: dict[Language, tuple[str, ...]]
    takes: str = ""
    most: int = ANY
    named: bool = False
    alone: bool = False


class _KeywordFile(_Row):
    source: str
    otherwise: str
    tongues: dict[Language, str]
    keywords: dict[str, _KeywordRow]


class _AnswerFile(_Row):
    source: str
    texts: dict[str, Text]


class _PleaFile(_Row):
    source: str
    words: dict[Language, tuple[str, ...]]


@lru_cache(maxsize=8)
def load_menu(corridor: str = "ke_ru", folder: Path = HERE) -> Menu:
    """The menu of that corridor. Raises CorridorError."""
    home = home_of(corridor, folder)
    path = home / "phones" / "menu.yaml"
    held = read(path, _MenuFile)
    menu = Menu(
        source=source_named(sources_of(home), held.source, path, "the menu"),
        home=held.home,
        words=held.words,
        screens={
            id_: made(Screen, row, id=id_, asks=tuple(made(Ask, ask) for ask in row.asks))
            for id_, row in held.screens.items()
        },
    )
    if missing := sorted(_WORDS ^ held.words.keys()):
        raise CorridorError(f"{path.name}: words must be exactly {sorted(_WORDS)}; look at {missing}")
    _refuse_tangles(menu, path)
    _refuse_long(menu, path)
    return menu


@lru_cache(maxsize=8)
def load_keywords(corridor: str = "ke_ru", folder: Path = HERE) -> Keywords:
    """The words with which a text message may begin. Raises CorridorError for one that says two things."""
    home = home_of(corridor, folder)
    path = home / "phones" / "keywords.yaml"
    held = read(path, _KeywordFile)
    table: dict[str, tuple[str, Language]] = {}
    for leaf, row in held.keywords.items():
        for language, words in row.words.items():
            for word in words:
                once(table, word.casefold(), (leaf, language), path)
    tongues: dict[str, Language] = {}
    for language, common in held.tongues.items():
        for word in common.split():
            once(tongues, word, language, path)
    return Keywords(
        source=source_named(sources_of(home), held.source, path, "the list"),
        otherwise=held.otherwise,
        tongues=tongues,
        leaves={leaf: made(Keyword, row, leaf=leaf) for leaf, row in held.keywords.items()},
        table=table,
    )


@lru_cache(maxsize=8)
def load_answers(corridor: str = "ke_ru", folder: Path = HERE) -> dict[str, Text]:
    """The sentences that telephones are answered with. Raises CorridorError."""
    home = home_of(corridor, folder)
    path = home / "phones" / "answers.yaml"
    held = read(path, _AnswerFile)
    source_named(sources_of(home), held.source, path, "the list")
    for id_, text in held.texts.items():
        _spoken(text, path, id_)
    return held.texts


def _refuse_tangles(menu: Menu, path: Path) -> None:
    """Each screen but home stands in one list, and each leads somewhere."""
    led: dict[str, str] = {}
    for screen in menu.screens.values():
        if bool(screen.choices) == bool(screen.leaf) or (screen.asks and not screen.leaf):
            raise CorridorError(f"{path.name}: {screen.id} must either lead on or answer")
        for choice in screen.choices:
            once(led, choice, screen.id, path)
    if lost := sorted(led.keys() ^ (menu.screens.keys() - {menu.home})):
        raise CorridorError(f"{path.name}: {lost} must stand in one list of choices, and be there")


def _refuse_long(menu: Menu, path: Path) -> None:
    """Every word in the network's letters, and what is asked on one screen."""
    for word, text in menu.words.items():
        _spoken(text, path, word)
    for screen in menu.screens.values():
        _spoken(screen.name, path, screen.id)
        for ask in screen.asks:
            for text in (ask.text, *ask.options.values()):
                _spoken(text, path, f"{screen.id}/{ask.id}")
            if any(gsm.septets(ask.text[language]) > LIMIT - PREFIX - _FOOT for language in SPOKEN):
                raise CorridorError(f"{path.name}: {screen.id}/{ask.id} is too long for a screen")


def _spoken(text: Text, path: Path, what: str) -> None:
    for language in SPOKEN:
        if not gsm.fits_alphabet(text[language]):
            raise CorridorError(f"{path.name}: {what} has letters in {language} that a handset cannot show")


@lru_cache(maxsize=8)
def load_pleas(corridor: str = "ke_ru", folder: Path = HERE) -> re.Pattern[str]:
    """What finds the words of somebody in trouble. Raises CorridorError."""
    home = home_of(corridor, folder)
    path = home / "phones" / "pleas.yaml"
    held = read(path, _PleaFile)
    source_named(sources_of(home), held.source, path, "the list")
    phrases = (phrase for words in held.words.values() for phrase in words)
    return re.compile("|".join(rf"\b{_phrase(one)}\b" for one in phrases), re.IGNORECASE)


def _phrase(written: str) -> str:
    """``took … my`` with up to three words in between, ``forc*`` with any ending."""
    parts = [r"(?:\S+\s+){0,3}" if word == "…" else rf"{_word(word)}{_BETWEEN}" for word in written.split()]
    return "".join(parts).removesuffix(_BETWEEN)


def _word(written: str) -> str:
    return rf"{re.escape(written[:-1])}\w*" if written.endswith("*") else re.escape(written)
