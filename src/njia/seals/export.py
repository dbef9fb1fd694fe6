"""Checks an exported ledger with nothing but the public key: any act altered, removed, inserted or moved is named.

An export is lines of JSON: for each checkpoint the acts that it covers, chain by chain, after each chain the line of
its head, and then the signed checkpoint. What is kept in memory is the end of each chain, never the acts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from njia.seals.chains import Chains, Link
from njia.seals.checkpoints import FIRST, Checkpoint, checkpoint_hash, verify_checkpoint
from njia.seals.faults import Fault
from njia.seals.lines import ACT, CHECKPOINT, END, HASH, HEAD, TAIL, CheckpointLine, Head, HeadLine, LedgerLine, Place
from njia.seals.merkle import Tree, leaf

MOST_FAULTS = 1000  # after so many, more would tell nobody anything


_place = msgspec.json.Decoder(Place).decode
_head = msgspec.json.Decoder(HeadLine).decode
_checkpoint = msgspec.json.Decoder(CheckpointLine).decode
_ledger = msgspec.json.Decoder(LedgerLine).decode


@dataclass(frozen=True, slots=True)
class Verification:
    """What an export holds, up to when it is sealed, and everything that is wrong with it."""

    faults: tuple[Fault, ...]
    acts: int
    chains: int
    checkpoints: int
    sealed_at: datetime | None
    sealed_as: str | None  # the hash of the last checkpoint
    stopped_at: int | None = None  # the line after which nothing was read, because too much was wrong


def verify_export(
    lines: Iterable[bytes], keys: Mapping[str, Ed25519PublicKey], *, held: Iterable[str] = ()
) -> Verification:
    """Checks every line. ``keys`` by fingerprint; ``held``: hashes of checkpoints that were noted down elsewhere."""
    reader = _Reader(keys, set(held))
    number = 0
    for number, line in enumerate(lines, 1):
        reader.take(line.rstrip(b"\n"), number)
        if reader.chains.wrong > MOST_FAULTS:
            return replace(reader.found([*reader.chains.faults, *reader.chains.close()], number), stopped_at=number)
    return reader.finish(number)


@dataclass(slots=True)
class _Reader:
    keys: Mapping[str, Ed25519PublicKey]
    held: set[str]
    chains: Chains = field(default_factory=Chains)
    tree: Tree = field(default_factory=Tree)
    index: dict[UUID, int] = field(default_factory=dict)  # chain to leaf
    length: dict[UUID, int] = field(default_factory=dict)
    runs: list[Link] = field(default_factory=list)  # the first act of each run of one chain, since the last head
    running: str = ""
    doubts: list[tuple[UUID, Head, Fault]] = field(default_factory=list)
    acts: int = 0
    covered: int = 0
    last: Checkpoint | None = None
    announced: int | None = None
    lost: bool = False  # the root does not fit, so no later one can
    pending: bool = False  # acts or heads since the last checkpoint

    def take(self, line: bytes, number: int) -> None:
        if line.startswith(ACT):
            self._act(line, number)
            return
        try:
            if line.startswith(HEAD):
                self._head(_head(line).head, number)
            elif line.startswith(CHECKPOINT):
                self._sealed(_checkpoint(line), number)
            elif number == 1:
                self.announced = _ledger(line).ledger.checkpoints
            else:
                self.chains.unread(number)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self.chains.unread(number)

    def _act(self, line: bytes, number: int) -> None:
        body, tail = line[len(ACT) : -TAIL], line[-TAIL:]
        self.acts += 1
        self.pending = True
        digest = hashlib.sha256(body).hexdigest()
        stated = tail[len(HASH) : -len(END)].decode("latin-1")
        whole = tail.startswith(HASH) and tail.endswith(END)
        if not whole and self._glued(line, number):
            return
        try:
            place = _place(body)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self.chains.unread(number)
            return
        if digest == stated and whole:
            link = Link(place.chain, place.seq, place.previous, (digest,), number)
            if place.chain != self.running:
                self.runs.append(link)
                self.running = place.chain
            self.chains.follow(link)
        else:
            link = Link(place.chain, place.seq, place.previous, (stated, digest), number)
            self.chains.altered(link, self.running)

    def _glued(self, line: bytes, number: int) -> bool:
        """A head that lost the line break before it, with what stood there."""
        cut = line.rfind(HEAD)
        try:
            head = _head(line[cut:]).head if cut > 0 else None
        except (msgspec.MsgspecError, UnicodeDecodeError):
            head = None
        if head:
            self.chains.unread(number)
            self._head(head, number)
        return head is not None

    def _head(self, head: Head, number: int) -> None:
        chain = str(head.chain)
        self.pending = True
        for run in self.runs:
            if run.chain != chain:
                self.chains.faults.append(Fault("reordered", run.chain, run.seq, line=run.line))
        self.runs, self.running = [], ""
        before = self.chains.ends.get(chain)
        for fault in self.chains.end(chain, head.seq, head.hash, self.length.get(head.chain, 0)):
            if before:
                self.doubts.append((head.chain, Head(chain=head.chain, hash=before[1][0], seq=before[0]), fault))
        self._leaf(head)

    def _leaf(self, head: Head) -> None:
        index = self.index.setdefault(head.chain, len(self.index))
        self.covered += head.seq - self.length.get(head.chain, 0)
        self.length[head.chain] = head.seq
        self.tree.put(index, leaf(head.chain, head.seq, bytes.fromhex(head.hash)))

    def _sealed(self, line: CheckpointLine, number: int) -> None:
        self._no_runs()
        checkpoint, faults = line.checkpoint, self.chains.faults
        key = self.keys.get(checkpoint.key)
        if key is None or not verify_checkpoint(checkpoint, line.signature, key):
            faults.append(Fault("signature", line=number, checkpoint=checkpoint.number))
        follows = (0, FIRST) if self.last is None else (self.last.number, checkpoint_hash(self.last))
        if (checkpoint.number - 1, checkpoint.previous) != follows:
            faults.append(Fault("checkpoint", line=number, checkpoint=checkpoint.number))
        self._root(checkpoint, number)
        self.last, self.pending = checkpoint, False
        self.held.discard(checkpoint_hash(checkpoint))

    def _root(self, checkpoint: Checkpoint, number: int) -> None:
        doubts, self.doubts = self.doubts, []
        if self._fits(checkpoint):
            self.chains.faults += [fault for _, _, fault in doubts]
            return
        for _, other, _ in doubts:
            self._leaf(other)
        if doubts and self._fits(checkpoint):
            self.chains.faults += [Fault("head", str(chain), head.seq, line=number) for chain, head, _ in doubts]
            for chain, head, _ in doubts:
                self.chains.ends[str(chain)] = (head.seq, (head.hash,), number)
            return
        self.chains.faults += [fault for _, _, fault in doubts]
        if not self.lost:
            self.chains.faults.append(Fault("root", line=number, checkpoint=checkpoint.number))
        self.lost = True

    def _fits(self, checkpoint: Checkpoint) -> bool:
        stated = (checkpoint.root, checkpoint.chains, checkpoint.acts)
        return stated == (self.tree.root().hex(), len(self.tree), self.covered)

    def _no_runs(self) -> None:
        """Acts that no head follows are sealed by nothing."""
        for run in self.runs:
            self.chains.faults.append(Fault("unsealed", run.chain, run.seq, line=run.line))
        self.runs, self.running = [], ""

    def finish(self, lines: int) -> Verification:
        self._no_runs()
        faults, number = [*self.chains.faults, *self.chains.close()], self.last.number if self.last else 0
        if self.pending or self.last is None:
            faults.append(Fault("unsealed", line=lines))
        if self.announced is None or number < self.announced:
            faults.append(Fault("short", line=lines, checkpoint=number))
        if self.held:
            faults.append(Fault("held"))
        return self.found(faults, lines)

    def found(self, faults: list[Fault], lines: int) -> Verification:
        return Verification(
            tuple(dict.fromkeys(sorted(faults, key=lambda one: one.line or lines + 1))),
            self.acts,
            len(self.index),
            self.last.number if self.last else 0,
            self.last.at if self.last else None,
            checkpoint_hash(self.last) if self.last else None,
        )
