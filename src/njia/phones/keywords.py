"""What a text message asks for: by its first word, in any of the corridor's languages, and by what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from njia.findings import Language
from njia.phones.model import Keyword, Keywords

_FIRST = re.compile(r"[\s\W_]*([^\W\d_]+)[\s:.,;!–-]*(.*)", re.DOTALL)
_CYRILLIC, _LATIN = re.compile(r"[а-яё]", re.IGNORECASE), re.compile(r"[a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heard:
    """Which leaf is to answer, in which language, and what was said to it."""

    keyword: Keyword
    language: Language
    given: dict[str, str]


def heard(text: str, keywords: Keywords, language: Language = "en") -> Heard:
    """What the message asks for; one that begins with no keyword goes whole to the leaf for all others.

    ``language`` is that of the sender so far as is known; a keyword says more, and so do Cyrillic letters.
    """
    found = _FIRST.fullmatch(text)
    if found and (known := keywords.table.get(found[1].casefold())):
        leaf, spoken = known
        keyword = keywords.leaves[leaf]
        if len(found[2].split()) > keyword.most:
            return _otherwise(text, keywords, language)
        return Heard(keyword, spoken, {keyword.takes: found[2].strip()} if keyword.takes else {})
    return _otherwise(text, keywords, language)


def _otherwise(text: str, keywords: Keywords, language: Language) -> Heard:
    keyword = keywords.leaves[keywords.otherwise]
    return Heard(keyword, _language(text, language), {keyword.takes: text.strip()})


def _language(text: str, known: Language) -> Language:
    return "ru" if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)) else known
