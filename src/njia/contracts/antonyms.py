"""A denial in one language that the other says without one: «не повышается» is "stays the same".

Good translators turn a sentence round more often than anything else. A denial blames nobody where the word that it
denies has its opposite in the other language; which words are opposites is data (`concepts/antonyms.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from njia.contracts.concepts import Concepts
from njia.contracts.reading import Reading
from njia.text.phrases import Hit

_AHEAD, _BEHIND = 7, 2  # words from a denial to what it denies
_STOP = re.compile(r"[;:()\n]|\.\s")


def turned_round(denials: Sequence[Hit], loud: Reading, quiet: Reading, concepts: Concepts) -> bool:
    """Whether every one of these denials is said without a denial by the quiet side.

    Not where the denied word itself stands there: "is not taken" against «удерживается» is a lie.
    """
    found = concepts.find(quiet).get("antonym", ())
    said = {_kind(hit) for hit in found if hit.key.endswith(".said")}
    said -= {_kind(hit) for hit in found if hit.key.endswith(".unless")}
    if not denials or not said or _adds(loud, quiet, concepts, said):
        return False
    answers = {at for h in found if h.key.endswith(".said") for at in range(h.first, h.last + 1)}
    theirs = (row for at, row in enumerate(quiet.rows(concepts.lexicon)) if at not in answers)
    rows, there = loud.rows(concepts.lexicon), frozenset[int]().union(*theirs)
    words = [
        word
        for word in concepts.find(loud).get("antonym", ())
        if word.key.endswith(".denied")
        and _kind(word) in said
        and all(rows[at].isdisjoint(there) for at in range(word.first, word.last + 1))
    ]
    twice = {hit.last + 1 for hit in denials}  # «не запрещается» is one denial of two words
    return all(any(_denied(hit, word, loud) for word in words) for hit in denials if hit.first not in twice)


def _adds(loud: Reading, quiet: Reading, concepts: Concepts, said: set[str]) -> bool:
    """Whether the quiet side brings in what spoils one of its answers: the employer, a manager, a permission."""
    there, here = ({hit.key for hits in concepts.find(side).values() for hit in hits} for side in (loud, quiet))
    spoilers = frozenset[str]().union(*(concepts.spoilers[f"{kind}.said"] for kind in said))
    return not spoilers.isdisjoint(here - there)


def _kind(hit: Hit) -> str:
    return hit.key.rpartition(".")[0]


def _denied(denial: Hit, word: Hit, reading: Reading) -> bool:
    """Whether the word stands under the denial: behind it, or just before it («штрафов нет»)."""
    if word.first > denial.last:
        between = reading.text[denial.end : word.start]
        return word.first - denial.last <= _AHEAD and not _STOP.search(between)
    return word.last < denial.first and denial.first - word.last <= _BEHIND
