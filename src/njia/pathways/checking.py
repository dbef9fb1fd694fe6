"""What `njia corridor check` says of the pathways, beyond what keeps them from loading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from njia.casework.checks.problem import Problem
from njia.casework.checks.texts import check_text, texts_in
from njia.corridors.files import HERE, home_of
from njia.pathways.load import load_ways

_PARTS = (
    "pathways", "questions", "rows", "moves", "warnings", "costs", "actors", "places", "papers", "words", "rights",
)  # fmt: skip


def check_ways(corridor: str = "ke_ru", folder: Path = HERE) -> Iterator[Problem]:
    """Texts that lack a language or lose a value. Raises CorridorError; a corridor may have no pathways at all."""
    if not (home_of(corridor, folder) / "pathways").is_dir():
        return
    ways = load_ways(corridor, folder)
    for part in _PARTS:
        for where, text in texts_in(getattr(ways, part), part):
            yield from check_text("pathways", where, text)
