"""Takes a contract in, sees how its check stands, and erases it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from njia.contracts.report import Report
from njiasite.checks import shelf
from njiasite.checks.job import Failure, Held, Job, Paper, Progress, Words
from njiasite.config import clock

_LOCK, _JOB, _PROGRESS, _FAILURE = "lock", "job.json", "progress.json", "failure.json"
_REPORT, _HELD, _WORDS = "report.json", "held.json", "words.json"
_ERASER = """
left=$1
while [ -d "$2" ] && [ "$left" -gt 0 ]; do sleep 2; left=$((left - 2)); done
rm -rf -- "$2" "$2.gone"
"""
# Made here and not at the first request: msgspec crashes when two threads make it learn one shape at once.
_report, _failure, _progress = (msgspec.json.Decoder(shape).decode for shape in (Report, Failure, Progress))
_held, _words = msgspec.json.Decoder(Held).decode, msgspec.json.Decoder(Words).decode
_PASSED_ON = ("PATH", "LANG", "TESSDATA_PREFIX")  # and no secret
_CORRIDOR_ZONE = ZoneInfo("Africa/Nairobi")


class BusyError(RuntimeError):
    """More checks are waiting than we can promise to do."""


class Standing(msgspec.Struct, frozen=True):
    """How a check stands: exactly one of the five is there."""

    progress: Progress | None = None
    report: Report | None = None
    held: Held | None = None
    words: Words | None = None
    failure: Failure | None = None


def opened() -> Path:
    """The shelf, swept."""
    home = shelf.open_shelf(settings.CHECKS_FOLDER)
    shelf.sweep(home, settings.CHECKS_KEEP_SECONDS)
    return home


def submit(
    papers: Sequence[Sequence[UploadedFile]],
    *,
    task: Literal["check", "hold", "read"] = "check",
    beside: Mapping[str, bytes] | None = None,
) -> str:
    """Put a contract on the shelf and start its check; the token of its answer. Raises BusyError.

    ``beside`` are files of the caller's own, by name, that lie there as long as the check does.
    """
    home = opened()
    if sum(1 for folder in home.iterdir() if _running(folder)) >= settings.CHECKS_MAX_WAITING:
        raise BusyError
    token = shelf.new_token()
    folder = shelf.place(home, token)
    assert folder is not None
    folder.mkdir(mode=0o700)
    _start_eraser(folder)
    kept: list[Paper] = []
    for paper in papers:
        names = []
        for upload in paper:
            names.append(f"file-{len(kept)}-{len(names)}")
            shelf.write(folder / names[-1], upload.read())
        kept.append(Paper(name=paper[0].name or "contract", files=tuple(names)))
    for name, data in (beside or {}).items():
        shelf.write(folder / name, data)
    job = Job(
        papers=tuple(kept),
        on=clock.now().astimezone(_CORRIDOR_ZONE).date(),
        corridor=settings.CORRIDOR,
        max_bytes=settings.CHECKS_MAX_FILE_BYTES,
        max_seconds=settings.CHECKS_MAX_SECONDS,
        at_once=settings.CHECKS_AT_ONCE,
        task=task,
    )
    shelf.write(folder / _JOB, msgspec.json.encode(job))
    _start_worker(folder)
    return token


def await_answer(token: str, seconds: float) -> None:
    """Return as soon as the check has ended, or after that many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = standing(token)
        if found is None or found.progress is None:
            return
        time.sleep(0.05)


def standing(token: str) -> Standing | None:
    """How the check of that token stands; None where there is none, or no longer."""
    folder = shelf.place(opened(), token)
    return standing_in(folder) if folder is not None and folder.is_dir() else None


def standing_in(folder: Path) -> Standing:
    """How the check in that folder of the shelf stands."""
    running = _running(folder)  # asked before the files are looked for: the worker writes first and lets go afterwards
    if (answer := _read(folder / _REPORT)) is not None:
        return Standing(report=_report(answer))
    if (answer := _read(folder / _HELD)) is not None:
        return Standing(held=_held(answer))
    if (answer := _read(folder / _WORDS)) is not None:
        return Standing(words=_words(answer))
    if (failure := _read(folder / _FAILURE)) is not None:
        return Standing(failure=_failure(failure))
    if not running:
        return Standing(failure=Failure("check.broken_off"))
    progress = _read(folder / _PROGRESS)
    return Standing(progress=_progress(progress) if progress else Progress("waiting"))


def erase(token: str) -> bool:
    """Take the check of that token off the shelf at once; whether there was one."""
    folder = shelf.place(opened(), token)
    if folder is None or not folder.is_dir():
        return False
    shelf.erase(folder)
    return True


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _running(folder: Path) -> bool:
    """Whether a worker holds the check's lock: true from before it starts until it ends, however it ends."""
    try:
        with (folder / _LOCK).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _start_worker(folder: Path) -> None:
    """A process of its own: it may be killed by its limits without harm, and it holds the lock as long as it lives."""
    lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # -P and a folder of the system's own: no file that a stranger sent can ever pass for a module of ours.
        command = [sys.executable, "-P", "-m", "njiasite.checks.worker", str(folder)]
        _detached(command, scratch=folder, lock=lock)
    finally:
        os.close(lock)


def _start_eraser(folder: Path) -> None:
    """A sleeping shell that erases the check, whatever becomes of its worker and of this server."""
    _detached(["/bin/sh", "-c", _ERASER, "njia-eraser", str(settings.CHECKS_KEEP_SECONDS), str(folder)], scratch=folder)


def _detached(command: list[str], *, scratch: Path, lock: int | None = None) -> None:
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and shell, and no word of it comes from outside
        command,
        cwd="/",
        env={**kept, "TMPDIR": str(scratch), "OMP_THREAD_LIMIT": "1", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if lock is None else None,  # the worker says where it broke off, and no more
        start_new_session=True,
        pass_fds=(lock,) if lock is not None else (),
    )
    _children.append(process)
    _children[:] = [child for child in _children if child.poll() is None]


_children: list[subprocess.Popen[bytes]] = []  # only so that those which ended do not stay behind as zombies
