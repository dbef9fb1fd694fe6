"""The signed, dated list of seals that no longer hold. Without a fresh one no paper is called valid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from njia.seals import cose
from njia.seals.cose import SigningKey, UnreadableError
from njia.seals.issuers import Issuers, public_key
from njia.seals.paper import EXP, IAT, ISS, day_of, seconds

_LIST = -65538  # a claim of our own: the gaps between the revoked serials, in order


class ListError(ValueError):
    """This list cannot be believed; the message says why."""


@dataclass(frozen=True, slots=True)
class Revocations:
    """What one issuer has revoked, as of a day; by ``next_update`` a newer list must be there."""

    issuer: str
    as_of: date
    next_update: date
    serials: frozenset[int]


def signed_list(found: Revocations, key: SigningKey) -> bytes:
    """The list as it is published."""
    serials = sorted(found.serials)
    gaps = serials[:1] + [b - a for a, b in pairwise(serials)]
    claims = {ISS: found.issuer, EXP: seconds(found.next_update), IAT: seconds(found.as_of), _LIST: gaps}
    return cose.sign(cose.written(claims), key)


def read_list(data: bytes, issuers: Issuers) -> Revocations:
    """A published list, its signature checked. Raises ListError."""
    try:
        signed = cose.read(data)
        known = issuers.key(signed.key, "list")
        if known is None:
            raise ListError("signed by a key that no issuer has for lists")
        if not signed.signed_by(public_key(known[1].jwk)):
            raise ListError("altered after it was signed")
        found = _list_of(signed.payload)
    except UnreadableError as error:
        raise ListError(str(error)) from None
    if found.issuer != known[0].id or not known[1].signs_on(found.as_of):
        raise ListError("signed by a key of another issuer, or of another time")
    return found


def newest(lists: Iterable[Revocations]) -> dict[str, Revocations]:
    """The newest list of each issuer."""
    return {one.issuer: one for one in sorted(lists, key=lambda one: one.as_of)}


def _list_of(payload: bytes) -> Revocations:
    claims = cose.plain(payload)
    if not isinstance(claims, dict) or set(claims) != {ISS, EXP, IAT, _LIST} or not isinstance(claims[ISS], str):
        raise UnreadableError("not the claims of a list")
    gaps = claims[_LIST]
    if not isinstance(gaps, list) or not all(isinstance(gap, int) and gap > 0 for gap in gaps):
        raise UnreadableError("not a list of serials in order")
    return Revocations(claims[ISS], day_of(claims[IAT]), day_of(claims[EXP]), frozenset(accumulate(gaps)))
