"""A ring as a page and an export want it: who, what they use, in which reports, with words opened in memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.conf import settings

from njia.linking import ring_analysis
from njia.linking.belonging import belonging
from njia.linking.ring_analysis import Lead, Proposed, Pulse, Rebrand, Sighting
from njia.linking.ring_signs import signs
from njia.mentions.model import NAMED
from njiasite.intelligence.mentions import also, opened
from njiasite.intelligence.models import Mention, Ring, RingMember
from njiasite.intelligence.picture import Picture, Seen

_SURER = {"members": ("", "weak", "likely", "sure"), "likely": ("likely", "sure"), "sure": ("sure",)}


def sureness(stability: float | None) -> str:
    """How surely somebody belongs to a ring; empty where it is too large to be tried."""
    if stability is None or stability != stability:
        return ""
    rule = belonging(settings.CORRIDOR)
    return "sure" if stability >= rule.sure else "likely" if stability >= rule.likely else "weak"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What part of a ring is looked at: from day to day, how sure its people are, one node and what hangs on it."""

    since: date | None = None
    until: date | None = None
    sure: str = ""
    around: str = ""

    def holds(self, day: date) -> bool:
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def admits(self, row: RingMember) -> bool:
        """Everybody, or members, or those who stay in the ring when some of its ties are left out."""
        return not self.sure or (row.member and sureness(row.stability) in _SURER[self.sure])


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody, or something that somebody uses. ``names`` are the spellings, the most usual first."""

    id: str
    kind: str
    names: tuple[str, ...]
    reports: int
    first: date
    last: date
    member: bool = True
    stability: float | None = None
    role: Proposed | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Who uses what, in which reports."""

    who: str
    what: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Payment:
    """Sums that were paid to somebody, and through what. ``told`` are those of ``each`` of which a report says so."""

    to: str
    currency: str
    through: tuple[str, ...]
    each: tuple[tuple[Decimal, str], ...]
    told: tuple[tuple[Decimal, str], ...]

    @property
    def total(self) -> Decimal:
        return sum((amount for amount, _ in self.each), Decimal())

    @property
    def times(self) -> int:
        return len(self.each)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is shown of a ring. ``seen`` says in which reports each party stands, ``values`` what is compared
    of each thing, ``entities`` whose each mention is.
    """

    ring: Ring
    people: tuple[Node, ...]
    things: tuple[Node, ...]
    ties: tuple[Tie, ...]
    reports: Mapping[str, tuple[date, UUID]]
    places: tuple[tuple[str, int], ...]
    payments: tuple[Payment, ...]
    roles: tuple[Proposed, ...]
    pulse: Pulse | None
    rebrands: tuple[Rebrand, ...]
    leads: tuple[Lead, ...]
    seen: Mapping[str, tuple[str, ...]]
    values: Mapping[str, str]
    entities: Mapping[str, str]

    def name(self, node: str) -> str:
        """What a node is called; a dash where its words were erased."""
        return next((one.names[0] for one in (*self.people, *self.things) if one.id == node and one.names), "—")


def sheet(ring: Ring, on: date, part: Narrowed, current: Picture) -> Sheet:
    """The ring on that day, narrowed, in the picture in which it was found. Whoever asks has noted the read before."""
    members = {
        current.entity(str(row.mention_id)): row  # since judged to be one with another: who is a member stays one
        for row in RingMember.objects.filter(ring=ring).order_by("member")
        if part.admits(row)
    }  # fmt: skip
    alike = RingMember.objects.filter(ring__gone_at=None, ring__compartment=ring.compartment)
    rings = {current.entity(str(m)): str(r) for m, r in alike.values_list("mention", "ring")}
    every = current.sightings(rings)
    mine = [one for one in every if one.ring == str(ring.pk) and part.holds(one.day) and one.entity in members]
    reports = {one.report for one in mine}
    inside = [one for one in current.seen.values() if one.report in reports and part.holds(one.day)]
    words = _words(current, inside, members)
    sure = {entity for entity, row in members.items() if row.member}  # who only stands beside it has no part in it
    roles = tuple(one for one in ring_analysis.roles(every, signs(settings.CORRIDOR)) if one.entity in sure)
    people = _people(current, words, members, mine, roles)
    ties, things = _things(current, words, members, reports)
    people, things, ties = _around(part.around, people, things, ties)
    pulse, rebrands, leads = _moving(ring, every, on)
    shown = {one.id for one in (*people, *things)}  # what is said of somebody who is not shown would name nobody
    if any(one.id == part.around for one in (*people, *things)):
        with_them = {one.report for one in mine if one.entity in shown}
        inside = [one for one in inside if one.report in with_them]
    return Sheet(
        ring=ring,
        people=people,
        things=things,
        ties=ties,
        reports={one.report: (one.day, one.dossier) for one in inside},
        places=_places(words, inside),
        payments=tuple(one for one in _payments(current, words, inside) if one.to in shown),
        roles=roles,
        pulse=pulse,
        rebrands=tuple(one for one in rebrands if {one.old, one.new} <= shown),
        leads=tuple(one for one in leads if one.why == "growing" or one.what.replace(":", "-", 1) in shown),
        seen={one.id: tuple(sorted({row.report for row in mine if row.entity == one.id})) for one in people},
        values={
            f"{one.kind}-{one.index}": words[one.id]["value"]
            for one in inside
            if one.id in words and one.kind not in NAMED
        },
        entities={
            one.id: current.entity(one.id)
            for one in current.named
            if current.entity(one.id) in members and one.report in reports
        },
    )


def _words(current: Picture, inside: list[Seen], members: Collection[str]) -> Mapping[str, dict[str, str]]:
    wanted = [one.id for one in inside if _shown(current, one, members)]
    rows = list(Mention.objects.filter(pk__in=wanted).select_related("report"))
    return {str(row.pk): said for row, said in zip(rows, opened(rows), strict=True)}


def _shown(current: Picture, one: Seen, members: Collection[str]) -> bool:
    if one.kind in NAMED:
        return current.entity(one.id) in members
    return one.whose is None or current.entity(one.whose) in members


def _people(
    current: Picture, words: Mapping[str, dict[str, str]], members: Mapping[str, RingMember], mine: list[Sighting],
    roles: tuple[Proposed, ...],
) -> tuple[Node, ...]:  # fmt: skip
    seen: dict[str, list[Sighting]] = defaultdict(list)
    for one in mine:
        seen[one.entity].append(one)
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for id_, said in words.items():
        if current.seen[id_].kind in NAMED:
            spelled[current.entity(id_)].update((said["written"], *also(said)))
    best: dict[str, Proposed] = {}
    for role in roles:
        best.setdefault(role.entity, role)
    found = [
        Node(
            id_, rows[0].kind, tuple(name for name, _ in spelled[id_].most_common() if name),
            len({one.report for one in rows}), min(one.day for one in rows), max(one.day for one in rows),
            members[id_].member, members[id_].stability, best.get(id_),
        )
        for id_, rows in seen.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.member, -one.reports, one.names, one.id)))


def _things(
    current: Picture, words: Mapping[str, dict[str, str]], members: Collection[str], reports: Collection[str]
) -> tuple[tuple[Tie, ...], tuple[Node, ...]]:
    used: dict[str, list[tuple[str, Seen]]] = defaultdict(list)
    for who, thing, _ in current.things():
        if current.entity(who.id) in members and thing.report in reports and thing.id in words:
            used[f"{thing.kind}-{thing.index}"].append((current.entity(who.id), thing))
    ties = [
        Tie(who, key, tuple(sorted({thing.report for one, thing in rows if one == who})))
        for key, rows in sorted(used.items())
        for who in sorted({one for one, _ in rows})
    ]
    nodes = [
        Node(
            key, rows[0][1].kind, (words[rows[0][1].id]["written"] or "—",), len({thing.report for _, thing in rows}),
            min(thing.day for _, thing in rows), max(thing.day for _, thing in rows),
        )
        for key, rows in used.items()
    ]  # fmt: skip
    shared = Counter(tie.what for tie in ties)
    return tuple(ties), tuple(sorted(nodes, key=lambda one: (-shared[one.id], -one.reports, one.id)))


def _around(
    node: str, people: tuple[Node, ...], things: tuple[Node, ...], ties: tuple[Tie, ...]
) -> tuple[tuple[Node, ...], tuple[Node, ...], tuple[Tie, ...]]:
    """All of it, or one node with what hangs on it and who else uses that."""
    if not any(one.id == node for one in (*people, *things)):
        return people, things, ties
    what = {tie.what for tie in ties if node in (tie.who, tie.what)}
    who = {tie.who for tie in ties if tie.what in what} | {node}
    kept = tuple(tie for tie in ties if tie.what in what)
    return tuple(p for p in people if p.id in who), tuple(t for t in things if t.id in what), kept


def _places(words: Mapping[str, dict[str, str]], inside: list[Seen]) -> tuple[tuple[str, int], ...]:
    found = {(one.report, words[one.id]["value"]) for one in inside if one.kind == "place" and one.id in words}
    return tuple(Counter(value for _, value in found if value).most_common())


def _payments(current: Picture, words: Mapping[str, dict[str, str]], inside: list[Seen]) -> tuple[Payment, ...]:
    """What was paid to whom, and through which tills and accounts the same report names as theirs.

    A sum that no name stands before may have gone to whoever the report says owns the till or account, if that is one
    alone: a hint for whoever looks, and nothing that was told.
    """
    paid_into: dict[str, set[str]] = defaultdict(set)
    for one in inside:
        if one.kind in ("till", "account") and one.whose is not None and one.id in words:
            paid_into[one.report].add(current.entity(one.whose))
    sums: dict[tuple[str, str], list[tuple[Decimal, str, bool]]] = defaultdict(list)
    through: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in inside:
        if one.id not in words or not words[one.id]["value"]:
            continue
        if one.whose is None:
            only = paid_into[one.report]
            if one.kind != "paid" or len(only) != 1:
                continue
            to = next(iter(only))
        else:
            to = current.entity(one.whose)
        if one.kind == "paid":
            amount, _, currency = words[one.id]["value"].partition(" ")
            sums[to, currency].append((Decimal(amount), one.report, one.whose is not None))
        elif one.kind in ("till", "account"):
            through[to, one.report].add(f"{one.kind}-{one.index}")
    return tuple(
        Payment(
            to,
            currency,
            tuple(sorted(set().union(*(through[to, report] for _, report, _ in paid)))),
            tuple((amount, report) for amount, report, _ in paid),
            tuple((amount, report) for amount, report, told in paid if told),
        )
        for (to, currency), paid in sorted(sums.items(), key=lambda one: (-len(one[1]), one[0]))
    )


def _moving(ring: Ring, every: list[Sighting], on: date) -> tuple[Pulse | None, tuple[Rebrand, ...], tuple[Lead, ...]]:
    known = signs(settings.CORRIDOR)
    own = [one for one in every if one.ring == str(ring.pk)]
    pulse = next((one for one in ring_analysis.pulses(own, on, known)), None)
    leads = [one for one in ring_analysis.look_next(every, on, known) if one.ring == str(ring.pk)]
    return pulse, tuple(ring_analysis.rebrands(own, known)), tuple(leads[:8])
