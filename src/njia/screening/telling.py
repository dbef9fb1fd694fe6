"""Which words of a message can be shown as a reason: nobody can check or answer a name, a letter or a «there»."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from njia.screening.clauses import Layout
from njia.screening.cues import Found
from njia.text.words import Word, stem

_SHORTEST = 3  # letters


class Unfit(NamedTuple):
    """Places of words that are no reason to show: words that tell nobody anything, and names."""

    dull: frozenset[int]
    names: frozenset[int]


class Reasons:
    """Made once from the words of a corridor that tell nobody anything."""

    def __init__(self, untold: Iterable[str]) -> None:
        self._untold = frozenset(stem(word) for word in untold)

    def unfit(self, text: str, words: Sequence[Word], laid: Layout, found: Found) -> Unfit:
        """The words of a text that are not shown, or only beside one that is."""
        dull = (at for at, word in enumerate(words) if self._dull(word))
        return Unfit(frozenset(dull), written_as_names(text, words, laid, found))

    def _dull(self, word: Word) -> bool:
        return len(word[2]) < _SHORTEST or word[3] in self._untold or word[2].isdigit()


def written_as_names(
    text: str, words: Sequence[Word], laid: Layout, found: Found, given: Collection[str] = ()
) -> frozenset[int]:
    """Words with a capital inside a sentence or at the very end that no cue knows; and all ``given`` names."""
    capitals = [at for at, word in enumerate(words) if len(word[2]) > 1 and text[word[0] : word[1]].istitle()]
    if not capitals:
        return frozenset()
    known = {at for cues in found.values() for cue in cues for at in range(cue.first, cue.last + 1)}
    return frozenset(
        at
        for at in capitals
        if words[at][2] in given or (at not in known and (laid.goes_on(at) or at == len(words) - 1))
    )
