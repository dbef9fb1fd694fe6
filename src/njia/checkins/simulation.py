"""A made-up year of people abroad: lost phones, roaming, networks that are down, and a few in true distress.

It drives the same rules as the service does, and tells whether every true case opened in time, and how many others did.
Some are spoken for by one they trust who says that all is well whatever he is asked: he forgets, or he has sold them.
Whoever is forced to answer that all is well and gives no secret sign cannot be found by any check-in: nobody here is.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import Literal

from njia.checkins.model import Person, Plan, Standing
from njia.checkins.rhythm import every
from njia.checkins.stepping import answered, begin, opened, opens_at, paused, spoken_for, step
from njia.checkins.together import Area, Heard, is_out, outages

_START = datetime(2026, 1, 1, 9, tzinfo=UTC)
_NEVER = datetime.max.replace(tzinfo=UTC)
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
Trouble = Literal["", "silent", "asks", "duress"]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """How the year goes. Shares are of people; ``answers`` of questions; ``contact_always_well`` of trusted ones."""

    people: int = 10_000
    days: int = 365
    seed: int = 1
    operators: int = 4
    regions: int = 12
    distress: float = 0.01
    answers: float = 0.92
    answers_again: float = 0.85
    contact_knows: float = 0.7
    contact_always_well: float = 0.1
    with_contact: float = 0.8
    roaming: float = 0.2
    loses_phone: float = 0.15
    pauses: float = 0.1
    outages: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of it. ``late`` are true cases that opened after the promised time, ``lost`` those that never did.

    Time counts from the first question in trouble, anew where somebody trusted said that all is well: in ``spoken_for``
    true cases, ``most_spoken`` times at most.
    """

    people: int
    weeks: float
    questions: int
    true_cases: int
    late: int
    lost: int
    longest: timedelta
    spoken_for: int
    most_spoken: int
    false_alarms: int
    held: int
    stormed: int

    @property
    def false_per_thousand_weeks(self) -> float:
        """False alarms in 1,000 weeks of one person."""
        return 1_000 * self.false_alarms / self.weeks


@dataclass(slots=True)
class _Life:
    person: Person
    standing: Standing
    operator: int
    region: int
    trouble: Trouble = ""
    trouble_at: datetime = _NEVER
    asked_in_trouble: datetime | None = None
    opened_at: datetime | None = None
    phone_lost: tuple[datetime, datetime] | None = None
    always_well: bool = False
    times: int = 0
    in_trouble: int = 0

    @property
    def area(self) -> Area:
        return str(self.operator), str(self.region)


class _Year:
    """One run: a queue of what happens when."""

    def __init__(self, plan: Plan, world: World) -> None:
        self.plan, self.world, self.chance = plan, world, Random(world.seed)  # noqa: S311 - a simulation
        self.ends = _START + world.days * _DAY
        self.queue: list[tuple[float, int, datetime, str, int, int]] = []
        self.ticket = count()
        self.asked: deque[tuple[datetime, int, int]] = deque()  # when, whom, in which round
        self.down = self._outages()
        self.known: tuple[datetime, frozenset[Area]] = (_START - _DAY, frozenset())
        self.questions = self.false = self.held = self.stormed = 0
        self.lives = [self._life(number) for number in range(world.people)]

    def _outages(self) -> dict[int, list[tuple[datetime, datetime, int]]]:
        """Of each region: from when until when, and of which operator; -1 for all of them."""
        found: dict[int, list[tuple[datetime, datetime, int]]] = {}
        for _ in range(self.world.outages):
            begins = _START + self.chance.uniform(0, self.world.days) * _DAY
            lasts = self.chance.choice((4, 12, 24, 30, 60)) * _HOUR
            operator = self.chance.choice([-1, *range(self.world.operators)])
            found.setdefault(self.chance.randrange(self.world.regions), []).append((begins, begins + lasts, operator))
        return found

    def _life(self, number: int) -> _Life:
        chance, world, plan = self.chance, self.world, self.plan
        person = Person(
            kind="student" if chance.random() < 0.15 else "worker",
            departed_at=_START + chance.uniform(0, world.days * 0.9) * _DAY,
            zone=chance.choice(("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok")),
            hour=plan.hour,
            quiet=plan.quiet,
            every=chance.choices((0, 7, 1), (17, 2, 1))[0],
            roaming=chance.random() < world.roaming,
            contact=chance.random() < world.with_contact,
            contact_zone="Africa/Nairobi",
        )
        operator, region = chance.randrange(world.operators), chance.randrange(world.regions)
        life = _Life(person, begin(plan, person, person.departed_at), operator, region)
        life.always_well = person.contact and chance.random() < world.contact_always_well
        left = self.ends - person.departed_at
        if chance.random() < world.distress:
            life.trouble = chance.choice(("silent", "silent", "asks", "duress"))
            life.trouble_at = person.departed_at + chance.uniform(0, 0.8) * left
        if chance.random() < world.loses_phone:
            lost = person.departed_at + chance.uniform(0, 1) * left
            life.phone_lost = (lost, lost + chance.uniform(1, 21) * _DAY)
        if chance.random() < world.pauses:
            self.put(person.departed_at + chance.uniform(0, 1) * left, "pause", number)
        self.put(life.standing.look_at, "look", number)
        return life

    def put(self, at: datetime, what: str, who: int, round_: int = 0) -> None:
        heapq.heappush(self.queue, (at.timestamp(), next(self.ticket), at, what, who, round_))

    def run(self) -> Found:
        while self.queue and self.queue[0][2] < self.ends:
            _, _, at, what, who, round_ = heapq.heappop(self.queue)
            life = self.lives[who]
            if what == "look":
                self._look(life, who, at)
            elif what == "pause":
                self._pause(life, who, at)
            elif life.standing.round == round_ or what == "case":
                self._reply(life, who, at, what)
        return self._found()

    def _look(self, life: _Life, who: int, at: datetime) -> None:
        standing, plan = life.standing, self.plan
        if at != standing.look_at:  # something came between: there is another look in the queue
            return
        ending = standing.stage == "held" or at >= opens_at(plan, standing, roaming=life.person.roaming)
        down = ending and is_out(self._areas(at), *life.area)
        life.standing, deed = step(plan, life.person, standing, at, outage=down)
        if deed in ("ask", "ask_again"):
            self._ask(life, who, at, deed)
        elif deed == "ask_contact":
            self._ask_contact(life, who, at)
        elif deed == "hold":
            self.held += 1
        elif deed == "open":
            self._open(life, who, at)
        self.put(life.standing.look_at, "look", who)

    def _areas(self, at: datetime) -> frozenset[Area]:
        """Where networks seem to be down, found out at most every three hours."""
        if at - self.known[0] >= 3 * _HOUR:
            rule, counts = self.plan.outage, dict[Area, list[int]]()
            while self.asked and self.asked[0][0] < at - rule.within * _HOUR:
                self.asked.popleft()
            for asked, who, round_ in self.asked:
                if asked > at - rule.patience * _HOUR:
                    break
                life = self.lives[who]
                line = counts.setdefault(life.area, [0, 0])
                line[0] += 1
                line[1] += life.standing.round == round_ and life.standing.stage != "waiting"
            self.known = (at, outages(rule, (Heard(*area, *line) for area, line in counts.items())))
        return self.known[1]

    def _ask(self, life: _Life, who: int, at: datetime, deed: str) -> None:
        self.questions += 1
        if deed == "ask":
            self.asked.append((at, who, life.standing.round))
        if at >= life.trouble_at and life.asked_in_trouble is None:
            life.asked_in_trouble = at
        if at >= life.trouble_at:
            if life.trouble != "silent":
                self.put(at + self.chance.expovariate(1) * _HOUR, "help", who, life.standing.round)
            return
        share = self.world.answers if deed == "ask" else self.world.answers_again
        if self.chance.random() < share and not self._without_phone(life, at):
            wait = self.chance.expovariate(1 / 2 if life.person.roaming else 1) * _HOUR
            self._well(life, who, self._arrives(life, at) + wait)

    def _well(self, life: _Life, who: int, at: datetime) -> None:
        """An answer; one that comes before anything else is owed need not wait in the queue."""
        if at < min(life.standing.look_at, life.trouble_at):
            life.standing, life.times = answered(self.plan, life.person, life.standing, at), 0
        else:
            self.put(at, "well", who, life.standing.round)

    def _without_phone(self, life: _Life, at: datetime) -> bool:
        return life.phone_lost is not None and life.phone_lost[0] <= at < life.phone_lost[1]

    def _arrives(self, life: _Life, at: datetime) -> datetime:
        """When a message gets through: once the network is up."""
        down = self.down.get(life.region, ())
        blocked = [up for begins, up, operator in down if begins <= at < up and operator in (-1, life.operator)]
        return max(blocked, default=at)

    def _ask_contact(self, life: _Life, who: int, at: datetime) -> None:
        knows = at < life.trouble_at and self.chance.random() < self.world.contact_knows
        if life.always_well or knows:
            self.put(at + self.chance.expovariate(1 / 3) * _HOUR, "heard", who, life.standing.round)

    def _reply(self, life: _Life, who: int, at: datetime, what: str) -> None:
        if what == "help":
            life.standing = opened(self.plan, life.standing, at)
            self._open(life, who, at)
        elif what == "heard":
            self._heard(life, at)
        elif at < life.trouble_at:
            life.standing = answered(self.plan, life.person, life.standing, at)
            life.times = life.times if what == "case" else 0
        self.put(life.standing.look_at, "look", who)

    def _heard(self, life: _Life, at: datetime) -> None:
        if counts := spoken_for(self.plan, life.person, life.standing, life.times, at):
            life.person, life.standing = counts
            life.times += 1
            if at >= life.trouble_at and life.opened_at is None:
                life.in_trouble, life.asked_in_trouble = life.in_trouble + 1, None

    def _pause(self, life: _Life, who: int, at: datetime) -> None:
        if at < life.trouble_at:
            until = at + self.chance.uniform(1, 30) * _DAY
            life.standing = paused(self.plan, life.person, life.standing, until, at, "hospital")
            self.put(life.standing.look_at, "look", who)

    def _open(self, life: _Life, who: int, at: datetime) -> None:
        if at >= life.trouble_at:
            life.opened_at = life.opened_at or at
            life.asked_in_trouble = life.asked_in_trouble or at
            return
        self.false += 1
        self.stormed += self._arrives(life, at) > at
        self.put(at + 2 * _DAY, "case", who)  # an officer reaches them, and closes it

    def promised(self, life: _Life) -> datetime:
        """Until when the case of somebody in trouble must be open."""
        asked = life.asked_in_trouble or life.trouble_at
        return asked + self.plan.open + self.plan.held + (self.plan.roaming if life.person.roaming else timedelta())

    def _found(self) -> Found:
        true = [life for life in self.lives if life.trouble and self._in_time_to_be_found(life)]
        late = [life for life in true if life.opened_at and life.opened_at > self.promised(life)]
        waits = [life.opened_at - life.trouble_at for life in true if life.opened_at]
        weeks = sum((self.ends - life.person.departed_at) / (7 * _DAY) for life in self.lives)
        return Found(
            people=len(self.lives),
            weeks=weeks,
            questions=self.questions,
            true_cases=len(true),
            late=len(late),
            lost=sum(life.opened_at is None for life in true),
            longest=max(waits, default=timedelta()),
            spoken_for=sum(life.in_trouble > 0 for life in true),
            most_spoken=max((life.in_trouble for life in true), default=0),
            false_alarms=self.false,
            held=self.held,
            stormed=self.stormed,
        )

    def _in_time_to_be_found(self, life: _Life) -> bool:
        """Whether the year is long enough: for a question, a pause, the hours after, and anew after another's word."""
        person = replace(life.person, warned_until=None)
        longest = max(every(self.plan, person, life.trouble_at), *(p.longest for p in self.plan.pauses.values()))
        return life.trouble_at + (longest + 4 * (1 + life.in_trouble)) * _DAY < self.ends


def simulate(plan: Plan, world: World) -> Found:
    """A year in that world under that plan; the same seed is the same year."""
    return _Year(plan, world).run()
