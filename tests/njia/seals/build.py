"""A small ledger to tamper with: acts in chains, sealed by checkpoints, as the lines of an export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from njia.seals.acts import START, Envelope, act_bytes, act_hash, canonical
from njia.seals.checkpoints import FIRST, Checkpoint, checkpoint_hash, fingerprint, sign_checkpoint
from njia.seals.lines import CheckpointLine, Head, HeadLine, Ledger, LedgerLine, act_line, line
from njia.seals.merkle import Tree, leaf

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEYS = {fingerprint(KEY.public_key()): KEY.public_key()}
MORNING = datetime(2026, 3, 1, 6, tzinfo=UTC)


@dataclass
class Book:
    """Writes acts and seals them; ``lines`` of one run of acts at a time, so that a large one fits in memory."""

    ends: dict[UUID, tuple[int, bytes]] = field(default_factory=dict)
    index: dict[UUID, int] = field(default_factory=dict)
    tree: Tree = field(default_factory=Tree)
    number: int = 0
    previous: str = FIRST

    def act(self, chain: UUID, payload: object = None) -> bytes:
        seq, previous = self.ends.get(chain, (0, START))
        body = act_bytes(envelope(chain, seq + 1, previous, payload))
        self.ends[chain] = (seq + 1, act_hash(body))
        return act_line(body, act_hash(body))

    def head(self, chain: UUID) -> bytes:
        seq, digest = self.ends[chain]
        self.tree.put(self.index.setdefault(chain, len(self.index)), leaf(chain, seq, digest))
        return line(HeadLine(Head(chain=chain, hash=digest.hex(), seq=seq)))

    def checkpoint(self) -> bytes:
        self.number += 1
        made = Checkpoint(
            acts=sum(seq for seq, _ in self.ends.values()),
            at=MORNING + timedelta(days=self.number),
            chains=len(self.tree),
            key=fingerprint(KEY.public_key()),
            number=self.number,
            previous=self.previous,
            root=self.tree.root().hex(),
        )
        self.previous = checkpoint_hash(made)
        return line(CheckpointLine(made, sign_checkpoint(made, KEY)))


def envelope(chain: UUID, seq: int, previous: bytes, payload: object = None) -> Envelope:
    return Envelope(
        actor=UUID(int=7),
        at=MORNING + timedelta(seconds=seq),
        chain=chain,
        channel="web",
        key=f"{chain}:{seq}",
        payload=msgspec.Raw(canonical(payload or {"fee": "0", "note": "ёж"})),
        previous=previous.hex(),
        role="labour_officer",
        sealed=msgspec.Raw(b'{"name":{"holder":"7","value":"e1.AAAA"}}'),
        seq=seq,
        type="contract.submitted",
    )


def export(days: Sequence[Sequence[tuple[int, int]]]) -> list[bytes]:
    """The lines of a ledger: for each day, which chain got how many acts."""
    return list(streamed(days, len(days)))


def streamed(days: Iterable[Sequence[tuple[int, int]]], count: int) -> Iterator[bytes]:
    book = Book()
    yield line(LedgerLine(Ledger(checkpoints=count, key=fingerprint(KEY.public_key()))))
    for day in days:
        for chain, acts in day:
            for _ in range(acts):
                yield book.act(UUID(int=chain))
            yield book.head(UUID(int=chain))
        yield book.checkpoint()
