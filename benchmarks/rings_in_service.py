"""Tells a simulated world to the service and prints what its rings are worth; run by `benchmarks.rings`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from itertools import groupby
from time import process_time
from typing import Any
from uuid import UUID, uuid4

import django
import numpy as np
import pandas as pd

LIKELY = 0.5
MANY = 50


def measured(settings: dict[str, Any]) -> dict[str, float]:
    """The world's rings as an investigator gets them who says yes to every pair that is more likely than not."""
    from django.core.management import call_command

    from njia.simulation.settings import World
    from njia.simulation.writing import simulate

    for database in ("default", "keys"):
        call_command("migrate", database=database, verbosity=0)
    truth, mentions = simulate(World(**settings), "ke_ru")
    of = {entity.id: entity for entity in truth.entities}
    rows = pd.DataFrame(_told(mentions), columns=["node", "entity_id"])
    rows["group_id"] = [of[one].group for one in rows.entity_id]
    rows["group_kind"] = [of[one].group_kind for one in rows.entity_id]
    began = process_time()
    pairs = _linked()
    seconds = process_time() - began
    return _judged(rows) | {"mentions": len(rows), "pairs": pairs, "seconds": seconds} | _rounds()


def _told(mentions: list[Any]) -> Iterator[tuple[str, str]]:
    """Keeps each report as a row of one list that everybody may see; the mention's id, and who it truly is."""
    from njiasite.config import clock
    from njiasite.intelligence.mentions import keep
    from njiasite.intelligence.models import Report, Seized
    from njiasite.tips.services import Told, receive

    dossier = receive(Told(about="agent", words="A list."), str(uuid4()))[0]
    pile = Seized.objects.create(dossier=dossier, sha256="0" * 64, at=clock.now())
    for row, (_, named) in enumerate(groupby(mentions, key=lambda one: one.report)):
        told = list(named)
        day = told[0].happened or told[0].told
        report = Report.objects.create(dossier=dossier, seized=pile, row=row, day=day)
        made = keep(report, [chosen for at, one in enumerate(told) for chosen in _chosen(one, at * 100)])
        names = sorted((one for one in made if one.kind in ("person", "organisation")), key=lambda one: one.start)
        yield from zip((str(one.pk) for one in names), (one.entity for one in told), strict=True)


def _chosen(one: Any, start: int) -> Iterator[Any]:
    from njia.mentions.lists import comparable
    from njia.mentions.model import Proposed
    from njiasite.intelligence.mentions import Chosen

    said = {"person": "recruiter", "organisation": "agency"}[one.kind]
    things = [(one.kind, one.name, None, said)]
    for role, cell in one.numbers.items():
        for value in filter(None, cell.split(";")):
            kind, written = ("phone_part", f"*{value}") if role == "phone" and len(value) < 9 else (role, value)
            things.append((kind, written, ("told", start), ""))
    for at, (kind, written, whose, called) in enumerate(things):
        if value := comparable(kind, written):
            place = {"start": start + at, "end": start + at + 1}
            yield Chosen(
                Proposed(kind=kind, written=written, value=value, reason="column", **place), "told", called, whose
            )


def _linked() -> int:
    """Links, judges, and looks for rings. How many pairs were judged."""
    from njiasite.config import clock
    from njiasite.intelligence import linking, rings
    from njiasite.intelligence.models import Candidate, Judgement

    now = clock.now()
    linking.link_new(now)
    likely = Candidate.objects.filter(probability__gte=LIKELY, held=False).order_by("-probability", "pk")
    rows = [
        Judgement(
            id=uuid4(), seq=at, a_id=row.a_id, b_id=row.b_id, answer="same", by=UUID(int=1), at=now, evidence=["name"]
        )
        for at, row in enumerate(likely, 1)
    ]  # fmt: skip
    Judgement.objects.bulk_create(rows)
    rings.find(now)
    return len(rows)


def _rounds() -> dict[str, float]:
    """CPU seconds of rounds of the worker with ``MANY`` investigations: each found for the first time, and idle."""
    from njia.mentions.model import Proposed
    from njiasite.config import clock
    from njiasite.intelligence import rings
    from njiasite.intelligence.mentions import Chosen, keep
    from njiasite.intelligence.models import Report
    from njiasite.tips.services import Told, receive

    rings.LONGEST = float("inf")
    name = Proposed(kind="person", written="Brian X", value="Brian X", start=0, end=7, reason="column")
    for _ in range(MANY):
        case, now = receive(Told(about="agent", words="A list."), str(uuid4()))[0], clock.now()
        keep(Report.objects.create(dossier=case, compartment=case.id, day=now.date()), [Chosen(name, "told", "", None)])
    found = {}
    for what in ("round", "idle"):
        began = process_time()
        rings.find(clock.now())
        found[what] = process_time() - began
    return found


def _judged(rows: pd.DataFrame) -> dict[str, float]:
    from benchmarks.linking_worlds import groups, judged
    from njia.linking.rings import Rings
    from njiasite.intelligence.models import RingMember
    from njiasite.intelligence.picture import picture

    now = picture()
    rows["node"] = [now.entity(one) for one in rows.node]
    rows["group"] = groups(rows)
    found = {str(one.mention_id): one for one in RingMember.objects.select_related("ring")}
    names = np.array(sorted(found), dtype=object)
    return judged(
        rows,
        Rings(
            names,
            np.array([found[one].ring.number for one in names], dtype=np.int64),
            np.array([found[one].member for one in names], dtype=np.bool_),
            np.ones(len(names)),
        ),
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "njiasite.config.settings")
    django.setup()
    print(json.dumps(measured(json.loads(sys.argv[1]))))
