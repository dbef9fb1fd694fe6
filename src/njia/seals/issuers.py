"""Who may seal: public keys with the days on which they sign. A key that leaked is taken out of the set."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey, EllipticCurvePublicNumbers

from njia.findings import Text
from njia.seals.cose import key_id

Purpose = Literal["seal", "list"]


class IssuersError(ValueError):
    """This file is no set of issuers; the message says what is wrong."""


class Jwk(msgspec.Struct, frozen=True, kw_only=True):
    """A public key as browsers read it (RFC 7517)."""

    x: str
    y: str
    kty: Literal["EC"] = "EC"
    crv: Literal["P-256"] = "P-256"


class IssuerKey(msgspec.Struct, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """One key: for sealing papers or for signing lists of revoked ones, from its first day to its last."""

    id: str
    purpose: Purpose
    first: date
    last: date
    jwk: Jwk

    def signs_on(self, day: date) -> bool:
        """Whether the key may sign on that day."""
        return self.first <= day <= self.last


class Issuer(msgspec.Struct, frozen=True, kw_only=True):
    """An office that seals, with its keys old and new."""

    id: str
    name: Text
    keys: tuple[IssuerKey, ...] = ()


class Issuers(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody whose seals are believed."""

    issuers: tuple[Issuer, ...] = ()
    v: Literal[1] = 1

    def key(self, id_: bytes, purpose: Purpose) -> tuple[Issuer, IssuerKey] | None:
        """The key of that name and purpose, and whose it is."""
        for issuer, key in self._all():
            if key.id == id_.hex() and key.purpose == purpose:
                return issuer, key
        return None

    def with_key(self, issuer: Issuer, key: IssuerKey) -> Issuers:
        """The set with one key more; a known issuer keeps its name. Raises IssuersError for a key that is in."""
        if any(known.id == key.id for _, known in self._all()):
            raise IssuersError(f"the key {key.id} is in the set already")
        known = next((one for one in self.issuers if one.id == issuer.id), issuer)
        grown = msgspec.structs.replace(known, keys=(*known.keys, key))
        return Issuers(issuers=(*(one for one in self.issuers if one.id != issuer.id), grown))

    def _all(self) -> Iterator[tuple[Issuer, IssuerKey]]:
        return ((issuer, key) for issuer in self.issuers for key in issuer.keys)


@lru_cache(maxsize=256)
def public_key(jwk: Jwk) -> EllipticCurvePublicKey:
    """The key itself. Raises ValueError where it is no point of the curve."""
    x, y = (int.from_bytes(base64.urlsafe_b64decode(part + "=")) for part in (jwk.x, jwk.y))
    return EllipticCurvePublicNumbers(x, y, SECP256R1()).public_key()


def issuer_key(key: EllipticCurvePublicKey, purpose: Purpose, first: date, last: date) -> IssuerKey:
    """A public key as the set holds it."""
    numbers = key.public_numbers()
    x, y = (base64.urlsafe_b64encode(n.to_bytes(32)).decode("ascii").rstrip("=") for n in (numbers.x, numbers.y))
    return IssuerKey(id=key_id(key).hex(), purpose=purpose, first=first, last=last, jwk=Jwk(x=x, y=y))


def read_issuers(data: bytes) -> Issuers:
    """The set from its JSON, every key tried. Raises IssuersError."""
    try:
        found = msgspec.json.decode(data, type=Issuers)
        keys = [key for issuer in found.issuers for key in issuer.keys]
        wrong = [key.id for key in keys if key_id(public_key(key.jwk)).hex() != key.id]
    except (msgspec.MsgspecError, ValueError) as error:
        raise IssuersError(str(error)) from None
    if wrong or len({key.id for key in keys}) != len(keys):
        raise IssuersError(f"a key's id is not its own: {', '.join(wrong) or 'twice the same'}")
    return found
