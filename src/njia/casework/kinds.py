"""What each kind of field accepts, as Python or JSON writes it. Sealed values pass: they were looked at when given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from njia.casework.model import Field, Kind
from njia.casework.standing import Sealed
from njia.facts import checksums

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CURRENCY = re.compile(r"[A-Z]{3}")


def fits(field: Field, value: object) -> bool:
    """Whether a value that is not blank is one that the field can hold."""
    if isinstance(value, Sealed):
        return True
    if field.kind == "choice":
        return value in {option.id for option in field.options}
    return _KINDS[field.kind](value)


def _text(value: object) -> bool:
    return isinstance(value, str)


def _date(value: object) -> bool:
    if isinstance(value, str):
        return len(value) == 10 and _parses(date.fromisoformat, value)
    return isinstance(value, date) and not isinstance(value, datetime)


def _moment(value: object) -> bool:
    if isinstance(value, str):
        return _parses(datetime.fromisoformat, value) and datetime.fromisoformat(value).tzinfo is not None
    return isinstance(value, datetime) and value.tzinfo is not None


def _number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return False
    try:
        return Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False


def _money(value: object) -> bool:
    """``{"amount": "1500.00", "currency": "KES"}``."""
    if not isinstance(value, Mapping) or set(value) != {"amount", "currency"}:
        return False
    currency = value["currency"]
    return _number(value["amount"]) and isinstance(currency, str) and bool(_CURRENCY.fullmatch(currency))


def _phone(value: object) -> bool:
    if not isinstance(value, str):
        return False
    import phonenumbers  # slow to import, and few acts ask for a number

    try:
        return bool(phonenumbers.is_possible_number(phonenumbers.parse(value, "KE")))
    except phonenumbers.NumberParseException:
        return False


def _email(value: object) -> bool:
    return isinstance(value, str) and bool(_EMAIL.fullmatch(value))


def _digits(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdecimal()


def _parses(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


_KINDS: Mapping[Kind, Callable[[object], bool]] = {
    "text": _text,
    "long_text": _text,
    "person_name": _text,
    "place": _text,
    "document": _text,
    "date": _date,
    "moment": _moment,
    "number": _number,
    "money": _money,
    "yes_no": lambda value: isinstance(value, bool),
    "phone": _phone,
    "email": _email,
    "inn": lambda value: _digits(value) and checksums.inn(str(value)),
    "ogrn": lambda value: _digits(value) and checksums.ogrn(str(value)),
}
