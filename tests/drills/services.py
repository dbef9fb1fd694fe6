"""A service of its own for a drill: databases, keys and papers in a folder, or on a PostgreSQL, and its commands."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SECRET = "a key for drills alone, long enough to be one, and no secret"


class Service:
    """One Njia, in processes of its own. Everything it starts is ended by `end`."""

    def __init__(self, home: Path, like: Path | None = None, **more: str) -> None:
        """In that folder; ``like`` is the folder of a service that rests, whose files it begins with."""
        home.mkdir(parents=True, exist_ok=True)
        if like is not None:
            shutil.copytree(like, home, dirs_exist_ok=True)
        self.home = home
        self.port = _free_port()
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("NJIA_", "DJANGO_"))}
        self.environment = {
            **clean,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
            "DJANGO_SETTINGS_MODULE": "tests.drills.settings",
            "NJIA_VAR": str(home),
            "NJIA_SECRET_KEY": SECRET,
            "NJIA_CHECKS_FOLDER": str(home / "shelf"),
            "NJIA_MASTER_KEY_FILE": str(home / "master_key"),
            "NJIA_SIGNING_KEY_FILE": str(home / "signing_key.pem"),
            **more,
        }
        self.server: subprocess.Popen[bytes] | None = None

    def manage(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Runs a command of the service."""
        done = subprocess.run(
            [sys.executable, "-m", "njiasite", *arguments],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done

    def script(self, name: str, *arguments: str) -> str:
        """Runs a file of tests/drills inside the service, and gives what it printed."""
        command = [sys.executable, str(ROOT / "tests/drills" / name), *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def is_whole(self) -> None:
        """Fails unless the ledger verifies and the projections are those that it gives."""
        before = self.script("look.py", "projections")
        self.manage("rebuild")
        assert self.script("look.py", "projections") == before
        key, export = self.home / "public.pem", self.home / "ledger.jsonl"
        self.manage("makekeys", "--public-key", str(key))
        self.manage("export_ledger", str(export))
        command = [sys.executable, "-m", "njia", "verify", "ledger", str(export), "--key", str(key)]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def migrate(self) -> None:
        for alias in ("default", "keys"):
            self.manage("migrate", "--database", alias, "--verbosity", "0")

    def start(self) -> None:
        """Starts the server and waits until it answers. Its processes are a group: all can be killed at once."""
        command = [sys.executable, "-m", "gunicorn", "njiasite.config.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        options = ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "warning"]
        with (self.home / "server.log").open("ab") as log:
            self.server = subprocess.Popen(
                [*command, *options, "--no-control-socket"],
                env=self.environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        until(lambda: self.server is not None and self.server.poll() is None and self.answers("/health"))

    def answers(self, path: str) -> bool:
        try:
            return self.get(path)[0] == 200
        except OSError:
            return False

    def get(self, path: str, session: str = "") -> tuple[int, str]:
        return self.send("GET", path, session)

    def send(self, method: str, path: str, session: str = "", body: str = "") -> tuple[int, str]:
        """One request by whoever has that session. Raises OSError or HTTPException where no answer came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        guard = "g" * 32
        headers = {"Cookie": f"session={session}; guard={guard}", "X-CSRFToken": guard, "Accept-Language": "en"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def kill(self) -> None:
        """SIGKILL to every process of the server at once."""
        assert self.server is not None
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()
        self.server = None

    def log(self) -> str:
        return (self.home / "server.log").read_text("utf-8")

    def end(self) -> None:
        if self.server is not None:
            self.kill()


def until(true: Any, times: int = 3000) -> None:
    """Waits for something to come about; a drill that waits in vain fails in the end."""
    for _ in range(times):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it never came about")


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
