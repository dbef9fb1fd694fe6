"""Finds the cues of a corridor in a text: one pass over its words, each hit with its clause and whether denied."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from njia.screening.clauses import REACH, REACH_NEAR, Layout, layout
from njia.screening.lemmas import Lemmas
from njia.screening.model import Cue
from njia.text.phrases import Hit, PhraseBook
from njia.text.words import Word, forms_and_stems

Found = dict[str, list[Cue]]
_MOST = 100  # places of one cue that are kept: a text that repeats a word without end must not take for ever
_cue = partial(tuple.__new__, Cue)  # a third of the time of Cue(...)
_ONCE = frozenset({"text.russian"})  # stands in every other place; that it is there is all that is asked
DENIAL, DENIAL_NEAR, DENIAL_AFTER = "deny.before", "deny.near", "deny.after"
NO_DENIAL, TURN = "deny.not", "deny.turn"


class CueFinder:
    """Built once from the phrases of every language; every language is looked for in every text."""

    def __init__(self, cues: Mapping[str, Mapping[str, Sequence[str]]], verbs: Mapping[str, Sequence[str]]) -> None:
        self._lemmas = Lemmas(verbs)
        self._book = PhraseBook(
            (name, self._lemmas.phrase(phrase))
            for name, languages in cues.items()
            for phrases in languages.values()
            for phrase in phrases
        )
        self.vocabulary = frozenset(
            form
            for languages in cues.values()
            for phrases in languages.values()
            for phrase in phrases
            for form, _ in forms_and_stems(phrase)
            if len(form) > 2
        )

    def find(self, text: str) -> tuple[list[Word], Layout, Found]:
        """The words of a text, how they are laid out, and the cues by name, each in order of place."""
        words, denying = self._lemmas.read(text)
        hits = self._book.find(words)
        laid = layout(text, words, (hit.first for hit in hits if hit.key == TURN))
        denials = _denials(hits, denying)
        any_denial = bool(denials.before or denials.after)
        verbs = frozenset(denying)
        clauses, sentences, quoted = laid.clauses, laid.sentences, laid.quoted
        found: Found = defaultdict(list)
        for key, start, end, first, last in hits:
            sentence = sentences[first]
            if sentence != sentences[last]:
                continue
            cues = found[key]
            if cues and (cues[-1][1] == first or len(cues) >= (1 if key in _ONCE else _MOST)):
                continue  # hits come in order of place, so that another on this word is the last one
            denied = first in verbs or (any_denial and denials.reach(clauses, first, last))
            cues.append(_cue((key, first, last, start, end, clauses[first], sentence, denied, first in quoted)))
        return words, laid, found


class _Denials(NamedTuple):
    """Words that deny what follows, those of them that reach little, and words that deny what stands before them."""

    before: Sequence[int]
    near: frozenset[int]
    after: Sequence[int]

    def reach(self, clauses: Sequence[int], first: int, last: int) -> bool:
        """Whether words ``first`` to ``last`` are denied in their clause."""
        at = bisect_left(self.before, first) - 1
        if at >= 0:  # the nearest denial before it
            denial = self.before[at]
            if first - denial <= (REACH_NEAR if denial in self.near else REACH) and clauses[denial] == clauses[first]:
                return True
        at = bisect_left(self.after, last + 1)
        return at < len(self.after) and self.after[at] <= last + 2 and clauses[self.after[at]] == clauses[last]


def _denials(hits: Sequence[Hit], denying: Sequence[int]) -> _Denials:
    void: set[int] = set()
    for hit in hits:
        if hit.key == NO_DENIAL:
            void.update(range(hit.first, hit.last + 1))
    near = frozenset(hit.last for hit in hits if hit.key == DENIAL_NEAR)
    before = {hit.last for hit in hits if hit.key == DENIAL and hit.first not in void} | near | set(denying)
    after = {hit.first for hit in hits if hit.key == DENIAL_AFTER and hit.first not in void}
    return _Denials(sorted(before - void), near, sorted(after))
