"""Looks somebody up in a register, by name, number or phone. What is found is what the register says, and no more."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, QuerySet

from njia.registers.looking import look, sound
from njiasite.dossiers.searching import as_phone
from njiasite.registers import selectors
from njiasite.registers.entries import NAME, NUMBER, PHONE, name_keys
from njiasite.registers.folded import number_key
from njiasite.registers.models import Entry, Mark, RegisterList
from njiasite.registers.selectors import Status

_PHONE = re.compile(r"[\d\s()+.-]{9,}")
_MOST = 10
_COMPARED = 300  # names looked at closely, of those that share most sounds


@dataclass(frozen=True, slots=True)
class Answer:
    """Who fits, as each stands today; whose name is near; and the newest list there is. ``by``: what was looked for."""

    by: str
    found: tuple[tuple[Entry, Status], ...]
    near: tuple[Entry, ...]
    newest: RegisterList | None


def look_up(kind: str, words: str) -> Answer:
    """Numbers and phones must fit whole; names may be written otherwise, or in another script."""
    held = Entry.objects.filter(corridor=settings.CORRIDOR, kind=kind)
    newest = selectors.newest_list(kind)
    phone = as_phone(words) if _PHONE.fullmatch(words.strip()) else ""
    for by, mark in ((NUMBER, number_key(words)), (PHONE, phone)):
        if mark and (rows := list(held.filter(marks__kind=by, marks__value=mark)[:_MOST])):
            return Answer(by, _standing(rows), (), newest)
    names = {
        f"{pk}/{which}": name
        for pk, *both in _candidates(held, words).values_list("pk", "name", "other_name")
        for which, name in enumerate(both)
        if name
    }
    matches = look(words, names, {id_: sound(name) for id_, name in names.items()})
    same, near = (_rows(held_ids, held) for held_ids in (matches.same, matches.near))
    return Answer("name", _standing(same), tuple(row for row in near if row not in same), newest)


def _candidates(held: QuerySet[Entry], words: str) -> QuerySet[Entry]:
    """Those whose name shares most of its sounds with what was asked; all of them where none shares any."""
    keys = [key for _, key in name_keys(words)]
    shared = Mark.objects.filter(kind=NAME, value__in=keys, entry__in=held.values("pk"))
    best = shared.values("entry").annotate(n=Count("pk")).order_by("-n", "entry")[:_COMPARED]
    ids = [row["entry"] for row in best]
    return held.filter(pk__in=ids) if ids else held


def _rows(ids: tuple[str, ...], held: object) -> list[Entry]:
    """The entries, in the order in which their names were found."""
    order = list(dict.fromkeys(id_.partition("/")[0] for id_ in ids))[:_MOST]
    rows = {str(row.pk): row for row in held.filter(pk__in=order)}  # type: ignore[attr-defined]
    return [rows[pk] for pk in order]


def _standing(rows: list[Entry]) -> tuple[tuple[Entry, Status], ...]:
    """Under one number several lines can stand: the one that speaks most against it comes first."""
    on, rank = selectors.today(), selectors.rank
    pairs = [(row, selectors.as_status(row, on)) for row in rows]
    return tuple(sorted(pairs, key=lambda pair: (pair[0].number_key, rank(pair[1].status))))
