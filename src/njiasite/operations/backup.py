"""Makes a backup: the data with the sealed papers in one place, the holders' keys in another, never in one archive."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connections

from njiasite.config import clock
from njiasite.documents import services as documents
from njiasite.ledger import checkpoints
from njiasite.operations import copying, manifest
from njiasite.operations.manifest import BackupError, Manifest

DATABASE, PAPERS = "database", "papers"
KEYS_KEPT = timedelta(days=30)


def make(data: Path, keys: Path, progress: Callable[[int], None] = lambda done: None) -> tuple[Path, Path]:
    """Two new folders. The keys are copied last: every key that the data needs is then among them."""
    _are_apart(data, keys)
    now = clock.now()
    sealed = checkpoints.make()
    with _new(data, f"njia-data-{now:%Y%m%dT%H%M%SZ}") as folder:
        way = _database("default", folder)
        _papers(folder / PAPERS, progress)
        _finish(folder, Manifest(kind="data", made_at=now, way=way, files=_files(folder), checkpoint=sealed.hash))
        made = folder
    with _new(keys, f"njia-keys-{now:%Y%m%dT%H%M%SZ}") as folder:
        way = _database("keys", folder)
        _finish(folder, Manifest(kind="keys", made_at=now, way=way, files=_files(folder)))
    return data / made.name.removesuffix(".part"), keys / folder.name.removesuffix(".part")


def too_old(keys: Path, now: datetime) -> list[Path]:
    """Backups of keys that must go: who was erased since still has a key in them."""
    found = sorted(path.parent for path in keys.glob(f"njia-keys-*/{manifest.NAME}"))
    return [folder for folder in found if manifest.read(folder, "keys").made_at < now - KEYS_KEPT]


def _are_apart(data: Path, keys: Path) -> None:
    one, other = data.resolve(), keys.resolve()
    if one == other or one in other.parents or other in one.parents:
        raise BackupError("The keys go to a folder apart from the data, neither inside the other.")
    held = [connections[alias].settings_dict for alias in ("default", "keys")]
    if len({(row["HOST"], row["PORT"], str(row["NAME"])) for row in held}) == 1:
        raise BackupError("The holders' keys lie in the database of the data; see NJIA_KEYS_DATABASE_URL.")


@contextmanager
def _new(parent: Path, name: str) -> Iterator[Path]:
    """A folder for us alone that gets its name when it is complete; a backup cut short leaves none."""
    folder, part = parent / name, parent / f"{name}.part"
    if folder.exists():
        raise BackupError(f"{folder} is there already.")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    try:
        yield part
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    part.rename(folder)


def _database(alias: str, folder: Path) -> str:
    way = copying.way_for(alias)
    copying.WAYS[way].save(alias, folder / DATABASE)
    return way


def _papers(folder: Path, progress: Callable[[int], None]) -> None:
    folder.mkdir(mode=0o700)
    for done, (name, sealed) in enumerate(documents.sealed_papers(), 1):
        (folder / name).write_bytes(sealed)
        progress(done)


def _files(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): manifest.digest(path) for path in files}


def _finish(folder: Path, made: Manifest) -> None:
    manifest.write(folder, made)
    for path in folder.rglob("*"):  # on the disk before it is called a backup
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
