"""Secret files: made once, for us alone, and replaced in one step."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def create(path: Path, content: bytes) -> bool:
    """A new file that only its owner reads; one that is there already is left as it is, and False returned."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(beside, path)  # in one step: who reads it at this moment sees all of it or none
    except FileExistsError:
        return False
    finally:
        beside.unlink()
    return True


def replace(path: Path, content: bytes) -> None:
    """The file with another content; whoever reads it meanwhile sees the old or the new, whole."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    create(beside, content)
    beside.replace(path)
