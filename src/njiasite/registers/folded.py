"""How numbers and addresses are written for finding them: letters and figures alone, in one case and one script."""

from __future__ import annotations

import re

from njia.names.transliteration import skeleton

_OTHER = re.compile(r"[\W_]+")


def number_key(number: str) -> str:
    """«PEA / 0077-a» and «pea0077A» are one number; letters that only look alike are told apart by nobody who types."""
    return _OTHER.sub("", number).casefold()


def address_key(address: str) -> str:
    """An address as its words sound, whatever the commas."""
    return " ".join(skeleton(word) if not word.isdigit() else word for word in _OTHER.split(address) if word)
