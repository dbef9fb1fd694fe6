"""What a bead is worth: the evidence of its words, lengths, kinds, table rows and numbers, in one sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

from njia.contracts.evidence import Ballot
from njia.contracts.lengths import length_score, log_length
from njia.contracts.model import Bead, Clause
from njia.contracts.numbering import Numbering
from njia.contracts.sentences import sentences

ONE_SIDED = -3.1
PRIOR = {(1, 2): -5.0, (2, 1): -5.0, (1, 3): -10.0, (3, 1): -10.0, (2, 2): -8.0, (2, 3): -11.0, (3, 2): -11.0}
RARE = -12.0  # any other bead
SAME_ROW, OTHER_ROW = 1.0, -0.5
SAME_KIND, OTHER_KIND = 0.5, -2.0
FADES, FADED = 4.0, 3.0  # evidence of words at which a right number begins to count, and how soon it counts fully
LEAD = 30  # code points of "Now, therefore," at most
MIXED, ENDED = -2.5, -6.0  # a heading taken together with the clause that follows it, or that stands before it
SEAM, SEAMLESS = 1.5, -1.5  # a clause that holds several breaks, or does not, where they part
NEAR, LEAST_ROOM = 0.5, 0.02  # how far a break may lie from where the lengths would have it
_Row = tuple[str, int, int] | None


@dataclass(frozen=True, slots=True)
class Outline:
    """What of one side is known before its words are compared."""

    lengths: tuple[int, ...]
    logs: tuple[float, ...]
    kinds: tuple[str, ...]
    rows: tuple[_Row, ...]
    breaks: tuple[tuple[float, ...], ...]  # where its sentences end, the last left out, as shares of its length
    leads: frozenset[int]  # clauses of a few words that end with a comma: the next one goes on
    broken: frozenset[int]  # leads whose sentence goes on in a small letter


def outline(clauses: Sequence[Clause]) -> Outline:
    lengths = tuple(len(clause.text) for clause in clauses)
    leads = _leads([clause.text for clause in clauses])
    return Outline(
        lengths,
        tuple(log_length(length) for length in lengths),
        tuple(clause.kind for clause in clauses),
        tuple(clause.row for clause in clauses),
        tuple(_breaks(clause.text) for clause in clauses),
        leads,
        frozenset(k for k in leads if k + 1 < len(clauses) and clauses[k + 1].text[:1].islower()),
    )


def _leads(texts: Sequence[str]) -> frozenset[int]:
    """The items of a list look alike, but stand after a colon or beside one another."""
    short = {k for k, text in enumerate(texts) if len(text) <= LEAD and text.endswith(",")}
    after_colon = {k for k in short if k and texts[k - 1].endswith(":")}
    return frozenset(k for k in short - after_colon if short.isdisjoint((k - 1, k + 1)))


def _breaks(text: str) -> tuple[float, ...]:
    return tuple([end / len(text) for _, end in sentences(text)[:-1]])


class Beadwork:
    """Scores of beads over two sides."""

    def __init__(
        self,
        votes: tuple[Ballot, Ballot],
        outlines: tuple[Outline, Outline],
        ratio: float,
        numbering: Numbering | None,
    ) -> None:
        self._en, self._ru = votes
        self._outline_en, self._outline_ru = outlines
        self._log_ratio = log(ratio)
        self._numbering = numbering
        self.size = (len(outlines[0].lengths), len(outlines[1].lengths))
        self._found_en = _table(self._en, self.size[1])
        self._found_ru = _table(self._ru, self.size[0])

    def leads(self, bead: Bead) -> bool:
        """Whether a one-sided bead is only the beginning of the sentence that the next clause holds."""
        return self._outline_en.leads.issuperset(bead.en) and self._outline_ru.leads.issuperset(bead.ru)

    def breaks_off(self, bead: Bead) -> tuple[bool, bool]:
        """Whether the English and the Russian of a bead end in the middle of a sentence."""
        en, ru = self._outline_en.broken, self._outline_ru.broken
        return bool(bead.en) and bead.en[-1] in en, bool(bead.ru) and bead.ru[-1] in ru

    def lexical_en(self, i: int, j: int) -> float:
        """The evidence of the words of an English clause on a Russian one."""
        return self._en.base[i] + self._found_en[i][j]

    def lexical_ru(self, j: int, i: int) -> float:
        """The evidence of the words of a Russian clause on an English one."""
        return self._ru.base[j] + self._found_ru[j][i]

    def table(self) -> list[list[float]]:
        """The evidence of the words both ways, for all pairs."""
        columns = list(zip(*self._found_ru, strict=True))
        bases = self._ru.base
        return [
            [base + there + back + one for there, back, one in zip(row, column, bases, strict=True)]
            for base, row, column in zip(self._en.base, self._found_en, columns, strict=True)
        ]

    def pair(self, i: int, j: int) -> float:
        """The score of one clause and one clause."""
        en, ru = self._outline_en, self._outline_ru
        total = self._en.base[i] + self._found_en[i][j] + self._ru.base[j] + self._found_ru[j][i]
        numbers = self._numbers(i, j, total)
        total += length_score(en.lengths[i], ru.lengths[j], ru.logs[j] - en.logs[i] - self._log_ratio)
        return total + self._likeness(i, j) + numbers

    def bead(self, rows: Sequence[int], columns: Sequence[int]) -> float:
        """The score of several English clauses with several Russian ones, three or more in all."""
        en, ru = self._outline_en, self._outline_ru
        words = _together(self._en, rows, columns) + _together(self._ru, columns, rows)
        length_en, length_ru = sum(en.lengths[i] for i in rows), sum(ru.lengths[j] for j in columns)
        distance = log_length(length_ru) - log_length(length_en) - self._log_ratio
        total = words + length_score(length_en, length_ru, distance) + PRIOR.get((len(rows), len(columns)), RARE)
        total += self._likeness(rows[0], columns[0]) + self._numbers(rows[0], columns[0], words)
        total += _mixed([en.kinds[i] for i in rows]) + _mixed([ru.kinds[j] for j in columns])
        if len(rows) == 1:
            total += _seams(en.breaks[rows[0]], [ru.lengths[j] for j in columns])
        elif len(columns) == 1:
            total += _seams(ru.breaks[columns[0]], [en.lengths[i] for i in rows])
        if self._numbering is not None:
            total += self._numbering.joins(rows, columns)
        return total

    def _likeness(self, i: int, j: int) -> float:
        en, ru = self._outline_en, self._outline_ru
        value = SAME_KIND if en.kinds[i] == ru.kinds[j] else OTHER_KIND
        if en.rows[i] is not None and ru.rows[j] is not None:
            value += SAME_ROW if en.rows[i] == ru.rows[j] else OTHER_ROW
        return value

    def _numbers(self, i: int, j: int, words: float) -> float:
        """What the printed numbers add. Where the words speak against, the right number proves nothing: whoever
        replaced a clause kept its number."""
        if self._numbering is None:
            return 0.0
        value = self._numbering.score(i, j)
        return value if value <= 0 else value * min(max((words + FADES) / FADED, 0.0), 1.0)


def _mixed(kinds: Sequence[str]) -> float:
    """What the kinds of several clauses say of their being one: a heading may begin a clause, and never ends one."""
    if len(set(kinds)) < 2:
        return 0.0
    return ENDED if "heading" in kinds[1:] else MIXED


def _seams(breaks: Sequence[float], lengths: Sequence[int]) -> float:
    """What the sentences of one clause say of its holding several of those lengths: it should break where they do."""
    whole = sum(lengths) or 1
    at, total = 0, 0.0
    for length in lengths[:-1]:
        at += length
        share = at / whole
        room = NEAR * share * (1.0 - share) + LEAST_ROOM
        total += SEAM if any(abs(place - share) < room for place in breaks) else SEAMLESS
    return total


def _together(ballot: Ballot, mine: Sequence[int], others: Sequence[int]) -> float:
    """What the words of some clauses say of some of the other side; a word in several of them is heard once."""
    mask = 0
    for other in others:
        mask |= 1 << other
    if len(mine) == 1:
        return ballot.base[mine[0]] + sum([vote.gain for vote in ballot.votes[mine[0]] if vote.mask & mask])
    heard = dict.fromkeys(chain.from_iterable([ballot.votes[clause] for clause in mine]))
    return sum([vote.loss + vote.gain if vote.mask & mask else vote.loss for vote in heard])


def _table(ballot: Ballot, size: int) -> list[list[float]]:
    """For each clause and each of the other side: what its units found there add."""
    found = []
    for votes in ballot.votes:
        row = [0.0] * size
        for vote in votes:
            mask, gain = vote.mask, vote.gain
            while mask:
                bit = mask & -mask
                row[bit.bit_length() - 1] += gain
                mask ^= bit
        found.append(row)
    return found
