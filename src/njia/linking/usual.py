"""What agreement is usually worth, for files too small to learn it from: data of the corridor, our own craft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from njia.corridors.files import HERE, home_of, sourced
from njia.linking.comparing import BETWEEN
from njia.linking.roles import IDENTIFIERS, ROLES

LEARNABLE = 400  # records from which a file teaches more than this table
Levels = Mapping[str, tuple[float, float]]  # how often the same show it, and how often others do


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How likely a pair is at most that a person must look at."""

    one_thing: float
    names_against: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """As the file says; ``start`` is the share of pairs with a key in common that are the same."""

    source: str
    start: float
    held: Held
    name: Levels
    date: Levels
    postcode: Levels
    word: Levels
    code: Levels
    identifier: Levels


@lru_cache(maxsize=4)
def usual_of(corridor: str = "ke_ru", folder: Path = HERE) -> Usual:
    """The corridor's. Raises CorridorError."""
    return sourced(home_of(corridor, folder), "rings/usual.yaml", Usual, "intelligence")


def with_usual(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings with these values, and without frequencies: in a small file every name looks common."""
    made = [
        one | {"comparison_levels": [_filled(one["output_column_name"], level) for level in one["comparison_levels"]]}
        for one in settings["comparisons"]
    ]
    return settings | {"comparisons": made}


def _filled(name: str, level: dict[str, Any]) -> dict[str, Any]:
    if level.get("is_null_level"):
        return level
    same, others = usual(name)[level["label_for_charts"].partition(BETWEEN)[2]]
    kept = {key: value for key, value in level.items() if not key.startswith("tf_")}
    return kept | {"m_probability": same, "u_probability": others}


def usual(name: str, corridor: str = "ke_ru") -> Levels:
    """The levels of a comparison."""
    known = usual_of(corridor)
    if name == "name":
        return known.name
    if name in IDENTIFIERS:
        return known.identifier
    kind = ROLES[name].kind
    return {"date": known.date, "code": known.code}.get(kind, known.postcode if name == "postcode" else known.word)
