"""What a text message asks for: by its first word, in any of the corridor's languages, and by what follows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from njia.findings import Language
from njia.phones.model import ANY, Keyword, Keywords

_FIRST = re.compile(r"[\s\W_]*([^\W\d_]+)([\s:.,;!–-]*)(.*)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CYRILLIC, _LATIN = re.compile(r"[а-яё]", re.IGNORECASE), re.compile(r"[a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heard:
    """Which leaf is to answer, in which language, and what was said to it."""

    keyword: Keyword
    language: Language
    given: dict[str, str]


def heard(text: str, keywords: Keywords, pleas: re.Pattern[str], language: Language = "en") -> Heard:
    """What the message asks for; one that begins with no keyword goes whole to the leaf for all others.

    ``language`` is that of the sender so far as is known; a keyword says more, and so do Cyrillic letters. ``pleas``
    finds words of somebody in trouble, which go before a keyword that asks for a name or a number.
    """
    found = _FIRST.fullmatch(text)
    known = keywords.table.get(found[1].casefold()) if found else None
    if not found or not known:
        return otherwise(text, keywords, language)
    keyword, rest = keywords.leaves[known[0]], found[3].strip()
    if _begins_a_sentence(keyword, found, pleas):
        return otherwise(text, keywords, known[1])
    given = rest or (found[1] if keyword.alone else "")
    return Heard(keyword, known[1], {keyword.takes: given} if keyword.takes else {})


def _begins_a_sentence(keyword: Keyword, found: re.Match[str], pleas: re.Pattern[str]) -> bool:
    """Whether the word is none of our keywords here. All in capitals it may be either, and is taken for a sentence."""
    first, between, rest = found.groups()
    if keyword.most < ANY and pleas.search(rest):
        return True
    meant = keyword.named and (":" in between or (first.isupper() and not rest.isupper()))
    return len(rest.split()) > keyword.most and not meant


def otherwise(text: str, keywords: Keywords, language: Language) -> Heard:
    """The message as one without a keyword."""
    keyword = keywords.leaves[keywords.otherwise]
    return Heard(keyword, _language(text, keywords, language), {keyword.takes: text.strip()})


def _language(text: str, keywords: Keywords, known: Language) -> Language:
    """By its letters, and in Latin ones by the commonest words of each language; else the one that is known."""
    if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)):
        return "ru"
    words = Counter(keywords.tongues.get(word) for word in _WORD.findall(text.casefold()))
    del words[None]
    return words.most_common(1)[0][0] or known if words else known
