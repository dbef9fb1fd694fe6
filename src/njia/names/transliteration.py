"""Names in two scripts on one ground: every usual transliteration of a name folded to one skeleton of Latin letters.

In a skeleton ``c`` is ч, ``x`` is ш and щ, ``j`` is ж and дж, ``q`` is ц, ``v`` is в and w, ``h`` is х; letters are
not doubled. What the standards (ICAO, GOST, BGN) and habit write differently is written once: Ye/E/Э/Е are ``e``,
Y/I/Й/Ы are ``i``, Yo/Ё is ``y``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# fmt: off
_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "y", "ж": "j", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "q", "ч": "c", "ш": "x", "щ": "x", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "e",
})
_LETTERS = str.maketrans({
    "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "e", "œ": "e", "þ": "t", "ð": "d", "ı": "i", "ə": "e", "č": "ch",
    "š": "sh", "ž": "zh", "ç": "s", "ć": "ch", "ś": "s", "ź": "z", "ż": "zh", "ş": "sh", "ğ": "g", "ñ": "n",
})
# Order matters: the longest spelling first. Capital letters stand for what later rules must not touch.
_LATIN = (
    ("shch", "X"), ("schtsch", "X"), ("tsch", "C"), ("tch", "C"), ("dzh", "J"), ("sch", "X"), ("sh", "X"),
    ("ch", "C"), ("cz", "C"), ("zh", "J"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("gh", "g"), ("dh", "d"), ("bh", "b"),
    ("rh", "r"), ("tz", "Q"), ("ts", "Q"), ("dj", "J"), ("dg", "J"), ("ck", "k"), ("cq", "k"), ("qu", "kv"), ("q", "k"),
    ("x", "ks"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("w", "v"), ("ee", "i"), ("oo", "u"),
    ("ou", "u"), ("yo", "Y"), ("y", "i"),
)
# fmt: on
_FINAL = str.maketrans({"X": "x", "C": "c", "J": "j", "Q": "q", "Y": "y"})
_NOT_LETTER = re.compile(r"[^a-zA-Z]+")
_DOUBLED = re.compile(r"(.)\1+")
_GLIDE = re.compile(r"(?<=.)i(?=[aeou])")
_IS_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


def is_cyrillic(text: str) -> bool:
    """Whether any letter is Cyrillic."""
    return not text.isascii() and _IS_CYRILLIC.search(text) is not None


def _from_cyrillic(word: str) -> str:
    word = (
        word.replace("дж", "ж")
        .replace("дз", "з")
        .replace("тс", "ц")
        .replace("йо", "ё")
        .replace("ьо", "ё")
        .replace("ье", "е")
        .replace("ъе", "е")
    )
    if word[:1] == "у" and word[1:2] in tuple("аеиоэыя"):
        word = "в" + word[1:]
    return word.translate(_CYRILLIC)


def _from_latin(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    if plain.startswith("ye"):
        plain = plain[1:]
    # Ouma and Ouko begin with two vowels, о and у; elsewhere "ou" is у.
    head, plain = ("o", plain[1:]) if plain.startswith("ou") else ("", plain)
    for old, new in _LATIN:
        if old in plain:
            plain = plain.replace(old, new)
    return head + plain.translate(_FINAL)


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The word in the letters both scripts share: equal for usual transliterations of one name; may be empty."""
    folded = unicodedata.normalize("NFC", word).casefold()
    latin = _from_cyrillic(folded) if is_cyrillic(folded) else _from_latin(folded)
    return _GLIDE.sub("", _DOUBLED.sub(r"\1", _NOT_LETTER.sub("", latin)))
