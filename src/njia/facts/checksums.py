"""Check digits of Russian identifiers, by the tax service's and the central bank's published rules."""

from __future__ import annotations

_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12A = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12B = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_ACCOUNT = (7, 1, 3) * 8


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(d) * w for d, w in zip(digits, weights, strict=False))


def inn(digits: str) -> bool:
    """Tax number of an organisation (10) or a person (12)."""
    if len(digits) == 10:
        return _weighted(digits, _INN_10) % 11 % 10 == int(digits[9])
    if len(digits) == 12:
        return _weighted(digits, _INN_12A) % 11 % 10 == int(digits[10]) and _weighted(
            digits, _INN_12B
        ) % 11 % 10 == int(digits[11])
    return False


def ogrn(digits: str) -> bool:
    """State registration number of an organisation (13) or an entrepreneur (15)."""
    if len(digits) not in (13, 15):
        return False
    return int(digits[:-1]) % (len(digits) - 2) % 10 == int(digits[-1])


def snils(digits: str) -> bool:
    """Pension insurance number (11)."""
    if len(digits) != 11:
        return False
    total = _weighted(digits[:9], (9, 8, 7, 6, 5, 4, 3, 2, 1))
    return total % 101 % 100 == int(digits[9:])


def bik(digits: str) -> bool:
    """Bank code: nine digits, the first two are 04 (a bank) or 01, 00, 02 (the treasury)."""
    return len(digits) == 9 and digits[:2] in ("04", "01", "00", "02")


def account(digits: str, bank: str) -> bool:
    """A 20-digit account against its bank's code; a correspondent account (301…) is keyed by its own rule."""
    if len(digits) != 20 or len(bank) != 9:
        return False
    key = "0" + bank[4:6] if digits.startswith("301") else bank[6:9]
    return _weighted(key + digits, _ACCOUNT) % 10 == 0
