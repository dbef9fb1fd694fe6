"""A sealed bundle: a BagIt bag in a ZIP, with what is said, what supports it, who had it, and one signature over all.

It is written in memory, so that no name lies on the disk of the server, and verified by the Library of Congress's own
reader.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from njia.evidence.errors import EvidenceError
from njia.findings import Text

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SEAL, STATEMENTS = "seal.json", "data/statements.json"
SIGNED_AS = b"njia.bundle.1\n"  # a signature for one purpose is none for another
_DAY = (1980, 1, 1, 0, 0, 0)  # the same bundle is the same bytes, whenever it is written
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"


class Support(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a statement rests on: a report of a case, the day, and the fingerprint of its act in the ledger."""

    act_hash: str
    case: str
    day: date
    report: str


class Statement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is said of somebody or something, in three languages, with everything that supports it."""

    about: str
    id: str
    says: Text | str
    supports: tuple[Support, ...]


class Custody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step: what happened to the material, when, and by which role (never by whose name)."""

    at: str
    event: str
    role: str


class Seal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fingerprint of the key, and its signature over the list of all fingerprints."""

    key: str
    signature: str


def bundle(
    files: Mapping[str, bytes],
    statements: tuple[Statement, ...],
    custody: tuple[Custody, ...],
    info: Mapping[str, str],
    key: Ed25519PrivateKey,
) -> bytes:
    """The ZIP. ``files`` by their names below ``data/``. Raises EvidenceError for a statement that nothing supports."""
    bare = [one.id for one in statements if not one.supports]
    if bare:
        raise EvidenceError("bare", bare[0])
    payload = {f"data/{name}": data for name, data in files.items()}
    payload |= {STATEMENTS: _json(statements), "data/custody.json": _json(custody)}
    tags = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "".join(f"{name}: {' '.join(value.split())}\n" for name, value in info.items()).encode(),
        MANIFEST: _manifest(payload),
    }
    tags[TAG_MANIFEST] = _manifest(tags)
    return _zip({**tags, SEAL: _json(sealed(tags[TAG_MANIFEST], key)), **payload})


def sealed(manifest: bytes, key: Ed25519PrivateKey) -> Seal:
    """The signature over the list that holds the fingerprint of everything else."""
    from njia.seals.checkpoints import fingerprint

    return Seal(key=fingerprint(key.public_key()), signature=key.sign(SIGNED_AS + manifest).hex())


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())).encode()


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(f"bundle/{name}", _DAY), data)
    return out.getvalue()
