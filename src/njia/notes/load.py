"""Reads the corridor's form of notes; a row without a source does not load."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, CorridorError, home_of, made, read, source_named, sources_of
from njia.notes.model import Form, Mission, NoteRow, Organ
from njia.standard.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    id: str
    kind: Kind
    en: str
    ru: str
    source: str = ""
    when: frozenset[str] = field(default_factory=frozenset)
    unless: frozenset[str] = field(default_factory=frozenset)
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    source: str
    number: str
    digits: int
    missions: dict[str, Mission]
    organs: dict[str, Organ]
    rows: list[_Row]


@lru_cache(maxsize=8)
def load_form(corridor: str = "ke_ru", folder: Path = HERE) -> Form:
    """The form of notes of that corridor. Raises CorridorError, naming the file, for what is wrong in it."""
    home = home_of(corridor, folder)
    path = home / "notes" / "verbale.yaml"
    sources, form = sources_of(home, "casework"), read(path, _Form)
    if len({row.id for row in form.rows}) < len(form.rows):
        raise CorridorError(f"{path.name}: two rows have one id")
    rows = (
        made(NoteRow, row, source=source_named(sources, row.source or form.source, path, row.id)) for row in form.rows
    )
    return made(Form, form, rows=tuple(rows))
