"""Checksums of Russian identifiers, and the made-up ones our samples carry.

Tax offices ``xx97`` do not exist and serial numbers near the top are not given out, so nobody's real number is used.
"""

from __future__ import annotations

import random

_INN10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN12 = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_ACCOUNT = (7, 1, 3)


def _weighted(digits: str, weights: tuple[int, ...]) -> str:
    return str(sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11 % 10)


def inn_valid(inn: str) -> bool:
    """Whether a 10- or 12-digit taxpayer number ends in its check digits."""
    if len(inn) == 10:
        return inn[9] == _weighted(inn[:9], _INN10)
    return len(inn) == 12 and inn[10:] == _weighted(inn[:10], _INN11) + _weighted(inn[:11], _INN12)


def ogrn_valid(ogrn: str) -> bool:
    """Whether a 13-digit (organisation) or 15-digit (entrepreneur) register number ends in its check digit."""
    return len(ogrn) in (13, 15) and int(ogrn[-1]) == int(ogrn[:-1]) % (len(ogrn) - 2) % 10


def account_valid(account: str, bik: str) -> bool:
    """Whether a 20-digit account fits the bank's BIK; a correspondent account (30101…) fits in its own way."""
    head = "0" + bik[4:6] if account.startswith("30101") else bik[6:]
    return len(account) == 20 and sum(int(d) * _ACCOUNT[i % 3] for i, d in enumerate(head + account)) % 10 == 0


def snils_valid(snils: str) -> bool:
    """Whether an 11-digit insurance number ends in its check number."""
    total = sum(int(d) * (9 - i) for i, d in enumerate(snils[:9]))
    return len(snils) == 11 and int(snils[9:]) == total % 101 % 100


def make_inn(seed: int, region: str) -> str:
    head = f"{region}97{random.Random(seed).randrange(90000, 99999)}"
    return head + _weighted(head, _INN10)


def make_inn12(seed: int, region: str) -> str:
    head = f"{region}97{random.Random(seed).randrange(900000, 999999)}"
    head += _weighted(head, _INN11)
    return head + _weighted(head, _INN12)


def make_ogrn(seed: int, region: str, year: int) -> str:
    head = f"1{year % 100:02}{region}{random.Random(seed).randrange(9900000, 9999999)}"
    return head + str(int(head) % 11 % 10)


def make_ogrnip(seed: int, region: str, year: int) -> str:
    head = f"3{year % 100:02}{region}{random.Random(seed).randrange(990000000, 999999999)}"
    return head + str(int(head) % 13 % 10)


def make_bik(seed: int, region: str) -> str:
    return f"04{region}{random.Random(seed).randrange(70, 99)}{random.Random(seed + 1).randrange(700, 999)}"


def make_account(seed: int, bik: str, prefix: str = "40702810") -> str:
    tail = f"{random.Random(seed).randrange(10**11):011}"
    return next(a for k in "0123456789" if account_valid(a := prefix + k + tail, bik))


def make_correspondent(seed: int, bik: str) -> str:
    middle = f"{random.Random(seed).randrange(10**8):08}"
    return next(a for k in "0123456789" if account_valid(a := "30101810" + k + middle + bik[6:], bik))


def make_snils(seed: int) -> str:
    head = f"{random.Random(seed).randrange(10**8, 10**9)}"
    return head + f"{sum(int(d) * (9 - i) for i, d in enumerate(head)) % 101 % 100:02}"
