"""Reads a corridor's numbers to call, and refuses one that no telephone could call or show."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from njia.contacts.model import Contact, Purpose, Table, Verified
from njia.contacts.numbers import callable_as
from njia.contacts.saying import LONGEST
from njia.corridors.files import HERE, CorridorError, home_of, made, once, read, source_named, sources_of
from njia.findings import Source, Text
from njia.phones import gsm
from njia.phones.model import SPOKEN


class _Row(Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class _VerifiedRow(_Row):
    on: date
    until: date


class _ContactRow(_Row):
    id: str
    purposes: tuple[str, ...] = field(name="for")
    name: Text
    number: str
    hours: Literal["always", "office", "unknown"]
    cost: Literal["free", "call"]
    source: str
    verified: _VerifiedRow | None


class _PurposeRow(_Row):
    ask: str
    name: Text
    instead: Text


class _File(_Row):
    source: str
    days: int
    soon: int
    most: int
    purposes: dict[str, _PurposeRow]
    contacts: list[_ContactRow]


@lru_cache(maxsize=8)
def load_contacts(corridor: str = "ke_ru", folder: Path = HERE) -> Table:
    """The numbers of that corridor. Raises CorridorError."""
    home = home_of(corridor, folder)
    path = home / "contacts.yaml"
    held, sources = read(path, _File), sources_of(home, "contacts")
    contacts: dict[str, Contact] = {}
    table = Table(
        source=source_named(sources, held.source, path, "the file"),
        days=held.days,
        soon=held.soon,
        most=held.most,
        purposes={id_: made(Purpose, row, id=id_) for id_, row in held.purposes.items()},
        contacts=(),
    )
    for row in held.contacts:
        once(contacts, row.id, _contact(row, source_named(sources, row.source, path, row.id)), path)
        _refuse(table, contacts[row.id], path)
    return made(Table, table, contacts=tuple(contacts.values()))


def _contact(row: _ContactRow, source: Source) -> Contact:
    verified = Verified(on=row.verified.on, until=row.verified.until) if row.verified else None
    return made(Contact, row, source=source, verified=verified)


def _refuse(table: Table, one: Contact, path: Path) -> None:
    if not callable_as(one.number):
        raise CorridorError(f"{path.name}: {one.id} has a number that cannot be called")
    if unknown := set(one.purposes) - table.purposes.keys():
        raise CorridorError(f"{path.name}: {one.id} is for {sorted(unknown)}, which is no purpose")
    if one.verified and table.too_long(one.verified.on, one.verified.until):
        raise CorridorError(f"{path.name}: {one.id} is vouched for longer than {table.days} days")
    if any(len(one.name[language]) > LONGEST or not gsm.fits_alphabet(one.name[language]) for language in SPOKEN):
        raise CorridorError(f"{path.name}: the name of {one.id} fits no handset")
