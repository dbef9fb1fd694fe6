"""Whether two reports may be about one person: what speaks for it and against it, in points, for a person to decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import phonenumbers
from msgspec import Struct

from njia.corridors.files import HERE, CorridorError, home_of, read, source_named, sources_of
from njia.findings import Text
from njia.names.numbers import passport
from njia.names.organisations import compare_organisations
from njia.names.persons import compare_persons
from njia.names.similarity import similar
from njia.names.transliteration import skeleton

SIGNS = ("passport", "phone", "name", "spelling", "place", "employer")


class Sign(Struct, frozen=True, forbid_unknown_fields=True):
    """What it speaks for when something agrees, and against when it differs."""

    agrees: int
    differs: int
    text: Text
    against: Text


class Signs(Struct, frozen=True, forbid_unknown_fields=True):
    """All of them; from ``offer`` points on, two reports are shown side by side."""

    source: str
    offer: int
    common: tuple[str, ...]  # words that many places share
    signs: dict[str, Sign]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that agrees or differs."""

    sign: str
    points: int
    text: Text


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for one person, and what; ``offered`` when it is enough to show the two side by side."""

    points: int
    reasons: tuple[Reason, ...]
    offered: bool


@lru_cache(maxsize=8)
def load_signs(corridor: str = "ke_ru", folder: Path = HERE) -> Signs:
    """The points of that corridor. Raises CorridorError for a sign that is missing or unknown."""
    home = home_of(corridor, folder)
    path = home / "distress" / "same.yaml"
    found = read(path, Signs)
    source_named(sources_of(home), found.source, path, "the list")
    if found.signs.keys() != set(SIGNS):
        raise CorridorError(f"{path.name}: the signs are {', '.join(SIGNS)}")
    return found


def compare(a: Mapping[str, str], b: Mapping[str, str], corridor: str = "ke_ru") -> Likeness:
    """Holds two reports against each other. What only one of them tells speaks neither for nor against."""
    signs = load_signs(corridor)
    reasons = tuple(
        Reason(sign, points, known.text if agrees else known.against)
        for sign, agrees in _told(a, b, corridor)
        if (known := signs.signs[sign]) and (points := known.agrees if agrees else known.differs)
    )
    points = sum(one.points for one in reasons)
    return Likeness(points, reasons, points >= signs.offer)


def _told(a: Mapping[str, str], b: Mapping[str, str], corridor: str) -> Iterator[tuple[str, bool]]:
    """Each thing that both tell, and whether it agrees."""
    both = {name for name in a.keys() & b.keys() if a[name].strip() and b[name].strip()}
    if "passport_number" in both:
        yield "passport", passport(a["passport_number"]) == passport(b["passport_number"])
    if "phone" in both:
        yield "phone", _phone(a["phone"]) == _phone(b["phone"])
    if "person" in both:
        compared = compare_persons(a["person"], b["person"], corridor)
        exactly = a["person"].split() == b["person"].split()
        yield ("name" if exactly or not compared.same else "spelling"), compared.same
    if "place_now" in both:
        yield "place", _places(a["place_now"], b["place_now"], load_signs(corridor).common)
    if "employer_name" in both:
        yield "employer", compare_organisations(a["employer_name"], b["employer_name"]).same


def _phone(written: str) -> str:
    try:
        number = phonenumbers.parse(written, "KE")
    except phonenumbers.NumberParseException:
        return re.sub(r"\D", "", written)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _places(a: str, b: str, common: tuple[str, ...]) -> bool:
    """Whether a word of the one names the same as a word of the other, in either script."""
    words = [[w for w in re.findall(r"[^\W\d_]{4,}", place) if w.casefold() not in common] for place in (a, b)]
    return any(similar(skeleton(one), skeleton(other)) for one in words[0] for other in words[1])
