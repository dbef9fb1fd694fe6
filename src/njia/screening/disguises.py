"""Ways in which people hide words from filters, done to any text in the same way each time."""

from __future__ import annotations

import re
from collections.abc import Callable

_TO_CYRILLIC = str.maketrans("aeopcxAEOPCXBMHKT", "аеорсхАЕОРСХВМНКТ")
_TO_LATIN = str.maketrans("аеорсхАЕОРСХВМНКТ", "aeopcxAEOPCXBMHKT")
_TO_DIGITS = str.maketrans({"o": "0", "i": "1", "e": "3"})
_WORD = re.compile(r"[^\W\d_]{5,}")


def look_alike(text: str) -> str:
    """In every other long word, letters of the other alphabet; never a whole word of them."""

    def swap(word: str) -> str:
        table = _TO_LATIN if re.search("[а-я]", word) else _TO_CYRILLIC
        return word[0] + word[1:].translate(table)

    return _every_other(text, swap)


def zero_width(text: str) -> str:
    """Invisible spaces inside every other long word."""
    return _every_other(text, lambda word: word[:2] + "\u200b" + word[2:])


def spaced(text: str) -> str:
    """Every fourth long word with a space after each letter."""
    return _every_other(text, " ".join, each=4)


def digits(text: str) -> str:
    """In every other long word, digits for letters."""
    return _every_other(text, lambda word: word[0] + word[1:].translate(_TO_DIGITS))


def shouted(text: str) -> str:
    """All in capitals, with emoji between the sentences."""
    return text.upper().replace(". ", " 🔥🔥 ")


def styled(text: str) -> str:
    """Latin letters as mathematical bold ones."""
    return "".join(
        chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else chr(0x1D400 + ord(c) - 65) if "A" <= c <= "Z" else c
        for c in text
    )


DISGUISES: dict[str, Callable[[str], str]] = {
    "look-alike letters": look_alike,
    "invisible characters": zero_width,
    "spaced letters": spaced,
    "digits for letters": digits,
    "capitals and emoji": shouted,
    "styled letters": styled,
}


def _every_other(text: str, change: Callable[[str], str], each: int = 2) -> str:
    count = -1

    def one(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return change(match.group()) if count % each == 0 else match.group()

    return _WORD.sub(one, text)
