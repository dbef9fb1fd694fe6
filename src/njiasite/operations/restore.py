"""Brings a backup back into an empty service, and proves that what came back is what was there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.core.management import call_command

from njia.seals.checkpoints import fingerprint
from njia.seals.export import verify_export
from njiasite.documents import services as documents
from njiasite.ledger import erasure, export, rotation, signing
from njiasite.operations import copying, manifest
from njiasite.operations.backup import DATABASE, PAPERS
from njiasite.operations.manifest import BackupError, Manifest


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back. ``erased_again`` are the holders whose key the backup had brought back."""

    acts: int
    chains: int
    papers: int
    erased_again: int
    keys_are_older: bool


def bring_back(data: Path, keys: Path, erased_elsewhere: Iterable[UUID] = ()) -> Restored:
    """Everything from both folders. Raises BackupError before anything is written where that cannot work."""
    kept, held = _checked(data, keys)
    for alias, folder, one in (("default", data, kept), ("keys", keys, held)):
        copying.WAYS[one.way].load(alias, folder / DATABASE)
        call_command("migrate", database=alias, verbosity=0)
    papers = documents.put_back((path.name, path.read_bytes()) for path in sorted((data / PAPERS).iterdir()))
    if unknown := rotation.unknown_masters():
        raise BackupError(f"The master key file lacks {', '.join(unknown)}: put its copy in place and restore anew.")
    erased = erasure.replay(erased_elsewhere)
    acts, chains = _verified(kept.checkpoint)
    return Restored(acts, chains, papers, erased, keys_are_older=held.made_at < kept.made_at)


def _checked(data: Path, keys: Path) -> tuple[Manifest, Manifest]:
    kept, held = manifest.read(data, "data"), manifest.read(keys, "keys")
    manifest.check(data, kept)
    manifest.check(keys, held)
    for alias, one in (("default", kept), ("keys", held)):
        if not copying.is_empty(alias):
            raise BackupError(f"The database {alias!r} is not empty: restore into a new one.")
        if one.way not in copying.ways_into(alias):
            raise BackupError(f"A backup made by {one.way} cannot go into this kind of database.")
    if not documents.is_empty():
        raise BackupError("There are papers in the storage already: restore into an empty one.")
    return kept, held


def _verified(checkpoint: str) -> tuple[int, int]:
    key = signing.private_key().public_key()
    found = verify_export(export.lines(), {fingerprint(key): key}, held=[checkpoint])
    if found.faults:
        raise BackupError(f"The ledger that came back is not whole: {len(found.faults)} faults; do not use it.")
    return found.acts, found.chains
