"""An authority's list is looked at, and then entered: one act for each entry that is new, changed, gone or back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction

from njia.corridors.load import load
from njia.registers.lists import (
    LISTED,
    NAME,
    Changed,
    Difference,
    Known,
    Row,
    difference,
    guessed,
    read_list,
)
from njia.registers.plan import load_registers
from njia.registers.tables import Table, TableError, read_table
from njiasite.config import clock
from njiasite.dossiers import engine, services
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import roster
from njiasite.ledger.selectors import recorded
from njiasite.ledger.services import Actor, record
from njiasite.registers import entries
from njiasite.registers.models import Entry, RegisterList
from njiasite.registers.selectors import newest_list

PROCEDURE = "list_entry"
_CHAINS = UUID("8a2f6c1e-55f0-4a7b-9b0e-7f1d2c3b4a50")  # of the acts that say a list was entered, one for each kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Which list it is: of what, of which day, whose, and where it was published."""

    kind: str
    as_of: date
    authority: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A list that was read: the column of each field, and how it differs from the register."""

    columns: Mapping[str, str]
    difference: Difference
    sha256: str


def read(data: bytes, kind: str, columns: Mapping[str, str] | None = None) -> Reading:
    """Reads a list and changes nothing. ``columns``: as somebody chose them, else as last time, else guessed.

    Raises TableError for what is no list, or has no column with the name.
    """
    plan, table = load_registers(settings.CORRIDOR), read_table(data)
    head, found = guessed(table, plan.lists)
    if columns is None:
        last = newest_list(kind)
        columns = {**found, **(last.columns if last else {})}
    head = _head(table, columns, head)
    chosen = {name: heading for name, heading in columns.items() if heading and heading in table[head]}
    if NAME not in chosen:
        raise TableError("registers.no_heading")
    rows, wrong = read_list(table, head, chosen, plan.lists, load(settings.CORRIDOR).messages)
    return Reading(
        columns=chosen,
        difference=difference(_known(kind), rows, wrong),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def headings(data: bytes) -> tuple[str, ...]:
    """The headings of the list, or the cells of its first row where no row looks like headings."""
    table = read_table(data)
    head, _ = guessed(table, load_registers(settings.CORRIDOR).lists)
    return tuple(dict.fromkeys(cell for cell in table[head] if cell))


def enter(
    reading: Reading,
    origin: Origin,
    *,
    actor: Actor,
    channel: str,
    counts: Mapping[str, int] | None = None,
    most: int | None = None,
) -> int:
    """Does what the reading found, or the first ``most`` changes of it; how many are left to be done.

    Broken off and begun again it goes on; the same list twice is entered once. ``counts``: as the list was looked at.
    """
    scope = {body.kind: body.id for body in roster().bodies.values() if PROCEDURE in body.takes_in}
    doing = _Entering(origin, actor, channel, scope, uuid5(_CHAINS, f"{reading.sha256}/{origin.as_of}"))
    found = reading.difference
    changes: list[Callable[[], None]] = [
        *(partial(doing.new, row) for row in found.new),
        *(partial(doing.changed, one) for one in found.changed),
        *(partial(doing.gone, known) for known in found.gone),
    ]
    for change in changes[:most]:
        change()
    left = len(changes[most:]) if most is not None else 0
    if not left:
        _note(reading, origin, counts or found.counts, doing)
    return left


@transaction.atomic
def _note(reading: Reading, origin: Origin, counts: Mapping[str, int], doing: _Entering) -> None:
    """That the list was entered, once: begun again it would find other counts."""
    if recorded(doing.actor, key := f"list:{doing.batch}"):
        return
    said = {
        "kind": origin.kind, "authority": origin.authority, "source": origin.source, "sha256": reading.sha256,
        "columns": dict(reading.columns), "counts": dict(counts),
    }  # fmt: skip
    payload = {**said, "as_of": origin.as_of.isoformat()}
    chain = uuid5(_CHAINS, f"{settings.CORRIDOR}/{origin.kind}")
    record(
        chain=chain, type="register.list_entered", actor=doing.actor, channel=doing.channel, key=key, payload=payload
    )
    RegisterList.objects.create(corridor=settings.CORRIDOR, as_of=origin.as_of, entered_at=clock.now(), **said)


@dataclass(frozen=True, slots=True)
class _Entering:
    """The acts of one list; each has a key of its own in it."""

    origin: Origin
    actor: Actor
    channel: str
    scope: Mapping[str, str]
    batch: UUID

    @property
    def _said(self) -> dict[str, Any]:
        return {"list_day": self.origin.as_of.isoformat(), "list_source": self.origin.source}

    def new(self, row: Row) -> None:
        given = {"list_kind": self.origin.kind, "list_authority": self.origin.authority, **row.values, **self._said}
        with transaction.atomic():
            done = services.open_dossier(
                corridor=settings.CORRIDOR, procedure=PROCEDURE, type="entry.listed", given=given, actor=self.actor,
                channel=self.channel, key=f"list:{self.batch}:{row.number}", scope=self.scope,
            )  # fmt: skip
            self._turn(str(done.dossier.pk), LISTED, row)

    def changed(self, one: Changed) -> None:
        with transaction.atomic():
            if one.fields:
                values = {name: new for name, (_, new) in one.fields.items()}
                self.act(one.known.id, "entry.changed", values, f"{one.row.number}:changed")
            self._turn(one.known.id, one.known.status, one.row)

    def gone(self, known: Known) -> None:
        self.act(known.id, "entry.gone", {"list_authority": self.origin.authority}, "gone")

    def _turn(self, id_: str, before: str, row: Row) -> None:
        """From the status that the register holds to that of the list."""
        if before == row.status:
            return
        if row.status == LISTED:
            self.act(id_, "entry.back", {"list_authority": self.origin.authority}, f"{row.number}:back")
            return
        if before == "cancelled":  # what was struck off is first on the list again, or it could not be suspended
            self.act(id_, "entry.back", {"list_authority": self.origin.authority}, f"{row.number}:back")
        values = {"public_reason": row.reason or row.status, "list_authority": self.origin.authority}
        self.act(id_, f"entry.{row.status}", values, f"{row.number}:{row.status}")

    def act(self, id_: str, type: str, values: Mapping[str, str], key: str) -> None:
        whose = f"{id_}:" if key == "gone" else ""
        services.act(
            dossier=Dossier.objects.get(pk=id_), type=type, given={**values, **self._said}, actor=self.actor,
            channel=self.channel, key=f"list:{self.batch}:{whose}{key}",
        )  # fmt: skip


def _head(table: Table, columns: Mapping[str, str], guess: int) -> int:
    """The row that holds the chosen headings; else the one that was guessed."""
    wanted = {heading for heading in columns.values() if heading}
    return next((number for number, row in enumerate(table[:15]) if wanted and wanted <= set(row)), guess)


def _known(kind: str) -> Iterator[Known]:
    """What the register holds from lists of that kind; directors are opened to be compared, and kept nowhere."""
    plan = load_registers(settings.CORRIDOR).entries[PROCEDURE]
    fields = engine.procedures(settings.CORRIDOR)[PROCEDURE].acts["entry.changed"].fields
    names = {field.id for field in fields}
    held = Entry.objects.filter(corridor=settings.CORRIDOR, kind=kind, dossier__procedure=PROCEDURE)
    for row in held.select_related("dossier"):
        values = {name: str(value) for name, value in row.details.items() if name in names}
        if row.marks.filter(kind=entries.DIRECTOR).exists():
            values[plan.directors] = "\n".join(entries.directors(row.dossier, plan))
        yield Known(id=str(row.pk), values=values, status=row.status)
