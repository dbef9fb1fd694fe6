"""An office that seals, made up: its keys, its set of issuers, its papers and its list of revoked ones."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key

from njia.findings import Text
from njia.seals.issuers import Issuer, Issuers, issuer_key
from njia.seals.paper import Paper, sealed
from njia.seals.revocations import Revocations, newest, read_list, signed_list

OFFICE, SITE = "ke-labour", "https://njia.example"
FIRST, LAST = date(2026, 1, 1), date(2099, 12, 31)
ON = date(2026, 12, 5)
SEALING, LISTING = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
PAPER = Paper(
    serial=7000123,
    contract=bytes(range(32)),
    employer="OOO Utrennii Khleb, INN 7707083893",
    place="Tula, ul. Zavodskaya 14",
    job="Baker",
    pay="RUB 78,000 a month before tax",
    holder="A.W. 482",
    issuer=OFFICE,
    issued=date(2026, 11, 2),
    valid_from=date(2026, 12, 1),
    valid_to=date(2027, 11, 30),
)
ABOUT = Issuer(id=OFFICE, name=Text("Labour office", "Ofisi ya kazi", "Ведомство по труду"))


def with_keys(*keys: tuple[EllipticCurvePrivateKey, str]) -> Issuers:
    found = Issuers()
    for key, purpose in keys:
        found = found.with_key(ABOUT, issuer_key(key.public_key(), purpose, FIRST, LAST))
    return found


ISSUERS = with_keys((SEALING, "seal"), (LISTING, "list"))


def code(**changes: object) -> str:
    """The address on a paper that differs so from the usual one."""
    return sealed(replace(PAPER, **changes), SEALING, SITE)


def revoked(*serials: int, as_of: date = date(2026, 12, 3), until: date = date(2026, 12, 10)) -> bytes:
    """A published list."""
    return signed_list(Revocations(OFFICE, as_of, until, frozenset(serials)), LISTING)


def lists(*serials: int, **days: date) -> dict[str, Revocations]:
    return newest([read_list(revoked(*serials, **days), ISSUERS)])


def as_code(token: bytes) -> str:
    """A token in the letters of a code."""
    return base64.b32encode(token).decode().rstrip("=")
