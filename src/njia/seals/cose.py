"""One signed message (RFC 9052, COSE_Sign1) in one profile: ES256, alg and key id protected, nothing unprotected."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_TAG, _ALG, _ES256, _KID, _HALF = 18, 1, -7, 4, 32
_ES256_HASH = ECDSA(SHA256())


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
            key.verify(encode_dss_signature(r, s), _to_sign(self.protected, self.payload), _ES256_HASH)
        except InvalidSignature:
            return False
        return True


def key_id(key: EllipticCurvePublicKey) -> bytes:
    """The name of a public key: the first four bytes of its SHA-256, as a point without compression."""
    return hashlib.sha256(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)).digest()[:4]


def sign(payload: bytes, key: EllipticCurvePrivateKey) -> bytes:
    """The message, signed."""
    if not isinstance(key.curve, SECP256R1):
        raise ValueError("ES256 takes a key on the curve P-256")
    protected = cbor2.dumps({_ALG: _ES256, _KID: key_id(key.public_key())})
    halves = decode_dss_signature(key.sign(_to_sign(protected, payload), _ES256_HASH))
    return _whole(protected, payload, b"".join(half.to_bytes(_HALF) for half in halves))


def read(data: bytes) -> Signed:
    """Takes a message apart. Any other spelling of it is refused, so that no bit of it can change unnoticed."""
    protected, _, payload, signature = _parts(data)
    header = plain(protected)
    if not isinstance(header, dict) or set(header) != {_ALG, _KID} or header[_ALG] != _ES256:
        raise UnreadableError("another algorithm or other headers")
    key = header[_KID]
    if not isinstance(key, bytes) or len(signature) != 2 * _HALF or _whole(protected, payload, signature) != data:
        raise UnreadableError("not in the one form in which we write it")
    return Signed(key, protected, payload, signature)


def plain(data: bytes) -> object:
    """One value of CBOR. Raises UnreadableError for anything that is not exactly one."""
    try:
        value: object = cbor2.loads(data)
        rewritten = cbor2.dumps(value)
    except (cbor2.CBORError, ValueError, TypeError, OverflowError, RecursionError, LookupError):
        raise UnreadableError("not CBOR") from None
    if rewritten != data:
        raise UnreadableError("not in the one form in which we write it")
    return value


def written(value: object) -> bytes:
    """A value as CBOR, as we write it."""
    return cbor2.dumps(value)


def _parts(data: bytes) -> tuple[bytes, object, bytes, bytes]:
    value = plain(data)
    if not isinstance(value, cbor2.CBORTag) or value.tag != _TAG or not isinstance(value.value, list | tuple):
        raise UnreadableError("no signed message")
    parts = tuple(value.value)
    if len(parts) != 4 or not all(isinstance(parts[place], bytes) for place in (0, 2, 3)):
        raise UnreadableError("no signed message")
    return parts[0], parts[1], parts[2], parts[3]


def _whole(protected: bytes, payload: bytes, signature: bytes) -> bytes:
    return cbor2.dumps(cbor2.CBORTag(_TAG, [protected, {}, payload, signature]))


def _to_sign(protected: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, b"", payload])
