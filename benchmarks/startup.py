"""Start-up of the command, beside starting Python itself, in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

_Times = tuple[float, float]  # seconds of processor, and by the clock


def rows() -> list[dict[str, str]]:
    """The least of five: `njia --version`, `njia check` of a two-line file, and bare Python."""
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "two_lines.txt"
        paper.write_text("EMPLOYMENT CONTRACT\nТРУДОВОЙ ДОГОВОР\n", "utf-8")
        bare = _best(["-c", "pass"], folder)
        helping = _best(["-m", "njia", "--version"], folder)
        checking = _best(["-m", "njia", "check", str(paper)], folder)
    peer = {"peer_name": "python -c pass", "peer": _shown(bare), "reach": "<= 0.4 s"}
    return [
        {"what": "start-up: njia --version, processor (clock)", "ours": _shown(helping), **peer},
        {"what": "start-up: njia check of two lines, processor (clock)", "ours": _shown(checking), **peer},
    ]


def _best(arguments: list[str], folder: str) -> _Times:
    """As installed, where Python keeps its compiled modules: those of the first run are used by the next ones."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = [_once([sys.executable, *arguments], {**given, "PYTHONPYCACHEPREFIX": folder}) for _ in range(6)]
    return min(processor for processor, _ in times), min(clock for _, clock in times)


def _once(command: list[str], environment: dict[str, str]) -> _Times:
    before, start = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=False, capture_output=True, env=environment)
    after, clock = getrusage(RUSAGE_CHILDREN), time.perf_counter() - start
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def _shown(times: _Times) -> str:
    return f"{times[0]:.2f} s ({times[1]:.2f})"


if __name__ == "__main__":
    for row in rows():
        print(row)
