"""The printed number of a clause: "4.1.", "(b)", "Article 5.", «Статья 5.», "§ 3", «п. 3.2»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from njia.text.grammar import one_of

_NUMERIC = r"\d{1,3}(?:\.\d{1,2}){0,4}"
_WORDED = rf"(?:{one_of('label_words')}|§)"
_LABEL = re.compile(
    rf"""\s*(?:
        (?P<worded>{_WORDED}\s*(?:№\s*)?(?P<inner>{_NUMERIC}|[ivxl]+)\b)(?:\s*[.:)–—-]\s*|\s+(?-i:(?=[A-ZА-Я][a-zа-яё]))|\s*$)
      | (?P<number>{_NUMERIC})(?:[.)]\s*(?=\D|$)|\s+(?-i:(?=[A-ZА-ЯЁ"«(]))|$)
      | \(?(?P<letter>[a-zа-я])\)\s*
      | \((?P<bracketed>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|[ivxl]+)\)\s*
      | (?P<roman>[IVXL]+)(?:[.)]\s+)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_BULLET = re.compile(r"\s*[-–—•·▪●◦*]\s+")


@dataclass(frozen=True, slots=True)
class Label:
    """``text`` as printed without the closing mark, ``end`` where the words begin, ``path`` its numbers."""

    text: str
    end: int
    path: tuple[int, ...]


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text.lower()]
    return sum(-v if values[i + 1 : i + 2] > [v] else v for i, v in enumerate(values))


def _path(inner: str) -> tuple[int, ...]:
    if inner[0].isdigit():
        return tuple(int(part) for part in inner.split("."))
    return (_roman(inner),)


def _letter(letter: str) -> int:
    letter = letter.lower()
    return ord(letter) - ord("a" if letter.isascii() else "а") + 1


def label_of(text: str) -> Label | None:
    """The label a clause begins with, or None. A bare number is one only where words follow ("24 months" is not)."""
    match = _LABEL.match(text)
    if match is None:
        return None
    if match["worded"]:
        return Label(match["worded"].strip(), match.end(), _path(match["inner"]))
    if match["number"]:
        number = match["number"]
        closed = text[match.end("number") : match.end("number") + 1] in (".", ")")
        if not closed and "." not in number:  # "24 months", "2 Teplichnaya Street"
            return None
        return Label(number, match.end(), _path(number))
    if match["letter"]:
        return Label(match["letter"], match.end(), (_letter(match["letter"]),))
    inner = match["bracketed"] or match["roman"]
    return Label(inner, match.end(), _path(inner))


def bullet_end(text: str) -> int:
    """Where the words begin after a bullet; 0 where there is none."""
    match = _BULLET.match(text)
    return match.end() if match else 0
