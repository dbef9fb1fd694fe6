"""What the programme, which goes forward only, leaves over: clauses moved, or parted from what they go with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from njia.contracts.beadwork import ONE_SIDED, Beadwork
from njia.contracts.dynamic import Step
from njia.contracts.model import Bead

MOVED = 8.0  # what two leftover clauses must be worth to be paired out of order
JOINED = 3.0  # what a leftover clause must add to a bead near by to join it
_NEAR = 3  # beads


def beads_of(steps: Iterable[Step]) -> list[Bead]:
    return [Bead(tuple(range(i, i + rows)), tuple(range(j, j + columns))) for i, j, rows, columns in steps]


def leftovers(beads: Sequence[Bead], work: Beadwork) -> list[Bead]:
    """The beads with one-sided clauses paired or joined where their words leave no doubt."""
    return _joined(_moved(beads, work), work)


def _moved(beads: Sequence[Bead], work: Beadwork) -> list[Bead]:
    left = [bead.en[0] for bead in beads if not bead.ru]
    right = [bead.ru[0] for bead in beads if not bead.en]
    scored = sorted(((work.pair(i, j), i, j) for i in left for j in right), reverse=True)
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in scored:
        if score < MOVED:
            break
        if i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    moved = []
    for bead in beads:
        if not bead.ru and bead.en[0] in paired:
            moved.append(Bead(bead.en, (paired[bead.en[0]],)))
        elif bead.en or bead.ru[0] not in taken:
            moved.append(bead)
    return moved


def _joined(beads: Sequence[Bead], work: Beadwork) -> list[Bead]:
    """A clause merged in one language with one that is not its neighbour in the other joins that bead."""
    kept: list[Bead | None] = list(beads)
    for at, bead in enumerate(beads):
        if bead.en and bead.ru:
            continue
        near = [k for k in range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(beads))) if _paired(kept[k])]
        worth, best = max(((_gain(kept[k], bead, work), k) for k in near), default=(0.0, -1))
        if worth > JOINED:
            kept[best] = _union(kept[best], bead)
            kept[at] = None
    return [bead for bead in kept if bead is not None]


def _paired(bead: Bead | None) -> bool:
    return bead is not None and bool(bead.en) and bool(bead.ru)


def _union(bead: Bead | None, other: Bead) -> Bead:
    assert bead is not None
    return Bead(tuple(sorted((*bead.en, *other.en))), tuple(sorted((*bead.ru, *other.ru))))


def _gain(bead: Bead | None, other: Bead, work: Beadwork) -> float:
    assert bead is not None
    whole = _union(bead, other)
    before = work.pair(bead.en[0], bead.ru[0]) if len(bead.en) == len(bead.ru) == 1 else work.bead(bead.en, bead.ru)
    return work.bead(whole.en, whole.ru) - before - ONE_SIDED
