"""The sealed list of evidence: what was kept, under which fingerprint, who had it when; verified without us."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

Event = Literal["kept", "handed", "received"]
Fault = Literal["unreadable", "other_key", "altered", "not_listed", "broken_chain"]
_SIGNED_AS = b"njia.evidence.1\n"  # a signature for one purpose is none for another


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that was kept. Fields stand in the order of the alphabet, so that the JSON is canonical."""

    bytes: int
    label: str
    mime: str
    sha256: str
    source: str
    type: str
    what: str


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that happened to an item: by which role, to whom, and whether its fingerprint was still the same."""

    at: datetime
    event: Event
    label: str
    role: str
    same: bool | None = None
    to: str = ""


class List(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The list as it was sealed. It names no person but those to whom something was given."""

    case: str
    items: tuple[Item, ...]
    steps: tuple[Step, ...]
    v: int = 1


class Signed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The list with its signature and the fingerprint of the key."""

    key: str
    list: List
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What verifying found. ``present`` are labels whose file was shown and is the one that was kept, ``absent`` the
    others; faults name a label or a file."""

    faults: tuple[tuple[Fault, str], ...]
    case: str = ""
    sha256: str = ""
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def label(number: int) -> str:
    """The name of the how manieth item of a case."""
    return f"E-{number}"


def fingerprint(data: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()


def list_bytes(sealed: List) -> bytes:
    """What is signed and hashed: the same list always gives the same bytes."""
    return msgspec.json.encode(sealed)


def list_hash(sealed: List) -> str:
    """The fingerprint of a list, as the act that seals it carries it."""
    return fingerprint(list_bytes(sealed))


def sign(sealed: List, key: Ed25519PrivateKey) -> bytes:
    """The signed list, as a file."""
    from njia.seals.checkpoints import fingerprint as name_of

    signed = Signed(
        key=name_of(key.public_key()), list=sealed, signature=key.sign(_SIGNED_AS + list_bytes(sealed)).hex()
    )
    return msgspec.json.format(msgspec.json.encode(signed), indent=1) + b"\n"


def verify(data: bytes, key: Ed25519PublicKey, files: Iterable[tuple[str, bytes]] = ()) -> Verified:
    """Holds a signed list against the key, and each file (name, bytes) against the list."""
    try:
        signed = msgspec.json.decode(data, type=Signed)
    except msgspec.MsgspecError:
        return Verified(faults=(("unreadable", ""),))
    by_hash = {item.sha256: item.label for item in signed.list.items}
    shown = [(name, fingerprint(content)) for name, content in files]
    present = tuple(dict.fromkeys(by_hash[sha256] for _, sha256 in shown if sha256 in by_hash))
    faults: list[tuple[Fault, str]] = list(_of_signature(signed, key))
    faults += [("broken_chain", step.label) for step in _unfitting(signed.list)]
    faults += [("not_listed", name) for name, sha256 in shown if sha256 not in by_hash]
    return Verified(
        faults=tuple(faults),
        case=signed.list.case,
        sha256=list_hash(signed.list),
        present=present,
        absent=tuple(item.label for item in signed.list.items if item.label not in present),
    )


def _of_signature(signed: Signed, key: Ed25519PublicKey) -> Iterator[tuple[Fault, str]]:
    from cryptography.exceptions import InvalidSignature

    from njia.seals.checkpoints import fingerprint as name_of

    if signed.key != name_of(key):
        yield "other_key", signed.key
        return
    try:
        key.verify(bytes.fromhex(signed.signature), _SIGNED_AS + list_bytes(signed.list))
    except (InvalidSignature, ValueError):
        yield "altered", ""


def _unfitting(sealed: List) -> Iterator[Step]:
    """Steps that cannot be: of an item that was never kept, received without being handed, or changed on the way."""
    handed: dict[str, bool] = {}
    known: Mapping[str, Item] = {item.label: item for item in sealed.items}
    for step in sealed.steps:
        received = step.event == "received"
        if step.label not in known or (received and (not handed.get(step.label) or step.same is False)):
            yield step
        if step.event != "kept":
            handed[step.label] = not received
