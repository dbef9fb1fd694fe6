"""A PostgreSQL server of a drill's own, on a socket in its own folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg


def _newest() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    return found[-1] if found else None


class Postgres:
    """Begin, stop, start, end."""

    def __init__(self) -> None:
        self.bin = _newest()
        self.home = Path(tempfile.mkdtemp(prefix="njia-drill-pg-", dir="/tmp"))
        self.as_user: list[str] = []
        if os.geteuid() == 0:
            self.as_user = ["runuser", "-u", "postgres", "--"]

    @property
    def possible(self) -> bool:
        """Whether there is a server, and an account that may run it."""
        if self.bin is None:
            return False
        return not self.as_user or "postgres" in {row.pw_name for row in pwd.getpwall()}

    def begin(self) -> None:
        if self.as_user:
            shutil.chown(self.home, "postgres")
        self._run("initdb", "-D", "data", "-U", "njia", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.start()

    def start(self) -> None:
        options = f"-k '{self.home}' -c listen_addresses='' -c fsync=off"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "server.log", "-o", options, "start")

    def stop(self) -> None:
        """As if the machine were gone: nobody is asked to leave first."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")

    def end(self) -> None:
        if self.bin is not None and (self.home / "data/postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def database(self, name: str, like: str = "template1") -> str:
        """A fresh database, or a copy of one that nobody is using; its address for the service."""
        with psycopg.connect(f"host={self.home} user=njia dbname=postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')  # type: ignore[arg-type]
        return f"postgresql://njia@/{name}?host={self.home}"

    def databases(self, name: str, like: str = "") -> dict[str, str]:
        """Fresh databases for data and keys, or copies of another pair; the settings that a service takes them by."""
        data, keys = (like, f"{like}_keys") if like else ("template1", "template1")
        return {
            "NJIA_DATABASE_URL": self.database(name, data),
            "NJIA_KEYS_DATABASE_URL": self.database(f"{name}_keys", keys),
        }

    def _run(self, program: str, *options: str) -> None:
        command = [*self.as_user, str(self.bin / program), *options]  # type: ignore[operator]
        subprocess.run(command, cwd=self.home, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
