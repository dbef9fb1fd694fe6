"""Sentences that only one side of a paired bead has: what one language hides inside a clause both seem to share.

A sentence is weighed by what the pair of texts would lose without it: its words that the other side has, the words of
the other side that nothing else explains, and the balance of lengths. Of a sentence with a counterpart the pair loses
much; of a foreign one it gains.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from njia.contracts.align import Evidence, evidence_of
from njia.contracts.bilingual import Lexicon
from njia.contracts.evidence import Rates, vote
from njia.contracts.labels import label_of
from njia.contracts.learning import taught
from njia.contracts.lengths import length_score, log_length
from njia.contracts.model import Bead, Clause, Contract
from njia.contracts.sentences import sentences
from njia.contracts.units import Key, Unit, units
from njia.findings import Side

FOREIGN = -0.8  # a sentence below this is taken to be on one side only
SHARED = 0.35  # what a match is worth where other sentences explain it as well
LENGTHS = 0.4  # what the balance of lengths is worth
COUNTS = 0.7  # what the balance of the number of sentences is worth
LEAST_WORDS = 3  # a sentence with fewer content words is never taken for a foreign one

Found = tuple[Side, int, int, int]
_Span = tuple[int, int, int]  # a clause, and code points of its text


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence of a clause (code points of its text) and what the pair would lose without it."""

    side: Side
    clause: int
    start: int
    end: int
    weight: float
    words: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    clause: int
    start: int
    end: int
    units: tuple[Unit, ...]
    keys: frozenset[Key]


class _Half:
    """One side of a bead, gone through once, so that each sentence is weighed without going through the others."""

    def __init__(self, sentences_: Sequence[_Sentence]) -> None:
        self.sentences = sentences_
        self.letters = sum(s.end - s.start for s in sentences_)
        self._holders = Counter(key for s in sentences_ for key in s.keys)  # in how many sentences a key stands
        self.holding: dict[Key, list[Unit]] = {}
        for unit in dict.fromkeys(unit for s in sentences_ for unit in s.units):
            for key in unit.keys:
                self.holding.setdefault(key, []).append(unit)

    def exclusive(self, sentence: _Sentence, others: _Half) -> list[Unit]:
        """The units of the other side that this sentence has, and no other sentence of this side."""
        shared = dict.fromkeys(unit for key in sentence.keys for unit in others.holding.get(key, ()))
        return [u for u in shared if all(self._holders[key] == (key in sentence.keys) for key in u.keys)]


class Inspector:
    """Looks inside the beads of one paper, with the evidence its alignment gathered."""

    def __init__(self, en: Sequence[Clause], ru: Sequence[Clause], evidence: Evidence, lexicon: Lexicon) -> None:
        self._clauses = (en, ru)
        self._lexicon = lexicon
        self._rates: Rates = evidence.rates
        self._ratio = evidence.ratio
        self._learned = evidence.learned
        self._index = evidence.index
        self._size = evidence.size

    def one_sided(self, bead: Bead) -> tuple[Found, ...]:
        """The sentences of the bead that only one side has."""
        return tuple(
            (w.side, w.clause, w.start, w.end)
            for w in self.weigh(bead)
            if w.weight < FOREIGN and w.words >= LEAST_WORDS
        )

    def count(self, bead: Bead) -> int:
        """How many sentences a paired bead has on both sides together."""
        return sum(len(self._spans(k, side)) for k, side in enumerate((bead.en, bead.ru))) if bead.en and bead.ru else 0

    def weigh(self, bead: Bead) -> tuple[Weighed, ...]:
        """Every sentence of a paired bead, where its side has more than one."""
        if not bead.en or not bead.ru:
            return ()
        spans = (self._spans(0, bead.en), self._spans(1, bead.ru))
        if max(map(len, spans)) < 2:
            return ()
        sides = (_Half(self._sentences(0, spans[0])), _Half(self._sentences(1, spans[1])))
        weighed = []
        for side, name in ((0, "en"), (1, "ru")):
            mine, others = sides[side], sides[1 - side]
            if len(mine.sentences) > 1:
                for one in mine.sentences:
                    weight = self._weight(side, mine, one, others)
                    weighed.append(Weighed(name, one.clause, one.start, one.end, weight, len(one.units)))  # type: ignore[arg-type]
        return tuple(weighed)

    def _spans(self, side: int, clauses: Iterable[int]) -> list[_Span]:
        """The sentences of these clauses; a label that ends with a full stop («Статья 4.») is none by itself."""
        found = []
        for number in clauses:
            text = self._clauses[side][number].text
            label = label_of(text)
            own = label.end if label is not None else 0
            found += [(number, start, end) for start, end in sentences(text) if text[max(start, own) : end].strip()]
        return found

    def _sentences(self, side: int, spans: Iterable[_Span]) -> list[_Sentence]:
        found = []
        for number, start, end in spans:
            text = self._clauses[side][number].text
            label = label_of(text) if start == 0 else None
            read = units(text[start:end], self._lexicon, label.end if label is not None else 0)
            (taught_units,) = taught([read], self._learned, side)
            keys = frozenset(key for unit in taught_units for key in unit.keys)
            found.append(_Sentence(number, start, end, taught_units, keys))
        return found

    def _weight(self, side: int, mine: _Half, sentence: _Sentence, others: _Half) -> float:
        exclusive = mine.exclusive(sentence, others)
        only_mine = {key for unit in exclusive for key in unit.keys}
        total = 0.0
        for unit in sentence.units:
            cast = vote(unit, self._index[1 - side], self._size[1 - side], self._rates)
            if not only_mine.isdisjoint(unit.keys):
                total += cast.gain + cast.loss
            elif any(key in others.holding for key in unit.keys):
                total += SHARED * max(cast.gain + cast.loss, 0.0)
            else:
                total += cast.loss
        for unit in exclusive:
            total += vote(unit, self._index[side], self._size[side], self._rates).gain
        total += COUNTS if len(mine.sentences) <= len(others.sentences) else -COUNTS
        without = mine.letters - (sentence.end - sentence.start)
        balance = self._lengths(side, mine.letters, others.letters) - self._lengths(side, without, others.letters)
        return total + LENGTHS * balance

    def _lengths(self, side: int, mine: int, other: int) -> float:
        en, ru = (mine, other) if side == 0 else (other, mine)
        return length_score(en, ru, log_length(ru) - log_length(en) - log(self._ratio))


def inspector(contract: Contract, lexicon: Lexicon) -> Inspector:
    """An inspector for all beads of a paper."""
    return Inspector(contract.en, contract.ru, evidence_of(contract.en, contract.ru, contract.beads, lexicon), lexicon)


def one_sided_sentences(bead: Bead, contract: Contract, lexicon: Lexicon) -> tuple[Found, ...]:
    """The sentences of one bead that only one side has. For all beads of a paper use one `inspector`."""
    return inspector(contract, lexicon).one_sided(bead)
