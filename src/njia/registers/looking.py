"""Finds a name among those of a register: the same one in another script or spelling, and those that are near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from njia.names.organisations import compare_organisations, organisation
from njia.names.transliteration import skeleton

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
    """``names`` by id, and how each sounds. What is merely near is offered as a question, never as the answer."""
    heard = sound(wanted)
    if not heard:
        return Matches()
    found = process.extract(heard, sounds, scorer=fuzz.WRatio, limit=_CANDIDATES, score_cutoff=_NEAR)
    same = [id_ for _, _, id_ in found if compare_organisations(wanted, names[id_]).same]
    near = [id_ for _, score, id_ in sorted(found, key=lambda one: -one[1]) if id_ not in same]
    return Matches(tuple(same), tuple(near[:_SHOWN]))
