"""Lines of words, and the repairs that are safe on them: nothing here changes a digit."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, replace

from njia.documents.ocr.tesseract import Word

LATIN_LIKE_CYRILLIC = dict(zip("АВЕКМНОРСТУХаеорсху", "ABEKMHOPCTYXaeopcxy", strict=True))
CYRILLIC_LIKE_LATIN = {latin: cyrillic for cyrillic, latin in LATIN_LIKE_CYRILLIC.items()}
CYRILLIC = re.compile("[А-Яа-яЁё]")
LATIN = re.compile("[A-Za-z]")
ONLY_CYRILLIC = re.compile("[БГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯЁбвгджзийклмнптфцчшщъыьэюяё]")
ONLY_LATIN = re.compile("[DFGIJLNQRSUVWZbdfghijklmnqrstuvwz]")
NOISE = re.compile(r"[^0-9A-Za-zА-Яа-яЁё№§%$€₽&+=]+")
STANDS_ALONE = re.compile(r"[-–—/*•\"«»]|_{3,}")
LOW = re.compile("[авгджезиклмнопрстухцчшщъыьэюяacegmnopqrsuvwxyz]+[.,]?")  # no letter rises
HIGH = re.compile("[АБВГЕЖЗИКЛМНОПРСТУХЧШЫЬЭЮЯбA-PR-Zbdfhkl0-9]")
HANGS = re.compile("[ДЩЦдруфцщgpqyjQ,;()/|№@]")
ALIKE_BUT_HIGHER = re.compile("[ВГЖЗИКЛМНОПСТХЧШЭЮЯCOSVWXZ][авгжезиклмнопстхчшъыьэюяacemnorsuvwxz]+")
DASH = re.compile(r"[-–—]")


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line, left to right."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(w.right for w in self.words)

    @property
    def top(self) -> float:
        return statistics.median(w.top for w in self.words)

    @property
    def bottom(self) -> float:
        return statistics.median(w.bottom for w in self.words)

    @property
    def middle(self) -> float:
        return statistics.median((w.top + w.bottom) / 2 for w in self.words)

    @property
    def height(self) -> float:
        return max(1.0, self.bottom - self.top)

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def sure(self) -> float:
        letters = [(w.sure, len(w.text)) for w in self.words]
        return sum(s * n for s, n in letters) / max(1, sum(n for _, n in letters))


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words gathered by tesseract's own lines; specks that it took for words are left out."""
    gathered: dict[tuple[int, int, int], list[Word]] = {}
    for word in words:
        gathered.setdefault(word.line, []).append(word)
    kept = [Line(tuple(sorted(line, key=lambda w: w.left))) for line in gathered.values()]
    usual = statistics.median(line.height for line in kept) if kept else 1.0
    cleaned = (_right_case(_without_specks(line, usual)) for line in kept)
    return sorted((line for line in cleaned if line.words), key=lambda line: line.middle)


def _without_specks(line: Line, usual: float) -> Line:
    """Dirt read as punctuation that never stands alone; a word with a letter or digit goes only if out of size."""

    def speck(word: Word) -> bool:
        height = word.bottom - word.top
        if NOISE.fullmatch(word.text):
            return not STANDS_ALONE.fullmatch(word.text) or (len(line.words) == 1 and word.sure < 80)
        return word.sure < 30 and (height < 0.4 * usual or (len(word.text) <= 2 and height > 2.2 * usual))

    return Line(tuple(w for w in line.words if not speck(w)))


def _right_case(line: Line) -> Line:
    """A capital that is no taller than small letters is a small one: "На" where the paper has "на"."""
    standing = [w.bottom for w in line.words if not HANGS.search(w.text)]
    if not standing:
        return line
    base = statistics.median(standing)
    low = [base - w.top for w in line.words if LOW.fullmatch(w.text)]
    high = [base - w.top for w in line.words if HIGH.search(w.text) and not ALIKE_BUT_HIGHER.fullmatch(w.text)]
    if not low or not high or statistics.median(high) < 1.2 * statistics.median(low):
        return line
    middle = (statistics.median(low) + statistics.median(high)) / 2

    script = script_of(line.text)

    def right(word: Word) -> Word:
        shown = repaired(word.text, script)
        small = ALIKE_BUT_HIGHER.fullmatch(shown) and base - word.top < middle
        return replace(word, text=shown.lower()) if small else word

    return Line(tuple(right(w) for w in line.words))


def script_of(text: str) -> str | None:
    """``ru`` or ``en`` by letters that only one of the alphabets has; None where there are none."""
    cyrillic, latin = len(ONLY_CYRILLIC.findall(text)), len(ONLY_LATIN.findall(text))
    if cyrillic == latin == 0:
        return None
    return "ru" if cyrillic >= latin else "en"


def repaired(word: str, column: str | None) -> str:
    """Letters of the wrong alphabet that look the same, put right: inside a word of one alphabet, or a lone one.

    A word with a digit is left as it is: a passport's "AK" or a code's "О" must not be guessed at.
    """
    if any(c.isdigit() for c in word):
        return word
    script = script_of(word)
    if script == "ru" and LATIN.search(word) and not ONLY_LATIN.search(word):
        return "".join(CYRILLIC_LIKE_LATIN.get(c, c) for c in word)
    if script == "en" and CYRILLIC.search(word) and not ONLY_CYRILLIC.search(word):
        return "".join(LATIN_LIKE_CYRILLIC.get(c, c) for c in word)
    if script is None and column == "ru" and LATIN.search(word) and len(word.strip("«»\"'.,;:()")) <= 2:
        return "".join(CYRILLIC_LIKE_LATIN.get(c, c) for c in word)
    if script is None and column == "en" and CYRILLIC.search(word):
        return "".join(LATIN_LIKE_CYRILLIC.get(c, c) for c in word)
    return word


def dash(word: Word, height: float) -> str:
    """A dash by itself, told by its length: tesseract does not tell a short one from a long one."""
    long = (word.right - word.left) / height
    return "-" if long < 0.5 else "–" if long < 1.05 else "—"
