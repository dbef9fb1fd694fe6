"""What a corridor's file names with its parameters (a guard, a method): registered, typed, never evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TypeVar

import msgspec

from njia.corridors.files import shaped

T = TypeVar("T")


def made_of(kind: str, known: Mapping[str, type[T]], name: str, params: Mapping[str, object]) -> T:
    """The one of that name with these parameters. Raises ValueError saying what is wrong with them."""
    if name not in known:
        raise ValueError(f"there is no {kind} {name!r}; known are {', '.join(sorted(known))}")
    names = {field.name for field in fields(known[name])}  # type: ignore[arg-type]
    if strange := sorted(set(params) - names):
        raise ValueError(f"the {kind} {name} has no parameter {strange[0]!r}")
    try:
        return shaped(dict(params), known[name])
    except msgspec.ValidationError as error:
        raise ValueError(f"the {kind} {name}: {error}") from error
