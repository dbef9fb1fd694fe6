"""Open cases by the hundred thousand, as the service writes them: acts, sealed values, keys, and all that is computed.

A few cases are opened by the service itself; the others are these again, with names, phones, numbers and times of their
own. `check` has the service compute some of them anew from the ledger and finds the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

BATCH, APART, DESKS = 5_000, timedelta(seconds=5), 40
FIRST = [
    f"{a}{b}{c}" for a in ("Ka", "Mo", "Wa", "Ni", "Otie") for b in ("ra", "mbu", "nji", "ke") for c in ("no", "ri")
]
LAST = [
    f"{a}{b}{c}"
    for a in ("Ki", "Nde", "Muthu", "Ochi", "Che")
    for b in ("ru", "gwa", "le", "to")
    for c in ("mo", "ngi")
]
MISSIONS = ("kenya_moscow", *(f"mission_{n}" for n in range(4)))
KINDS = {
    "consular_access": ("access.reported", {"relation": "family", "situation": "detained"}),
    "welfare_check": ("welfare.opened", {"why_we_worry": "family_worries", "urgency": "urgent"}),
}


def name(n: int) -> str:
    """One of 1,600 names."""
    return f"{FIRST[n % len(FIRST)]} {LAST[n // len(FIRST) % len(LAST)]}"


def phone(n: int) -> str:
    """A phone of its own."""
    return f"+2547{n:08}"


def passport(n: int) -> str:
    """A passport of its own."""
    return f"BK{n:07}"


def fill(cases: int) -> None:
    """So many open cases of two kinds over five missions, each five seconds older than the one before."""
    from django.db import connection

    patterns = [_Pattern(n) for n in range(len(KINDS) * len(MISSIONS))]
    keys = _Keys()
    for start in range(0, cases, BATCH):
        some = range(start, min(start + BATCH, cases))
        _write(_batch([(n, patterns[n % len(patterns)]) for n in some], keys))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")  # as it does by itself in time


def check(every: int) -> None:
    """Every so many cases: the chain is whole, and the service computes the same rows from it."""
    from django.db import transaction

    from njia.seals.acts import START, act_hash
    from njiasite.dossiers.models import Dossier
    from njiasite.dossiers.rebuild import rebuild
    from njiasite.ledger.models import Chain
    from njiasite.ledger.selectors import acts

    for dossier in Dossier.objects.filter(number__startswith="BENCH").order_by("number")[::every]:
        last = START
        for act in acts(dossier.pk):
            assert (bytes(act.previous), bytes(act.hash)) == (last, act_hash(act.as_hashed())), dossier
            last = bytes(act.hash)
        assert bytes(Chain.objects.get(pk=dossier.pk).hash) == last
        before = _computed(dossier.pk)
        with transaction.atomic():
            rebuild(dossier)
            assert _computed(dossier.pk) == before, dossier
            transaction.set_rollback(True)


class _Pattern:
    """A case that the service opened and a supervisor gave to an officer, and all rows that came of each."""

    def __init__(self, n: int) -> None:
        from tests.site import people

        from njiasite.dossiers import services
        from njiasite.identities import codes
        from njiasite.ledger.selectors import acts
        from njiasite.ledger.services import Actor

        self.kind, self.mission = sorted(KINDS)[n % len(KINDS)], MISSIONS[n % len(MISSIONS)]
        self.type, self.given = KINDS[self.kind]
        self.desks = [people.account(password=None) for _ in range(DESKS // len(MISSIONS))]
        self.consul, self.supervisor = Actor(uuid4(), "consular_officer"), Actor(uuid4(), "supervisor")
        self.dossier = services.open_dossier(
            corridor="ke_ru",
            procedure=self.kind,
            type=self.type,
            given={**self.given, "person": name(n), "phone": phone(n), **self._papers(n)},
            actor=self.consul,
            channel="web",
            key=str(uuid4()),
            scope={"mission": self.mission},
        ).dossier
        self.rows = {1: _rows_of(self.dossier)}
        self.held = [{"officer": codes.shown(one.code)} for one in self.desks]
        services.act(
            dossier=self.dossier,
            type="officer.assigned",
            given=self.held[0],
            actor=self.supervisor,
            channel="web",
            key=str(uuid4()),
        )
        self.rows[2] = _rows_of(self.dossier)
        self.times = list(acts(self.dossier.pk).values_list("at", flat=True))

    def personal(self, n: int) -> dict[str, str]:
        """What is sealed in the first act of the n-th case."""
        return {"person": name(n), "phone": phone(n), **self._papers(n)}

    def _papers(self, n: int) -> dict[str, str]:
        return {"passport_number": passport(n)} if self.kind == "consular_access" else {}


def _rows_of(dossier: Any) -> list[Any]:
    """The rows computed from the case, as objects; its search keys are made for each case."""
    from njiasite.desks.models import Charge
    from njiasite.dossiers.models import DossierClock, DossierState, DossierWitness, InboxRow, Watch

    models: tuple[Any, ...] = (DossierState, DossierClock, DossierWitness, InboxRow, Watch, Charge)
    return [row for model in models for row in model.objects.filter(dossier=dossier)]


def _computed(dossier: UUID) -> list[Any]:
    from njiasite.dossiers.models import Dossier, SearchKey

    rows = _rows_of(Dossier.objects.get(pk=dossier))
    plain = [[type(row).__name__, *_columns(row).values()] for row in rows]
    return [*sorted(plain, key=str), *sorted(SearchKey.objects.filter(dossier=dossier).values_list("kind", "index"))]


class _Keys:
    """Under which keys a case is filed."""

    def __init__(self) -> None:
        from njia.names.blocking import blocking_keys

        self.words = {word: blocking_keys(word) for word in {*FIRST, *LAST}}

    def of(self, told: Sequence[dict[str, str]]) -> list[list[tuple[str, str]]]:
        """Of each case the kinds and hidden indexes; a name has the keys of its words. The secret is fetched once."""
        from njiasite.ledger import blind

        of_each = [sorted(self._plain(one)) for one in told]
        every = sorted({key for keys in of_each for key in keys})
        hidden = dict(zip(every, blind.indexes(every), strict=True))
        return [[(key[0], hidden[key]) for key in keys] for keys in of_each]

    def _plain(self, told: dict[str, str]) -> set[tuple[str, str]]:
        known = {("person_name", key) for word in told["person"].split() for key in self.words[word]}
        return known | {("phone", told["phone"])} | {("passport", told[n]) for n in told if n == "passport_number"}


Row = tuple[Any, list[Any]]  # the model, and the values of its columns


def _batch(some: Sequence[tuple[int, _Pattern]], keys: _Keys) -> Iterator[Row]:
    """All rows of these cases; the keys that seal their values are made on the way, all in one statement."""
    from njiasite.dossiers.models import Dossier, SearchKey
    from njiasite.ledger import keys as holders
    from njiasite.ledger.append import place
    from njiasite.ledger.models import Chain

    ids = [uuid4() for _ in some]
    told = [pattern.personal(n) for n, pattern in some]
    values = [(id_, value, place(id_, 1, f)) for id_, one in zip(ids, told, strict=True) for f, value in one.items()]
    sealed = iter(holders.seal_all(values))
    for (n, pattern), id_, one, filed in zip(some, ids, told, keys.of(told), strict=True):
        shift = -APART * n
        born = pattern.dossier
        closed = {field: {"holder": str(id_), "value": next(sealed)} for field in one}
        acts = _acts(pattern, n, id_, [at + shift for at in pattern.times], closed)
        own = {"id": id_, "number": f"BENCH-{n:06}", "opened_at": born.opened_at + shift}
        yield Dossier, list({**_columns(born), **own}.values())
        yield Chain, [id_, len(acts), acts[-1].hash]
        yield from ((type(act), list(_columns(act).values())) for act in acts)
        desk = pattern.desks[n // 10 % len(pattern.desks)].pk if len(acts) > 1 else None
        yield from (_again(row, id_, shift, desk, len(acts)) for row in pattern.rows[len(acts)])
        yield from ((SearchKey, [id_, kind, index]) for kind, index in filed)


def _acts(pattern: _Pattern, n: int, chain: UUID, times: list[datetime], sealed: dict[str, Any]) -> list[Any]:
    """The case is opened and, but for one of 41, given to an officer."""
    from njia.seals.acts import START, act_hash, canonical
    from njiasite.ledger.models import Act

    held = pattern.held[n // 10 % len(pattern.held)]
    plan = [(pattern.type, pattern.consul, pattern.given, sealed), ("officer.assigned", pattern.supervisor, held, {})]
    acts: list[Any] = []
    for type_, actor, given, closed in plan if n % 41 else plan[:1]:
        act = Act(
            chain=chain,
            seq=len(acts) + 1,
            type=type_,
            at=times[len(acts)],
            actor=actor.account,
            role=actor.role,
            channel="web",
            key=f"{actor.account}:{uuid4()}",
            payload=canonical(given).decode(),
            sealed=canonical(closed).decode(),
            previous=acts[-1].hash if acts else START,
        )
        act.hash = act_hash(act.as_hashed())
        acts.append(act)
    return acts


def _columns(row: Any) -> dict[str, Any]:
    """The values of a row but for the number that the database gives it."""
    fields = [field for field in row._meta.concrete_fields if not field.auto_created]
    return {field.attname: getattr(row, field.attname) for field in fields}


def _again(row: Any, dossier: UUID, shift: timedelta, desk: UUID | None, seq: int) -> Row:
    """The row of another case: its times are so much earlier, its desk is another."""
    from njiasite.dossiers.projections import FAR

    own = {"dossier_id": dossier, "officer": desk, "seq": seq}
    return type(row), [
        own[name] if name in own else value + shift if isinstance(value, datetime) and value != FAR else value
        for name, value in _columns(row).items()
    ]


def _write(rows: Iterable[Row]) -> None:
    """Each table by one COPY on PostgreSQL; by many rows at once on SQLite."""
    from django.db import connection, transaction

    tables: dict[Any, list[list[Any]]] = {}
    for model, values in rows:
        tables.setdefault(model, []).append(values)
    with transaction.atomic(), connection.cursor() as cursor:
        for model, lines in tables.items():
            columns = [field.column for field in model._meta.concrete_fields if not field.auto_created]
            names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join(["%s"] * len(columns))
            if connection.vendor == "postgresql":
                with cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy:
                    for line in lines:
                        copy.write_row(line)
            else:
                into = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})'
                cursor.executemany(into, [[_in_sqlite(value) for value in line] for line in lines])


def _in_sqlite(value: Any) -> Any:
    """As Django keeps it there."""
    if isinstance(value, UUID):
        return value.hex
    return str(value.astimezone(UTC).replace(tzinfo=None)) if isinstance(value, datetime) else value
