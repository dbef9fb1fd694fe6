"""What a seal says of a paper, as a CBOR Web Token (RFC 8392) in the address that its QR code holds."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from datetime import date, timedelta

from njia.seals import cose
from njia.seals.cose import SigningKey, UnreadableError

ISS, EXP, NBF, IAT, CTI = 1, 4, 5, 6, 7  # the registered claims of RFC 8392
PAPER = -65537  # a claim of our own: a seal has it, a list of revocations never
LONGEST = 550  # characters of the address: more would not survive a bad print
_HOLDER = re.compile(r"(?:[^\W\d_]\.){1,4} [0-9A-Z]{2,4}")
_ADDRESS = re.compile(r"HTTPS?://[0-9A-Z.:-]+")
_BASE32 = re.compile("[A-Z2-7]+")
_DIGITS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHIJKLMNOPQRSTUV")
_EPOCH = date(1970, 1, 1).toordinal()
_YEAR_9999 = 253_370_764_800
_DAY = timedelta(days=1)


class NotSealableError(ValueError):
    """These claims must not be sealed; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a sealed contract says. ``holder``: initials and the last digits of the passport, never a name."""

    serial: int
    contract: bytes  # SHA-256 of the attested file
    employer: str
    place: str
    job: str
    pay: str
    holder: str
    issuer: str
    issued: date
    valid_from: date
    valid_to: date  # the last day

    def __post_init__(self) -> None:
        if not 0 < self.serial < 2**53 or len(self.contract) != 32:
            raise NotSealableError("serial: 1 to 2**53 - 1; contract: the 32 bytes of a SHA-256")
        if not self.issued <= self.valid_to or not self.valid_from <= self.valid_to:
            raise NotSealableError("valid_to: it ends before it begins or is issued")
        if not _HOLDER.fullmatch(self.holder):
            raise NotSealableError("holder: initials and the last 2 to 4 digits of the passport, as 'A.W. 482'")
        if not all((self.employer, self.place, self.job, self.pay, self.issuer)):
            raise NotSealableError("employer, place, job, pay, issuer: none may be empty")


def sealed(paper: Paper, key: SigningKey, site: str) -> str:
    """The address for the QR code: the site, and the token where no server sees it. Raises NotSealableError."""
    site = site.upper()
    if not _ADDRESS.fullmatch(site):
        raise NotSealableError("the site's address: as https://njia.example, without a path")
    token = base64.b32encode(cose.sign(_claims(paper), key)).decode("ascii").rstrip("=")
    address = f"{site}/VERIFY#{token}"
    if len(address) > LONGEST:
        raise NotSealableError(f"{len(address)} characters: {LONGEST} fit. Shorten employer, place, job or pay")
    return address


def token_of(text: str) -> bytes:
    """The token of an address, or of the code alone. Raises UnreadableError."""
    code = text.strip().rpartition("#")[2]
    if not _BASE32.fullmatch(code):
        raise UnreadableError("not base32")
    number, spare = int(code.translate(_DIGITS), 32), len(code) * 5 % 8  # ten times as fast as the base64 module
    if spare > 4 or number & ((1 << spare) - 1):
        raise UnreadableError("base32 with bits to spare")
    return (number >> spare).to_bytes(len(code) * 5 // 8)


def paper_of(payload: bytes) -> Paper:
    """What a token says. Raises UnreadableError where it is no seal."""
    try:
        claims = cose.plain(payload)
        if not isinstance(claims, dict) or set(claims) != {ISS, EXP, NBF, IAT, CTI, PAPER}:
            raise UnreadableError("not the claims of a seal")
        contract, employer, place, job, pay, holder = claims[PAPER]
        texts = (claims[ISS], employer, place, job, pay, holder)
        if not all(isinstance(text, str) for text in texts) or not isinstance(contract, bytes):
            raise UnreadableError("a claim of another kind")
        return Paper(
            serial=int.from_bytes(claims[CTI]), contract=contract, employer=employer, place=place, job=job, pay=pay,
            holder=holder, issuer=claims[ISS], issued=day_of(claims[IAT]), valid_from=day_of(claims[NBF]),
            valid_to=day_of(claims[EXP]) - _DAY,
        )  # fmt: skip
    except (NotSealableError, TypeError, ValueError) as error:
        raise UnreadableError(str(error)) from None


def _claims(paper: Paper) -> bytes:
    said = [paper.contract, paper.employer, paper.place, paper.job, paper.pay, paper.holder]
    return cose.written(
        {
            ISS: paper.issuer,
            EXP: seconds(paper.valid_to + _DAY),
            NBF: seconds(paper.valid_from),
            IAT: seconds(paper.issued),
            CTI: paper.serial.to_bytes((paper.serial.bit_length() + 7) // 8),
            PAPER: said,
        }
    )


def seconds(day: date) -> int:
    """A day as the token holds it: its first second, UTC."""
    return (day.toordinal() - _EPOCH) * 86400


def day_of(moment: object) -> date:
    """The day of such a second. Raises UnreadableError for anything but a day's first second."""
    if not isinstance(moment, int) or moment % 86400 or not 0 <= moment < _YEAR_9999:
        raise UnreadableError("not a day")
    return date.fromordinal(moment // 86400 + _EPOCH)
