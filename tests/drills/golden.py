"""Keeps a small database of today's schema for the tests of migrations: run it when a release is made.

    python -m tests.drills.golden 0.2.0      (from the root of the repository)

An older one is never made anew: it is the database that somebody still has.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from tests.drills.services import Service

HERE = Path(__file__).with_name("golden")
DATABASES = ("njia.sqlite3", "keys.sqlite3")
KEYS = ("master_key", "signing_key.pem")  # made for this purpose alone; nothing real was ever sealed with them


def keep(version: str) -> None:
    """Fills a service with a few stories of the demonstration and writes its databases as text."""
    (folder := HERE / version).mkdir(parents=True)
    with tempfile.TemporaryDirectory() as home:
        service = Service(Path(home))
        service.migrate()
        service.script("fill.py")
        service.manage("checkpoint")
        for name in DATABASES:
            with closing(sqlite3.connect(service.home / name)) as connection:
                (folder / f"{name}.sql").write_text("\n".join(connection.iterdump()) + "\n", "utf-8")
        for name in KEYS:
            (folder / name).write_bytes((service.home / name).read_bytes())


def put_into(version: str, home: Path) -> None:
    """The databases of that version, in the folder of a service."""
    home.mkdir(parents=True, exist_ok=True)
    for name in DATABASES:
        with closing(sqlite3.connect(home / name)) as connection:
            connection.executescript((HERE / version / f"{name}.sql").read_text("utf-8"))
    for name in KEYS:
        (home / name).write_bytes((HERE / version / name).read_bytes())


if __name__ == "__main__":
    keep(sys.argv[1])
