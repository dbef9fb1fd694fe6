"""Holders' keys: a personal value is sealed with the key of the person, dossier or tip that it belongs to.

Destroying that key is erasure: it reaches ledger, projections and every backup of the data, and no hash changes.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connections, transaction

from njia.seals.acts import canonical
from njiasite.config import clock
from njiasite.config.routers import KEYS_DATABASE
from njiasite.ledger import master
from njiasite.ledgerkeys.models import HolderKey

_NONCE, _BLOCK, _FORM = 12, 32, "e1."
_NOTHING = object()
_AT_ONCE = 500


class ErasedError(LookupError):
    """The holder's key was destroyed: what it sealed cannot be read again, and nothing new is sealed for them."""


class SealError(ValueError):
    """A sealed value is not whole, or does not belong where it was found."""


def seal(holder: UUID, value: Any, where: str) -> str:
    """``value`` as ciphertext that opens only for this holder at this place. Makes the key if there is none."""
    return seal_all([(holder, value, where)])[0]


def seal_all(values: Sequence[tuple[UUID, Any, str]]) -> list[str]:
    """Seals several values and fetches each key once."""
    known = _keys({holder for holder, _, _ in values}, make=True)
    return [_sealed(known[holder], holder, value, where) for holder, value, where in values]


def unseal(holder: UUID, sealed: str, where: str) -> Any:
    """The value. Raises ErasedError after the key was destroyed, SealError for a value that was altered or moved."""
    value = unseal_all([(holder, sealed, where)], _NOTHING)[0]
    if value is _NOTHING:
        raise ErasedError(str(holder))
    return value


def unseal_all(values: Sequence[tuple[UUID, str, str]], erased: Any) -> list[Any]:
    """Opens several values and fetches each key once; ``erased`` stands for what cannot be read again."""
    known = _keys({holder for holder, _, _ in values})
    return [
        _opened(known[holder], holder, sealed, where) if holder in known else erased for holder, sealed, where in values
    ]


def seal_file(holder: UUID, data: bytes, where: str) -> bytes:
    """The bytes of a file as ciphertext that opens only for this holder at this place."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_keys({holder}, make=True)[holder]).encrypt(nonce, data, _place(holder, where))


def unseal_file(holder: UUID, sealed: bytes, where: str) -> bytes:
    """The bytes of a file. Raises ErasedError after the key was destroyed, SealError for what was altered or moved."""
    key = _keys({holder}).get(holder)
    if key is None:
        raise ErasedError(str(holder))
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], _place(holder, where))
    except (InvalidTag, ValueError):
        raise SealError(where) from None


def secret(holder: UUID) -> bytes:
    """The key itself, for what is no sealing. Only `njiasite.ledger.blind` asks for it."""
    return _keys({holder}, make=True)[holder]


def destroy(holder: UUID) -> None:
    """Destroys the holder's key for good: nothing sealed with it opens again, and no new one is ever made."""
    HolderKey.objects.update_or_create(
        holder=holder,
        defaults={"wrapped": None, "master": "", "destroyed_at": clock.now()},
        create_defaults={"wrapped": None, "master": "", "made_at": clock.now(), "destroyed_at": clock.now()},
    )
    _scrub()


def alive(holders: Iterable[UUID]) -> set[UUID]:
    """Those of the holders whose key is there."""
    wanted = list(set(holders))
    held = HolderKey.objects.filter(wrapped__isnull=False).values_list("holder", flat=True)
    return {
        holder
        for first in range(0, len(wanted), _AT_ONCE)
        for holder in held.filter(holder__in=wanted[first : first + _AT_ONCE])
    }


def _scrub() -> None:
    """A row that was overwritten still lies in the database's files: takes it out of there too."""
    connection = connections[KEYS_DATABASE]
    if connection.in_atomic_block:
        transaction.on_commit(_scrub, using=KEYS_DATABASE)
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(f"VACUUM {HolderKey._meta.db_table}")


def _sealed(key: bytes, holder: UUID, value: Any, where: str) -> str:
    plain = canonical(value)
    plain += b" " * (-len(plain) % _BLOCK)  # JSON may end in spaces: the length tells less
    nonce = secrets.token_bytes(_NONCE)
    return _FORM + base64.b64encode(nonce + AESGCM(key).encrypt(nonce, plain, _place(holder, where))).decode()


def _opened(key: bytes, holder: UUID, sealed: str, where: str) -> Any:
    try:
        if not sealed.startswith(_FORM):
            raise SealError(where)
        data = base64.b64decode(sealed.removeprefix(_FORM), validate=True)
        return msgspec.json.decode(AESGCM(key).decrypt(data[:_NONCE], data[_NONCE:], _place(holder, where)))
    except (InvalidTag, ValueError):
        raise SealError(where) from None


def _place(holder: UUID, where: str) -> bytes:
    return f"{holder}|{where}".encode()


def _keys(wanted: set[UUID], *, make: bool = False) -> Mapping[UUID, bytes]:
    """The keys of these holders. With ``make`` a missing one is made and a destroyed one is an error."""
    rows = _fetch(wanted)
    if make and (missing := wanted - rows.keys()):
        HolderKey.objects.bulk_create(map(_fresh, missing), ignore_conflicts=True)  # another process may be first
        rows = _fetch(wanted)
    ring = {one.id: one.wrapping for one in master.ring()} if rows else {}
    known = {}
    for holder, (wrapped, by) in rows.items():
        if wrapped is not None:
            known[holder] = unwrap(ring, holder, bytes(wrapped), by)
        elif make:
            raise ErasedError(str(holder))
    return known


def _fetch(holders: set[UUID]) -> dict[UUID, tuple[bytes | None, str]]:
    rows = HolderKey.objects.filter(holder__in=holders).values_list("holder", "wrapped", "master")
    return {holder: (wrapped, by) for holder, wrapped, by in rows}


def _fresh(holder: UUID) -> HolderKey:
    current = master.ring()[0]
    wrapped = wrap(current, holder, AESGCM.generate_key(256))
    return HolderKey(holder=holder, wrapped=wrapped, master=current.id, made_at=clock.now())


def wrap(by: master.Master, holder: UUID, key: bytes) -> bytes:
    """A holder's key under the master key, tied to the holder."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(by.wrapping).encrypt(nonce, key, holder.bytes)


def unwrap(ring: Mapping[str, bytes], holder: UUID, wrapped: bytes, by: str) -> bytes:
    """A holder's key. Raises MasterKeyError when its master key is not in the file, or is not the one it says."""
    try:
        return AESGCM(ring[by]).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], holder.bytes)
    except (KeyError, InvalidTag):
        raise master.MasterKeyError(f"the master key {by} that wraps a holder's key is not in the file") from None
