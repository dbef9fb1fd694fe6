"""Reads of the registers and of job orders. What stands here is public: no reader is asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from njia.corridors.roster import load_roster
from njia.findings import Text
from njia.joborders.model import Order
from njia.joborders.reading import terms_of
from njia.registers.plan import Registers, load_registers
from njiasite.config import clock
from njiasite.registers.folded import number_key
from njiasite.registers.models import Entry, JobOrder, RegisterList

NO_TEXT = Text("", "", "")
UNLISTED = "unlisted"  # no entry: that says nothing of anybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a register says of a number on a day. ``status``: as in the corridor's ``registers.yaml``, or ``unlisted``.

    ``good`` is the answer to "may they recruit, employ, train". ``as_of``: the day of the list, or of the last act.
    """

    status: str
    good: bool
    name: str = ""
    number: str = ""
    authority: Text = NO_TEXT
    reason: Text = NO_TEXT
    source: Text = NO_TEXT
    since: date | None = None
    until: date | None = None
    as_of: date | None = None


def order(reference: str) -> Order | None:
    """The job order of that reference as it stands, or None. A frozen value: no query follows."""
    row = JobOrder.objects.filter(corridor=settings.CORRIDOR, reference=reference.strip().upper()).first()
    return None if row is None else as_order(row)


def as_order(row: JobOrder) -> Order:
    """The row as a value of `njia.joborders`."""
    return Order(
        terms=terms_of(row.reference, row.given, row.corridor),
        state=row.state,
        places=row.places,
        taken=row.places_taken,
        authority=row.authority,
        valid_until=row.valid_until,
        afterwards=row.afterwards,
    )


def places_left(reference: str) -> int:
    """How many places can still be taken; 0 for an order that is not open, or is none."""
    found = order(reference)
    return found.left if found and found.open_on(today()) else 0


def flags(reference: str) -> Mapping[str, object]:
    """What the mission answered about the workplace (``closed_site``, ``arms`` …), for `njia.joborders.holding`."""
    row = JobOrder.objects.filter(corridor=settings.CORRIDOR, reference=reference.strip().upper()).first()
    return {} if row is None else {name: value for name, value in row.given.items() if isinstance(value, bool)}


def agency_status(number: str, on: date | None = None) -> Status:
    """What the registers say of the agency with that licence number."""
    return status("agency", number, on)


def employer_status(number: str, on: date | None = None) -> Status:
    """What the registers say of the employer with that INN or OGRN."""
    return status("employer", number, on)


def status(kind: str, number: str, on: date | None = None) -> Status:
    """Of several entries under one number the one that speaks most against it; the newest of those.

    ``on`` (today, if nothing is said) is held against the last day of the entry alone: what a register said on a day
    that is past stands in its case.
    """
    found = sorted(entries(kind, number), key=lambda one: (rank(one.status), -one.since.toordinal()))
    if not found:
        listed = newest_list(kind)
        return Status(status=UNLISTED, good=False, number=number, as_of=listed.as_of if listed else None)
    return as_status(found[0], on or today())


def rank(status: str) -> int:
    """Where a status stands: the lower, the more it speaks against whoever has it."""
    return load_registers(settings.CORRIDOR).worst_first(status)


def as_status(row: Entry, on: date) -> Status:
    """The row as a value."""
    registers = load_registers(settings.CORRIDOR)
    over = row.until is not None and on > row.until
    status = "expired" if over and registers.statuses[row.status].good else row.status
    return Status(
        status=status,
        good=registers.statuses[status].good,
        name=row.name,
        number=row.number,
        authority=as_text(row.authority),
        reason=as_text(row.reason),
        source=_source(registers, row.source),
        since=row.until if over and status != row.status else row.since,
        until=row.until,
        as_of=row.as_of,
    )


def _source(registers: Registers, kept: str) -> Text:
    """What a row says it comes from: a source of the corridor by its name, else as somebody wrote it."""
    known = registers.sources.get(kept)
    return known.text if known else Text(kept, kept, kept)


def as_text(said: Mapping[str, str]) -> Text:
    """A text that a row keeps, in the corridor's languages."""
    return Text(**said) if said else NO_TEXT


def newest_list(kind: str) -> RegisterList | None:
    """The list of the latest day that was entered for that kind."""
    return RegisterList.objects.filter(corridor=settings.CORRIDOR, kind=kind).order_by("-as_of", "-pk").first()


def entries(kind: str, number: str) -> list[Entry]:
    """Every entry of that kind under that number, however it is written."""
    key = number_key(number)
    marked = Entry.objects.filter(corridor=settings.CORRIDOR, kind=kind, marks__kind="number", marks__value=key)
    return list(marked) if key else []


def today(corridor: str = "") -> date:
    """The day it is where the corridor begins."""
    zone = load_roster(corridor or settings.CORRIDOR).zone
    return clock.now().astimezone(ZoneInfo(zone)).date()


def orders_with(kind: str, numbers: Collection[str]) -> list[JobOrder]:
    """The job orders whose agency, or whose employer, goes by one of those numbers."""
    keys = {key for number in numbers if (key := number_key(number))}
    rows = JobOrder.objects.filter(corridor=settings.CORRIDOR).select_related("dossier")
    return list(rows.filter(agency_number_key__in=keys) if kind == "agency" else rows.filter(inn__in=keys))


def entry_of(dossier: UUID) -> Entry | None:
    """The line of a register that a case is."""
    return Entry.objects.filter(pk=dossier).first()
