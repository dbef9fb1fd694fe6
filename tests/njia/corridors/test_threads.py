"""A server with threads meets its corridor in several requests at once, and lives."""

from __future__ import annotations

import subprocess
import sys

import pytest

_CROWD = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from njia.casework.load import load_procedures

ready = Barrier(6)

def first(_):
    ready.wait()
    return len(load_procedures.__wrapped__("ke_ru"))

with ThreadPoolExecutor(6) as pool:
    assert len(set(pool.map(first, range(6)))) == 1
"""


@pytest.mark.slow
@pytest.mark.parametrize("time", range(3))  # without the lock, every other process died
def test_a_corridor_met_by_many_threads_at_once_is_read_by_each(time: int) -> None:
    done = subprocess.run([sys.executable, "-c", _CROWD], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
