"""A network as FollowTheMoney entities and statements. What the format would drop in silence is said.

FollowTheMoney keeps no value that it cannot clean: a phone must be E.164, a currency a known code. So every value that
went in is looked for in what came out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from njia.evidence.errors import need_extra
from njia.evidence.model import Network, Thing

if TYPE_CHECKING:
    from followthemoney import EntityProxy

DATASET = "njia"
_DIRECT = {"phone": "phone", "email": "email", "passport": "passportNumber", "site": "website"}  # on the party itself
_SCHEMA = {"person": "Person", "organisation": "Organization"}


@dataclass(frozen=True, slots=True)
class Dropped:
    """A value that did not come out as it went in: of which entity and property."""

    entity: str
    prop: str
    value: str


@dataclass(frozen=True, slots=True)
class Exported:
    """Lines of JSON, statements as CSV, and what was lost."""

    entities: bytes
    statements: bytes
    count: int
    dropped: tuple[Dropped, ...]


def export(network: Network) -> Exported:
    """The network; each statement names the report that it rests on. Raises EvidenceError without the extra."""
    maker = _Maker(network)
    made = [*maker.parties(), *maker.things(), *maker.paid(), *maker.similar()]
    lines = b"".join(msgspec.json.encode(one.to_dict()) + b"\n" for one in made)
    return Exported(lines, maker.statements(made), len(made), tuple(maker.dropped))


class _Maker:
    """Makes entities and keeps account of every value: which report it rests on, and whether it came out."""

    def __init__(self, network: Network) -> None:
        try:
            from followthemoney import model
        except ModuleNotFoundError as error:
            raise need_extra(error) from error
        self.network, self.model = network, model
        self.dropped: list[Dropped] = []
        self.origins: dict[tuple[str, str, str], tuple[str, ...]] = {}
        self.days = {one.id: one.day for one in network.sources}
        self.by_id = {one.id: one for one in network.things}

    def entity(self, schema: str, id_: str) -> EntityProxy:
        made = self.model.make_entity(schema)
        made.id = f"njia-{self.network.id}-{id_}"
        return made

    def put(self, made: EntityProxy, prop: str, value: object, reports: Iterable[str]) -> None:
        """Adds a value, and sees whether it is there."""
        if prop not in made.schema.properties:
            self.dropped.append(Dropped(str(made.id), prop, str(value)))
            return
        before = set(made.get(prop))
        made.add(prop, str(value))
        fresh = set(made.get(prop)) - before
        if not fresh and str(value) not in before:
            self.dropped.append(Dropped(str(made.id), prop, str(value)))
        for one in fresh:
            self.origins[str(made.id), prop, one] = tuple(reports)

    def parties(self) -> Iterator[EntityProxy]:
        for party in self.network.parties:
            made = self.entity(_SCHEMA[party.kind], party.id)
            for prop, names in (("name", party.names[:1]), ("alias", party.names[1:])):
                for name in names:
                    self.put(made, prop, name, party.reports)
            if party.role:
                self.put(made, "notes", f"proposed role: {party.role}", party.reports)
            for use in self.network.uses:
                thing = self.by_id[use.thing]
                if use.party == party.id and thing.kind in _DIRECT:
                    self.put(made, _DIRECT[thing.kind], thing.value, use.reports)
            yield made

    def things(self) -> Iterator[EntityProxy]:
        """Tills and accounts as bank accounts, cars as vehicles, handles as user accounts, with who uses them."""
        for thing in self.network.things:
            if thing.kind in _DIRECT:
                continue
            users = [use for use in self.network.uses if use.thing == thing.id]
            made = self._thing(thing, sorted({report for use in users for report in use.reports}))
            yield made
            for use in users:
                link = self.entity("UnknownLink", f"{use.party}-{use.thing}")
                self.put(link, "subject", f"njia-{self.network.id}-{use.party}", use.reports)
                self.put(link, "object", made.id, use.reports)
                self.put(link, "role", "uses", use.reports)
                yield link

    def _thing(self, thing: Thing, reports: list[str]) -> EntityProxy:
        if thing.kind in ("till", "account"):
            made = self.entity("BankAccount", thing.id)
            self.put(made, "accountNumber", thing.value, reports)
            self.put(made, "accountType", thing.kind, reports)
        elif thing.kind == "plate":
            made = self.entity("Vehicle", thing.id)
            self.put(made, "registrationNumber", thing.value, reports)
        else:
            made = self.entity("UserAccount", thing.id)
            self.put(made, "username", thing.value, reports)
        self.put(made, "name", thing.written, reports)
        return made

    def paid(self) -> Iterator[EntityProxy]:
        for number, one in enumerate(self.network.paid, 1):
            made = self.entity("Payment", f"paid-{number}")
            self.put(made, "beneficiary", f"njia-{self.network.id}-{one.to}", [one.report])
            self.put(made, "amount", one.amount, [one.report])
            if one.currency:
                self.put(made, "currency", one.currency, [one.report])
            if one.report in self.days:
                self.put(made, "date", self.days[one.report].isoformat(), [one.report])
            yield made

    def similar(self) -> Iterator[EntityProxy]:
        """Links that nobody judged: never as one entity, always as two that are alike."""
        for one in self.network.unreviewed:
            made = self.entity("Similar", f"{one.a}-{one.b}")
            self.put(made, "candidate", f"njia-{self.network.id}-{one.a}", ())
            self.put(made, "match", f"njia-{self.network.id}-{one.b}", ())
            self.put(made, "confidenceScore", f"{one.probability:.4f}", ())
            self.put(made, "criteria", ", ".join(one.by), ())
            yield made

    def statements(self, made: list[EntityProxy]) -> bytes:
        """One row for each value and each report that says it."""
        import csv
        import io

        from followthemoney.statement import Statement

        out = io.StringIO()
        rows = csv.DictWriter(out, ["entity_id", "schema", "prop", "value", "dataset", "first_seen", "origin", "id"])
        rows.writeheader()
        for one in made:
            for prop, value in one.itervalues():
                for report in self.origins.get((str(one.id), prop.name, value), ()) or ("",):
                    day = self.days[report].isoformat() if report in self.days else None
                    said = Statement(
                        str(one.id), prop.name, one.schema.name, value, DATASET, first_seen=day, origin=report or None
                    )
                    rows.writerow({name: getattr(said, name) or "" for name in rows.fieldnames})
        return out.getvalue().encode()
