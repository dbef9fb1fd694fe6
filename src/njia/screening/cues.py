"""Finds the cues of a corridor in a text: one pass over its words, each hit with its clause and whether denied."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from njia.screening.clauses import REACH, REACH_NEAR, Layout, layout
from njia.screening.lemmas import Lemmas
from njia.screening.model import Cue
from njia.text.phrases import Hit, PhraseBook
from njia.text.words import Word, forms_and_stems

Found = dict[str, list[Cue]]
_MOST = 100  # places of one cue that are kept: a text that repeats a word without end must not take for ever
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
        found: Found = defaultdict(list)
        seen: set[tuple[str, int]] = set()
        for hit in hits:
            key, start, end, first, last = hit.key, hit.start, hit.end, hit.first, hit.last
            if (key, first) in seen or laid.sentences[first] != laid.sentences[last]:
                continue
            seen.add((key, first))
            if key in found and len(found[key]) >= (1 if key in _ONCE else _MOST):
                continue
            denied = first in verbs or (any_denial and denials.reach(laid.clauses, first, last))
            cue = Cue(
                key, first, last, start, end, laid.clauses[first], laid.sentences[first], denied, first in laid.quoted
            )
            found[key].append(cue)
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
