"""The numbers that may be called today, and those that officers are to call: the one place where they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language

from njia.contacts.load import load_contacts
from njia.contacts.model import Contact, Table
from njia.contacts.numbers import callable_as, spaced
from njia.findings import Language
from njiasite.contacts.models import Number
from njiasite.contacts.projecting import PROCEDURE
from njiasite.dossiers import engine
from njiasite.registers.selectors import today


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A number in one language. ``until`` is the last day on which it may stand anywhere."""

    purpose: str
    name: str
    number: str
    dialled: str
    hours: str
    hours_said: str
    cost: str
    cost_said: str
    source: str
    called_on: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The numbers for one purpose, or what is said instead, and which page to ask at."""

    id: str
    name: str
    instead: str
    ask: str
    numbers: tuple[Shown, ...]


def table() -> Table:
    """The corridor's rules for them."""
    return load_contacts(settings.CORRIDOR)


def group(purpose: str, language: str = "") -> Group:
    """What stands where somebody may need a number for that purpose."""
    return groups((purpose,), language)[0]


def groups(purposes: Iterable[str] = (), language: str = "") -> list[Group]:
    """The same for these purposes, or for all of the corridor."""
    code, all_ = cast(Language, language or get_language() or "en"), shown(language)
    found = [table().purposes[purpose] for purpose in purposes or table().purposes]
    return [
        Group(
            id=one.id, name=one.name[code], instead=one.instead[code], ask=one.ask,
            numbers=tuple(number for number in all_ if number.purpose == one.id)[: table().most],
        )
        for one in found
    ]  # fmt: skip


def shown(language: str = "") -> list[Shown]:
    """Every number that may be called today: of the corridor's own and of the officers', those called last on top.

    In one order in every language, for other programs are told each number with its names in all.
    """
    code, on = cast(Language, language or get_language() or "en"), today()
    own = [_own(one, purpose, code) for one in table().contacts if one.shows_on(on) for purpose in one.purposes]
    rows = Number.objects.filter(corridor=settings.CORRIDOR, called_on__lte=on, until__gte=on).order_by("pk")
    told = [*own, *(_told(row, code) for row in rows)]
    return sorted(told, key=lambda one: (-one.called_on.toordinal(), one.dialled))


def to_call() -> list[Contact]:
    """The corridor's own numbers that nobody may see before they are called."""
    kept = {callable_as(row.said["contact_number"]) for row in Number.objects.filter(corridor=settings.CORRIDOR)}
    numbers = (one for one in table().contacts if not one.shows_on(today()))
    return [one for one in numbers if callable_as(one.number) not in kept]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A number as the officers' board shows it. ``tone`` says how near its end is."""

    case: UUID
    name: str
    number: str
    purpose: str
    called_on: date
    until: date
    tone: str


def kept(language: str = "") -> list[Kept]:
    """All that were confirmed and not taken away, the first to end on top."""
    code = cast(Language, language or get_language() or "en")
    rows = Number.objects.filter(corridor=settings.CORRIDOR).order_by("until", "pk")
    return [_kept(row, code) for row in rows]


def _kept(row: Number, language: Language) -> Kept:
    left = row.until - today()
    tone = "stop" if left < timedelta(0) else "check" if left <= timedelta(days=table().soon) else "pass"
    return Kept(
        case=row.pk, name=row.said[f"contact_{language}"], number=spaced(row.said["contact_number"]),
        purpose=table().purposes[row.purpose].name[language], called_on=row.called_on, until=row.until, tone=tone,
    )  # fmt: skip


def _own(one: Contact, purpose: str, language: Language) -> Shown:
    assert one.verified is not None
    return _shown(
        purpose, one.name[language], one.number, one.hours, one.cost, one.source.text[language],
        (one.verified.on, one.verified.until), language,
    )  # fmt: skip


def _told(row: Number, language: Language) -> Shown:
    said = row.said
    return _shown(
        row.purpose, said[f"contact_{language}"], said["contact_number"], said["contact_hours"], said["contact_cost"],
        said["contact_source"], (row.called_on, row.until), language,
    )  # fmt: skip


def _shown(
    purpose: str, name: str, number: str, hours: str, cost: str, source: str, days: tuple[date, date],
    language: Language,
) -> Shown:  # fmt: skip
    return Shown(
        purpose=purpose, name=name, number=spaced(number), dialled=callable_as(number), hours=hours,
        hours_said=_option("contact_hours", hours, language), cost=cost,
        cost_said=_option("contact_cost", cost, language), source=source, called_on=days[0], until=days[1],
    )  # fmt: skip


def _option(field: str, id_: str, language: Language) -> str:
    options = engine.procedures(settings.CORRIDOR)[PROCEDURE].fields[field].options
    return next(one.name[language] for one in options if one.id == id_)
