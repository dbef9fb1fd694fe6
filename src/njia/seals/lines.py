"""The lines of an export, as they are written and read."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec

from njia.seals.checkpoints import Checkpoint

ACT, HEAD, CHECKPOINT = b'{"act":', b'{"head":', b'{"checkpoint":'
HASH, END = b',"hash":"', b'"}'
TAIL = len(HASH) + 64 + len(END)

Seq = Annotated[int, msgspec.Meta(ge=1, le=2**53)]


class Place(msgspec.Struct, frozen=True):
    """Where an act says it stands."""

    chain: str
    seq: Seq
    previous: str


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The end of a chain under a checkpoint."""

    chain: UUID
    hash: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    seq: Seq


class HeadLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A head as a line."""

    head: Head


class CheckpointLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A checkpoint as a line, with its signature in hex."""

    checkpoint: Checkpoint
    signature: str


class Ledger(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an export announces: how many checkpoints follow, and which key signed the last one."""

    checkpoints: int
    key: str
    v: int = 1


class LedgerLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line."""

    ledger: Ledger


def act_line(body: bytes, digest: bytes) -> bytes:
    """An act as a line: exactly the bytes that were hashed, and their hash."""
    return b"".join((ACT, body, HASH, digest.hex().encode(), END, b"\n"))


def line(value: HeadLine | CheckpointLine | LedgerLine) -> bytes:
    """Any other line."""
    return msgspec.json.encode(value) + b"\n"
