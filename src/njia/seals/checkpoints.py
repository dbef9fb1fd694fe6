"""Signed checkpoints: once a day the heads of all chains are put under one Ed25519 signature."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

FIRST = "0" * 64  # what the first checkpoint follows
_SIGNED_AS = b"njia.checkpoint.1\n"  # a signature for one purpose is none for another


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long all chains were at a moment. Fields stand in the order of the alphabet, so its JSON is canonical."""

    acts: int
    at: datetime
    chains: int
    key: str
    number: int
    previous: str
    root: str
    v: int = 1


_encode = msgspec.json.Encoder().encode


def checkpoint_bytes(checkpoint: Checkpoint) -> bytes:
    """What is signed."""
    return _encode(checkpoint)


def checkpoint_hash(checkpoint: Checkpoint) -> str:
    """What the next checkpoint carries as ``previous``, and what one writes down to hold the ledger to it later."""
    return hashlib.sha256(checkpoint_bytes(checkpoint)).hexdigest()


def fingerprint(key: Ed25519PublicKey) -> str:
    """The name of a public key: the SHA-256 of its 32 bytes."""
    return hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()


def read_public_key(pem: bytes) -> Ed25519PublicKey:
    """A public key from its PEM file. Raises ValueError for anything else."""
    key = load_pem_public_key(pem)
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("not an Ed25519 key")
    return key


def sign_checkpoint(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The signature, in hex."""
    return key.sign(_SIGNED_AS + checkpoint_bytes(checkpoint)).hex()


def verify_checkpoint(checkpoint: Checkpoint, signature: str, key: Ed25519PublicKey) -> bool:
    """Whether this key signed exactly this checkpoint."""
    try:
        key.verify(bytes.fromhex(signature), _SIGNED_AS + checkpoint_bytes(checkpoint))
    except (InvalidSignature, ValueError):
        return False
    return True
