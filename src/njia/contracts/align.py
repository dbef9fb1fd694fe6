"""Which clauses of the two languages belong together.

Our own dynamic programme over lexical evidence: a bilingual lexicon, names across scripts, numbers, and pairs of words
learned from the paper itself, with lengths, kinds, table rows and (as far as the words bear them out) printed numbers.
Nothing a tamperer would change in a clause (a number, a name, a date) can part it from its counterpart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from njia.contracts.anchors import anchors, band
from njia.contracts.bilingual import Lexicon
from njia.contracts.dynamic import OTHER_KIND, OTHER_ROW, SAME_KIND, SAME_ROW, Beadwork, best_path
from njia.contracts.evidence import FIRST_RATES, Ballot, Rates, ballot, rates_from
from njia.contracts.labels import Label, label_of
from njia.contracts.learning import learn, taught
from njia.contracts.model import Bead, Clause
from njia.contracts.numbering import Numbering, inner_numbers
from njia.contracts.units import Unit, units

FIRST_RATIO = 1.05  # Russian letters to English ones
MOVED = 8.0  # evidence of words that pairs two leftover clauses out of order
Steps = list[tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the alignment rests on, kept for looking inside its beads."""

    units: tuple[list[tuple[Unit, ...]], list[tuple[Unit, ...]]]
    rates: Rates
    ratio: float
    learned: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    beads: tuple[Bead, ...]
    evidence: Evidence


class _Aligner:
    def __init__(self, en: Sequence[Clause], ru: Sequence[Clause], lexicon: Lexicon) -> None:
        self.clauses = (en, ru)
        labels = [[label_of(clause.text) for clause in side] for side in (en, ru)]
        self.paths = [
            [_path(clause, label) for clause, label in zip(*both, strict=True)]
            for both in zip((en, ru), labels, strict=True)
        ]
        self.lengths = ([len(clause.text) for clause in en], [len(clause.text) for clause in ru])
        self.units = (_units(en, labels[0], lexicon), _units(ru, labels[1], lexicon))
        self.kinds = ([clause.kind for clause in en], [clause.kind for clause in ru])
        self.inner = ([inner_numbers(c.text) for c in en], [inner_numbers(c.text) for c in ru])
        self.rates = FIRST_RATES
        self.ratio = FIRST_RATIO
        self.learned: tuple[tuple[str, str], ...] = ()

    def extra(self, i: int, j: int) -> float:
        left, right = self.clauses[0][i], self.clauses[1][j]
        value = SAME_KIND if left.kind == right.kind else OTHER_KIND
        if left.row is not None and right.row is not None:
            value += SAME_ROW if left.row == right.row else OTHER_ROW
        return value

    def votes(self) -> tuple[Ballot, Ballot]:
        en, ru = (taught(side, self.learned, k) for k, side in enumerate(self.units))
        return ballot(en, ru, self.rates), ballot(ru, en, self.rates)

    def run(self) -> Steps:
        votes = self.votes()
        work = self._work(votes, None)
        fixed = anchors(work)
        limits = band(fixed, *map(len, self.clauses))
        steps = best_path(work, limits, wide=False)
        for _ in range(2):
            sure = [(i, j) for i, j, *size in steps if size == [1, 1] and work.lexical(i, j) > 0]
            self._believe(sure, votes)
            votes = self.votes()
            work = self._work(votes, Numbering(self.paths[0], self.paths[1], self.inner, fixed or sure))
            fixed = anchors(work)
            limits = band(fixed, *map(len, self.clauses))
            steps = best_path(work, limits, wide=True)
        return self._moved(steps, work)

    def _work(self, votes: tuple[Ballot, Ballot], numbering: Numbering | None) -> Beadwork:
        return Beadwork(votes, self.lengths, self.kinds, self.ratio, self.extra, numbering)

    def _believe(self, sure: Sequence[tuple[int, int]], votes: tuple[Ballot, Ballot]) -> None:
        if len(sure) < 3:
            return
        self.rates = rates_from(sure, *votes, FIRST_RATES)
        self.ratio = median((self.lengths[1][j] + 4) / (self.lengths[0][i] + 4) for i, j in sure)
        self.learned = learn(sure, self.units[0], self.units[1], *votes)

    def _moved(self, steps: Steps, work: Beadwork) -> Steps:
        """Leftover clauses of both sides that match beyond doubt are paired, wherever they stand."""
        left = [i for i, _, rows, columns in steps if (rows, columns) == (1, 0)]
        right = [j for _, j, rows, columns in steps if (rows, columns) == (0, 1)]
        scored = sorted(((work.score(i, j, 1, 1), i, j) for i in left for j in right), reverse=True)
        paired: dict[int, int] = {}
        for score, i, j in scored:
            if score < MOVED:
                break
            if i not in paired and j not in paired.values():
                paired[i] = j
        taken = set(paired.values())
        moved: Steps = []
        for i, j, rows, columns in steps:
            if (rows, columns) == (1, 0) and i in paired:
                moved.append((i, paired[i], 1, 1))
            elif not ((rows, columns) == (0, 1) and j in taken):
                moved.append((i, j, rows, columns))
        return moved


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
    if not en or not ru:
        steps = [(i, 0, 1, 0) for i in range(len(en))] + [(0, j, 0, 1) for j in range(len(ru))]
    else:
        steps = work.run()
    beads = tuple(Bead(tuple(range(i, i + rows)), tuple(range(j, j + columns))) for i, j, rows, columns in steps)
    return Alignment(beads, Evidence(work.units, work.rates, work.ratio, work.learned))


def align(en: Sequence[Clause], ru: Sequence[Clause], lexicon: Lexicon) -> tuple[Bead, ...]:
    """Every clause of both sides in exactly one bead, in the order of the papers; a one-sided bead has an empty side."""
    return aligned(en, ru, lexicon).beads
