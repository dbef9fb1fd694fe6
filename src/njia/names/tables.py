"""The corridor's tables of names, read once: legal forms, cues before a person's name, usual Russian given names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from njia.corridors import load as corridors
from njia.corridors.files import CorridorError
from njia.corridors.load import load
from njia.corridors.plain_yaml import decoded
from njia.names.transliteration import skeleton
from njia.text.words import fold, stem, words

_HOME = Path(corridors.__file__).parent
USUAL = "ke_ru"  # whose tables are used where none is named


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    id: str
    en: tuple[str, ...]
    ru: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    forms: tuple[_Form, ...]
    kin: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    person: dict[str, tuple[str, ...]]
    not_names: dict[str, tuple[str, ...]]
    not_persons: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LegalForms:
    """``pattern`` finds a form as a whole word, which begins with one of ``heads``; ``ids`` gives its id by the folded
    phrase; ``kin`` are interchanged.
    """

    pattern: re.Pattern[str]
    heads: frozenset[str]
    ids: dict[str, str]
    kin: tuple[frozenset[str], ...]

    def id_of(self, phrase: str) -> str:
        return self.ids[squeeze(phrase)]

    def alike(self, a: str, b: str) -> bool:
        return a == b or any(a in group and b in group for group in self.kin)


def squeeze(phrase: str) -> str:
    """Case, ё, hyphens and runs of white space aside."""
    return " ".join(phrase.casefold().replace("ё", "е").replace("-", " ").split())


def alternation(phrases: list[str]) -> str:
    """A regular expression of any of the phrases, longest first, white space and hyphens free.

    Phrases are grouped by their first letters: that makes a search over a page several times faster.
    """
    groups: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        groups.setdefault(phrase[:2].casefold(), []).append(phrase)
    return "|".join(
        f"(?=[{head[0]}{head[0].upper()}])(?:{'|'.join(map(_loose, group))})" for head, group in groups.items()
    )


def heads(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of the phrases, folded: a text without one of them need not be searched for the phrases."""
    return frozenset(words(phrase)[0].form for phrase in phrases)


def _loose(phrase: str) -> str:
    parts = (re.escape(word).replace("е", "[её]") for word in re.split(r"[\s-]+", phrase))
    return r"[\s-]+".join(parts)


def _read(corridor: str, name: str) -> bytes:
    try:
        return (_HOME / corridor / "names" / name).read_bytes()
    except OSError as error:
        raise CorridorError(f"{name}: {error}") from error


@lru_cache(maxsize=4)
def legal_forms(corridor: str = USUAL) -> LegalForms:
    """The legal forms of organisations in both languages."""
    table = decoded(_read(corridor, "legal_forms.yaml"), _Forms)
    ids = {squeeze(phrase): form.id for form in table.forms for phrase in (*form.en, *form.ru)}
    long = [p for form in table.forms for p in (*form.en, *form.ru) if p.upper() != p]
    short = [p for form in table.forms for p in (*form.en, *form.ru) if p.upper() == p]
    # An abbreviation counts only in capitals: "ao" and "ip" are parts of ordinary words.
    pattern = re.compile(rf"(?<![\w.])(?:(?i:{alternation(long)})|{alternation(short)})(?!\w)")
    return LegalForms(pattern, heads((*long, *short)), ids, table.kin)


@lru_cache(maxsize=4)
def person_cues(corridor: str = USUAL) -> tuple[re.Pattern[str], frozenset[str]]:
    """Words before a person's name, with the space or colon after them; and the words they may begin with."""
    table = decoded(_read(corridor, "cues.yaml"), _Cues)
    phrases = [phrase for cues in table.person.values() for phrase in cues]
    pattern = re.compile(
        rf"(?<!\w)(?i:{alternation(phrases)})(?:\s*[:\-–—]\s*|\s*\([^)\n]{{0,40}}\)\s*:?\s*|\s+|(?<=\.)\s*)(?=[^\W\d_])"
    )
    return pattern, heads(phrases)


@lru_cache(maxsize=4)
def not_names(corridor: str = USUAL) -> frozenset[str]:
    """Folded words that a name does not begin or end with."""
    table = decoded(_read(corridor, "cues.yaml"), _Cues)
    return frozenset(word.casefold() for group in table.not_names.values() for word in group)


@lru_cache(maxsize=4)
def not_persons(corridor: str = USUAL) -> frozenset[str]:
    """Those, and the words of institutions, which an organisation may carry and a person may not."""
    table = decoded(_read(corridor, "cues.yaml"), _Cues)
    return not_names(corridor) | frozenset(word.casefold() for group in table.not_persons.values() for word in group)


@lru_cache(maxsize=4)
def given_names(corridor: str = USUAL) -> dict[str, frozenset[int]]:
    """For a skeleton the rows of given names it stands in."""
    rows = decoded(_read(corridor, "given_names.yaml"), list[list[str]])
    out: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for name in row:
            out.setdefault(skeleton(name), set()).add(number)
    return {key: frozenset(value) for key, value in out.items()}


_HEAD = 3


@lru_cache(maxsize=4)
def _by_head(corridor: str) -> dict[str, list[tuple[str, int]]]:
    """Single words of the lexicon with their row, by their first letters: stemming them all would cost 0.1 s."""
    out: dict[str, list[tuple[str, int]]] = {}
    for number, row in enumerate(load(corridor).lexicon):
        for phrase in (*row[0], *row[1]):
            if " " not in phrase:
                out.setdefault(phrase[:_HEAD], []).append((phrase, number))
    return out


@lru_cache(maxsize=2_000)
def _meanings(word: str, corridor: str) -> frozenset[int]:
    """The rows of the lexicon a word stands in, whatever its ending."""
    root = stem(word)
    return frozenset(row for phrase, row in _by_head(corridor).get(fold(word)[:_HEAD], ()) if stem(phrase) == root)


def translated(a: str, b: str, corridor: str = USUAL) -> bool:
    """Whether the lexicon holds the two words as translations: Northern, Северная."""
    return bool(_meanings(a, corridor) & _meanings(b, corridor))


def in_lexicon(word: str, corridor: str = USUAL) -> bool:
    """Whether it is an ordinary word that the lexicon holds and no given name (Grace, Faith)."""
    return bool(_meanings(word, corridor)) and skeleton(word) not in given_names(corridor)
