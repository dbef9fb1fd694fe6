"""Which clauses of the two languages belong together.

Our own dynamic programme over lexical evidence: a bilingual lexicon, names across scripts, numbers, and pairs of words
learned from the paper itself, with lengths, kinds, table rows and (as far as the words bear them out) printed numbers.
Nothing a tamperer would change in a clause (a number, a name, a date) can part it from its counterpart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from njia.contracts.anchors import Pairs, anchors, band
from njia.contracts.beadwork import Beadwork, outline
from njia.contracts.bilingual import Lexicon
from njia.contracts.dynamic import Step, best_path
from njia.contracts.evidence import FIRST_RATES, Ballot, Rates, ballot, key_index, masks_of, rates_from
from njia.contracts.labels import Label, label_of
from njia.contracts.learning import learn, learned_index, taught
from njia.contracts.leftovers import beads_of, leftovers
from njia.contracts.model import Bead, Clause
from njia.contracts.numbering import Numbering, inner_numbers
from njia.contracts.units import Key, Unit, units

FIRST_RATIO = 1.05  # Russian letters to English ones
ENOUGH = 0.7  # share of clauses with an anchor from which one round of the programme is enough
Units = tuple[Sequence[tuple[Unit, ...]], Sequence[tuple[Unit, ...]]]
Indices = tuple[Mapping[Key, int], Mapping[Key, int]]  # by key, which clauses of a side hold it


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an alignment rests on, kept for looking inside its beads."""

    index: Indices
    size: tuple[int, int]
    rates: Rates
    ratio: float
    learned: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    beads: tuple[Bead, ...]
    evidence: Evidence


class _Aligner:
    def __init__(self, en: Sequence[Clause], ru: Sequence[Clause], lexicon: Lexicon) -> None:
        labels = [[label_of(clause.text) for clause in side] for side in (en, ru)]
        self.size = (len(en), len(ru))
        self.outlines = (outline(en), outline(ru))
        self.paths = [
            [_path(*both) for both in zip(side, labs, strict=True)] for side, labs in zip((en, ru), labels, strict=True)
        ]
        self.inner = ([inner_numbers(c.text) for c in en], [inner_numbers(c.text) for c in ru])
        self.units: Units = (_units(en, labels[0], lexicon), _units(ru, labels[1], lexicon))
        self._untaught = (key_index(self.units[0]), key_index(self.units[1]))
        self._masks = (masks_of(self.units[0], self._untaught[1]), masks_of(self.units[1], self._untaught[0]))
        self.index: Indices = self._untaught
        self.rates = FIRST_RATES
        self.ratio = FIRST_RATIO
        self.learned: tuple[tuple[str, str], ...] = ()

    def run(self) -> list[Bead]:
        """Rounds of aligning and learning from what was aligned, fewer where the words alone settle nearly all."""
        votes = self._votes()
        work = Beadwork(votes, self.outlines, self.ratio, None)
        fixed = anchors(work)
        sure = fixed
        rounds = 1
        if len(fixed) < ENOUGH * min(self.size):
            sure = _pairs(best_path(work, band(fixed, *self.size)), work)
            rounds = 2
        steps: list[Step] = []
        for _ in range(rounds):
            self._believe(sure, votes)
            votes = self._votes()
            numbering = Numbering(self.paths[0], self.paths[1], self.inner, fixed or sure)
            work = Beadwork(votes, self.outlines, self.ratio, numbering)
            fixed = anchors(work)
            steps = best_path(work, band(fixed, *self.size))
            sure = _pairs(steps, work)
        return leftovers(beads_of(steps), work)

    def _votes(self) -> tuple[Ballot, Ballot]:
        en, ru = (taught(side, self.learned, number) for number, side in enumerate(self.units))
        self.index = (
            {**self._untaught[0], **learned_index(self.units[0], self.learned, 0)},
            {**self._untaught[1], **learned_index(self.units[1], self.learned, 1)},
        )
        return (
            ballot(en, self.index[1], self.size[1], self.rates, self._masks[0]),
            ballot(ru, self.index[0], self.size[0], self.rates, self._masks[1]),
        )

    def believe_beads(self, beads: Sequence[Bead]) -> None:
        """Learns from beads of one and one as given."""
        votes = self._votes()
        self._believe([(bead.en[0], bead.ru[0]) for bead in beads if len(bead.en) == len(bead.ru) == 1], votes)
        self._votes()

    def _believe(self, sure: Pairs, votes: tuple[Ballot, Ballot]) -> None:
        if len(sure) < 3:
            return
        en, ru = self.outlines
        self.rates = rates_from(sure, *votes, FIRST_RATES)
        self.ratio = median((ru.lengths[j] + 4) / (en.lengths[i] + 4) for i, j in sure)
        self.learned = learn(sure, self.units[0], self.units[1], *votes)


def _pairs(steps: Sequence[Step], work: Beadwork) -> Pairs:
    """The beads of one and one whose words speak for them."""
    return [
        (i, j)
        for i, j, rows, columns in steps
        if rows == columns == 1 and work.lexical_en(i, j) + work.lexical_ru(j, i) > 0
    ]


def _units(side: Sequence[Clause], labels: Sequence[Label | None], lexicon: Lexicon) -> list[tuple[Unit, ...]]:
    pairs = zip(side, labels, strict=True)
    return [units(clause.text, lexicon, label.end if label else 0) for clause, label in pairs]


def _path(clause: Clause, label: Label | None) -> tuple[int, ...] | None:
    if label is None and clause.label:
        label = label_of(clause.label + ".")
    return label.path if label else None


def aligned(en: Sequence[Clause], ru: Sequence[Clause], lexicon: Lexicon) -> Alignment:
    """The beads, with the evidence they rest on. Every clause is in exactly one bead; see `align`."""
    work = _Aligner(en, ru, lexicon)
    if en and ru:
        beads = work.run()
    else:
        beads = [Bead((i,), ()) for i in range(len(en))] + [Bead((), (j,)) for j in range(len(ru))]
    return Alignment(tuple(beads), Evidence(work.index, work.size, work.rates, work.ratio, work.learned))


def evidence_of(en: Sequence[Clause], ru: Sequence[Clause], beads: Sequence[Bead], lexicon: Lexicon) -> Evidence:
    """The evidence an alignment made elsewhere gives."""
    work = _Aligner(en, ru, lexicon)
    work.believe_beads(beads)
    return Evidence(work.index, work.size, work.rates, work.ratio, work.learned)


def align(en: Sequence[Clause], ru: Sequence[Clause], lexicon: Lexicon) -> tuple[Bead, ...]:
    """Every clause of both sides in exactly one bead, in the order of the papers; one side of a bead may be empty."""
    return aligned(en, ru, lexicon).beads
