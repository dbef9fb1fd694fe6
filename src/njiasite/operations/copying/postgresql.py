"""PostgreSQL: pg_dump and pg_restore, the server's own programs. The password goes by the environment, never by ps."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connections
from psycopg.conninfo import make_conninfo

_OURS = {"pool"}  # options that are Django's and not the server's


class CopyError(RuntimeError):
    """The server's program did not do it; the message is what it said."""


def is_there() -> bool:
    """Whether the programs are on this machine."""
    return bool(shutil.which("pg_dump") and shutil.which("pg_restore"))


def save(alias: str, file: Path) -> None:
    """Dumps the database into a file, as it was at one instant."""
    _run(alias, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(file))


def load(alias: str, file: Path) -> None:
    """Fills the database from the file, wholly or not at all."""
    connections[alias].close()
    _run(alias, "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", str(file))


def _run(alias: str, program: str, *options: str) -> None:
    given = connections[alias].settings_dict
    named = {"dbname": given["NAME"], "user": given["USER"], "host": given["HOST"], "port": given["PORT"]}
    more = {name: value for name, value in given["OPTIONS"].items() if name not in _OURS}
    address = make_conninfo("", **{name: value for name, value in {**named, **more}.items() if value})
    secret = {"PGPASSWORD": given["PASSWORD"]} if given["PASSWORD"] else {}
    command = [program, *options, "--dbname", address]
    environment = {**os.environ, **secret}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise CopyError(done.stderr.strip() or f"{program} ended with {done.returncode}")
