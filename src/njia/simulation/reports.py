"""What is reported of a world: events seen through channels that lose, damage, delay and sometimes lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from njia.simulation.channels import CHANNELS, Channel
from njia.simulation.settings import World
from njia.simulation.truth import Entity, Truth

_NUMBERS = ("phone", "till", "account", "handle")
_LOST, _LATE, _UNDATED = 0.12, 0.3, 0.05  # reports that never come, that come late, that say no day
_MALICIOUS, _COPIED, _HUB, _HONEST = 0.02, 0.06, 0.12, 0.35


@dataclass(frozen=True, slots=True)
class Mention:
    """One person or organisation in one report, and, apart from what is reported, who it is."""

    id: str
    report: str
    channel: str
    kind: str
    name: str
    organisation: str
    place: str
    numbers: dict[str, str]
    happened: date | None
    told: date
    entity: str


class Reporter:
    """Draws the reports of a world from a chance of its own."""

    def __init__(self, world: World, truth: Truth) -> None:
        self.world, self.truth = world, truth
        self.chance = Random(f"reports {world.seed}")  # noqa: S311 - a made-up world, no secret
        self.mentions = self.reports = 0

    def all(self) -> list[Mention]:
        """The mentions of every report that came."""
        return [mention for who, day, lie in self._events() for mention in self._report(who, day, lie)]

    def _events(self) -> Iterator[tuple[list[Entity], int, Entity | None]]:
        """Who was seen together on which day; ``lie`` is an innocent whom the report accuses with a ring's number."""
        innocent = [entity for entity in self.truth.entities if entity.group_kind in ("alone", "family")]
        for ring in self.truth.groups("ring"):
            for _ in range(self.chance.randint(*self.world.reports)):
                who = self.chance.sample(ring, min(len(ring), self.chance.randint(2, 4)))
                lie = self.chance.choice(innocent) if innocent and self._happens(_MALICIOUS) else None
                yield who, self._day(), lie
        for agency in self.truth.groups("agency"):
            for _ in range(self.chance.randint(6, 14)):
                yield self.chance.sample(agency, min(len(agency), self.chance.randint(1, 3))), self._day(), None
        for entity in innocent:
            for _ in range(self.chance.choice((0, 1, 1, 2, 3))):
                yield [entity], self._day(), None

    def _report(self, who: list[Entity], day: int, lie: Entity | None) -> Iterator[Mention]:
        channel = self.chance.choices(CHANNELS, [one.share for one in CHANNELS])[0]
        if self._happens(_LOST):
            return
        self.reports += 1
        late = self.chance.randint(20, 150) if self._happens(_LATE) else self.chance.randint(0, 5)
        happened = None if self._happens(_UNDATED) else self.world.begins + timedelta(days=day)
        told = self.world.begins + timedelta(days=day + late)
        where = (f"T{self.reports:05d}", channel, happened, told)
        hub = self.chance.choice(self.truth.hubs) if self.truth.hubs and self._happens(_HUB) else None
        for at, entity in enumerate(who):
            numbers = self._numbers(entity, day, channel)
            if hub and at == 0:
                numbers[hub.role] = ";".join(filter(None, (numbers.get(hub.role, ""), hub.value)))
            yield self._mention(entity, day, numbers, self._works_for(entity, who, channel), where)
        if lie:
            yield self._mention(lie, day, self._numbers(who[0], day, channel), "", where)
        elif channel.name == "advert" and self._happens(_COPIED):
            yield from self._copied(who[0], day, where)

    def _copied(self, thief: Entity, day: int, where: tuple[str, Channel, date | None, date]) -> Iterator[Mention]:
        """A ring's number under an honest agency's name."""
        offices = [one for one in self.truth.entities if one.group_kind == "agency" and one.kind == "organisation"]
        if offices:
            yield self._mention(self.chance.choice(offices), day, self._numbers(thief, day, where[1]), "", where)

    def _mention(
        self, entity: Entity, day: int, numbers: dict[str, str], works_for: str,
        where: tuple[str, Channel, date | None, date],
    ) -> Mention:  # fmt: skip
        report, channel, happened, told = where
        self.mentions += 1
        name = self._name(entity, channel) if entity.kind == "person" else self._damaged(entity.name_on(day), channel)
        place = entity.place if self.chance.random() < channel.place else ""
        return Mention(
            f"M{self.mentions:06d}", report, channel.name, entity.kind, name, works_for, place, numbers, happened, told,
            entity.id,
        )  # fmt: skip

    def _works_for(self, entity: Entity, who: list[Entity], channel: Channel) -> str:
        named = [one for one in who if one.kind == "organisation"]
        if entity.kind == "person" and named and self.chance.random() < channel.organisation:
            return self._damaged(named[0].name_on(self.world.days), channel)
        return ""

    def _name(self, entity: Entity, channel: Channel) -> str:
        """Spelled as the channel does; without a family name where it says none; sometimes in another order."""
        spelled = -1 if channel.russian else 0
        parts = [self._spelling(entity.given, spelled)]
        if self.chance.random() < channel.middle and not channel.russian:
            parts.append(entity.middle)
        if self.chance.random() < channel.family + (1 - self.world.noise) * (1 - channel.family):
            parts.append(self._spelling(entity.family, spelled))
        if len(parts) > 1 and self._happens(_HONEST / 3):
            parts = [parts[-1], *parts[:-1]]
        return self._damaged(" ".join(parts), channel)

    def _spelling(self, spellings: tuple[str, ...], spelled: int) -> str:
        if spelled == -1 or len(spellings) < 3 or not self._happens(0.2):
            return spellings[spelled]
        return spellings[1]

    def _numbers(self, entity: Entity, day: int, channel: Channel) -> dict[str, str]:
        found: dict[str, str] = {}
        for role in _NUMBERS:
            known = entity.using(role, day)
            if known and self.chance.random() < channel.numbers:
                value = self.chance.choice(known)
                if role == "phone":
                    value = (
                        value[-6:] if self._happens(channel.partial) else f"{self.chance.choice(('+254', '0'))}{value}"
                    )
                found[role] = value
        return found

    def _damaged(self, text: str, channel: Channel) -> str:
        """One letter dropped, doubled or swapped with the next."""
        if len(text) < 4 or not self._happens(channel.typo):
            return text
        at = self.chance.randrange(1, len(text) - 1)
        changed = (
            text[:at] + text[at + 1 :],
            text[: at + 1] + text[at:],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        )
        return self.chance.choice(changed)

    def _happens(self, share: float) -> bool:
        return self.chance.random() < share * self.world.noise

    def _day(self) -> int:
        return self.chance.randrange(self.world.days)
