"""Stories of tips about one ring: a world of the generator put into words, so that the demonstration has a ring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import groupby
from typing import Any

from django.conf import settings
from msgspec import Struct

from njia.corridors.files import home_of, read
from njia.simulation.making import Maker
from njia.simulation.reports import Mention, Reporter
from njia.simulation.settings import World
from njia.simulation.truth import Entity, Truth
from njia.simulation.words import Words, words
from njiasite.demo.stories import Deed, Past, Story

PROCEDURE, _BEGIN = "tip_triage", "ring_"
_OFFICE = {"office": "labour_nairobi"}
_WHOLE = 9  # digits of a phone number that is told whole


class _Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """How a report in one language says who somebody is, what else it knows of them, and what was paid."""

    who: dict[str, str]
    also: dict[str, str]
    paid: str


class _Made(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    world: dict[str, Any]
    given: tuple[tuple[str, ...], ...]
    family: tuple[tuple[str, ...], ...]
    agency_words: tuple[tuple[str, ...], ...]
    same_as: dict[str, str]
    numbers: dict[str, str]
    sums: tuple[int, ...]
    languages: dict[str, str]
    phrases: dict[str, _Phrases]
    acts: tuple[Past.Act, ...]


@cache
def _made() -> _Made:
    return read(home_of(settings.CORRIDOR) / "demo" / "reports.yaml", _Made)


@cache
def _settings() -> World:
    return World(**{name: tuple(v) if isinstance(v, list) else v for name, v in _made().world.items()})


@cache
def _world() -> tuple[Truth, tuple[Mention, ...]]:
    """Who there is, and what is reported of them."""
    made, usual = _made(), words(settings.CORRIDOR)
    of = Words(made.given, made.family, usual.middle, usual.places, made.agency_words, ("",))
    truth = _named(Maker(_settings(), of).truth())
    return truth, tuple(Reporter(_settings(), truth).all())


def _named(truth: Truth) -> Truth:
    """With numbers that are nobody's, and what other stories name called as there."""
    made = _made()
    front = next(one for one in truth.entities if one.group_kind == "ring" and one.kind == "organisation")
    used = [use for one in truth.entities for use in one.uses]
    till = next(use.value for use in front.uses if use.role == "till")
    known = {till: made.same_as["till"], front.names[0][1]: made.same_as["agency"]}
    for kind, form in made.numbers.items():
        values = dict.fromkeys(use.value for use in used if use.role == kind)
        known |= {value: form.format(number) for number, value in enumerate(values, 1)}

    def renamed(one: Entity) -> Entity:
        uses = tuple(replace(use, value=known.get(use.value, use.value)) for use in one.uses)
        return replace(one, uses=uses, names=tuple((day, known.get(name, name)) for day, name in one.names))

    return replace(truth, entities=tuple(map(renamed, truth.entities)))


def told() -> Iterator[Story]:
    """A story for each report, as many days ago as the world is old."""
    ends = _settings().begins + timedelta(days=_settings().days)
    for number, rows in enumerate(_reports(), 1):
        ago = max((ends - (rows[0].happened or rows[0].told)).days, 1) + 1
        yield Story(id=f"{_BEGIN}{number}", place=_OFFICE, acts=tuple(_deeds(ago, _words(rows, number))))


def called() -> Mapping[str, Mapping[str, str]]:
    """What an investigator would say of the names in each of these stories."""
    roles = {one.id: one.role for one in _world()[0].entities if one.group_kind == "ring"}
    return {
        f"{_BEGIN}{number}": {one.name: roles.get(one.entity, "bystander") for one in rows}
        for number, rows in enumerate(_reports(), 1)
    }


def _reports() -> list[list[Mention]]:
    return [list(rows) for _, rows in groupby(_world()[1], key=lambda one: one.report)]


def _deeds(ago: int, text: str) -> Iterator[Deed]:
    for act in _made().acts:
        give = {"tip_about": "agent", "tip_channel": "web", "tip_words": text} if not act.after else act.give
        yield Deed(when=f"{ago}d {8 + act.after:02}:00", by=act.by, do=act.do, give=give)


def _words(rows: list[Mention], number: int) -> str:
    made, truth = _made(), _world()[0]
    phrases = made.phrases[made.languages.get(rows[0].channel, "en")]
    roles = {one.id: one.role for one in truth.entities}
    return " ".join(_sentence(one, phrases, roles[one.entity], number) for one in rows)


def _sentence(one: Mention, phrases: _Phrases, role: str, number: int) -> str:
    known = {"works_for": one.organisation, "place": one.place}
    for kind, cell in one.numbers.items():
        value = cell.split(";")[0]
        part = kind == "phone" and len(value) < _WHOLE
        known["phone_part" if part else kind] = value
    also = "".join(phrases.also[kind].format(value=value) for kind, value in known.items() if value)
    sums = _made().sums
    paid = phrases.paid.format(value=f"{sums[number % len(sums)]:,}") if known.get("till") else ""
    return f"{phrases.who.get(role, phrases.who['none']).format(name=one.name)}{also}.{paid}"
