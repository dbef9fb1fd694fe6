"""A million people due on one day, in the database of the environment: run by `benchmarks.checkins`."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import django

PEOPLE, ROWS, ASKED, ROUNDS = 1_000_000, 10_000, 300, 3
NOW = datetime(2026, 3, 3, 7, tzinfo=UTC)
_NUMBERS = {
    "postgresql": "SELECT md5(n::text)::uuid AS id FROM generate_series(1, %s) AS n",
    "sqlite": "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < %s) "
    "SELECT printf('%%032x', n) AS id FROM c",
}


def measured() -> dict[str, float]:
    """Seconds by the wall: the database works in a process of its own. The best of rounds that take turns."""
    from django.core.management import call_command
    from django.db import connection

    from njiasite.checkins import queueing
    from njiasite.checkins.models import Errand

    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
    asked = _asked()
    _fill()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (id varchar(36), due_at varchar(40))")
        found: dict[str, list[float]] = {"queue": [], "bare": [], "orm": []}
        for _ in range(ROUNDS):
            Errand.objects.all().delete()
            found["queue"].append(_timed(lambda: queueing.queue(NOW)))
            assert Errand.objects.count() == PEOPLE
            cursor.execute("DELETE FROM bare")
            found["bare"].append(_timed(lambda: cursor.execute(_BARE, [_moment(NOW)])))
        Errand.objects.all().delete()
        found["orm"].append(_timed(_by_rows))
        Errand.objects.all().delete()
    return {**{name: min(times) for name, times in found.items()}, "asked": asked}


_BARE = "INSERT INTO bare SELECT id, look_at FROM checkins_enrolment WHERE look_at <= %s"


def _moment(at: datetime) -> Any:
    from django.db import connection

    return connection.ops.adapt_datetimefield_value(at)


def _timed(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _fill() -> None:
    """A million rows, as alike as the statement can tell them apart."""
    from django.db import connection, transaction

    from njiasite.checkins.models import Enrolment

    fixed: dict[str, Any] = {
        "corridor": "ke_ru", "mission": "kenya_moscow", "office": "", "kind": "worker", "language": "sw",
        "covered": True, "departed_at": NOW, "enrolled_at": NOW, "zone": "Europe/Moscow",
        "contact_zone": "Africa/Nairobi", "hour": "10:00:00", "quiet_from": "21:00:00", "quiet_to": "07:00:00",
        "every": 0, "region": "MOS", "operator": "254-700", "employer": "", "reachable": True, "contact": True,
        "roaming": False, "proved": True, "sealed": "x" * 600, "stage": "waiting", "round": 1,
        "due_at": NOW - timedelta(hours=1),
        "look_at": NOW - timedelta(hours=1), "relieved": False,
    }  # fmt: skip
    columns = ", ".join(fixed)
    values = [_moment(value) if isinstance(value, datetime) else value for value in fixed.values()]
    marks = ", ".join(f"CAST(%s AS {f.db_type(connection)})" for f in map(Enrolment._meta.get_field, fixed))
    source = _NUMBERS[connection.vendor]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO checkins_enrolment (id, {columns}) SELECT one.id, {marks} FROM ({source}) one",
            [*values, PEOPLE],
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _by_rows() -> None:
    """The same for a few, one object after the other."""
    from njiasite.checkins.models import Enrolment, Errand

    for row in Enrolment.objects.filter(look_at__lte=NOW).order_by("pk")[:ROWS]:
        Errand.objects.create(enrolment=row, rank=2, due_at=row.look_at)


def _asked() -> float:
    """How many a second are really asked by one worker: act, message and all."""
    from njiasite.channels.services import Outgoing  # noqa: F401 - loaded before it is timed
    from njiasite.checkins import queueing, rounds, services, together
    from njiasite.checkins.facts import Known
    from njiasite.checkins.models import Enrolment
    from njiasite.config import clock
    from njiasite.ledger.services import Actor

    with clock.moved(NOW - timedelta(days=2)):
        for number in range(ASKED):
            joining = services.Joining(
                kind="worker", language="sw", departed_at=clock.now(),
                known=Known(person="Example", phone=f"+2547000{number:05}"),
            )  # fmt: skip
            services.enrol(joining, actor=Actor(None, "system"), channel="service", key=str(number))
    with clock.moved(NOW):
        assert queueing.queue(NOW) == ASKED
        areas, begun = together.Areas(NOW), time.perf_counter()
        while rounds.work_off(NOW, areas):
            pass
        spent = time.perf_counter() - begun
    Enrolment.objects.all().delete()
    return ASKED / spent


if __name__ == "__main__":
    django.setup()
    print(json.dumps(measured()))
