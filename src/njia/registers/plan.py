"""What ``registers.yaml`` says: kinds of entries, statuses, and how a case becomes a line of a register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from njia.casework.load import load_procedures
from njia.casework.model import Procedure
from njia.corridors.files import HERE, CorridorError, home_of, read, source_named, sources_of
from njia.findings import Source, Text


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A register, by what stands in it: one of them, and all."""

    name: Text
    many: Text


class Status(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How somebody stands in a register; ``good``: they may do what the register is about."""

    good: bool
    name: Text


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How lists are read: for each field the headings it goes by, and the words that mean a status."""

    headings: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]


class EntryPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a case of one procedure becomes a line. Names of fields; ``until``: clocks whose end is the last day.

    Of several ``number`` fields the first that was given is shown, and the line is found by each.
    ``kind`` is fixed, or the value of ``kind_field``. ``statuses``: for a stage of the case the status of its line.
    """

    number: tuple[str, ...]
    name: str
    statuses: Mapping[str, str]
    source: str
    kind: str = ""
    kind_field: str = ""
    other_name: str = ""
    authority: str = ""
    until: tuple[str, ...] = ()
    until_field: str = ""
    since_field: str = ""
    as_of: str = ""
    reason: tuple[str, ...] = ()
    said_source: str = ""
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    directors: str = ""
    complaints: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Registers:
    """All of it; statuses stand with the worst first.

    ``named``: fields by which acts of other procedures name a line, each with its kind.
    """

    source: Source
    kinds: Mapping[str, Kind]
    statuses: Mapping[str, Status]
    entries: Mapping[str, EntryPlan]
    sources: Mapping[str, Source]
    lists: Lists
    named: Mapping[str, str]

    def worst_first(self, status: str) -> int:
        """Where a status stands: the lower, the more it speaks against whoever has it."""
        return list(self.statuses).index(status) if status in self.statuses else len(self.statuses)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    kinds: dict[str, Kind]
    statuses: dict[str, Status]
    entries: dict[str, EntryPlan]
    lists: Lists
    named: dict[str, str] = {}


@lru_cache(maxsize=8)
def load_registers(corridor: str = "ke_ru", folder: Path = HERE) -> Registers:
    """The registers of a corridor. Raises CorridorError for a name of nothing."""
    home = home_of(corridor, folder)
    path = home / "registers" / "registers.yaml"
    row, sources = read(path, _File), sources_of(home, "casework")
    procedures = load_procedures(corridor, folder)
    for name, entry in row.entries.items():
        if name not in procedures:
            raise CorridorError(f"{path.name}: there is no procedure {name!r}")
        source_named(sources, entry.source, path, name)
        _names_are_known(path, row, name, entry, procedures[name])
    if wrong := [field for field, kind in row.named.items() if kind not in row.kinds]:
        raise CorridorError(f"{path.name}: {wrong} are fields of no kind of register")
    return Registers(
        source=source_named(sources, row.source, path, "the file"),
        kinds=row.kinds,
        statuses=row.statuses,
        entries=row.entries,
        sources=sources,
        lists=row.lists,
        named=row.named,
    )


def _names_are_known(path: Path, row: _File, name: str, entry: EntryPlan, plan: Procedure) -> None:
    single = (
        entry.name, entry.kind_field, entry.other_name, entry.authority, entry.until_field, entry.since_field,
        entry.as_of, entry.said_source, entry.directors,
    )  # fmt: skip
    fields = {one for one in (*single, *entry.number, *entry.reason, *entry.phones, *entry.addresses) if one}
    wrong = [
        *(fields - plan.fields.keys()),
        *(set(entry.until) - plan.clocks.keys()),
        *(set(entry.statuses) - plan.states.keys()),
        *(set(entry.statuses.values()) - row.statuses.keys()),
        *({entry.complaints} - plan.acts.keys() - {""}),
        *({entry.kind} - row.kinds.keys() - {""}),
    ]
    if wrong or not (entry.kind or entry.kind_field):
        raise CorridorError(f"{path.name}: {name} names {sorted(wrong)}, which is not there, or has no kind")
