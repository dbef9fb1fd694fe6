"""Finds the cues of a corridor in a text: one pass over its words, each hit with its clause and whether denied."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from njia.screening.clauses import REACH, Layout, layout
from njia.screening.lemmas import Lemmas
from njia.screening.model import Cue
from njia.text.phrases import Hit, PhraseBook
from njia.text.words import Word, forms_and_stems

Found = dict[str, list[Cue]]
_MOST = 100  # places of one cue that are kept: a text that repeats a word without end must not take for ever
_ONCE = frozenset({"text.russian"})  # stands in every other place; that it is there is all that is asked
DENIAL, DENIAL_AFTER, NO_DENIAL, TURN = "deny.before", "deny.after", "deny.not", "deny.turn"


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
        before, after = _denials(hits, denying)
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
            denied = first in verbs or (bool(before or after) and _denied(laid.clauses, before, after, first, last))
            cue = Cue(
                key, first, last, start, end, laid.clauses[first], laid.sentences[first], denied, first in laid.quoted
            )
            found[key].append(cue)
        return words, laid, found


def _denials(hits: Sequence[Hit], denying: Sequence[int]) -> tuple[list[int], list[int]]:
    """Indices of words that deny what follows, and of words that deny what stands before them."""
    void: set[int] = set()
    for hit in hits:
        if hit.key == NO_DENIAL:
            void.update(range(hit.first, hit.last + 1))
    before = {hit.last for hit in hits if hit.key == DENIAL and hit.first not in void} | set(denying)
    after = {hit.first for hit in hits if hit.key == DENIAL_AFTER and hit.first not in void}
    return sorted(before - void), sorted(after)


def _denied(clauses: Sequence[int], before: Sequence[int], after: Sequence[int], first: int, last: int) -> bool:
    clause = clauses[first]
    at = bisect_left(before, first) - 1
    if at >= 0 and before[at] >= first - REACH and clauses[before[at]] == clause:  # the nearest denial before it
        return True
    at = bisect_left(after, last + 1)
    return at < len(after) and after[at] <= last + 2 and clauses[after[at]] == clauses[last]
