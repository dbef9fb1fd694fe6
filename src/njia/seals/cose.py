"""One signed message (RFC 9052, COSE_Sign1) in one profile: ES256, alg and key id protected, nothing unprotected."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Protocol

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurve,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_TAG, _HALF, _KID_BYTES = 18, 32, 4
_HEADER = bytes.fromhex("a2 01 26 04 44")  # {1: -7, 4: the key's id}: ES256, and four bytes that follow
_ES256 = ECDSA(SHA256())
_NOT_CBOR = (cbor2.CBORError, ValueError, TypeError, OverflowError, RecursionError, LookupError)


class SigningKey(Protocol):
    """All that sealing asks of a key: one in memory has it, and one in a box."""

    @property
    def curve(self) -> EllipticCurve: ...

    def public_key(self) -> EllipticCurvePublicKey: ...

    def sign(self, data: bytes, algorithm: ECDSA, /) -> bytes: ...


class UnreadableError(ValueError):
    """These bytes are no message of our profile."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A message taken apart, its signature not yet checked."""

    key: bytes
    protected: bytes
    payload: bytes
    signature: bytes

    def signed_by(self, key: EllipticCurvePublicKey) -> bool:
        """Whether this key signed exactly this message."""
        r, s = (int.from_bytes(half) for half in (self.signature[:_HALF], self.signature[_HALF:]))
        try:
            key.verify(encode_dss_signature(r, s), _to_sign(self.protected, self.payload), _ES256)
        except InvalidSignature:
            return False
        return True


def key_id(key: EllipticCurvePublicKey) -> bytes:
    """The name of a public key: the first four bytes of its SHA-256, as a point without compression."""
    return hashlib.sha256(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)).digest()[:_KID_BYTES]


def sign(payload: bytes, key: SigningKey) -> bytes:
    """The message, signed."""
    if not isinstance(key.curve, SECP256R1):
        raise ValueError("ES256 takes a key on the curve P-256")
    protected = _HEADER + key_id(key.public_key())
    halves = decode_dss_signature(key.sign(_to_sign(protected, payload), _ES256))
    return _whole(protected, payload, b"".join(half.to_bytes(_HALF) for half in halves))


def read(data: bytes) -> Signed:
    """Takes a message apart. Any other spelling of it is refused, so that no bit of it can change unnoticed."""
    protected, payload, signature = _parts(data)
    if (
        protected[:-_KID_BYTES] != _HEADER
        or len(signature) != 2 * _HALF
        or _whole(protected, payload, signature) != data
    ):
        raise UnreadableError("another algorithm, other headers, or not in the one form in which we write it")
    return Signed(protected[-_KID_BYTES:], protected, payload, signature)


def plain(data: bytes) -> object:
    """One value of CBOR, in the one form in which we write it. Raises UnreadableError for anything else."""
    try:
        value: object = cbor2.loads(data)
        rewritten = cbor2.dumps(value)
    except _NOT_CBOR:
        raise UnreadableError("not CBOR") from None
    if rewritten != data:
        raise UnreadableError("not in the one form in which we write it")
    return value


def written(value: object) -> bytes:
    """A value as CBOR, as we write it."""
    return cbor2.dumps(value)


def _parts(data: bytes) -> tuple[bytes, bytes, bytes]:
    try:
        value = cbor2.loads(data)
    except _NOT_CBOR:
        raise UnreadableError("not CBOR") from None
    if not isinstance(value, cbor2.CBORTag) or not isinstance(value.value, list) or len(value.value) != 4:
        raise UnreadableError("no signed message")
    protected, _, payload, signature = value.value
    if not all(isinstance(part, bytes) for part in (protected, payload, signature)):
        raise UnreadableError("no signed message")
    return protected, payload, signature


def _whole(protected: bytes, payload: bytes, signature: bytes) -> bytes:
    return cbor2.dumps(cbor2.CBORTag(_TAG, [protected, {}, payload, signature]))


def _to_sign(protected: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, b"", payload])
