"""Who a message names: firms, people, phones, handles, tills, accounts, mail and sites; nothing is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from njia.corridors.files import HERE, home_of, sourced
from njia.names import parties

Kind = Literal["organisation", "person", "phone", "handle", "till", "account", "email", "site"]
_HOME = "KE"  # how a number without its country is read
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_SITE = re.compile(r"(?:https?://|www\.)[^\s<>\"'«»]{3,200}|(?<![\w@.])(?:t\.me|wa\.me)/[\w+/-]{3,80}", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z][\w.]{2,39}")
_CAPITALS = r"[A-ZА-ЯЁ][\w&'’-]{1,30}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The corridor's words for finding them, and what is the same wording."""

    source: str
    firm: tuple[str, ...]
    till: tuple[str, ...]
    account: tuple[str, ...]
    same_share: float
    same_marks: int


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something at code points ``start`` to ``end``; ``key`` is what is compared, ``name`` as written."""

    kind: Kind
    name: str
    key: str
    start: int
    end: int


@lru_cache(maxsize=4)
def words_of(corridor: str = "ke_ru", folder: Path = HERE) -> Words:
    """The corridor's words. Raises CorridorError."""
    return sourced(home_of(corridor, folder), "screening/behind.yaml", Words, "screening")


def named(text: str, corridor: str = "ke_ru") -> tuple[Named, ...]:
    """Everybody named, each once, in order of place; what lies inside another is left out."""
    words = words_of(corridor)
    found = [*_sites(text), *_phones(text), *_numbers(text, words), *_firms(text, words, corridor)]
    kept: list[Named] = []
    for one in sorted(found, key=lambda n: (n.start - n.end, n.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept) and one.key:
            kept.append(one)
    once = {(one.kind, one.key): one for one in sorted(kept, key=lambda n: -n.start)}
    return tuple(sorted(once.values(), key=lambda n: n.start))


def _sites(text: str) -> Iterator[Named]:
    for match in _MAIL.finditer(text):
        yield Named("email", match.group(), match.group().casefold(), *match.span())
    for match in _SITE.finditer(text):
        name = match.group().rstrip(".,;:!?)")
        key = re.sub(r"^(?:https?://)?(?:www\.)?", "", name.casefold()).rstrip("/")
        yield Named("site", name, key, match.start(), match.start() + len(name))
    for match in _HANDLE.finditer(text):
        name = match.group().rstrip(".")
        yield Named("handle", name, name[1:].casefold(), match.start(), match.start() + len(name))


def _phones(text: str) -> Iterator[Named]:
    import phonenumbers  # it is slow to import, and the library is used without it

    for match in phonenumbers.PhoneNumberMatcher(text, _HOME, leniency=phonenumbers.Leniency.POSSIBLE):
        if phonenumbers.is_valid_number(match.number):
            key = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            yield Named("phone", match.raw_string, key, match.start, match.end)


def _numbers(text: str, words: Words) -> Iterator[Named]:
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (("till", words.till), ("account", words.account))
    for kind, before in kinds:
        choice = "|".join(re.escape(word) for word in sorted(before, key=len, reverse=True))
        for match in re.finditer(rf"(?<!\w)(?:{choice})[\s.:#№-]{{0,4}}(\d[\d -]{{3,22}}\d)", text, re.IGNORECASE):
            yield Named(kind, match.group(1), re.sub(r"\D", "", match.group(1)), *match.span(1))


def _firms(text: str, words: Words, corridor: str) -> Iterable[Named]:
    for mention in parties(text, "en", corridor):
        yield Named(mention.kind, mention.name, mention.name.casefold(), mention.start, mention.end)
    written = {form for word in words.firm for form in (word.capitalize(), word.upper())}  # «you travel» is no firm
    ends = "|".join(sorted(map(re.escape, written), key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)(?:{_CAPITALS}[ \u00a0]){{1,4}}(?:{ends})(?!\w)", text):
        yield Named("organisation", match.group(), match.group().casefold(), *match.span())
