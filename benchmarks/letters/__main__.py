"""``python -m benchmarks.letters``: learns the table anew (some minutes) and writes it where the package ships it."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import numpy as np

from benchmarks.letters.learn import Vocabulary, learn
from benchmarks.letters.pairs import Pair, pieces, split
from benchmarks.letters.sharpen import Model, sharpen
from njia.names import letters

_TARGET = Path(letters.__file__).with_name("letters_en_ru.txt")
_OFTEN = 60  # pieces and letters seen less are not in the table
_ROUNDS = 5
_USUALNESS = 0.85
_SMOOTH = 5
_UNIT = 4
_MIDDLE, _WIDTH = 0.0, 2.0  # where a score is one half, and how fast it rises


class Usual:
    """Letter after letter among the names of one language, smoothed towards the letters alone."""

    def __init__(self, words: list[str]) -> None:
        alone = Counter(letter for word in words for letter in f"{word}$")
        after = Counter(pair for word in words for pair in zip(f"^{word}", f"{word}$", strict=True))
        before = Counter(letter for word in words for letter in f"^{word}")
        total, kinds = sum(alone.values()), len(alone) + 20
        self.letters = "".join(sorted(letter for letter, n in alone.items() if n >= _OFTEN and letter != "$"))
        single = {letter: (alone[letter] + _SMOOTH / kinds) / (total + _SMOOTH) for letter in f"{self.letters}$"}
        self.rows = [
            [
                round(_UNIT * math.log((after[head, letter] + _SMOOTH * single[letter]) / (before[head] + _SMOOTH)))
                for letter in f"{self.letters}$"
            ]
            for head in f"^{self.letters}"
        ]
        self.rare = round(_UNIT * math.log(0.5 * _OFTEN / total))

    def alphabet(self) -> letters.Alphabet:
        places = {letter: place for place, letter in enumerate(self.letters)}
        return letters.Alphabet(places, [[n / _UNIT for n in row] for row in self.rows], self.rare / _UNIT)

    def lines(self) -> list[str]:
        return [self.letters, *(" ".join(map(str, row)) for row in self.rows), str(self.rare)]


def main() -> None:
    learned, _ = split()
    write(learned, _TARGET)


def write(learned: list[Pair], target: Path) -> None:
    """Learns a table from these pairs into a file."""
    sides = [sorted({pair[side] for pair in learned}) for side in (0, 1)]
    words = Vocabulary(*(pieces(side, longest, _OFTEN) for side, longest in zip(sides, (4, 3), strict=True)))
    table = learn(learned, words, _ROUNDS)
    usual = [Usual(side) for side in sides]
    known = tuple(
        {word: _USUALNESS * language.alphabet().usual(word) for word in side}
        for language, side in zip(usual, sides, strict=True)
    )
    with np.errstate(divide="ignore"):
        weights = np.where(table > 0, np.log(table), -1e4)
    model = Model(words, weights, known)
    sharpen(model, learned)
    _write(words, model, usual, target)


def _write(words: Vocabulary, model: Model, usual: list[Usual], target: Path) -> None:
    """One line for each Latin piece with its partners; what stands at the floor is left out."""
    half = len(model.lengths) // 2
    biases = (model.lengths[:half] - _MIDDLE, model.lengths[half:])
    lines = [f"{_WIDTH} {_USUALNESS}", *(" ".join(f"{value:.2f}" for value in bias) for bias in biases)]
    for language in usual:
        lines += language.lines()
    latin, cyrillic = words.names
    for row, piece in enumerate(latin):
        kept = [
            (cyrillic[column], model.weights[row, column])
            for column in np.flatnonzero(model.weights[row, : len(cyrillic)] > -1e3)
            if model.weights[row, column] > letters.UNKNOWN + 0.5
        ]
        if kept:
            partners = " ".join(f"{other or '_'}{round(float(-weight) * _UNIT)}" for other, weight in kept)
            lines.append(f"{piece or '_'} {partners}")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
