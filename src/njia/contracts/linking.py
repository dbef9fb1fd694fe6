"""The content words of a clause with the keys by which a word of the other language can be their counterpart."""

from __future__ import annotations

from njia.contracts.bilingual import Lexicon
from njia.contracts.reading import Reading
from njia.contracts.skeletons import skeleton
from njia.contracts.units import GRAMMAR
from njia.text.grammar import said

Linked = list[tuple[int, frozenset[int | str]]]
_SURE = 3  # consonants that two words of the lexicon share by chance
_SHORT = 2  # letters: such a word links to anything
# How a sentence binds is compared by njia.contracts.binding; these words say nothing of what it speaks of.
_BINDING = said("binding")


def linked(reading: Reading, lexicon: Lexicon) -> Linked:
    """(place among the words, keys) for each content word: rows of the lexicon and the sound of its consonants."""
    found: Linked = []
    for at, (word, rows) in enumerate(zip(reading.words, reading.rows(lexicon), strict=True)):
        form = word.form
        if form in GRAMMAR or form in _BINDING or len(form) <= _SHORT or form.isdigit():
            continue
        bones = skeleton(form)
        keys: frozenset[int | str] = frozenset(rows)
        sounds = bones and (not rows or len(bones) > _SURE)  # "month" and «менять» only sound alike
        found.append((at, keys | {bones} if bones and sounds else keys))
    return found
