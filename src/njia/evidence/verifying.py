"""Is a bundle as it was sealed? Each file against its fingerprint, the list against the signature."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from njia.evidence.bundle import SEAL, SIGNED_AS, STATEMENTS, TAG_MANIFEST, Seal, Statement
from njia.evidence.errors import EvidenceError, need_extra

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Fault = Literal["unreadable", "altered", "missing", "not_listed", "other_key", "not_sealed", "bare"]
MOST_FILES, MOST_BYTES = 10_000, 2_000_000_000


@dataclass(frozen=True, slots=True)
class Verified:
    """``faults`` name a file or a statement; whole where there is none."""

    faults: tuple[tuple[Fault, str], ...]
    files: int = 0
    statements: int = 0


def verify(bundle: Path, key: Ed25519PublicKey) -> Verified:
    """The bundle, a ZIP or a folder. Raises EvidenceError without the extra, and for what is no bundle at all."""
    if bundle.is_dir():
        return _verified(bundle, key)
    with TemporaryDirectory(prefix="njia-bundle-") as home:
        return _verified(_unpacked(bundle, Path(home)), key)


def _unpacked(bundle: Path, home: Path) -> Path:
    """Its one folder. A name that leads out of it is refused before anything is written."""
    try:
        with zipfile.ZipFile(bundle) as archive:
            members = archive.infolist()
            if len(members) > MOST_FILES or sum(one.file_size for one in members) > MOST_BYTES:
                raise EvidenceError("too_large")
            for one in members:
                parts = PurePosixPath(one.filename).parts
                if not parts or ".." in parts or one.filename.startswith("/") or "\\" in one.filename:
                    raise EvidenceError("leads_out")
            archive.extractall(home)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        raise EvidenceError("no_bundle") from None
    folders = [one for one in home.iterdir() if one.is_dir()]
    if len(folders) != 1:
        raise EvidenceError("no_bundle")
    return folders[0]


def _verified(folder: Path, key: Ed25519PublicKey) -> Verified:
    bagit = _bagit()
    try:
        bag = bagit.Bag(str(folder))
    except (bagit.BagError, OSError, UnicodeDecodeError, ValueError):
        raise EvidenceError("no_bundle") from None
    faults = [*_of_files(bag, bagit), *_of_seal(folder, key)]
    statements, bare = _statements(folder)
    return Verified((*faults, *bare), len(list(bag.payload_files())), statements)


def _of_files(bag: Any, bagit: Any) -> Iterator[tuple[Fault, str]]:
    try:
        bag.validate(processes=1)
    except bagit.BagValidationError as error:
        for one in error.details or ():
            name = str(getattr(one, "path", "") or "")
            kinds: dict[type, Fault] = {bagit.FileMissing: "missing", bagit.UnexpectedFile: "not_listed"}
            yield kinds.get(type(one), "altered"), name
        if not error.details:
            yield "altered", ""
    except (OSError, ValueError, bagit.BagError):
        yield "unreadable", ""


def _of_seal(folder: Path, key: Ed25519PublicKey) -> Iterator[tuple[Fault, str]]:
    from cryptography.exceptions import InvalidSignature

    from njia.seals.checkpoints import fingerprint

    try:
        seal = msgspec.json.decode((folder / SEAL).read_bytes(), type=Seal)
        signed, signature = (folder / TAG_MANIFEST).read_bytes(), bytes.fromhex(seal.signature)
    except (OSError, msgspec.MsgspecError, ValueError):
        yield "not_sealed", SEAL
        return
    if seal.key != fingerprint(key):
        yield "other_key", seal.key
        return
    try:
        key.verify(signature, SIGNED_AS + signed)
    except InvalidSignature:
        yield "altered", TAG_MANIFEST


def _statements(folder: Path) -> tuple[int, list[tuple[Fault, str]]]:
    try:
        found = msgspec.json.decode((folder / STATEMENTS).read_bytes(), type=tuple[Statement, ...])
    except (OSError, msgspec.MsgspecError):
        return 0, [("unreadable", STATEMENTS)]
    return len(found), [("bare", one.id) for one in found if not one.supports]


def _bagit() -> Any:
    import logging

    try:
        import bagit
    except ModuleNotFoundError as error:
        raise need_extra(error) from error
    logging.getLogger("bagit").setLevel(logging.CRITICAL)  # it logs names of files
    return bagit
