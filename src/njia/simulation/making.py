"""Makes the truth of a world: rings, honest agencies, families, people alone, and the numbers that everybody uses."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from njia.simulation.settings import World
from njia.simulation.truth import Entity, GroupKind, Truth, Use
from njia.simulation.words import Words

_ROLES = ("recruiter", "broker", "document_fixer", "transporter", "payer")
_SIM_DAYS = (120, 400)  # how long a recruiter keeps a number
_REST = 400  # days until the operator gives a number to somebody else


class Maker:
    """Draws everything from one chance, in one order: a seed is a world."""

    def __init__(self, world: World, words: Words) -> None:
        self.world, self.words = world, words
        self.chance = Random(f"truth {world.seed}")  # noqa: S311 - a made-up world, no secret
        self.count = 0
        self.given_back: list[Use] = []

    def truth(self) -> Truth:
        rings = [entity for number in range(self.world.rings) for entity in self._ring(f"R{number + 1}")]
        honest = [entity for number in range(self.world.honest) for entity in self._agency(f"A{number + 1}")]
        families = [entity for number in range(self.world.families) for entity in self._family(f"F{number + 1}")]
        alone = [self._person(f"I{number + 1}", "alone", "none") for number in range(self.world.innocents)]
        alone = self._recycled(self._look_alikes(alone, rings))
        hubs = [
            Use("till" if number % 2 == 0 else "phone", self._digits(6 if number % 2 == 0 else 9), 0, self.world.days)
            for number in range(self.world.hubs)
        ]
        return Truth((*rings, *honest, *families, *alone), tuple(hubs))

    def _ring(self, group: str) -> list[Entity]:
        size = self.chance.randint(*self.world.people)
        roles = [_ROLES[0], *_ROLES[1:], *(self.chance.choice(_ROLES[:1] + _ROLES[3:4]) for _ in range(size))][:size]
        members = [self._person(group, "ring", role) for role in roles]
        members = [self._churned(member) for member in members]
        shared = members[0].uses[0]  # two of them answer one phone
        members[1] = replace(members[1], uses=(*members[1].uses, shared))
        money = (self._use("till", 6), self._use("account", 12))
        members = [
            replace(member, uses=(*member.uses, *money)) if member.role in ("payer", "recruiter") else member
            for member in members
        ]
        front = self._organisation(group, "ring", rebrands=self.chance.random() < 0.4)
        return [*members, replace(front, uses=(*front.uses, money[0], self._handle()))]

    def _agency(self, group: str) -> list[Entity]:
        office = self._organisation(group, "agency", rebrands=False)
        return [office, *(self._person(group, "agency", "staff") for _ in range(self.chance.randint(2, 4)))]

    def _family(self, group: str) -> list[Entity]:
        first, *rest = (self._person(group, "family", "none") for _ in range(self.chance.randint(2, 4)))
        return [first, *(replace(one, family=first.family, place=first.place, uses=first.uses) for one in rest)]

    def _look_alikes(self, alone: list[Entity], rings: list[Entity]) -> list[Entity]:
        """One in ten bears the very name of somebody in a ring."""
        suspects = [entity for entity in rings if entity.kind == "person"]
        for at in range(0, len(alone), 10) if suspects else ():
            twin = self.chance.choice(suspects)
            alone[at] = replace(alone[at], given=twin.given, family=twin.family)
        return alone

    def _recycled(self, alone: list[Entity]) -> list[Entity]:
        """Numbers that a ring gave up are somebody else's after a year."""
        for use in self.given_back:
            if use.last + _REST < self.world.days - 30 and alone:
                at = self.chance.randrange(len(alone))
                again = Use("phone", use.value, use.last + _REST, self.world.days)
                alone[at] = replace(alone[at], uses=(*alone[at].uses, again))
        return alone

    def _person(self, group: str, kind: GroupKind, role: str) -> Entity:
        phone = self._use("phone", 9)
        given, family = self.chance.choice(self.words.given), self.chance.choice(self.words.family)
        middle, place = self.chance.choice(self.words.middle), self.chance.choice(self.words.places)
        return Entity(self._number("P"), "person", group, kind, role, given, middle, family, place=place, uses=(phone,))

    def _churned(self, member: Entity) -> Entity:
        """A recruiter changes numbers; a handle stays."""
        uses, day = [], 0
        while day < self.world.days:
            end = min(day + self.chance.randint(*_SIM_DAYS), self.world.days)
            uses.append(Use("phone", self._digits(9), day, end))
            day = end + 1
        self.given_back += uses[:-1]
        return replace(member, uses=(*uses, self._handle()) if member.role in ("recruiter", "broker") else tuple(uses))

    def _organisation(self, group: str, kind: GroupKind, rebrands: bool) -> Entity:
        names = [(0, self._agency_name())]
        if rebrands:
            names.append((self.world.days // 2, self._agency_name()))
        place = self.chance.choice(self.words.places)
        return Entity(
            self._number("O"), "organisation", group, kind, "agency", names=tuple(names), place=place,
            uses=(self._use("phone", 9),),
        )  # fmt: skip

    def _agency_name(self) -> str:
        return " ".join(filter(None, (*map(self.chance.choice, self.words.agency_words), self._form())))

    def _form(self) -> str:
        return self.chance.choice(self.words.legal_forms)

    def _use(self, role: str, digits: int) -> Use:
        return Use(role, self._digits(digits), 0, self.world.days)

    def _handle(self) -> Use:
        words = (self.chance.choice(group).lower() for group in self.words.agency_words[:2])
        return Use("handle", f"@{'_'.join(words)}{self._digits(3)}", 0, self.world.days)

    def _digits(self, number: int) -> str:
        first = "7" if number == 9 else str(self.chance.randint(1, 9))
        return first + "".join(str(self.chance.randint(0, 9)) for _ in range(number - 1))

    def _number(self, letter: str) -> str:
        self.count += 1
        return f"{letter}{self.count:04d}"
