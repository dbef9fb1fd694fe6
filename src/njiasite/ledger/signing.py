"""The private key that signs the checkpoints, from its file."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

from njiasite.config import files


class SigningKeyError(RuntimeError):
    """The file of the signing key is missing or is not what it should be."""


def private_key() -> Ed25519PrivateKey:
    """The key that signs. On one machine it is made at the first need."""
    path = Path(settings.SIGNING_KEY_FILE)
    if not settings.PRODUCTION and not path.exists():
        create(path)
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise SigningKeyError(f"{path} cannot be read as a signing key: {type(error).__name__}") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise SigningKeyError(f"{path} does not hold an Ed25519 key")
    return key


def create(path: Path) -> bool:
    """A file with a fresh key; one that is there already is left as it is."""
    fresh = Ed25519PrivateKey.generate()
    return files.create(path, fresh.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def public_pem() -> bytes:
    """The public key, for everybody who wants to verify."""
    return private_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
