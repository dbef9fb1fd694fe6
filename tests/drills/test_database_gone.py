"""PostgreSQL stops and comes back: meanwhile pages say so honestly, then they work again without a restart."""

from __future__ import annotations

import json
import time

from django.urls import reverse
from tests.drills.cases import insist, send
from tests.drills.conftest import Start
from tests.drills.postgres import Postgres


def test_gone_and_back(service: Start, postgres: Postgres) -> None:
    one = service(NJIA_DATABASE_URL=postgres.database("a"), NJIA_KEYS_DATABASE_URL=postgres.database("k"))
    one.migrate()
    (session,) = one.script("enter.py").split()
    one.start()
    assert send(one, session, "before") == 302 and one.get("/health/ready")[0] == 200
    postgres.stop()
    assert send(one, session, "gone") == 503
    status, page = one.get(reverse("inbox"), session)
    assert status == 503 and "We cannot reach our records now" in page
    assert one.get("/health/ready") == (503, "not ready\n")
    assert one.get("/health")[0] == 200 and one.get("/")[0] == 200  # a contract can still be checked
    postgres.start()
    insist(one, session, "gone", lambda: time.sleep(0.1))
    insist(one, session, "after", lambda: time.sleep(0.1))
    # Every process of the server has come back, not only the one that took the cases.
    assert {one.get(reverse("inbox"), session)[0] for _ in range(12)} == {200}
    assert {one.get("/health/ready")[0] for _ in range(12)} == {200}
    assert json.loads(one.script("look.py", "keys")) == {"before": 1, "gone": 1, "after": 1}
    assert "password" not in one.log() and "Drill" not in one.log()
