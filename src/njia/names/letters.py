"""How likely it is that a Cyrillic word writes a Latin one, by the letters each usually stands for.

A joint aligner: words are cut into pieces of up to four Latin and three Cyrillic letters, the beginning and the end of
a word among them, and the best way to pair the pieces is found by dynamic programming. What a pair of pieces weighs was
learned by expectation maximisation over pairs of person names, then sharpened against the nearest wrong names
(``benchmarks/letters``); the table ships as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_TABLE = Path(__file__).with_name("letters_en_ru.txt")
_LONGEST = 18  # letters of a word that are looked at
_BATCH = 512
_ROUND = 4
_FEW = 500  # so few words are done in one go, whatever their lengths
NEVER = np.float32(-1e4)
_UNIT = 4.0  # the table's numbers are quarters
UNKNOWN = -15.4  # two single letters that no name paired, or a letter left out
LATIN, CYRILLIC = 4, 3  # letters of the longest pieces
MOVES = np.array(
    [
        (k, n)
        for k in range(LATIN + 1)
        for n in range(CYRILLIC + 1)
        if k + n > 0 and not (k == 0 and n > 1) and not (n == 0 and k > 2)
    ]
)
Floats = NDArray[np.float32]
Integers = NDArray[np.int32]
Places = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Alphabet:
    """How usual a word is in its own language, letter after letter: a rare name that agrees says more."""

    places: dict[str, int]
    following: list[list[float]]
    rare: float

    def usual(self, word: str) -> float:
        """The logarithm of how likely the word is among names, by pairs of letters."""
        total, row = 0.0, 0
        for letter in word:
            place = self.places.get(letter)
            if place is None:
                total, row = total + self.rare, 0
            else:
                total, row = total + self.following[row][place], place + 1
        return total + self.following[row][-1]


@dataclass(frozen=True, slots=True)
class Letters:
    """``weights[latin piece, cyrillic piece]``; ``bias_*`` by length of the words; ``usualness`` by what the languages'
    own frequencies count; ``width`` of the curve from weights to scores.
    """

    latin: dict[str, int]
    cyrillic: dict[str, int]
    weights: Floats
    bias_latin: Floats
    bias_cyrillic: Floats
    alphabets: tuple[Alphabet, Alphabet]
    usualness: float
    width: float

    def score(self, latin: Sequence[str], cyrillic: Sequence[str]) -> NDArray[np.float64]:
        """For each pair of folded words from 0 to 1; one half is as likely as not among people of a list."""
        logits = np.zeros(len(latin))
        shapes: dict[tuple[int, int], list[int]] = {}
        rooms = [(_room(one, _ROUND), _room(other, _ROUND)) for one, other in zip(latin, cyrillic, strict=True)]
        if 0 < len(rooms) < _FEW:
            rooms = [(max(_room(one, 1) for one in latin), max(_room(one, 1) for one in cyrillic))] * len(rooms)
        for place, room in enumerate(rooms):
            shapes.setdefault(room, []).append(place)
        known = (Pieces(self.latin, LATIN), Pieces(self.cyrillic, CYRILLIC))
        for room, places in shapes.items():
            for at in range(0, len(places), _BATCH):
                some = places[at : at + _BATCH]
                a, ends_a = known[0].of([latin[place] for place in some], room[0])
                b, ends_b = known[1].of([cyrillic[place] for place in some], room[1])
                logits[some] = self._paired(a, b, ends_a, ends_b) + self.bias(ends_a - 2, ends_b - 2)
        usual = self.usual(latin, cyrillic)
        logits -= self.usualness * (usual[0] + usual[1])
        return self.curve(logits)

    def curve(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """From weights to scores."""
        scores: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(weights / self.width, -30, 30)))
        return scores

    def usual(self, latin: Sequence[str], cyrillic: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How usual each word is in its own language."""
        return _usual(self.alphabets[0], latin), _usual(self.alphabets[1], cyrillic)

    def bias(self, latin: Integers, cyrillic: Integers) -> Floats:
        """What words of these lengths count."""
        last = len(self.bias_latin) - 1
        return self.bias_latin[np.minimum(latin, last)] + self.bias_cyrillic[np.minimum(cyrillic, last)]

    def pieces(self, latin: list[str], cyrillic: list[str]) -> tuple[Integers, Integers, Integers, Integers]:
        """The pieces of some words by where they end, and where the words end."""
        rooms = [max(_room(word, 1) for word in words) for words in (latin, cyrillic)]
        a, ends_a = Pieces(self.latin, LATIN).of(latin, rooms[0])
        b, ends_b = Pieces(self.cyrillic, CYRILLIC).of(cyrillic, rooms[1])
        return a, b, ends_a, ends_b

    def steps(self, a: Integers, b: Integers) -> Iterator[tuple[Places, Places, Floats]]:
        """The places to reach, from where each move reaches them, and what the moves weigh [place, move, pair].

        Places equally far from the beginning come together: none of them needs another. There is a frame before the
        first places, so that every move has a place to start from.
        """
        left = a.transpose(1, 2, 0) * np.int32(self.weights.shape[1])
        right = np.ascontiguousarray(b.transpose(1, 2, 0))
        for i, j, to, back in _walk(a.shape[1], b.shape[1]):
            yield to, back, self.weights.take(left[i, MOVES[:, 0]] + right[j, MOVES[:, 1]])

    def _paired(self, a: Integers, b: Integers, ends_a: Integers, ends_b: Integers) -> Floats:
        """The weight of the best pairing of each two words; ``a`` and ``b`` are pieces by end and length."""
        best = np.full((a.shape[1] + LATIN, b.shape[1] + CYRILLIC, len(a)), NEVER, np.float32)
        best[LATIN, CYRILLIC] = 0
        for to, back, weights in self.steps(a, b):
            weights += best[back]
            best[to] = weights.max(axis=1)
        return best[ends_a + LATIN, ends_b + CYRILLIC, np.arange(len(a))]


@lru_cache(maxsize=64)
def _walk(rows: int, columns: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64], Places, Places]]:
    """The way through a table of so many places: rows, columns, the same in the frame, and where moves come from."""
    found = []
    for far in range(1, rows + columns - 1):
        i = np.arange(max(0, far - columns + 1), min(rows, far + 1))[:, None]
        j = far - i
        back = (i + LATIN - MOVES[:, 0], j + CYRILLIC - MOVES[:, 1])
        found.append((i, j, (i[:, 0] + LATIN, j[:, 0] + CYRILLIC), back))
    return found


def _room(word: str, whole: int) -> int:
    """Places for the ends of a word's pieces, rounded up so that words of about one length go together."""
    return -(-(min(len(word), _LONGEST) + 3) // whole) * whole


class Pieces:
    """The pieces that end at each place of a word, by length; a word is looked up once."""

    def __init__(self, known: dict[str, int], longest: int) -> None:
        self.known, self.longest = known, longest
        self.seen: dict[str, Integers] = {}

    def of(self, words: list[str], rows: int) -> tuple[Integers, Integers]:
        """The pieces, and where each word ends."""
        ends = np.array([min(len(word), _LONGEST) + 2 for word in words], np.int32)
        return np.stack([self._one(word, rows) for word in words]), ends

    def _one(self, word: str, rows: int) -> Integers:
        found = self.seen.get(word)
        if found is None:
            text = f"^{word[:_LONGEST]}$"
            found = np.full((rows, self.longest + 1), self.known["?none"], np.int32)
            found[:, 0] = self.known[""]
            for end in range(1, len(text) + 1):
                for size in range(1, min(self.longest, end) + 1):
                    missing = self.known["?"] if size == 1 else self.known["?none"]
                    found[end, size] = self.known.get(text[end - size : end], missing)
            self.seen[word] = found
        return found


def _usual(alphabet: Alphabet, words: Sequence[str]) -> NDArray[np.float64]:
    known = {word: alphabet.usual(word[:_LONGEST]) for word in set(words)}
    return np.array([known[word] for word in words])


@lru_cache(maxsize=1)
def letters() -> Letters:
    """The shipped table."""
    return read(_TABLE)


def read(table: Path) -> Letters:
    """A table: curve, biases, two alphabets with what follows what, then pieces and partners."""
    lines = iter(table.read_text(encoding="utf-8").splitlines())
    width, usualness = _numbers(next(lines))
    bias_latin, bias_cyrillic = (np.array(_numbers(next(lines)), np.float32) for _ in range(2))
    alphabets = (_alphabet(lines), _alphabet(lines))
    latin: dict[str, int] = {"": 0}
    cyrillic: dict[str, int] = {"": 0}
    entries: list[tuple[int, int, float]] = []
    for line in lines:
        piece, *partners = line.split(" ")
        row = latin.setdefault(piece.strip("_"), len(latin))
        for partner in partners:
            other = partner.rstrip("-0123456789")
            cost = int(partner[len(other) :]) / _UNIT
            entries.append((row, cyrillic.setdefault(other.strip("_"), len(cyrillic)), -cost))
    for known in (latin, cyrillic):
        for name in ("?", "?none"):
            known[name] = len(known)
    weights = _matrix(latin, cyrillic, entries)
    return Letters(latin, cyrillic, weights, bias_latin, bias_cyrillic, alphabets, usualness, width)


def _numbers(line: str) -> list[float]:
    return [float(number) for number in line.split()]


def _alphabet(lines: Iterator[str]) -> Alphabet:
    """The letters; a row for the beginning and for each letter, of what may follow, the end last; a rare letter."""
    letters_of = next(lines)
    following = [[number / _UNIT for number in _numbers(next(lines))] for _ in range(len(letters_of) + 1)]
    return Alphabet({letter: place for place, letter in enumerate(letters_of)}, following, float(next(lines)) / _UNIT)


def _matrix(latin: dict[str, int], cyrillic: dict[str, int], entries: list[tuple[int, int, float]]) -> Floats:
    weights = np.full((len(latin), len(cyrillic)), NEVER, np.float32)
    rows = [number for piece, number in latin.items() if _single(piece)]
    columns = [number for piece, number in cyrillic.items() if _single(piece)]
    weights[np.ix_(rows, columns)] = UNKNOWN
    weights[0, 0] = NEVER
    for row, column, weight in entries:
        weights[row, column] = weight
    return weights


def _single(piece: str) -> bool:
    """Nothing, a letter or an unknown one: any two of them may stand together, at a price. Ends pair with ends only."""
    return piece in ("", "?") or (len(piece) == 1 and piece not in "^$")
