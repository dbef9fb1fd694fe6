"""What a warning must fit: one message on a telephone, half a minute on the radio, a picture that is passed on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from njia.corridors.files import HERE, home_of, sourced
from njia.findings import Language
from njia.phones import gsm
from njia.phones.model import SPOKEN


class Limits(Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """The limits of a corridor. ``beside``: how many warnings stand on a page that is about something else.

    ``topics``: what they must be about to stand there, by the page or the pathway that it shows. ``home``: of which
    country a telephone number is that names none.
    """

    source: str
    letters: dict[Language, int]
    title: int
    radio_words: int
    beside: int
    topics: dict[str, tuple[str, ...]]
    home: str


@lru_cache(maxsize=8)
def load_limits(corridor: str = "ke_ru", folder: Path = HERE) -> Limits:
    """The limits of that corridor. Raises CorridorError."""
    return sourced(home_of(corridor, folder), "advisories.yaml", Limits, "casework")


def too_long(limits: Limits, given: Mapping[str, object]) -> list[str]:
    """The fields that do not fit."""
    found = [
        f"warning_short_{language}"
        for language, most in limits.letters.items()
        if _places(_text(given, f"warning_short_{language}"), language) > most
    ]
    found += [name for name in _named(given, "warning_title_") if len(_text(given, name)) > limits.title]
    return found + [
        name for name in _named(given, "warning_radio_") if len(_text(given, name).split()) > limits.radio_words
    ]


def not_shown(given: Mapping[str, object]) -> list[str]:
    """The fields with letters that a handset cannot show."""
    names = [f"warning_short_{language}" for language in SPOKEN]
    return [name for name in names if not gsm.fits_alphabet(_text(given, name))]


def numbers_in(limits: Limits, given: Mapping[str, object]) -> list[str]:
    """The fields with a telephone number: it would stand there longer than a call vouches for it."""
    import phonenumbers  # it is slow to import

    def called(text: str) -> bool:
        return any(True for _ in phonenumbers.PhoneNumberMatcher(text, limits.home))

    return [name for name in _named(given, "warning_") if called(_text(given, name))]


def _places(text: str, language: Language) -> int:
    return gsm.septets(text) if language in SPOKEN else len(text)


def _named(given: Mapping[str, object], beginning: str) -> list[str]:
    return [name for name in given if name.startswith(beginning)]


def _text(given: Mapping[str, object], name: str) -> str:
    return str(given.get(name) or "")
