"""What the programme, which goes forward only, leaves over: clauses moved, or parted from what they go with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

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
    return _continued(_joined(_moved(list(_parted(beads, work)), work), work), work)


def _parted(beads: Iterable[Bead], work: Beadwork) -> Iterator[Bead]:
    """A clause in the middle of a bead that it only weakens stands alone: what is around it was merged over it."""
    for bead in beads:
        alone: list[Bead] = []
        while len(bead.en) + len(bead.ru) > 2 and 1 in (len(bead.en), len(bead.ru)):
            without = [
                *(Bead(tuple(k for k in bead.en if k != i), bead.ru) for i in bead.en[1:-1]),
                *(Bead(bead.en, tuple(k for k in bead.ru if k != j)) for j in bead.ru[1:-1]),
            ]
            worth, best = max(((_worth(one, work), one) for one in without), key=itemgetter(0), default=(0.0, bead))
            if best is bead or worth + ONE_SIDED <= _worth(bead, work):
                break
            left = Bead(tuple(set(bead.en) - set(best.en)), tuple(set(bead.ru) - set(best.ru)))
            alone.append(left)
            bead = best
        yield bead
        yield from alone


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
        if work.leads(bead) and at + 1 < len(beads) and _follows(kept[at + 1], bead):
            kept[at + 1] = _union(kept[at + 1], bead)
            kept[at] = None
            continue
        near = [k for k in range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(beads))) if _beside(kept[k], bead)]
        worth, best = max(((_gain(kept[k], bead, work), k) for k in near), default=(0.0, -1))
        if worth > JOINED:
            kept[best] = _union(kept[best], bead)
            kept[at] = None
    return [bead for bead in kept if bead is not None]


def _continued(beads: Sequence[Bead], work: Beadwork) -> list[Bead]:
    """A bead that ends in the middle of a sentence, in one language only, goes together with the next."""
    whole: list[Bead] = []
    for bead in beads:
        en, ru = work.breaks_off(whole[-1]) if whole else (False, False)
        if en != ru and _next(whole[-1].en if en else whole[-1].ru, bead.en if en else bead.ru):
            whole[-1] = _union(whole[-1], bead)
        else:
            whole.append(bead)
    return whole


def _next(before: Sequence[int], after: Sequence[int]) -> bool:
    return bool(after) and after[0] == before[-1] + 1


def _beside(bead: Bead | None, other: Bead) -> bool:
    """Whether a paired bead, which may have been moved, holds a clause near a one-sided one."""
    if bead is None or not bead.en or not bead.ru:
        return False
    mine, theirs = (bead.en, other.en) if other.en else (bead.ru, other.ru)
    return mine[0] - _NEAR <= theirs[0] <= mine[-1] + _NEAR


def _follows(bead: Bead | None, other: Bead) -> bool:
    """Whether a paired bead begins with the clause right after a one-sided one."""
    if not _beside(bead, other) or bead is None:
        return False
    return bead.en[0] == other.en[-1] + 1 if other.en else bead.ru[0] == other.ru[-1] + 1


def _union(bead: Bead | None, other: Bead) -> Bead:
    assert bead is not None
    return Bead(tuple(sorted((*bead.en, *other.en))), tuple(sorted((*bead.ru, *other.ru))))


def _gain(bead: Bead | None, other: Bead, work: Beadwork) -> float:
    assert bead is not None
    return _worth(_union(bead, other), work) - _worth(bead, work) - ONE_SIDED


def _worth(bead: Bead, work: Beadwork) -> float:
    return work.pair(bead.en[0], bead.ru[0]) if len(bead.en) == len(bead.ru) == 1 else work.bead(bead.en, bead.ru)
