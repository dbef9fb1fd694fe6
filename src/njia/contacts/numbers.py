"""What can be called, and how it is written: with its country, or as the short or free number of a country."""

from __future__ import annotations

import re

import phonenumbers

_SHORT = re.compile(r"[0-9]{3,6}|[08]?800[0-9]{5,8}")  # dialled as it is, in its own country alone


def callable_as(number: str) -> str:
    """The number as it is dialled; empty for what no telephone calls."""
    plain = re.sub(r"[\s()./-]", "", number)
    if _SHORT.fullmatch(plain):
        return plain
    if not plain.startswith("+"):
        return ""
    try:
        found = phonenumbers.parse(plain)
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164) if _possible(found) else ""


def _possible(found: phonenumbers.PhoneNumber) -> bool:
    """Of a length that its country has: whether somebody answers is for the call to tell."""
    return bool(phonenumbers.is_possible_number(found))


def spaced(number: str) -> str:
    """The number as people read it out."""
    dialled = callable_as(number)
    if not dialled.startswith("+"):
        return dialled
    return phonenumbers.format_number(phonenumbers.parse(dialled), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
