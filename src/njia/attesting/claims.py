"""From what was submitted and reviewed to what the seal says, shortened where the code would grow too large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from njia.calendars.count import last_day
from njia.seals.cose import SigningKey
from njia.seals.paper import LONGEST, NotSealableError, Paper, sealed

_INITIALS, _DIGITS = 4, 3
_SHORTENED = ("employer", "place", "job")
_LEAST = 12  # letters of a text that must stay readable
_CUT = 3  # letters taken off at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a case of attestation says, as the officers reviewed it."""

    person: str
    passport: str
    employer: str
    place: str
    job: str
    pay: Mapping[str, str]  # ``amount`` and ``currency``, for a month
    work_from: date
    work_to: date | None
    contract: bytes  # SHA-256 of the file


def holder(person: str, passport: str) -> str:
    """Initials and the last digits, as ``A.W. 482``: enough to compare with a passport, too little to find anybody."""
    initials = [word[0].upper() for word in person.split() if word[0].isalpha()][:_INITIALS]
    tail = "".join(letter for letter in passport.upper() if letter.isascii() and letter.isalnum())[-_DIGITS:]
    return f"{''.join(f'{letter}.' for letter in initials)} {tail}"


def paper(case: Case, *, serial: int, issuer: str, on: date, longest_months: int, a_month: str) -> Paper:
    """The paper to seal. It ends with the contract, and with the permit at the latest. Raises NotSealableError.

    ``a_month``: how pay for a month is said in it, with {sum}.
    """
    last = last_day(case.work_from, longest_months)
    return Paper(
        serial=serial,
        contract=case.contract,
        employer=case.employer,
        place=case.place,
        job=case.job,
        pay=said_pay(case.pay, a_month),
        holder=holder(case.person, case.passport),
        issuer=issuer,
        issued=on,
        valid_from=on,
        valid_to=min(last, case.work_to or last),
    )


def said_pay(pay: Mapping[str, str], a_month: str) -> str:
    """As in ``RUB 78,000 a month``."""
    amount = Decimal(pay["amount"])
    said = f"{amount:,.0f}" if amount == amount.to_integral() else f"{amount:,.2f}"
    return a_month.format(sum=f"{pay['currency']} {said}")


def fitted(made: Paper, key: SigningKey, site: str) -> tuple[Paper, str]:
    """The paper and its sealed address; long texts end in «…» where the code would be too large. NotSealableError."""
    while True:
        try:
            return made, sealed(made, key, site)
        except NotSealableError as error:
            name = max(_SHORTENED, key=lambda one: len(getattr(made, one).encode()))
            text = getattr(made, name).rstrip("…")
            if str(LONGEST) not in str(error) or len(text) <= _LEAST:
                raise
            shorter: dict[str, Any] = {name: f"{text[:-_CUT].rstrip()}…"}
            made = replace(made, **shorter)
