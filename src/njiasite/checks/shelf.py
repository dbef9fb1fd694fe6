"""Where a contract lies while it is checked: memory-backed storage, readable by us alone, erased within 15 minutes.

A *check* is a folder. Its address is a token that nobody can guess; the folder is named by the token's hash, so that
who can list the shelf still cannot open an answer by its address.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from pathlib import Path

log = logging.getLogger(__name__)
_MEMORY = Path("/dev/shm")  # noqa: S108
_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)


class ShelfError(RuntimeError):
    """The storage cannot be trusted."""


def open_shelf(folder: str = "") -> Path:
    """The shelf's folder, made if need be. Raises ShelfError where it belongs to somebody else."""
    shelf = Path(folder) if folder else _home() / f"njia-{os.getuid()}"
    with contextlib.suppress(FileExistsError):
        shelf.mkdir(mode=0o700, parents=bool(folder))
    about = shelf.lstat()
    if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.getuid():
        raise ShelfError(f"{shelf} belongs to somebody else; set NJIA_CHECKS_FOLDER")
    if about.st_mode & 0o077:
        shelf.chmod(0o700)
    return shelf


def _home() -> Path:
    if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK):
        return _MEMORY
    log.warning("there is no memory-backed /dev/shm: contracts being checked pass through the disk")
    return Path(tempfile.gettempdir())


def new_token() -> str:
    """256 random bits, as text for an address."""
    return secrets.token_urlsafe(32)


def place(shelf: Path, token: str) -> Path | None:
    """The folder of that token, whether or not it is there; None for what cannot be a token."""
    if not _TOKEN.fullmatch(token):
        return None
    return shelf / hashlib.sha256(token.encode()).hexdigest()[:40]


def write(path: Path, data: bytes) -> None:
    """Write a file that only we may read, whole or not at all."""
    part = path.with_name(path.name + ".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "wb") as out:
        out.write(data)
    part.replace(path)


def erase(folder: Path) -> None:
    """Take a check off the shelf, whatever is in it."""
    gone = folder.with_name(folder.name + ".gone")
    try:
        folder.rename(gone)  # at once out of reach, even while the rest is being unlinked
    except OSError:
        gone = folder
    shutil.rmtree(gone, ignore_errors=True)


def sweep(shelf: Path, keep_seconds: int, now: float | None = None) -> int:
    """Erase every check older than that; the number erased."""
    erased = 0
    for folder in shelf.iterdir():
        if not folder.is_dir():
            continue  # a slot's lock: it holds nothing
        try:
            late = _age(folder, now) > keep_seconds
        except FileNotFoundError:
            continue  # somebody else was quicker
        if late or folder.name.endswith(".gone"):
            erase(folder)
            erased += 1
    return erased


def _age(folder: Path, now: float | None) -> float:
    """Seconds since the check arrived: its job file is written once, and first."""
    job = folder / "job.json"
    return (now or time.time()) - (job if job.exists() else folder).stat().st_mtime
