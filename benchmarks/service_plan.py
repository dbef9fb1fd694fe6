r"""Prints how the database finds the inbox of one mission among 100,000 cases: the plans in docs/explanation/inbox.md.

    python -m benchmarks.service_plan                       # SQLite, in a folder of its own
    NJIA_TEST_DURABLE=1 scripts/postgres.sh \
        bash -c 'NJIA_DATABASE_URL=$NJIA_TEST_DATABASE_URL python -m benchmarks.service_plan'
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from typing import Any

import django


def plans() -> list[str]:
    """The plan of each question that the page asks of the inbox rows."""
    from django.db import connection
    from tests.site import people

    from benchmarks.service_measuring import prepare

    prepare()
    asked: list[tuple[str, Any]] = []

    def noted(execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, *rest)

    client = people.client_of(people.person("consular_officer", "mission", "kenya_moscow"))
    with connection.execute_wrapper(noted):
        assert client.get("/inbox", SERVER_NAME="localhost").status_code == 200
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN (ANALYZE, COSTS OFF)"
    found = []
    with connection.cursor() as cursor:
        for sql, params in asked:
            if "dossiers_inboxrow" in sql:
                cursor.execute(f"{explain} {sql}", params)
                found.append("\n".join(str(row[-1]) for row in cursor.fetchall()))
    return found


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "njiasite.config.settings"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NJIA_VAR"] = folder
        django.setup()
        print("\n\n".join(plans()))
