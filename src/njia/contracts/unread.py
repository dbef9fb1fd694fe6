"""What one language says and the other answers in words that no rule knows: a place we could not read, no disagreement.

A rule blames a paper when it finds a thing in one language only. In a voice it has never met the thing is often there
all the same, in other words. So before anybody is blamed the two clauses are read once more, word by word:

* *Answered*: one language is silent, yet every word of the other's phrase has its own counterpart there, close together
  (a value: its digits stand as often in both texts).
* *Crossed*: each language says something else, yet each phrase has its counterpart elsewhere in the other.
* *Meant*: an encoder finds every blamed phrase in the other language (`njia.contracts.meaning`, where it is installed).
* *Alone*: rules that mistake a voice about as often as they catch a lie count only where another rule speaks up for the
  same pair.

Such places are not dropped: they are told together, for the reader to compare (`parity.unread`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from njia.contracts.bilingual import Lexicon
from njia.contracts.concepts import Contradiction
from njia.contracts.linking import Linked, linked
from njia.contracts.meaning import meanings
from njia.contracts.reading import Paired, Reading
from njia.corridors.model import Rule
from njia.text.grammar import said

Span = tuple[int, int]
_DENIES = said("denies")  # a word denied is not answered by the word that is not
_DIGITS = re.compile(r"\d+")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f,.](?=\d{3}(?!\d))")
_LOOSE = 2  # words that may stand between two counterparts of one phrase


class Doubts:
    """Parts what stands from what we could not read, pair by pair."""

    def __init__(self, rules: Mapping[str, Rule], lexicon: Lexicon) -> None:
        self._rules, self._lexicon = rules, lexicon

    def parted(self, pair: Paired, found: Sequence[Contradiction]) -> tuple[list[Contradiction], list[Contradiction]]:
        """The contradictions of a pair that stand, and those that are places we could not read."""
        stands: list[Contradiction] = []
        unread: list[Contradiction] = []
        sure = {one.rule for one in found if one.sure}
        both = {one.rule for one in found if one.en} & {one.rule for one in found if one.ru}
        for one in found:
            doubt = one.rule not in sure and self._doubted(pair, one, "crossed" if one.rule in both else "silent")
            (unread if doubt else stands).append(one)
        if stands and all(self._rules[one.rule].params.get("alone") == "unread" for one in stands):
            return [], [*unread, *stands]
        return stands, unread

    def _doubted(self, pair: Paired, one: Contradiction, how: str) -> bool:
        params = self._rules[one.rule].params
        if params.get("answerable") == how and _answered(pair, one, _Matched(pair, self._lexicon)):
            return True
        least = params.get("meant_both" if one.en and one.ru else "meant")
        return isinstance(least, float) and _meant(pair, one, least)


class _Matched:
    """The content words of both sides, each laid to at most one counterpart, the nearest by place in the clause."""

    def __init__(self, pair: Paired, lexicon: Lexicon) -> None:
        self.words: tuple[Linked, Linked] = (linked(pair.en, lexicon), linked(pair.ru, lexicon))
        holding: dict[int | str, list[int]] = {}
        for j, (_, keys) in enumerate(self.words[1]):
            for key in keys:
                holding.setdefault(key, []).append(j)
        sizes = max(len(self.words[0]), 1), max(len(self.words[1]), 1)
        meeting = {(i, j) for i, (_, keys) in enumerate(self.words[0]) for key in keys for j in holding.get(key, ())}
        self.of: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for i, j in sorted(meeting, key=lambda ij: (abs(ij[0] / sizes[0] - ij[1] / sizes[1]), ij)):
            if i not in self.of[0] and j not in self.of[1]:
                self.of[0][i], self.of[1][j] = j, i

    def as_often(self, side: int, i: int) -> bool:
        """Whether the other side says the word at least as often; words side by side are said once."""
        keys = self.words[side][i][1]
        mine, theirs = (_runs([at for at, others in self.words[of] if keys & others]) for of in (side, 1 - side))
        return theirs >= mine


def _runs(places: Sequence[int]) -> int:
    return sum(not n or at - places[n - 1] > 1 for n, at in enumerate(places))


def _answered(pair: Paired, one: Contradiction, matched: _Matched) -> bool:
    sides = ((0, pair.en, one.en, pair.ru), (1, pair.ru, one.ru, pair.en))
    if one.en and one.ru:
        inside = [_inside(reading, spans, matched.words[side]) for side, reading, spans, _ in sides]
        return all(inside) and all(
            all(matched.of[side].get(i, -1) not in (-1, *inside[1 - side]) for i in inside[side]) for side in (0, 1)
        )
    return any(spans and _in_silence(side, here, spans, there, matched) for side, here, spans, there in sides)


def _in_silence(side: int, here: Reading, spans: Sequence[Span], there: Reading, matched: _Matched) -> bool:
    """Whether a language that a rule hears nothing from says all of the other's phrase."""
    words = " ".join(here.text[a:b] for a, b in spans)
    if digits := _numbers(words):
        mine, theirs = _numbers(here.text), _numbers(there.text)
        return all(mine[number] == theirs[number] for number in digits)
    inside = _inside(here, spans, matched.words[side])
    if not inside or any(word.form in _DENIES for word in here.words if _within(word.start, word.end, spans)):
        return False
    places = sorted(matched.of[side].get(i, -1) for i in inside)
    close = places[0] >= 0 and places[-1] - places[0] <= _LOOSE * (len(places) + 1)
    return close and all(matched.as_often(side, i) for i in inside)


def _meant(pair: Paired, one: Contradiction, least: float) -> bool:
    """Whether the encoder finds every phrase of either language in the other; a phrase that denies is not asked."""
    asked = [(here, span, there) for here, spans, there in _turns(pair, one) for span in spans]
    if not asked or any(
        word.form in _DENIES for here, span, _ in asked for word in here.words if _within(word.start, word.end, [span])
    ):
        return False
    encoder = meanings()
    return encoder is not None and all(
        encoder.says(here.text[slice(*span)], there.text, least) for here, span, there in asked
    )


def _turns(pair: Paired, one: Contradiction) -> tuple[tuple[Reading, Sequence[Span], Reading], ...]:
    return (pair.en, one.en, pair.ru), (pair.ru, one.ru, pair.en)


def _inside(reading: Reading, spans: Sequence[Span], words: Linked) -> list[int]:
    return [i for i, (at, _) in enumerate(words) if _within(reading.words[at].start, reading.words[at].end, spans)]


def _within(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(start < b and a < end for a, b in spans)


def _numbers(text: str) -> Counter[str]:
    return Counter(_DIGITS.findall(_THOUSANDS.sub("", text)))
