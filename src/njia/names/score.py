"""How likely two names are of one person or organisation: for lists, reports and rings, where spelling is anybody's.

`njia.names.compare` is stricter: it says whether two texts of one contract name the same person. Here "Vladimir Pulin"
is worth a look at "Vladimir Putin"; a person decides. One half is the threshold: as likely as not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from njia.names.closer import closer, measured
from njia.names.features import NAMES, Array, measure
from njia.names.folding import Folded, apart, folded
from njia.names.letters import letters
from njia.names.tables import USUAL
from njia.names.transliteration import is_cyrillic

SAME = 0.5
_CHUNK = 20_000
# Three ways to be one name; each is a distance from its own threshold, and the best way counts. The thresholds were
# set by hand in view of the public cases; what that is worth: docs/reference/measurements.md.
_EDITS, _TOGETHER = 2.5, 0.70  # letters to change; likeness without spaces
_ONE_WORD = 0.80  # a single word has nothing else to lean on
_CONTAINED = 0.71  # every word of the shorter name has a partner as like as this
_BY_SOUND = 0.845  # every word is the other's sound, short form or initial
_ALONE = 0.94  # a single word must sound the same
_SLOPE = 4.0
_CEILING = 3.0
_NOT = -2.0
_COLUMN = {name: number for number, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class Scored:
    """``value`` from 0 to 1; ``reasons`` say what it rests on, the strongest first.

    Reasons: ``equal``, ``few_letters``, ``contained``, ``by_sound``, ``letters`` (across scripts), ``numbers`` (they
    differ), ``apart`` (a pair of names known to be two), ``different``, ``empty``.
    """

    value: float
    reasons: tuple[str, ...]


def score_pairs(pairs: Sequence[tuple[str, str]], corridor: str = USUAL) -> list[float]:
    """The scores of many pairs, a few ten thousand a second."""
    out: list[float] = []
    for at in range(0, len(pairs), _CHUNK):
        some = [(folded(a, corridor), folded(b, corridor)) for a, b in pairs[at : at + _CHUNK]]
        out.extend(_judged(some, corridor)[0].tolist())
    return out


def score(a: str, b: str, corridor: str = USUAL) -> Scored:
    """One pair with its reasons."""
    pair = (folded(a, corridor), folded(b, corridor))
    values, ways, table = _judged([pair], corridor)
    if not all(name.words for name in pair):
        return Scored(0.0, ("empty",))
    if table[0, _COLUMN["equal"]]:
        return Scored(float(values[0]), ("equal",))
    found = [name for name, way in ways.items() if way[0] > 0] or ["different"]
    against = [
        reason
        for reason, holds in (("numbers", table[0, _COLUMN["numbers"]] > 0), ("apart", apart(*pair, corridor)))
        if holds
    ]
    return Scored(float(values[0]), (*against, *found))


def _judged(pairs: list[tuple[Folded, Folded]], corridor: str) -> tuple[Array, dict[str, Array], Array]:
    table = measure(pairs, _across, corridor)
    ways = _ways(table)
    crossing = np.array([_one_word_each(*pair) for pair in pairs], dtype=bool) & (table[:, _COLUMN["equal"]] == 0)
    logits = np.clip(np.maximum.reduce(list(ways.values())), -_CEILING * 2, _CEILING)
    logits = logits + table[:, _COLUMN["equal"]]
    against = table[:, _COLUMN["numbers"]] > 0
    for place in np.flatnonzero(~against & ((logits > _NOT) | crossing)):
        against[place] = apart(*pairs[place], corridor)
    logits = np.where(against, np.minimum(logits, _NOT), logits)
    values = 1 / (1 + np.exp(-logits * _SLOPE / 2))
    by_letters = table[:, _COLUMN["together"]]
    singles = [pair for pair, one in zip(pairs, crossing, strict=True) if one]
    by_letters[crossing] = _closer(singles, by_letters[crossing])
    values = np.where(crossing & ~against, by_letters, values)
    ways["letters"] = np.where(crossing, by_letters - SAME, -1.0)
    empty = np.array([not (a.words and b.words) for a, b in pairs], dtype=bool)
    return np.where(empty, 0.0, values), ways, table


def _ways(table: Array) -> dict[str, Array]:
    together, words = table[:, _COLUMN["together"]], table[:, _COLUMN["one_word"]] == 0
    edits = np.expm1(table[:, _COLUMN["edits"]])
    least, extra = table[:, _COLUMN["least_short"]], table[:, _COLUMN["extra"]]
    gate = np.where(words, _TOGETHER, _ONE_WORD)
    none = np.full(len(table), -_CEILING * 2)
    whole = (words | (least > _ALONE)) & (extra == 0)
    return {
        "few_letters": np.minimum((_EDITS - edits) / 0.5, (together - gate) / 0.04),
        "contained": np.where(words & (extra > 0), np.minimum((least - _CONTAINED) / 0.04, 2.0), none),
        "by_sound": np.where(whole, np.minimum((least - _BY_SOUND) / 0.02, 1.5), none),
    }


def _one_word_each(a: Folded, b: Folded) -> bool:
    return len(a.words) == 1 == len(b.words) and a.cyrillic != b.cyrillic


def _closer(pairs: list[tuple[Folded, Folded]], scores: Array) -> Array:
    """What the table of letters says of single words of two scripts, looked at closely where it is not little."""
    network = closer()
    little = float(letters().curve(np.array(network.least)))
    likely = np.flatnonzero(scores >= little)
    if len(likely):
        words = [(pairs[place][0].marked[0], pairs[place][1].marked[0]) for place in likely]
        latin, cyrillic = zip(*((a, b) if is_cyrillic(b) else (b, a) for a, b in words), strict=True)
        weights = network.weigh(measured(letters(), latin, cyrillic))
        scores[likely] = little + (1 - little) / (1 + np.exp(-np.clip(weights, -30, 30)))
    return scores


def _across(left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
    """Words of two scripts, whichever side is Cyrillic; other scripts have no letters in common."""
    latin = [a if is_cyrillic(b) else b for a, b in zip(left, right, strict=True)]
    cyrillic = [b if is_cyrillic(b) else a for a, b in zip(left, right, strict=True)]
    return letters().score(latin, cyrillic)
