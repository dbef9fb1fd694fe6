"""Reads ``pathways/`` of a corridor, and refuses what leads nowhere or has no source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from njia.calendars.load import load_calendars
from njia.calendars.model import Period
from njia.corridors.files import HERE, CorridorError, home_of, made, once, read, source_named, sources_of
from njia.findings import Source, Text
from njia.pathways import rows
from njia.pathways.model import (
    Condition,
    Cost,
    Move,
    Option,
    Pathway,
    Question,
    Right,
    Row,
    Step,
    Sum,
    Warning,
    Ways,
)  # fmt: skip
from njia.pathways.refusing import refuse_gaps

_PARTS = ("casework", "standard", "screening", "pathways")


@lru_cache(maxsize=8)
def load_ways(corridor: str = "ke_ru", folder: Path = HERE) -> Ways:
    """The pathways of that corridor. Raises CorridorError, naming the file, for a name that leads nowhere, a step after
    one that does not come before it, or answers to which the table says nothing."""
    home = home_of(corridor, folder)
    reader = _Reader(home / "pathways", sources_of(home, *_PARTS))
    asked = read(reader.home / "questions.yaml", rows.QuestionsFile)
    ways = Ways(
        source=reader.source(asked.source, "questions.yaml", "the list"),
        pathways=reader.pathways(),
        most=asked.most,
        questions=tuple(_question(row) for row in asked.questions),
        rows=tuple(made(Row, row) for row in asked.table),
        moves=reader.moves(),
        warnings=reader.warnings(),
        costs=reader.costs(),
        rights=reader.rights(),
        **{
            name: read(reader.home / f"{name}.yaml", dict[str, Text])
            for name in ("actors", "places", "papers", "words")
        },
    )
    refuse_gaps(ways, load_calendars(corridor, folder))
    return ways


def _question(row: rows.QuestionRow) -> Question:
    return made(Question, row, options={id_: made(Option, one, id=id_) for id_, one in row.options.items()})


class _Reader:
    """The files of one corridor, with its sources at hand."""

    def __init__(self, home: Path, sources: Mapping[str, Source]) -> None:
        self.home, self._sources = home, sources

    def source(self, id_: str, file: str, what: str) -> Source:
        return source_named(self._sources, id_, self.home / file, what)

    def pathways(self) -> dict[str, Pathway]:
        steps: dict[str, rows.StepRow] = {}
        for path in sorted((self.home / "steps").glob("*.yaml")):
            for id_, row in read(path, dict[str, rows.StepRow]).items():
                once(steps, id_, row, path)
        found = {}
        for path in sorted((self.home / "ways").glob("*.yaml")):
            way = read(path, rows.PathwayRow)
            source = self.source(way.source, path.name, way.name.en)
            found[path.stem] = made(
                Pathway, way, id=path.stem, source=source, steps=tuple(self._steps(path, way, steps))
            )
        return dict(sorted(found.items(), key=lambda item: item[1].place))

    def _steps(self, path: Path, way: rows.PathwayRow, steps: Mapping[str, rows.StepRow]) -> Iterable[Step]:
        before: tuple[str, ...] = ()
        for use in way.steps:
            if use.step not in steps:
                raise CorridorError(f"{path.name}: there is no step {use.step!r}")
            row = steps[use.step]
            yield made(
                Step,
                row,
                id=use.step,
                who=use.who or row.who,
                costs=row.costs if use.costs is None else use.costs,
                after=before if use.after is None else use.after,
                law=tuple(self.source(one, path.name, use.step) for one in row.law),
                takes=_period(use.takes or row.takes, path, use.step),
            )
            before = (use.step,)

    def warnings(self) -> dict[str, Warning]:
        table = read(self.home / "warnings.yaml", dict[str, rows.WarningRow])
        return {
            id_: made(Warning, row, id=id_, source=self.source(row.source, "warnings.yaml", id_))
            for id_, row in table.items()
        }

    def costs(self) -> dict[str, Cost]:
        found = {}
        for id_, row in read(self.home / "costs.yaml", dict[str, rows.CostRow]).items():
            sums = tuple(made(Sum, one, source=self.source(one.source, "costs.yaml", id_)) for one in row.sums)
            found[id_] = made(Cost, row, id=id_, source=self.source(row.source, "costs.yaml", id_), sums=sums)
        return found

    def moves(self) -> dict[tuple[str, str], Move]:
        file, found = self.home / "moves.yaml", dict[tuple[str, str], Move]()
        for row in read(file, list[rows.MoveRow]):
            what = f"{row.of} → {row.to}"
            conditions = tuple(
                made(Condition, one, source=self.source(one.source, file.name, what)) for one in row.conditions
            )
            move = made(Move, row, source=self.source(row.source, file.name, what), conditions=conditions)
            once(found, (row.of, row.to), move, file)
        return found

    def rights(self) -> tuple[Right, ...]:
        table = read(self.home / "rights.yaml", list[rows.RightRow])
        return tuple(made(Right, row, source=self.source(row.source, "rights.yaml", row.id)) for row in table)


def _period(words: str | None, path: Path, what: str) -> Period | None:
    try:
        return Period.read(words) if words else None
    except ValueError as error:
        raise CorridorError(f"{path.name}: {what}: {error}") from None
