"""Start-up of the command, beside starting Python itself, in the same run."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path


def rows() -> list[dict[str, str]]:
    """Wall seconds, best of five: `njia --version`, `njia check` of a two-line file, and bare Python."""
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "two_lines.txt"
        paper.write_text("EMPLOYMENT CONTRACT\nТРУДОВОЙ ДОГОВОР\n", "utf-8")
        bare = _best([sys.executable, "-c", "pass"])
        helping = _best([sys.executable, "-m", "njia", "--version"])
        checking = _best([sys.executable, "-m", "njia", "check", str(paper)])
    peer = {"peer_name": "python -c pass", "peer": f"{bare:.2f} s", "reach": "<= 0.4 s"}
    return [
        {"what": "start-up: njia --version", "ours": f"{helping:.2f} s", **peer},
        {"what": "start-up: njia check of two lines", "ours": f"{checking:.2f} s", **peer},
    ]


def _best(command: list[str]) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    for row in rows():
        print(row)
