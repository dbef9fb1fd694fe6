"""Mentions as the pure library wants them: entities by judgements, things in spells of time, uses that tie people.

Nothing is decrypted for it: who is tied to whom follows from keyed hashes alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from njia.linking import judgements
from njia.linking.identifiers import SPELL_DAYS
from njia.linking.judgements import Entities
from njia.linking.ring_analysis import Sighting
from njia.linking.together import Use
from njia.mentions.model import NAMED, THINGS
from njia.mentions.reports import reports_of
from njiasite.intelligence.models import Judgement, Mention


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention without its words."""

    id: str
    kind: str
    index: str
    said: str
    report: str
    dossier: UUID
    day: date
    whose: str | None


@dataclass(frozen=True, slots=True)
class Picture:
    """Everybody who is seen, and who is one with whom."""

    seen: Mapping[str, Seen]
    entities: Entities

    @property
    def named(self) -> list[Seen]:
        return [one for one in self.seen.values() if one.kind in NAMED]

    def entity(self, mention: str) -> str:
        return self.entities.of.get(mention, mention)

    def things(self) -> Iterable[tuple[Seen, Seen, str]]:
        """Each use of a thing: by whom, what, and its key with the spell of time."""
        spells = _spells(self.seen.values())
        for one in self.seen.values():
            if one.kind in THINGS and one.whose in self.seen:
                yield self.seen[str(one.whose)], one, f"{one.kind}:{one.index}~{spells[one.index, one.day]}"

    def uses(self) -> list[Use]:
        """What ties people: their things, and the reports in which they stand."""
        tied = [(self.entity(who.id), key, who.report) for who, _, key in self.things()]
        return tied + [(self.entity(one.id), f"report:{one.report}", one.report) for one in self.named]

    def sightings(self, rings: Mapping[str, str]) -> list[Sighting]:
        """Each entity of a ring in each report, for what the library says of rings. ``rings`` is by entity."""
        own: dict[str, set[str]] = defaultdict(set)
        for who, thing, _ in self.things():
            own[who.id].add(f"{thing.kind}:{thing.index}")
        return [
            Sighting(
                self.entity(one.id), one.kind, rings[self.entity(one.id)], one.report, one.day, frozenset(own[one.id]),
                one.said,
            )
            for one in self.named
            if self.entity(one.id) in rings
        ]  # fmt: skip


def picture(compartments: Collection[UUID] = ()) -> Picture:
    """What all investigators may see, with what stands in these investigations; victims are left out."""
    return drawn(seen(visible_mentions(compartments)), standing_rows())


def drawn(rows: Iterable[Seen], standing: Iterable[judgements.Judgement]) -> Picture:
    """The picture of these mentions, by the judgements among them."""
    every = {one.id: one for one in sorted(rows, key=lambda one: (one.day, one.id))}
    decided = [row for row in standing if row.a in every and row.b in every]
    return Picture(every, judgements.entities((one.id for one in every.values() if one.kind in NAMED), decided))


def seen(rows: QuerySet[Mention]) -> list[Seen]:
    """These mentions without their words."""
    wanted = ("pk", "kind", "index", "said", "report", "report__dossier", "report__day", "whose")
    return [
        Seen(str(id_), kind, index, said, str(report), dossier, day, whose and str(whose))
        for id_, kind, index, said, report, dossier, day, whose in rows.values_list(*wanted)
    ]


def visible_mentions(compartments: Collection[UUID] = ()) -> QuerySet[Mention]:
    """The mentions outside every investigation and inside these; never a victim's."""
    inside = Q(report__compartment=None) | Q(report__compartment__in=list(compartments))
    return _without_victims().filter(inside)


def mentions_of_investigations() -> QuerySet[Mention]:
    """The mentions inside any investigation, for the worker alone; never a victim's."""
    return _without_victims().filter(report__compartment__isnull=False)


def _without_victims() -> QuerySet[Mention]:
    victim = reports_of(settings.CORRIDOR).victim
    return Mention.objects.exclude(said=victim).exclude(whose__said=victim)


def judgement_rows() -> list[judgements.Judgement]:
    """Every row, in the order in which people judged."""
    return [
        judgements.Judgement(
            id=str(row.id), a=str(row.a_id), b=str(row.b_id), answer=row.answer, by=str(row.by), on=row.at.date(),
            evidence=tuple(row.evidence), undoes=row.undoes and str(row.undoes), second=row.second,
        )
        for row in Judgement.objects.order_by("seq")
    ]  # fmt: skip


def standing_rows() -> list[judgements.Judgement]:
    """Those that count: a merge that pulls somebody into a ring only once two people said it."""
    return judgements.agreed(judgement_rows())


def _spells(seen: Iterable[Seen]) -> dict[tuple[str, date], int]:
    """The spell of each thing on each day: a number that rests for a year may be somebody else's afterwards."""
    days: dict[str, set[date]] = defaultdict(set)
    for one in seen:
        if one.kind in THINGS:
            days[one.index].add(one.day)
    found: dict[tuple[str, date], int] = {}
    for index, when in days.items():
        spell, before = 1, None
        for day in sorted(when):
            spell += before is not None and (day - before).days > SPELL_DAYS
            found[index, day], before = spell, day
    return found
