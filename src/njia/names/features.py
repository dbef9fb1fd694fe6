"""What speaks for and against two names being one, measured for many pairs at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from njia.names.folding import Folded, nicknames
from njia.names.persons import same_initial
from njia.names.tables import USUAL
from njia.names.transliteration import is_cyrillic, skeleton

Array = NDArray[np.float64]
NAMES = (
    "together", "edits", "equal", "least_short", "mean_short", "least_long", "mean_long", "extra", "numbers",
    "initials", "one_word", "contained", "letters",
)  # fmt: skip
_SOUND, _NICKNAME, _INITIAL = 0.95, 0.9, 0.85
Across = Callable[[Sequence[str], Sequence[str]], Array]


def measure(pairs: Sequence[tuple[Folded, Folded]], across: Across, corridor: str = USUAL) -> Array:
    """One row for each pair, columns as in ``NAMES``. ``across`` scores words of two scripts from 0 to 1."""
    owner, lefts, rights, left_word, right_word = _laid_out(pairs)
    alone = np.array([len(a.words) == 1 == len(b.words) for a, b in pairs], dtype=bool)
    likeness, initial, mixed = _words(left_word, right_word, alone[owner], corridor)
    if len(mixed):
        marked = [(pairs[owner[at]][0].marked[lefts[at]], pairs[owner[at]][1].marked[rights[at]]) for at in mixed]
        likeness[mixed] = across([one for one, _ in marked], [other for _, other in marked])
    count = len(pairs)
    sizes = np.array([(len(a.words), len(b.words)) for a, b in pairs], dtype=np.int64).reshape(count, 2)
    by_left = _best(owner, lefts, likeness, sizes[:, 0])
    by_right = _best(owner, rights, likeness, sizes[:, 1])
    left_short, as_long = sizes[:, 0] < sizes[:, 1], sizes[:, 0] == sizes[:, 1]
    both = list(zip(by_left, by_right, strict=True))  # of names equally long the worse side stands for the shorter
    short = [np.where(as_long, np.minimum(a, b), np.where(left_short, a, b)) for a, b in both]
    long = [np.where(as_long, np.maximum(a, b), np.where(left_short, b, a)) for a, b in both]
    initials = np.zeros(count)
    np.maximum.at(initials, owner, initial)
    together, edits = _whole(pairs, short[1], long[1])
    extra = np.abs(sizes[:, 0] - sizes[:, 1])
    numbers = np.array([float(a.numbers != b.numbers) for a, b in pairs])
    fewest = sizes.min(axis=1)
    contained = (short[0] > _SOUND - 0.01) & (extra > 0) & (fewest > 1)
    letters = np.array([max(len(a.joined), len(b.joined)) for a, b in pairs])
    columns = (
        together, np.log1p(edits), together == 1.0, short[0], short[1], long[0], long[1], extra, numbers,
        initials, fewest == 1, contained, np.log1p(letters),
    )  # fmt: skip
    return np.column_stack([np.asarray(column, dtype=float) for column in columns])


def _laid_out(
    pairs: Sequence[tuple[Folded, Folded]],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], list[str], list[str]]:
    """Every word of one name beside every word of the other: whose pair, which words, and the words."""
    left_word = [word for a, b in pairs for word in a.words for _ in b.words]
    right_word = [word for a, b in pairs for word in b.words * len(a.words)]
    sizes = np.array([(len(a.words), len(b.words)) for a, b in pairs], np.int64).reshape(-1, 2)
    many = sizes[:, 0] * sizes[:, 1]
    owner = np.repeat(np.arange(len(pairs)), many)
    at = np.arange(len(owner)) - np.repeat(np.cumsum(many) - many, many)  # which of its pair's each is
    across = sizes[owner, 1]
    return owner, at // across, at % across, left_word, right_word


def _words(
    left: list[str], right: list[str], alone: NDArray[np.bool_], corridor: str
) -> tuple[Array, Array, NDArray[np.intp]]:
    """How alike each two words are, from 0 to 1; whether one is an initial of the other; which are of two scripts."""
    likeness = cpdist(left, right, scorer=OSA.normalized_similarity, dtype=np.float64)
    vocabulary = {word: number for number, word in enumerate({*left, *right})}
    sounds = np.array([hash(skeleton(word) or word) for word in vocabulary], dtype=np.int64)
    cyrillic = np.array([is_cyrillic(word) for word in vocabulary], dtype=bool)
    short = np.array([len(word) == 1 for word in vocabulary], dtype=bool)
    head = [skeleton(word)[:1] or word[0] for word in vocabulary]
    a = np.array([vocabulary[word] for word in left], np.int64)
    b = np.array([vocabulary[word] for word in right], np.int64)
    likeness = np.where(sounds[a] == sounds[b], np.maximum(likeness, _SOUND), likeness)
    initial = (short[a] ^ short[b]) & ~alone  # a letter that is all of a name says nothing
    for place in np.flatnonzero(initial):
        initial[place] = same_initial(head[a[place]], head[b[place]])
    likeness = np.where(initial, _INITIAL, likeness)
    known = nicknames(corridor)
    rows = {number: known[word] for word, number in vocabulary.items() if word in known}
    for place in np.flatnonzero(np.isin(a, list(rows)) & np.isin(b, list(rows)) & (likeness < _NICKNAME)):
        if rows[int(a[place])] & rows[int(b[place])]:
            likeness[place] = _NICKNAME
    mixed = np.flatnonzero((cyrillic[a] != cyrillic[b]) & (likeness != _NICKNAME) & ~initial)
    return likeness, initial.astype(float), mixed


def _best(
    owner: NDArray[np.int64], word: NDArray[np.int64], likeness: Array, sizes: NDArray[np.int64]
) -> tuple[Array, Array]:
    """For each pair the least and the mean, over the words of one side, of the best partner's likeness."""
    start = np.concatenate(([0], np.cumsum(sizes)))
    best = np.zeros(int(start[-1]))
    np.maximum.at(best, start[owner] + word, likeness)
    least, total = np.ones(len(sizes)), np.zeros(len(sizes))
    whose = np.repeat(np.arange(len(sizes)), sizes)
    np.minimum.at(least, whose, best)
    np.add.at(total, whose, best)
    return np.where(sizes > 0, least, 0.0), total / np.maximum(sizes, 1)


def _whole(pairs: Sequence[tuple[Folded, Folded]], mean_short: Array, mean_long: Array) -> tuple[Array, Array]:
    """The names without their spaces: likeness, and letters to change. Across scripts the words speak for the whole."""
    sides = [[name.joined for name, _ in pairs], [name.joined for _, name in pairs]]
    turned = [[name.turned for name, _ in pairs], [name.turned for _, name in pairs]]
    likeness = np.maximum(
        cpdist(*sides, scorer=OSA.normalized_similarity, dtype=np.float64),
        cpdist(*turned, scorer=OSA.normalized_similarity, dtype=np.float64),
    )
    lengths = np.array([max(len(a.joined), len(b.joined)) for a, b in pairs])
    mixed = np.array([a.cyrillic != b.cyrillic for a, b in pairs])
    likeness = np.where(mixed, np.maximum(likeness, (mean_short + mean_long) / 2), likeness)
    return likeness, (1 - likeness) * lengths
