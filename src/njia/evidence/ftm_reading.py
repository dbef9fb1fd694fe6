"""FollowTheMoney entities of others as proposals, like the rows of a seized list; what is not taken is counted.

Only lines are read, no library is needed. Whose an account, a car or a handle is, another line says: a link.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec

from njia.evidence.errors import EvidenceError
from njia.mentions.lists import comparable
from njia.mentions.model import Kind, Proposed

MOST_LINES = 20_000  # as rows of a table: they are kept in one request
_NAMED: dict[str, Kind] = {
    "Person": "person", "Organization": "organisation", "Company": "organisation", "LegalEntity": "organisation",
    "PublicBody": "organisation",
}  # fmt: skip
_OF_PARTIES: dict[str, Kind] = {
    "phone": "phone", "email": "email", "passportNumber": "passport", "website": "site",
}  # fmt: skip
_OF_THINGS: dict[str, tuple[str, Kind]] = {
    "BankAccount": ("accountNumber", "account"), "Vehicle": ("registrationNumber", "plate"),
    "UserAccount": ("username", "handle"),
}  # fmt: skip
_LINKS = {"UnknownLink": ("subject", "object"), "Ownership": ("owner", "asset")}
_NAMES = ("name", "alias", "weakAlias", "previousName")  # the first there is goes by, the others stay with it
_OWNERS = ("owner", "operator")  # properties of a thing that name whose it is
_KEPT = {*_NAMES, *_OF_PARTIES, *_OWNERS, *(prop for prop, _ in _OF_THINGS.values()), "accountType"}


class Entity(msgspec.Struct, frozen=True):
    """A line of the file."""

    schema: str
    id: str = ""
    properties: dict[str, list[str]] = {}


@dataclass(frozen=True, slots=True)
class Read:
    """For each party, or thing that is nobody's, what it names, with the number of its line; and what was not taken:
    how many values of which property.
    """

    rows: tuple[tuple[int, tuple[Proposed, ...]], ...]
    left_out: Mapping[str, int]


def looks_like(data: bytes) -> bool:
    """Whether the file begins as one of FollowTheMoney's does."""
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:2000]
    return first.startswith(b"{") and b'"schema"' in first


def read(lines: Iterable[bytes]) -> Read:
    """What a file names. Raises EvidenceError for a line that is no entity."""
    found = dict(_entities(lines))
    owned = _owned(found.values())
    taken = {thing for things in owned.values() for thing in things}
    out: Counter[str] = Counter()
    rows = []
    for number, one in found.items():
        out += _left_out(one)
        if one.schema in _NAMED:
            rows.append((number, tuple(_party(one, owned[one.id], out))))
        elif one.schema in _OF_THINGS and one.id not in taken:
            rows.append((number, tuple(_thing(one, None, out))))
    return Read(tuple(row for row in rows if row[1]), dict(sorted((+out).items())))


def _entities(lines: Iterable[bytes]) -> Iterator[tuple[int, Entity]]:
    for number, line in enumerate(lines, 1):
        if number > MOST_LINES:
            raise EvidenceError("too_large")
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            try:
                yield number, msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=Entity)
            except msgspec.MsgspecError:
                raise EvidenceError("no_entity", str(number)) from None


def _owned(found: Iterable[Entity]) -> dict[str, dict[str, Entity]]:
    """The things of each party, by the party's id and their own."""
    every = list(found)
    things = {one.id: one for one in every if one.id and one.schema in _OF_THINGS}
    owned: dict[str, dict[str, Entity]] = defaultdict(dict)
    for one in every:
        pairs = [(owner, one.id) for prop in _OWNERS for owner in one.properties.get(prop, ())]
        if one.schema in _LINKS:
            whose, what = _LINKS[one.schema]
            pairs = [(a, b) for a in one.properties.get(whose, ()) for b in one.properties.get(what, ())]
        for owner, thing in pairs:
            if thing in things:
                owned[owner][thing] = things[thing]
    return owned


def _party(one: Entity, things: Mapping[str, Entity], out: Counter[str]) -> Iterator[Proposed]:
    """The first name first, with all its others: what else the party has is its own."""
    kind = _NAMED[one.schema]
    told = [" ".join(name.split()) for prop in _NAMES for name in one.properties.get(prop, ())]
    every: dict[str, str] = {}
    for name in filter(None, told):
        every.setdefault(comparable(kind, name), name)
    names = list(every.values())
    if not names:
        return
    yield replace(_one(kind, names[0], None), also=tuple(names[1:]))
    for prop, kind in _OF_PARTIES.items():
        yield from _values(prop, kind, one, 0, out)
    for thing in things.values():
        yield from _thing(thing, 0, out)


def _thing(one: Entity, whose: int | None, out: Counter[str]) -> Iterator[Proposed]:
    prop, kind = _OF_THINGS[one.schema]
    if one.properties.get("accountType") == ["till"]:
        kind = "till"
    yield from _values(prop, kind, one, whose, out)


def _values(prop: str, kind: Kind, one: Entity, whose: int | None, out: Counter[str]) -> Iterator[Proposed]:
    for value in one.properties.get(prop, []):
        if comparable(kind, value):
            yield _one(kind, value, whose)
        else:
            out[prop] += 1


def _left_out(one: Entity) -> Counter[str]:
    """Values that no mention is made of: of other kinds of entity all, of links none, for they say whose a thing is."""
    if one.schema in _LINKS:
        return Counter()
    if one.schema not in _NAMED and one.schema not in _OF_THINGS:
        return Counter({one.schema: 1})
    return Counter({prop: len(values) for prop, values in one.properties.items() if prop not in _KEPT})


def _one(kind: Kind, written: str, whose: int | None) -> Proposed:
    start = 0 if whose is None else 1
    return Proposed(
        kind=kind, written=written, value=comparable(kind, written), start=start, end=start + 1, reason="column",
        whose=whose,
    )  # fmt: skip
