"""The form in which an act is hashed. Whoever has these bytes can check a chain with any SHA-256."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

START = bytes(32)  # what the first act of a chain follows


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """One act as it is hashed. Fields stand in the order of the alphabet, so that its JSON is canonical."""

    actor: UUID | None
    at: datetime
    chain: UUID
    channel: str
    key: str
    payload: msgspec.Raw
    previous: str
    role: str
    sealed: msgspec.Raw
    seq: int
    type: str
    v: int = 1


def canonical(value: Any) -> bytes:
    """JSON in one way only: sorted names, no spaces, UTF-8. Fractions are refused: no two writers agree on them."""
    _refuse_fractions(value)
    return msgspec.json.encode(value, order="sorted")


def _refuse_fractions(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError("an act holds no fractions: write them as text or in the smaller unit")
    if isinstance(value, dict):
        for inner in value.values():
            _refuse_fractions(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_fractions(inner)


_encode = msgspec.json.Encoder().encode


def act_bytes(envelope: Envelope) -> bytes:
    """What is hashed, exported and verified, byte by byte."""
    return _encode(envelope)


def act_hash(data: bytes) -> bytes:
    """The hash of an act, which the next act of its chain carries as ``previous``."""
    return hashlib.sha256(data).digest()
