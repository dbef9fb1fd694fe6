"""A contract lies where only we can read it, and not for long."""

from __future__ import annotations

import os
import re
import stat
import time
from pathlib import Path

import pytest

from njiasite.checks import shelf


def put(home: Path, age: float = 0) -> Path:
    folder = shelf.place(home, shelf.new_token())
    assert folder is not None
    folder.mkdir(mode=0o700)
    shelf.write(folder / "job.json", b"{}")
    os.utime(folder / "job.json", (time.time() - age,) * 2)
    return folder


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    home = shelf.open_shelf(str(tmp_path / "shelf"))
    folder = put(home)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "job.json").stat().st_mode) == 0o600


def test_it_is_in_memory_where_the_machine_has_such_storage() -> None:
    home = shelf.open_shelf()
    assert home.is_relative_to("/dev/shm") == Path("/dev/shm").is_dir()


def test_without_memory_backed_storage_the_log_warns(monkeypatch, tmp_path: Path, caplog) -> None:
    monkeypatch.setattr(shelf, "_MEMORY", tmp_path / "nowhere")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert shelf.open_shelf().is_relative_to(tmp_path)
    assert "no memory-backed" in caplog.text


def test_a_folder_that_is_a_link_to_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "shelf").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(shelf.ShelfError):
        shelf.open_shelf(str(tmp_path / "shelf"))


def test_a_folder_that_others_could_read_is_closed_first(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir(mode=0o755)
    assert stat.S_IMODE(shelf.open_shelf(str(tmp_path / "shelf")).stat().st_mode) == 0o700


def test_the_sweep_takes_what_is_old_and_leaves_what_is_new(tmp_path: Path) -> None:
    home = shelf.open_shelf(str(tmp_path / "shelf"))
    old, new = put(home, age=15 * 60), put(home, age=60)
    assert shelf.sweep(home, 14 * 60) == 1
    assert (old.exists(), new.exists()) == (False, True)


def test_the_sweep_finishes_what_an_interrupted_erasure_left(tmp_path: Path) -> None:
    home = shelf.open_shelf(str(tmp_path / "shelf"))
    folder = put(home)
    folder.rename(folder.with_name(folder.name + ".gone"))
    shelf.sweep(home, 14 * 60)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("token", ["", "..", "../../etc", "a" * 42, "a" * 44, "é" * 43, "a" * 42 + "\n", "." * 43])
def test_what_cannot_be_a_token_leads_nowhere(tmp_path: Path, token: str) -> None:
    assert shelf.place(tmp_path, token) is None


def test_who_can_list_the_shelf_still_cannot_open_an_answer(tmp_path: Path) -> None:
    token = shelf.new_token()
    folder = shelf.place(tmp_path, token)
    assert folder is not None and token not in folder.name and re.fullmatch("[0-9a-f]{40}", folder.name)
