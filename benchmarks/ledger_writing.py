"""Writes acts on the database of the environment, beside a bare Django insert: run by `benchmarks.ledger`."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from uuid import UUID, uuid4

import django

ROUNDS, ACTS, CHAINS = 7, 200, 20


def measured() -> dict[str, list[float]]:
    """CPU milliseconds of this process and acts a second: the median of rounds that take turns."""
    from django.core.management import call_command

    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
    ways = {"bare": _bare(), "act": _acts({}), "sealed": _acts({"name": "Amina Wanjiru", "phone": "+254700000001"})}
    for work in ways.values():
        _round(work)
    rounds: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, work in ways.items():
            rounds[name].append(_round(work))
    return {name: [statistics.median(column) for column in zip(*made, strict=True)] for name, made in rounds.items()}


def _round(work: Callable[[UUID], None]) -> tuple[float, float]:
    chains = [uuid4() for _ in range(CHAINS)]
    cpu, wall = time.process_time(), time.perf_counter()
    for number in range(ACTS):
        work(chains[number % CHAINS])
    return (time.process_time() - cpu) * 1000 / ACTS, ACTS / (time.perf_counter() - wall)


def _acts(personal: dict[str, str]) -> Callable[[UUID], None]:
    from njiasite.ledger.services import Actor, Personal, record

    actor = Actor(uuid4(), "labour_officer")

    def work(chain: UUID) -> None:
        record(
            chain=chain,
            type="cases.listed",
            actor=actor,
            channel="web",
            key=str(uuid4()),
            payload={"fee": "0", "note": "ёж"},
            personal={name: Personal(chain, value) for name, value in personal.items()},
        )

    return work


def _bare() -> Callable[[UUID], None]:
    """A table of the same columns and indexes; one transaction with one select and one insert."""
    from django.db import connection, models, transaction

    from njiasite.config import clock
    from njiasite.ledger.models import Chain, Entry

    class Bare(Entry):
        class Meta(Entry.Meta):
            app_label = "benchmarks"

    with connection.schema_editor() as editor:
        editor.create_model(Bare)
    assert issubclass(Bare, models.Model)
    actor = uuid4()
    places: dict[UUID, int] = {}

    def work(chain: UUID) -> None:
        places[chain] = places.get(chain, 0) + 1
        with transaction.atomic():
            Chain.objects.filter(pk=chain).first()
            Bare.objects.create(
                chain=chain,
                seq=places[chain],
                type="cases.listed",
                at=clock.now(),
                actor=actor,
                role="labour_officer",
                channel="web",
                key=str(uuid4()),
                payload=json.dumps({"fee": "0", "note": "ёж"}),
                sealed="{}",
                previous=bytes(32),
                hash=bytes(32),
            )

    return work


if __name__ == "__main__":
    django.setup()
    print(json.dumps(measured()))
