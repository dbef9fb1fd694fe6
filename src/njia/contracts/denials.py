"""A word that one language denies and the other does not: «не работает для армии» against "works for the army".

`njia.contracts.binding` asks whether a sentence denies anything. Here the two languages are held against each other
word by word, so that one «not» lost among several is seen. Only where one side denies more often is anything reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from njia.contracts.antonyms import turned_round
from njia.contracts.bilingual import Lexicon
from njia.contracts.binding import ONLY, aligned_parts, modal_hits
from njia.contracts.concepts import Concepts, Contradiction
from njia.contracts.linking import Linked, linked
from njia.contracts.reading import Paired, Reading
from njia.text.grammar import listed, one_of, said
from njia.text.phrases import Hit

_UNLESS = re.compile(rf"\b(?:{one_of('excepts')})\b", re.IGNORECASE)
_JOINS = said("joins_parts", "en")
_CARRIES = said("carries_on_a_denial")
_DENIES_BEFORE = said("denies_what_stands_before")
_PASSIVE = listed("passive_endings", "ru")
Span = tuple[int, int]
_DENIALS = {"modality.must_not", "modality.not"}
_REACH = 8  # words between a denial and what it denies
_BEFORE, _AFTER = 4, 2  # words around the counterpart in which it may be denied too
_PARTICLE = 5  # letters; «ни», «без», «кроме» deny what follows them
_RUN = 2  # denials this near are one («никто не вправе»)
# «Никакой службы, работы на …» denies every item of its list.
_NO_KIND = re.compile(one_of("denies_each"), re.IGNORECASE)
_STOP = re.compile(r"[,;.:()\n]")
_SENTENCE = re.compile(r"[;.:()\n]")
# Where the reach of «shall not», «нельзя» ends: a new part, a contrast, or another duty.
_ENDS = re.compile(rf"[;.:\n]|\b(?:{one_of('ends_denial')})\b")


def contradictions(pair: Paired, concepts: Concepts, lexicon: Lexicon) -> Iterator[Contradiction]:
    """Words denied on one side whose counterpart stands free on the other."""
    en, ru = (_begun_anew(reading, modal_hits(concepts, reading)) for reading in (pair.en, pair.ru))
    count_en, count_ru = _count(en), _count(ru)
    if count_en == count_ru:
        return
    words_en, words_ru = linked(pair.en, lexicon), linked(pair.ru, lexicon)
    parts = aligned_parts(pair)
    if count_en > count_ru:
        free = [h for h in en if not (h.key in _DENIALS and turned_round([h], pair.en, pair.ru, concepts))]
        for here, there in _alone(pair.en, free, words_en, pair.ru, ru, words_ru, parts):
            yield Contradiction("parity.polarity", (here,), (there,))
    else:
        turned = [(two, one) for one, two in parts]
        free = [h for h in ru if not (h.key in _DENIALS and turned_round([h], pair.ru, pair.en, concepts))]
        for here, there in _alone(pair.ru, free, words_ru, pair.en, en, words_en, turned):
            yield Contradiction("parity.polarity", (there,), (here,))


def _begun_anew(reading: Reading, hits: Sequence[Hit]) -> list[Hit]:
    """The hits without a "nor" that carries on a denial before it, as «а равно», «а также» do without a word for it."""
    first = min((h.first for h in hits if h.key in _DENIALS), default=0)
    return [h for h in hits if not (reading.words[h.first].form in _CARRIES and first < h.first)]


def _count(hits: Sequence[Hit]) -> int:
    """How often something is denied; denials side by side are one."""
    firsts = sorted({h.first for h in hits if h.key in _DENIALS})
    return sum(not i or first - firsts[i - 1] > _RUN for i, first in enumerate(firsts))


def _alone(
    mine: Reading,
    hits: Sequence[Hit],
    words: Linked,
    other: Reading,
    theirs: Sequence[Hit],
    others: Linked,
    parts: Sequence[tuple[Span, Span]],
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    denials = [h for h in hits if h.key in _DENIALS]
    inside = {i for h in denials for i in range(h.first, h.last + 1)}
    cover = [h for h in theirs if h.key in _DENIALS or h.key == "modality.soft"]
    for hit in denials:
        found = _denied(mine, hit, words, inside, others)
        if found is None:
            continue
        at, counterparts = found
        there_only = _answering(parts, hit.start)
        counterparts = [c for c in counterparts if there_only[0] <= other.words[c].start < there_only[1]]
        if not counterparts or _excepted(mine, hit, other, there_only):
            continue
        own_verb = at == hit.last + 1
        if _beside_covered(mine, at, words, other, others, cover):
            continue
        if not any(_covered(other, there, cover) and not (own_verb and _begun(other, there)) for there in counterparts):
            there = counterparts[0]
            yield (hit.start, mine.words[at].end), (other.words[there].start, other.words[there].end)


def _beside_covered(
    mine: Reading, at: int, words: Linked, other: Reading, others: Linked, cover: Sequence[Hit]
) -> bool:
    """Whether the word right behind the denied one is denied there: "no court fee" is «без уплаты госпошлины»."""
    if mine.side != "en" or at + 1 >= len(mine.words) or mine.words[at + 1].start - mine.words[at].end > 1:
        return False
    keys = next((keys for place, keys in words if place == at + 1), frozenset())
    return any(
        hit.last < there <= hit.last + _BEFORE and not _STOP.search(other.text, hit.end, other.words[there].start)
        for there, theirs in others
        if theirs & keys
        for hit in cover
    )


def _answering(parts: Sequence[tuple[Span, Span]], at: int) -> Span:
    """The part of the other language that answers the one a denial stands in."""
    return next((theirs for mine, theirs in parts if mine[0] <= at < mine[1]), parts[-1][1])


def _excepted(mine: Reading, hit: Hit, other: Reading, part: Span) -> bool:
    """«No change is valid unless in writing» is «изменения действительны лишь письменно»."""
    return bool(_UNLESS.search(mine.text, hit.end) and ONLY.search(other.text, *part))


def _denied(mine: Reading, hit: Hit, words: Linked, inside: set[int], others: Linked) -> tuple[int, list[int]] | None:
    """The first word behind a denial, before the next stop, that has counterparts; and those."""
    for at, keys in words:
        if at <= hit.last or at in inside:
            continue
        between = mine.text[mine.words[hit.last].end : mine.words[at].start]
        if at - hit.last > _REACH or _STOP.search(between) or _ENDS.search(between):
            return None
        counterparts = [there for there, theirs in others if theirs & keys]
        if counterparts:
            return at, counterparts
    return None


def _begun(reading: Reading, at: int) -> bool:
    """Whether an English verb begins something new: "does not lift … and drives", which "not" would leave bare."""
    before = reading.words[at - 1].form if at else ""
    return reading.side == "en" and before in _JOINS and reading.words[at].form.endswith("s")


def _closes(reading: Reading, hit: Hit) -> bool:
    """Whether a short denial denies what stands before it: «штрафов нет», «работы … не производятся»."""
    behind = reading.words[hit.last + 1].form if hit.last + 1 < len(reading.words) else ""
    return reading.words[hit.first].form in _DENIES_BEFORE or behind.endswith(_PASSIVE)


def _covered(reading: Reading, at: int, cover: Sequence[Hit]) -> bool:
    """Whether the word at ``at`` is denied: by what stands beside it, or by a «shall not» whose reach it is in."""
    text, word = reading.text, reading.words[at]
    for hit in cover:
        if hit.first - _AFTER <= at <= hit.last:
            return True
        if at < hit.first:
            # «Военная служба и работа в зоне боевых действий исключены»: Russian may deny at the end.
            at_end = hit.end - hit.start > _PARTICLE or _closes(reading, hit)
            if reading.side == "ru" and at_end and not _SENTENCE.search(text, word.end, hit.start):
                return True
            continue
        if at <= hit.last + _BEFORE and not _STOP.search(text, hit.end, word.start):
            return True
        wide = _NO_KIND.match(text, hit.start) is not None
        far = reading.side == "en" or hit.key == "modality.must_not" or wide
        if far and not _ENDS.search(text, hit.end, word.start):
            return True
    return False
