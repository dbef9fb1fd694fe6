"""What the offices that seal have published: their keys and their lists of revoked papers, in one folder."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import msgspec
from django.conf import settings

from njia.seals.issuers import Issuers, read_issuers
from njia.seals.revocations import ListError, Revocations, newest, read_list

log = logging.getLogger(__name__)


def issuers() -> Issuers:
    """The set of issuers: ``issuers.json``. Without that file nobody's seal is believed."""
    file = Path(settings.SEALS_FOLDER) / "issuers.json"
    return read_issuers(file.read_bytes()) if file.exists() else Issuers()


def lists(known: Issuers) -> dict[str, Revocations]:
    """The newest list of each issuer."""
    return newest(found for found, _ in _lists(known))


def bundle() -> bytes:
    """Both, as the page takes them along; it checks every signature again by itself."""
    known = issuers()
    return msgspec.json.encode({"issuers": known, "lists": [b64encode(data).decode() for _, data in _lists(known)]})


def _lists(known: Issuers) -> Iterator[tuple[Revocations, bytes]]:
    for file in sorted(Path(settings.SEALS_FOLDER).glob("*.cbor")):
        data = file.read_bytes()
        try:
            yield read_list(data, known), data
        except ListError as error:
            log.error("%s is no list of revoked papers that can be believed: %s", file.name, error)
