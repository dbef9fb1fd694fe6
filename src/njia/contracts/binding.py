"""How a clause binds: must, may, must not. Compared between the two languages.

Denial is compared part by part (sentences, and parts between semicolons) where both sides have equally many parts, so
that one «not» lost among several is seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from njia.contracts.antonyms import turned_round
from njia.contracts.bilingual import Lexicon
from njia.contracts.concepts import Concepts, Contradiction
from njia.contracts.reading import Paired, Reading
from njia.text.grammar import one_of, said
from njia.text.phrases import Hit

_PART = re.compile(r";|(?<=[\w)»\"])\.\s+(?=[A-ZА-ЯЁ«\"])|\n")
_DENIALS = {"modality.must_not", "modality.not"}
_NEUTRAL = {"modality.neutral", "modality.neutral_soft"}
# The month of May, «No. 17», «GBUZ NO».
_MONTH_OR_NUMBER = re.compile(r"May\b(?! not)|[Nn][Oo][.:]?\s*[\d_]|No\.|NO\b|no[.:]\s")
_DENIES = said("denies_alone")
_NOR = said("denies_with")
_CARRIES = said("carries_on_a_denial")
_HINDERS = re.compile(one_of("hinders"))
_DUTY = said("binding")
_BREAK = re.compile(r"[;:]|\.\s")  # a phrase that reaches over this is none
ONLY = re.compile(rf"\b(?:{one_of('only')})\b", re.IGNORECASE)
_UNLESS = re.compile(rf"\b(?:{one_of('excepts')})\b", re.IGNORECASE)
Span = tuple[int, int]


def contradictions(pair: Paired, concepts: Concepts) -> Iterator[Contradiction]:
    """Differences of denial and of modality."""
    en, ru = (modal_hits(concepts, r) for r in (pair.en, pair.ru))
    as_often = len(_denials(en)) == len(_denials(ru))
    keys_en, keys_ru = (Counter(h.key for h in hits) for hits in (en, ru))
    may_as_often = 0 < keys_en["modality.may"] == keys_ru["modality.may"]
    if keys_en["modality.must"] and keys_ru["modality.must"]:  # who may and who must can have changed places
        may_as_often = False
    for part_en, part_ru in aligned_parts(pair):
        here_en, here_ru = _within(en, part_en), _within(ru, part_ru)
        denied_en, denied_ru = _denials(here_en), _denials(here_ru)
        if bool(denied_en) != bool(denied_ru):
            quiet, loud = (
                ((pair.ru, here_ru), (pair.en, here_en)) if denied_en else ((pair.en, here_en), (pair.ru, here_ru))
            )
            if not as_often and not _answered(quiet, loud, concepts):
                yield Contradiction("parity.polarity", _spans(denied_en), _spans(denied_ru))
        elif not denied_en:
            # "shall be done only with consent" is «может быть сделано только с согласия»
            only = ONLY.search(pair.en.text, *part_en) and ONLY.search(pair.ru.text, *part_ru)
            if not only and not may_as_often:
                yield from _modality(here_en, here_ru)
        else:
            yield from _lifted(here_en, here_ru)


def _answered(quiet: tuple[Reading, Sequence[Hit]], loud: tuple[Reading, Sequence[Hit]], concepts: Concepts) -> bool:
    """Whether the quiet side says in other words what the loud one denies."""
    return (
        _excepted(quiet[0], loud[0])
        or _carried(quiet, loud, concepts.lexicon)
        or turned_round(_denials(loud[1]), loud[0], quiet[0], concepts)
    )


def lone_denial(pair: Paired, part: tuple[Span, Span], en: Span, ru: Span, concepts: Concepts) -> bool:
    """Whether, in this part, one side alone denies, once, and nothing answers it but these small words.

    "Shall not begin before" is a bound, no denial; with such a word in it, it turns the word as a denial does.
    """
    hits = [modal_hits(concepts, reading) for reading in (pair.en, pair.ru)]
    if len(_denials(hits[0])) == len(_denials(hits[1])) > 0:
        return False
    sides = []
    for reading, all_hits, within, word in zip((pair.en, pair.ru), hits, part, (en, ru), strict=True):
        here = [h for h in _within(all_hits, within) if not (h.key == "modality.soft" and _overlaps(h, word))]
        neutral = [h for h in concepts.find(reading).get("modality", ()) if h.key == "modality.neutral"]
        bounds = [h for h in neutral if _overlaps(h, word)]
        sides.append((reading, here, bounds))
    loud = [side for side in sides if _denials(side[1]) or side[2]]
    if len(loud) != 1:
        return False
    quiet = sides[1] if loud[0] is sides[0] else sides[0]
    denied = _denials(loud[0][1])
    if not denied:
        return True
    return denied[-1].first - denied[0].last <= 1 and not _answered(quiet[:2], loud[0][:2], concepts)


def _overlaps(hit: Hit, span: Span) -> bool:
    return hit.start < span[1] and span[0] < hit.end


def aligned_parts(pair: Paired) -> list[tuple[Span, Span]]:
    """The parts of both sides in step, or both wholes where one side has more parts."""
    en, ru = _parts(pair.en.text), _parts(pair.ru.text)
    if len(en) != len(ru):
        return [((0, len(pair.en.text)), (0, len(pair.ru.text)))]
    return list(zip(en, ru, strict=True))


def _denials(hits: Sequence[Hit]) -> list[Hit]:
    return [h for h in hits if h.key in _DENIALS]


def both_deny(pair: Paired, concepts: Concepts) -> bool:
    """Whether both sides deny something («no fee is charged»)."""
    return all(_denials(modal_hits(concepts, r)) for r in (pair.en, pair.ru))


def _carried(quiet: tuple[Reading, Sequence[Hit]], loud: tuple[Reading, Sequence[Hit]], lexicon: Lexicon) -> bool:
    """Whether other words of the quiet side may carry the denial of the loud one («без», «лишь», «если … не»).

    A word that answers one of the loud side's own ("refuse" and «отказаться») carries nothing, nor does «ни» alone.
    """
    theirs = frozenset[int]().union(*(_rows(loud[0], h, lexicon) for h in _soft(loud[1])))
    denied = frozenset[int]().union(*_rows_denied(loud[0], _denials(loud[1]), lexicon))
    reading = quiet[0]
    return any(
        reading.words[h.last].form in _DENIES
        or (
            reading.words[h.first].form not in _NOR
            and _rows(reading, h, lexicon).isdisjoint(theirs)
            and not (_HINDERS.match(reading.words[h.first].form) and _rows(reading, h, lexicon) & denied)
        )
        for h in _soft(quiet[1])
    )


def _rows_denied(reading: Reading, denials: Sequence[Hit], lexicon: Lexicon) -> Iterator[frozenset[int]]:
    """The rows of the word right behind each denial: "prevents" against «не мешает» denies nothing."""
    rows = reading.rows(lexicon)
    yield from (rows[h.last + 1] for h in denials if h.last + 1 < len(rows))


def _excepted(quiet: Reading, loud: Reading) -> bool:
    """ "Shall not, save with consent, send him" is «направляет лишь с согласия»."""
    return bool(_UNLESS.search(loud.text) and ONLY.search(quiet.text))


def _soft(hits: Sequence[Hit]) -> list[Hit]:
    return [h for h in hits if h.key == "modality.soft"]


def _rows(reading: Reading, hit: Hit, lexicon: Lexicon) -> frozenset[int]:
    rows = reading.rows(lexicon)
    return frozenset[int]().union(*rows[hit.first : hit.last + 1])


def _lifted(en: Sequence[Hit], ru: Sequence[Hit]) -> Iterator[Contradiction]:
    """One of several denials became a permission: «may not … and may not …» against «may … and may not …»."""
    for mine, other in ((en, ru), (ru, en)):
        may = [h for h in mine if h.key == "modality.may"]
        if not may or any(h.key in ("modality.not", "modality.soft") for h in mine):
            continue  # «no fee may be charged» permits nothing
        denied = _denials(other)
        if not any(h.key == "modality.may" for h in other) and len(denied) > len(_denials(mine)):
            spans = (_spans(may), _spans(denied))
            yield Contradiction("parity.modality", *(spans if mine is en else spans[::-1]))


def modal_hits(concepts: Concepts, reading: Reading) -> list[Hit]:
    """Hits of the group, without those that overlap a neutral phrase (`not less than`).

    A denial within a condition («если тексты не совпадают») is no denial, but answers one: it is given as `soft`.
    """
    hits = concepts.find(reading).get("modality", ())
    hits = tuple(_bare(reading, h) if _broken(reading, h) else h for h in hits)
    neutral = [h for h in hits if h.key in _NEUTRAL]
    kept = [
        h
        for h in hits
        if h.key not in _NEUTRAL
        and not any(n.start < h.end and h.start < n.end for n in neutral)
        and not _MONTH_OR_NUMBER.match(reading.text, h.start)
        and not _bounds_on(reading, h, neutral)
    ]
    return kept + [h._replace(key="modality.soft") for h in neutral if h.key == "modality.neutral_soft"]


def _bounds_on(reading: Reading, hit: Hit, neutral: Sequence[Hit]) -> bool:
    """Whether a "nor" only carries on a bound: "shall not exceed four hours in two days nor 120 hours in a year"."""
    if reading.words[hit.first].form not in _CARRIES or hit.last + 1 >= len(reading.words):
        return False
    return reading.words[hit.last + 1].form not in _DUTY and any(
        n.end <= hit.start and not _BREAK.search(reading.text, n.end, hit.start) for n in neutral
    )


def _broken(reading: Reading, hit: Hit) -> bool:
    """Whether a neutral phrase reaches into the next part: «если нужно; заголовки не значат ничего»."""
    return hit.key in _NEUTRAL and _BREAK.search(reading.text, hit.start, hit.end) is not None


def _bare(reading: Reading, hit: Hit) -> Hit:
    """The denial that such a phrase ends with, alone; or begins with: "No fines. Not more than"."""
    if hit.key == "modality.neutral":
        return hit._replace(key="modality.not", end=reading.words[hit.first].end, last=hit.first)
    return hit._replace(key="modality.not", start=reading.words[hit.last].start, first=hit.last)


def _modality(en: Sequence[Hit], ru: Sequence[Hit]) -> Iterator[Contradiction]:
    may_en, may_ru = ([h for h in hits if h.key == "modality.may"] for hits in (en, ru))
    must_en, must_ru = ([h for h in hits if h.key == "modality.must"] for hits in (en, ru))
    if may_en and not may_ru and must_ru and not must_en:
        yield Contradiction("parity.modality", _spans(may_en), _spans(must_ru))
    if may_ru and not may_en and must_en:
        yield Contradiction("parity.modality", _spans(must_en), _spans(may_ru))
    if len(may_en) > len(may_ru) > 0 and len(must_ru) > len(must_en):  # one of several duties became a permission
        yield Contradiction("parity.modality", _spans(may_en), _spans(must_ru))


def _parts(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.end() for m in _PART.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip(" \n.;")]


def _within(hits: Sequence[Hit], part: tuple[int, int]) -> list[Hit]:
    return [h for h in hits if part[0] <= h.start < part[1]]


def _spans(hits: Sequence[Hit]) -> tuple[tuple[int, int], ...]:
    return tuple((h.start, h.end) for h in hits)
