"""Codes that a person can write down, read out and type on any keyboard."""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like another letter or figure
_LENGTH = 10


def fresh() -> str:
    """A new code in one piece: ten characters, 49 bits. It names an account; it opens nothing by itself."""
    return "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))


def derived(digest: str, length: int = _LENGTH) -> str:
    """So many letters out of a keyed digest: nobody without its key can tell them from what was digested."""
    number, letters = int(digest, 16), []
    for _ in range(length):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def shown(code: str) -> str:
    """The code as a person reads it: ``K7M2P-94XQB``."""
    return f"{code[:5]}-{code[5:]}"


def read(typed: str) -> str:
    """The code in what somebody typed, whatever the case, the spaces and the stops; empty where it cannot be one."""
    code = re.sub(r"[\s\-–—:.,;]", "", typed).upper()
    return code if len(code) == _LENGTH and set(code) <= set(ALPHABET) else ""
