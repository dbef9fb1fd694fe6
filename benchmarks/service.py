"""Pages and acts of the service: an inbox among 100,000 cases, and both over HTTP beside bare Django."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
ONTO = (  # keys in a database of their own, as they are kept
    'psql -qc "CREATE DATABASE keys" "$NJIA_TEST_DATABASE_URL"; NJIA_DATABASE_URL="$NJIA_TEST_DATABASE_URL" '
    'NJIA_KEYS_DATABASE_URL="${NJIA_TEST_DATABASE_URL/\\/postgres\\?//keys?}" exec "$@"'
)


def rows() -> list[dict[str, str]]:
    """Both databases; PostgreSQL is named when it is left out."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {"NJIA_VAR": folder, "NJIA_DATABASE_URL": "", "NJIA_KEYS_DATABASE_URL": ""}
        found = {"SQLite": _measured(settings, [])}
    with tempfile.TemporaryDirectory() as folder:
        postgres = {**settings, "NJIA_VAR": folder, "NJIA_TEST_DURABLE": "1"}
        found["PostgreSQL"] = _measured(postgres, ["scripts/postgres.sh", "bash", "-c", ONTO, "-"])
    return [row for database, (measured, error) in found.items() for row in _rows(database, measured, error)]


def _rows(database: str, measured: dict[str, list[float]] | None, error: str) -> list[dict[str, str]]:
    if measured is None:
        return [{"what": f"service: pages and acts, {database}", "ours": f"SKIPPED: {error}"}]
    rows = [
        {
            "what": f"service: database time of {what}, {database}",
            "ours": "{0:.1f} ms, best {2:.1f}, {1:.0f} queries".format(*measured[name]),
            "reach": "<= 50 ms",
        }
        for name, what in (
            ("mission", "an inbox, 100,000 cases"),
            ("corridor", "an inbox over all 100,000 cases"),
            ("board", "the boards over all 100,000 cases"),
            ("board_late", "the boards, what is late and nobody holds"),
            ("all", "the list of all 100,000 cases"),
            ("search_name", "a search by name among 100,000 cases"),
            ("search_phone", "a search by phone among 100,000 cases"),
            ("search_passport", "a search by passport among 100,000 cases"),
            ("search_number", "a search by number among 100,000 cases"),
        )
    ]
    for name, what in (("list", "inbox page"), ("act", "act")):
        (ours, rate), (bare, bare_rate) = measured[name], measured[f"bare_{name}"]
        rows.append(
            {
                "what": f"service: {what} over HTTP, 2 workers, {database}",
                "ours": f"{ours:.1f} ms CPU, {rate:.0f}/s",
                "peer_name": "bare Django view",
                "peer": f"{bare:.1f} ms CPU, {bare_rate:.0f}/s",
                "reach": f"{ours / bare:.2f}x CPU (<= 1.5x)",
            }
        )
    return rows


def _measured(settings: dict[str, str], before: list[str]) -> tuple[dict[str, list[float]] | None, str]:
    environment = {**os.environ, **settings}
    command = [*before, sys.executable, "-m", "benchmarks.service_measuring"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return None, done.stderr.strip().splitlines()[-1]
    return json.loads(done.stdout), ""
