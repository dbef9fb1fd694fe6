"""The master key that wraps every holder's key: read from a file that is kept apart from both databases."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from njiasite.config import files

_LENGTH = 32


class MasterKeyError(RuntimeError):
    """The file of the master key is missing or is not what it should be; the message names the file, not its text."""


@dataclass(frozen=True, slots=True)
class Master:
    """One master key: its name, which is no secret, and the wrapping key made from it."""

    id: str
    wrapping: bytes


def ring() -> tuple[Master, ...]:
    """Every master key of the file; the first one wraps, the others only open what they wrapped before."""
    path = Path(settings.MASTER_KEY_FILE)
    if not settings.PRODUCTION and not path.exists():
        create(path)
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError, binascii.Error) as error:
        raise MasterKeyError(f"{path} cannot be read as master keys: {type(error).__name__}") from None


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> tuple[Master, ...]:
    keys = [base64.b64decode(line, validate=True) for line in path.read_text("ascii").split()]
    if not keys or any(len(key) != _LENGTH for key in keys):
        raise MasterKeyError(f"{path} must hold one key of {_LENGTH} bytes in base64 on each line")
    return tuple(_master(key) for key in keys)


def _master(key: bytes) -> Master:
    wrapping = HKDF(hashes.SHA256(), _LENGTH, salt=None, info=b"njia holder keys 1").derive(key)
    return Master(hashlib.sha256(wrapping).hexdigest()[:16], wrapping)


def create(path: Path) -> bool:
    """A file with a fresh master key; one that is there already is left as it is."""
    return files.create(path, _fresh())


def put_new_first(path: Path) -> None:
    """A fresh key before the ones that are there, which still open what they wrapped."""
    files.replace(path, _fresh() + path.read_bytes())


def keep_only_first(path: Path) -> None:
    """Forgets every key but the one that wraps."""
    files.replace(path, path.read_bytes().split()[0] + b"\n")


def _fresh() -> bytes:
    return base64.b64encode(secrets.token_bytes(_LENGTH)) + b"\n"
