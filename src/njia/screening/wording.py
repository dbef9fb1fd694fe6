"""What the wording of a whole message is like: weights of words, learned from messages whose answer is known.

Words of lures change with who writes them, and a list of signs meets only what somebody thought of. The weights
(`wording.json` of a corridor, made by ``scripts/wording.py``) say of each word, pair of words and cue how much likelier
it stands in a lure, in a warning, in a call for soldiers. They add up, so that the words which weigh most can be shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from njia.screening.cues import Found
from njia.screening.model import Cue, WordingRow, WordingTable
from njia.screening.telling import Unfit
from njia.text.words import Word

TELLING = "wording"  # the cue of the words that weigh most
BESIDE = "beside"  # words that stand beside them and tell nothing alone
LURE, SOLDIERS = 1, 3  # places in a row
_MOST_CITED = 18  # words of a message that are shown for its wording
_AROUND = 2  # words beside a telling one
_SURELY = 1.25  # what is left weighs a little more when words are taken away


class Heard(NamedTuple):
    """How like a lure, a warning and a call for soldiers it reads: about -1 (not at all) to 1; and what of."""

    lure: float
    warning: float
    soldiers: float
    words: Mapping[str, WordingRow] = {}
    cues: Mapping[str, Cue] = {}
    per_word: float = 1.0
    per_cue: float = 1.0
    settled: bool = True


class Wording:
    """Reads a message by the weights of a corridor."""

    def __init__(self, table: WordingTable) -> None:
        self._table = table
        self._pairs: dict[str, dict[str, str]] = {}  # by their first word and their second
        for name in table.words:
            one, _, two = name.partition(" ")
            if two:
                self._pairs.setdefault(one, {})[two] = name

    def heard(self, words: Sequence[Word], found: Found) -> Heard | None:
        """None for a text shorter or longer than those that the weights were learned from; praise does not count."""
        table = self._table
        if len(words) > table.most_words:
            return None
        names, cues = self.read(words, found)
        if len(names) < table.fewest_words:
            return None
        told = min(1.0, len(names) / table.settled)
        rows = self._rows(names)
        said, per_word = _summed(rows.values())
        shown, per_cue = _summed([table.cues[name] for name in cues if name in table.cues])
        lure, warning, soldiers = (
            round(told * (a + b + c) + (1 - told) * unsaid, 3)
            for a, b, c, unsaid in zip(table.base, said, shown, table.unsaid, strict=True)
        )
        return Heard(lure, warning, soldiers, rows, cues, per_word, per_cue, told == 1)

    def _rows(self, names: Sequence[str]) -> dict[str, WordingRow]:
        """What is known of the words and of each two that stand together, each once however often it is said."""
        words, pairs = self._table.words, self._pairs
        rows = {name: words[name] for name in names if name in words}
        for one, two in pairwise(names):
            if one in pairs and two in pairs[one]:
                pair = pairs[one][two]
                rows[pair] = words[pair]
        return rows

    def read(self, words: Sequence[Word], found: Found) -> tuple[list[str], dict[str, Cue]]:
        """Words by stem, numbers by their length; the first cue of each name, «~name» where denied. No praise."""
        praise = self._table.praise
        praised = {at for name in praise for cue in found.get(name, ()) for at in range(cue.first, cue.last + 1)}
        for at in sorted(praised):
            while at + 1 < len(words) and words[at + 1][3].isdigit():
                at += 1
                praised.add(at)  # the number of a licence
        names = [_name(word) if word[3].isdigit() else word[3] for at, word in enumerate(words) if at not in praised]
        cues: dict[str, Cue] = {}
        for name, some in found.items():
            if name not in praise:
                for cue in some:
                    cues.setdefault(f"~{name}" if cue[7] else name, cue)
        return names, cues

    def telling(self, words: Sequence[Word], heard: Heard, much: float, unfit: Unfit, by: int = LURE) -> list[Cue]:
        """The words that weigh most towards a lure (``by``), until without them it would read ``much`` less like one.

        Where those that can be asked about are not enough, the words around them are shown too, but no name.
        """
        weights = self._weights(words, heard, by)
        much *= _SURELY
        hidden = unfit.dull | unfit.names
        shown = {word[3] for at, word in enumerate(words) if at not in hidden}
        chosen: set[str] = set()
        for less, name in sorted([(-weights[name], name) for name in shown & weights.keys()]):
            if chosen and (much <= 0 or less >= 0 or len(chosen) == _MOST_CITED):
                break
            chosen.add(name)
            much += less
        places = {at for at, word in enumerate(words) if word[3] in chosen and at not in hidden}
        places = places or set(range(len(words))) - unfit.names
        if much > 0:
            around = {at + step for at in places for step in range(-_AROUND, _AROUND + 1)}
            weighed = {at for at in around.intersection(range(len(words))) if words[at][3] in weights}
            places |= weighed - unfit.names  # what weighs nothing may be a name that opens a sentence
        return [_cue(TELLING if at not in unfit.dull else BESIDE, at, words[at]) for at in sorted(places)]

    def _weights(self, words: Sequence[Word], heard: Heard, by: int) -> Mapping[str, float]:
        """For each word what it brings alone, half of what its pairs bring, and its share of the cues it stands in."""
        weights: dict[str, float] = defaultdict(float)
        for name, row in heard.words.items():
            parts = name.split(" ")
            share = row[by] / heard.per_word / len(parts)
            for part in parts:
                weights[part] += share
        for name, cue in heard.cues.items():
            if name in self._table.cues:
                run = words[cue.first : cue.last + 1]
                share = self._table.cues[name][by] / heard.per_cue / max(len(run), 1)
                for word in run:
                    weights[word[3]] += share
        return weights


def said_in(names: Sequence[str]) -> set[str]:
    """Words and each two that stand together."""
    return {*names, *(f"{one} {two}" for one, two in pairwise(names))}


def _name(number: Word) -> str:
    return f"#{min(len(number[3]), 7)}"


def _summed(rows: Iterable[WordingRow]) -> tuple[tuple[float, float, float], float]:
    """What these rows weigh, each way, and the length by which that was divided."""
    squares = lure = warning = soldiers = 0.0
    for rare, toward_lure, toward_warning, toward_soldiers in rows:
        squares += rare * rare
        lure += toward_lure
        warning += toward_warning
        soldiers += toward_soldiers
    length = sqrt(squares) or 1.0
    return (lure / length, warning / length, soldiers / length), length


def _cue(name: str, at: int, word: Word) -> Cue:
    return Cue(name, at, at, word[0], word[1], 0, 0, False, False)
