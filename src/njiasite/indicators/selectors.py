"""Reads of what is published: figures of everybody, so nobody is asked who reads them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from njia.corridors.load import load
from njia.findings import Text
from njia.indicators.load import load_indicators
from njia.releases.manifest import Manifest, read
from njia.releases.reading import Told, told
from njia.releases.rounds import said as estimate_said
from njia.releases.rounds import since_said
from njia.releases.saying import whole
from njiasite.indicators import rounds
from njiasite.indicators.models import Release

ESTIMATE = "people_not_counted"


@dataclass(frozen=True, slots=True)
class Out:
    """A release that is out."""

    name: str
    digest: str
    manifest: Manifest


def releases() -> list[Out]:
    """All releases, the oldest first."""
    rows = Release.objects.filter(corridor=settings.CORRIDOR).order_by("first")
    return [Out(row.name, row.digest, read(row.body.encode())) for row in rows]


def history(indicator: str) -> list[tuple[Manifest, tuple[Told, ...]]]:
    """What each release tells of an indicator, the oldest first."""
    known = load_indicators(settings.CORRIDOR).measured[indicator]
    found = []
    for one in releases():
        table = next((table for table in one.manifest.tables if table.indicator == indicator), None)
        if table is not None:
            found.append((one.manifest, told(table, known)))
    return found


def latest(indicator: str) -> tuple[Manifest, tuple[Told, ...]] | None:
    """What the last release tells of an indicator."""
    return next(reversed(history(indicator)), None)


@dataclass(frozen=True, slots=True)
class Newest:
    """An indicator as another page names it: its newest figure in a sentence, or why there is none yet."""

    page: str  # its id, where it has a page
    name: Text
    said: Text | None
    quarter: str
    change: Text | None = None  # of an estimate: what became of it since the round before
    weak: bool = False  # not to be quoted without saying so


def newest(id_: str) -> Newest:
    """The newest figure of an indicator, or why it is not measured. Raises KeyError for one that nobody defined."""
    known = load_indicators(settings.CORRIDOR)
    if id_ == ESTIMATE and (out := rounds.rounds()):
        last, before, words = out[-1], out[-2] if len(out) > 1 else None, load(settings.CORRIDOR).messages
        told, change = estimate_said(last.main, words), since_said(last, before, words)
        return Newest(id_, known.waiting[id_].name, told, last.round, change, last.weak)
    if id_ in known.waiting:
        return Newest("", known.waiting[id_].name, known.waiting[id_].why, "")
    indicator, found = known.measured[id_], latest(id_)
    if found is None:
        return Newest(id_, indicator.name, None, "")
    return Newest(id_, indicator.name, whole(found[1], indicator, load(settings.CORRIDOR).messages), found[0].release)
