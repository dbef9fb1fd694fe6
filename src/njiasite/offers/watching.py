"""Imports watch-lists, and looks people, firms and numbers up in them."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from django.db import transaction

from njia.screening import watchlists
from njia.screening.behind import Named
from njiasite.config import clock
from njiasite.dossiers.searching import as_phone
from njiasite.offers.models import Watched, WatchKey, WatchList

_AT_ONCE, _CANDIDATES = 1_000, 60


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody on a watch-list: the list, its day, the name as the list has it."""

    list: str
    as_of: date
    name: str


@transaction.atomic
def enter(path: Path, name: str, as_of: date) -> int:
    """Puts the list in place of the one of that name before; how many are on it. Raises WatchListError."""
    WatchList.objects.filter(name=name).delete()
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    row = WatchList.objects.create(name=name, as_of=as_of, sha256=digest, imported_at=clock.now())
    done = 0
    with path.open("rb") as lines:
        found = watchlists.watched(lines)
        while chunk := list(islice(found, _AT_ONCE)):
            _keep(row, chunk)
            done += len(chunk)
    return done


def _keep(row: WatchList, chunk: list[watchlists.Watched]) -> None:
    rows = Watched.objects.bulk_create(
        Watched(list=row, entity=one.id[:255], kind=one.kind, names=list(one.names), topics=list(one.topics))
        for one in chunk
    )
    WatchKey.objects.bulk_create(
        WatchKey(watched=kept, kind=kind, value=value[:255])
        for kept, one in zip(rows, chunk, strict=True)
        for kind, value in sorted(_keys(one))
    )


def _keys(one: watchlists.Watched) -> set[tuple[str, str]]:
    names = {(one.kind, key) for name in one.names for key in watchlists.keys_of(name, one.kind)}
    marks = {(kind, as_phone(value) if kind == "phone" else value.casefold()) for kind, value in one.marks}
    return {(kind, value) for kind, value in names | marks if value}


def hits(one: Named) -> list[Hit]:
    """Where this stands; names in other spellings and scripts too, numbers and addresses whole."""
    if one.kind not in ("person", "organisation"):
        rows = Watched.objects.filter(keys__kind=one.kind, keys__value=one.key).select_related("list").distinct()
        return [Hit(row.list.name, row.list.as_of, row.names[0] if row.names else "") for row in rows[:_CANDIDATES]]
    keys = list(watchlists.keys_of(one.name, one.kind))
    found = Counter(WatchKey.objects.filter(kind=one.kind, value__in=keys).values_list("watched", flat=True)[:20_000])
    near = [pk for pk, _ in found.most_common(_CANDIDATES)]
    rows = Watched.objects.filter(pk__in=near).select_related("list")
    return [
        Hit(row.list.name, row.list.as_of, name)
        for row in rows
        if (name := next((n for n in row.names if watchlists.same(one.name, [n], one.kind)), ""))
    ]
