"""One check in a process of its own: ``python -P -m njiasite.checks.worker FOLDER``. No Django, hard limits.

A contract comes from strangers and may be made to break its reader. Here it can break nothing but its own check.
Nothing in it opens a connection, but nothing here forbids one to a broken library either: see docs/threats.md.
"""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType

import msgspec

from njia.documents.model import DocumentError
from njiasite.checks import engine, shelf
from njiasite.checks.job import Failure, Job, Progress
from njiasite.config.logs import place_of

_MEMORY_BYTES = 4 << 30
_FILE_BYTES = 512 << 20
_Work = Callable[[Job, Sequence[Sequence[bytes]], engine.Note], msgspec.Struct]
_TASKS: Mapping[str, tuple[_Work, str]] = {
    "check": (engine.check, "report.json"),
    "hold": (engine.hold, "held.json"),
    "read": (engine.words, "words.json"),
}


class _TooSlow(Exception):  # noqa: N818 - it is not an error of the program
    pass


class _Erased(Exception):  # noqa: N818 - nor is this
    pass


def main(folder: Path) -> None:
    """Do the job in the folder; leave a report or a failure there, and nothing of the paper itself."""
    job = msgspec.json.decode((folder / "job.json").read_bytes(), type=Job)
    try:
        with _limits(job.max_seconds), _Slot(folder.parent, job.at_once):
            work, answer = _TASKS[job.task]
            found = work(job, _papers(folder, job), _noting(folder))
        _leave(folder, answer, msgspec.json.encode(found))
    except DocumentError as error:
        _leave(folder, "failure.json", msgspec.json.encode(Failure(error.code, error.values)))
    except _Erased:
        return
    except _TooSlow:
        _leave(folder, "failure.json", msgspec.json.encode(Failure("check.too_slow")))
    except MemoryError:
        _leave(folder, "failure.json", msgspec.json.encode(Failure("check.too_complex")))
    except Exception as error:
        _leave(folder, "failure.json", msgspec.json.encode(Failure("check.broken_off")))
        print(f"A check broke off: {place_of(error)}", file=sys.stderr)  # noqa: T201 - for whoever runs the service
    finally:
        for paper in job.papers:
            for file in paper.files:
                (folder / file).unlink(missing_ok=True)


def _papers(folder: Path, job: Job) -> list[list[bytes]]:
    return [[(folder / file).read_bytes() for file in paper.files] for paper in job.papers]


def _leave(folder: Path, name: str, data: bytes) -> None:
    if folder.is_dir():  # it may have been erased while we worked
        shelf.write(folder / name, data)


def _noting(folder: Path) -> Callable[[Progress], None]:
    def note(progress: Progress) -> None:
        if not folder.is_dir():
            raise _Erased
        _leave(folder, "progress.json", msgspec.json.encode(progress))

    return note


class _limits:  # noqa: N801 - used as a statement
    """Bounds on memory, file size and time; the time is that of the wall, waiting for a slot included."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_BYTES, _FILE_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core would be the contract on disk
        signal.signal(signal.SIGALRM, self._ring)
        signal.alarm(self._seconds)
        # Where Python cannot run the handler (a loop inside a C library), the kernel ends the process.
        resource.setrlimit(resource.RLIMIT_CPU, (self._seconds + 30, self._seconds + 60))

    def __exit__(self, *exc: object) -> None:
        signal.alarm(0)

    @staticmethod
    def _ring(number: int, frame: FrameType | None) -> None:
        raise _TooSlow


class _Slot:
    """One of the few places at which work goes on at the same time; entering waits for one."""

    def __init__(self, shelf_folder: Path, places: int) -> None:
        self._files = [shelf_folder / f"slot-{number}" for number in range(places)]
        self._held: int | None = None

    def __enter__(self) -> None:
        while self._held is None:
            for file in self._files:
                descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    os.close(descriptor)
                    continue
                self._held = descriptor
                return
            time.sleep(0.2)

    def __exit__(self, *exc: object) -> None:
        if self._held is not None:
            os.close(self._held)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
