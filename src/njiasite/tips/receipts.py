"""Receipt codes: shown once, kept as a hash, typed into a form and never part of an address."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.identities import codes
from njiasite.tips.models import Receipt

_HOLDS = timedelta(days=365)


def give(dossier: Dossier) -> str:
    """A new code, as it is written down; one that was given before no longer works."""
    first, second = codes.fresh(), codes.fresh()  # two of them: 98 bits, since this one opens something
    Receipt.objects.update_or_create(
        dossier=dossier, defaults={"digest": _digest(first + second), "until": clock.now() + _HOLDS}
    )
    return f"{codes.shown(first)}-{codes.shown(second)}"


def opened(typed: str) -> Dossier | None:
    """The tip of the code that was typed, in any case and with any spaces; None for any other."""
    plain = "".join(letter for letter in typed.upper() if letter in codes.ALPHABET)
    found = Receipt.objects.filter(digest=_digest(plain), until__gt=clock.now()).select_related("dossier").first()
    return found.dossier if found else None


def _digest(plain: str) -> str:
    return hashlib.sha256(f"njia receipt {plain}".encode()).hexdigest()
