"""What `njia corridor check` says of the pathways, beyond what keeps them from loading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from njia.casework.checks.problem import Problem
from njia.casework.checks.texts import check_text, texts_in
from njia.casework.guards import MayChange
from njia.casework.load import load_procedures
from njia.casework.model import Procedure
from njia.corridors.files import HERE, home_of
from njia.pathways.load import load_ways
from njia.pathways.model import Ways

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
    yield from _guarded(ways, load_procedures(corridor, folder).values())


def _guarded(ways: Ways, procedures: Iterable[Procedure]) -> Iterator[Problem]:
    """Guards that let through other changes between pathways than ``moves.yaml`` allows."""
    allowed = {f"{move.of} > {move.to}" for move in ways.moves.values() if move.allowed}
    for procedure in procedures:
        for spec in procedure.acts.values():
            for guard in spec.guards:
                if isinstance(guard, MayChange) and guard.field == "pathway" and set(guard.pairs) != allowed:
                    differ = ", ".join(sorted(allowed ^ set(guard.pairs)))
                    yield Problem(procedure.file, spec.id, f"moves.yaml says otherwise: {differ}", "make both the same")
