"""The disk is full: an honest page, nothing half-written, and the service goes on when there is space again."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from tests.drills.cases import NEW, form, insist, send
from tests.drills.conftest import Start

MEGABYTE = 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of sixteen megabytes, where this account may mount one."""
    place = tmp_path / "small"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", place], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("this account may not mount a disk; the drill needs root")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def fill(filler: Path) -> None:
    """Takes every byte that is left."""
    with filler.open("wb", buffering=0) as out:
        size = MEGABYTE
        while size:
            try:
                out.write(b"x" * size)
            except OSError:
                size //= 2


def test_the_service_says_so_keeps_nothing_by_halves_and_goes_on(small_disk: Path, service: Start, empty: Path) -> None:
    one = service("small/service", empty, NJIA_CHECKS_FOLDER=str(small_disk / "shelf"))
    one.environment["TMPDIR"] = "/tmp"
    (session,) = one.script("enter.py").split()
    one.start()
    assert send(one, session, "before") == 302
    filler = small_disk / "filler"
    fill(filler)
    statuses = [send(one, session, f"full-{n}") for n in range(12)]
    assert 503 in statuses and set(statuses) <= {302, 503}, statuses
    status, page = one.send("POST", reverse("case_new", kwargs=NEW), session, form("full-page"))
    assert status == 503 and "We cannot reach our records now" in page
    filler.unlink()
    kept = json.loads(one.script("look.py", "keys"))
    acknowledged = [f"full-{n}" for n, status in enumerate(statuses) if status == 302]
    assert kept == dict.fromkeys(["before", *acknowledged], 1)
    assert json.loads(one.script("look.py", "cases")) == [len(kept)] * 3
    assert insist(one, session, "full-page", lambda: None) == 1
    one.is_whole()
