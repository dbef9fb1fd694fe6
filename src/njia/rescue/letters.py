"""Letters in two languages side by side: the corridor's rows, chosen by flags and filled with one case, as paper."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from njia.corridors.files import HERE, CorridorError, home_of, made, read, source_named, sources_of
from njia.findings import Language, Source
from njia.reports.pdf import typeset
from njia.standard import docx
from njia.standard.model import Kind

_TEMPLATE = Path(__file__).with_name("letter.typ")
Both = tuple[str, str]


class NotSaidError(ValueError):
    """A letter names a value that was not given; ``name`` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a letter. It stands there when every flag of ``when`` and none of ``unless`` holds; with ``each`` once
    for every item of that list."""

    id: str
    kind: Kind
    texts: Both
    source: Source
    when: frozenset[str]
    unless: frozenset[str]
    numbered: bool
    each: str


class Organ(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom a letter may go to: as it addresses them, and the body whose people find it here; none: it goes by post."""

    texts: Both
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A letter to be filled."""

    languages: tuple[Language, Language]
    rows: tuple[Line, ...]
    organs: Mapping[str, Organ]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be typeset: rows of (kind, both texts)."""

    languages: tuple[Language, Language]
    rows: tuple[tuple[Kind, Both], ...]


class _LineRow(Struct, forbid_unknown_fields=True):
    id: str
    kind: Kind
    texts: Both
    source: str = ""
    when: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    numbered: bool = False
    each: str = ""


class _FormRow(Struct, forbid_unknown_fields=True):
    source: str
    languages: tuple[Language, Language]
    rows: tuple[_LineRow, ...]
    organs: dict[str, Organ] = {}


@lru_cache(maxsize=8)
def load_form(name: str, corridor: str = "ke_ru", folder: Path = HERE) -> Form:
    """The form of that name. Raises CorridorError, naming the file, for a row without source or an id twice."""
    home = home_of(corridor, folder)
    path = home / "rescue" / "letters" / f"{name}.yaml"
    row, sources = read(path, _FormRow), sources_of(home, "casework")
    if len({line.id for line in row.rows}) < len(row.rows):
        raise CorridorError(f"{path.name}: two rows have one id")
    rows = tuple(
        made(Line, line, source=source_named(sources, line.source or row.source, path, line.id)) for line in row.rows
    )
    return Form(languages=row.languages, rows=rows, organs=row.organs)


def written(
    form: Form,
    values: Mapping[str, Both],
    flags: Collection[str],
    lists: Mapping[str, Sequence[Mapping[str, Both]]] | None = None,
) -> Letter:
    """The letter. Raises NotSaidError for a value that a row names and nobody gave."""
    rows: list[tuple[Kind, Both]] = []
    holding, count = frozenset(flags), 0
    for row in form.rows:
        if not row.when <= holding or row.unless & holding:
            continue
        for item in (lists or {}).get(row.each, ()) if row.each else ({},):
            count += row.numbered
            label = f"{count}. " if row.numbered else ""
            said = {**values, **item}
            rows.append((row.kind, (label + _filled(row, 0, said), label + _filled(row, 1, said))))
    return Letter(form.languages, tuple(rows))


def word(letter: Letter) -> bytes:
    """The letter as a Word file."""
    rows = (docx.cell(kind, left) + docx.cell(kind, right) for kind, (left, right) in letter.rows)
    return docx.package(docx.table("".join(f"<w:tr>{cells}</w:tr>" for cells in rows), edge="nil"))


def pdf(letter: Letter) -> bytes:
    """The letter as PDF. Raises TypstMissingError where typst is not installed."""
    rows = [{"kind": kind, "left": left, "right": right} for kind, (left, right) in letter.rows]
    given = {"languages": list(letter.languages), "rows": rows}
    return typeset(_TEMPLATE, letter=json.dumps(given, ensure_ascii=False))


def _filled(row: Line, side: int, values: Mapping[str, Both]) -> str:
    try:
        return row.texts[side].format_map({name: both[side] for name, both in values.items()})
    except KeyError as error:
        raise NotSaidError(str(error.args[0])) from None
