"""The whole ledger as lines that `njia verify ledger` checks. Ciphertext only: no key and no name leaves the house."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import msgspec

from njia.seals.checkpoints import Checkpoint as Sealed
from njia.seals.lines import CheckpointLine, Head, HeadLine, Ledger, LedgerLine, act_line, line
from njiasite.ledger import checkpoints
from njiasite.ledger.models import Act, Checkpoint, Covered, Entry, Read

_AT_ONCE = 5000  # acts in memory

_WITHIN = """
    SELECT entry.* FROM {table} entry
    JOIN ledger_covered covered ON covered.chain = entry.chain
         AND entry.seq > covered.after AND entry.seq <= covered.seq
    WHERE covered.id >= %s AND covered.id <= %s
    ORDER BY covered.id, entry.seq
"""


def lines(progress: Callable[[int, int], None] = lambda done, total: None) -> Iterator[bytes]:
    """Everything up to the last checkpoint; where acts came since, a new one is made first."""
    last = checkpoints.latest()
    if last is None or checkpoints.behind():
        last = checkpoints.make()
    end = msgspec.json.decode(last.body, type=Sealed)
    yield line(LedgerLine(Ledger(checkpoints=end.number, key=end.key)))
    done = 0
    for one in Checkpoint.objects.filter(number__lte=end.number).order_by("number").iterator():
        for covered in _batches(one):
            for made, written in _chains(covered):
                done += made
                yield written
            progress(done, end.acts)
        yield line(CheckpointLine(msgspec.json.decode(one.body, type=Sealed), one.signature))


def _batches(checkpoint: Checkpoint) -> Iterator[list[Covered]]:
    """The chains under a checkpoint, so many at once as hold few enough acts; one long chain comes alone."""
    batch: list[Covered] = []
    size = 0
    for covered in Covered.objects.filter(checkpoint=checkpoint).order_by("id").iterator():
        if batch and size + covered.seq - covered.after > _AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(covered)
        size += covered.seq - covered.after
    if batch:
        yield batch


def _chains(batch: list[Covered]) -> Iterator[tuple[int, bytes]]:
    short = batch[0].seq - batch[0].after <= _AT_ONCE
    found = _entries(batch) if short else {}
    for covered in batch:
        for entry in found.get(covered.chain, []) if short else _long(covered):
            yield 1, act_line(entry.as_hashed(), bytes(entry.hash))
        yield 0, line(HeadLine(Head(chain=covered.chain, hash=bytes(covered.hash).hex(), seq=covered.seq)))


def _entries(batch: list[Covered]) -> dict[UUID, list[Entry]]:
    """Acts or reads of each chain: a chain is of one kind."""
    found: dict[UUID, list[Entry]] = {}
    for model in (Act, Read):
        query = _WITHIN.format(table=model._meta.db_table)
        for entry in model.objects.raw(query, [batch[0].pk, batch[-1].pk]):
            found.setdefault(entry.chain, []).append(entry)
    return found


def _long(covered: Covered) -> Iterator[Entry]:
    for model in (Act, Read):
        held = model.objects.filter(chain=covered.chain).order_by("seq")
        for first in range(covered.after, covered.seq, _AT_ONCE):
            yield from held.filter(seq__gt=first, seq__lte=min(first + _AT_ONCE, covered.seq))
