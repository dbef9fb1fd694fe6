"""The master key that wraps every holder's key: read from a file that is kept apart from both databases."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

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
    if not path.exists() and not settings.PRODUCTION:
        create(path)
    try:
        lines = path.read_text("ascii").split()
        keys = [base64.b64decode(line, validate=True) for line in lines]
    except (OSError, UnicodeDecodeError, binascii.Error) as error:
        raise MasterKeyError(f"{path} cannot be read as master keys: {type(error).__name__}") from None
    if not keys or any(len(key) != _LENGTH for key in keys):
        raise MasterKeyError(f"{path} must hold one key of {_LENGTH} bytes in base64 on each line")
    return tuple(_master(key) for key in keys)


def _master(key: bytes) -> Master:
    wrapping = HKDF(hashes.SHA256(), _LENGTH, salt=None, info=b"njia holder keys 1").derive(key)
    return Master(hashlib.sha256(wrapping).hexdigest()[:16], wrapping)


def create(path: Path) -> None:
    """A file with a fresh master key, for us alone; one that is there already is left as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(_fresh())
    except FileExistsError:
        pass


def _fresh() -> str:
    return base64.b64encode(secrets.token_bytes(_LENGTH)).decode() + "\n"


def put_new_first(path: Path) -> None:
    """A fresh key before the ones that are there; the file is replaced in one step."""
    _replace(path, _fresh() + path.read_text("ascii"))


def keep_only_first(path: Path) -> None:
    """Forgets every key but the one that wraps."""
    _replace(path, path.read_text("ascii").split()[0] + "\n")


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(path.name + ".new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(path)
