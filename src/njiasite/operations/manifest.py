"""What lies in a backup: every file with its hash, so that a restore knows that nothing is missing or changed."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import msgspec

NAME = "manifest.json"


class BackupError(RuntimeError):
    """A backup cannot be made or brought back; the message says what to do, and names nobody."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``kind`` is data or keys, ``way`` how the database was copied.

    ``checkpoint`` is the hash of the ledger's checkpoint made for this backup: the ledger that comes back must hold it.
    """

    kind: str
    made_at: datetime
    way: str
    files: dict[str, str]
    checkpoint: str = ""


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path, manifest: Manifest) -> None:
    """Puts the manifest into the folder, last of all."""
    (folder / NAME).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1))


def read(folder: Path, kind: str) -> Manifest:
    """The manifest of a backup of that kind. Raises BackupError where there is none, or it is of the other kind."""
    try:
        found = msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise BackupError(f"{folder} is no backup: {type(error).__name__}") from None
    if found.kind != kind:
        raise BackupError(f"{folder} holds {found.kind}, not {kind}")
    return found


def check(folder: Path, manifest: Manifest) -> None:
    """Raises BackupError, naming the file, for one that is missing, changed or added."""
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {NAME}
    if odd := sorted(there ^ manifest.files.keys()):
        raise BackupError(f"{folder}: missing or added: {', '.join(odd[:5])}")
    for name, known in manifest.files.items():
        if digest(folder / name) != known:
            raise BackupError(f"{folder}: {name} was changed or is damaged")
