"""Finds a name among those of a register: the same one in another script or spelling, and those that are near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from njia.names.organisations import compare_organisations, organisation
from njia.names.transliteration import is_cyrillic, skeleton

_CANDIDATES, _NEAR, _SHOWN = 40, 72.0, 5


@dataclass(frozen=True, slots=True)
class Matches:
    """Ids of those with that name, and of those with a name near it, the nearest first."""

    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def sound(name: str) -> str:
    """A name as it sounds, without its legal form: what is compared first, as it is fast."""
    return " ".join(skeleton(word) for word in organisation(name).words)


def look(wanted: str, names: Mapping[str, str], sounds: Mapping[str, str]) -> Matches:
    """``names`` by id, and how each sounds. What is merely near is offered as a question, never as the answer:

    a name that differs by a letter can be somebody who wants to be taken for the other.
    """
    heard = sound(wanted)
    if not heard:
        return Matches()
    found = process.extract(heard, sounds, scorer=fuzz.WRatio, limit=_CANDIDATES, score_cutoff=_NEAR)
    same = [id_ for _, _, id_ in found if _is(wanted, names[id_])]
    near = [id_ for _, score, id_ in sorted(found, key=lambda one: -one[1]) if id_ not in same]
    return Matches(tuple(same), tuple(near[:_SHOWN]))


def _is(wanted: str, name: str) -> bool:
    """In one script the same letters, words joined or parted or in another order; across scripts the same sounds."""
    left, right = organisation(wanted).words, organisation(name).words
    if is_cyrillic("".join(left)) != is_cyrillic("".join(right)):
        return compare_organisations(wanted, name).same
    return _letters(left) == _letters(right) or "".join(left).casefold() == "".join(right).casefold()


def _letters(words: tuple[str, ...]) -> list[str]:
    return sorted(word.casefold() for word in words)
