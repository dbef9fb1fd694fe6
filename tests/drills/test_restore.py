"""Demonstration, backup, an erasure, restore: every chain ends where it did, and who was erased stays erased."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from django.urls import reverse
from tests.drills.conftest import Start
from tests.drills.postgres import Postgres
from tests.drills.services import Service

from njiasite.demo.telling import dossier_of

CASE = str(dossier_of("attestation", "departed"))


def back_up(service: Service, tmp_path: Path) -> tuple[Path, Path]:
    service.manage("backup", str(tmp_path / "data"), "--keys", str(tmp_path / "apart"))
    (data,), (keys,) = (list((tmp_path / name).iterdir()) for name in ("data", "apart"))
    return data, keys


def as_new(service: Start, old: Service, **more: str) -> Service:
    """Another place, with the key files that are kept apart from every backup."""
    fresh = service("fresh", **more)
    for name in ("master_key", "signing_key.pem"):
        shutil.copy(old.home / name, fresh.home / name)
    return fresh


def drill(service: Start, tmp_path: Path, first: Service, new: dict[str, str]) -> None:
    data, keys = back_up(first, tmp_path)
    heads = json.loads(first.script("look.py", "heads"))
    assert json.loads(first.script("look.py", "opened", CASE))["person"] == "Chebet Example"
    readable, gone = json.loads(first.script("look.py", "papers"))
    assert readable and not gone
    first.manage("erase", CASE, "--ground", "asked")
    first.manage("export_ledger", str(tmp_path / "ledger.jsonl"))

    fresh = as_new(service, first, **new)
    said = fresh.manage("restore", str(data), "--keys", str(keys), "--register", str(tmp_path / "ledger.jsonl")).stdout
    assert "erased again: 1" in said and "The ledger is whole." in said
    restored = json.loads(fresh.script("look.py", "heads"))
    assert {chain: restored[chain] for chain in heads} == heads
    assert json.loads(fresh.script("look.py", "opened", CASE))["person"] == "—"
    left, lost = json.loads(fresh.script("look.py", "papers"))
    assert (left + lost, bool(lost)) == (readable, True)
    fresh.start()
    assert fresh.get(reverse("account_login"))[0] == 200
    fresh.end()

    again = fresh.manage("restore", str(data), "--keys", str(keys), check=False)
    assert again.returncode == 1 and "not empty" in again.stderr


def test_on_sqlite(service: Start, tmp_path: Path, told: Path) -> None:
    drill(service, tmp_path, service("first", told), {})


def test_on_postgresql(service: Start, tmp_path: Path, standing: Postgres, told_there: Path) -> None:
    first = service("first", told_there, **standing.databases("first", like="told"))
    drill(service, tmp_path, first, standing.databases("fresh"))


def test_row_by_row_from_postgresql_into_sqlite(
    service: Start, tmp_path: Path, standing: Postgres, told_there: Path
) -> None:
    """Where pg_dump is missing; such a backup fits into either kind of database."""
    bare = tmp_path / "bin"
    bare.mkdir()
    first = service("first", told_there, **standing.databases("bare", like="told"), PATH=str(bare))
    drill(service, tmp_path, first, {})


def test_what_is_not_whole_is_refused_before_anything_is_written(service: Start, tmp_path: Path, told: Path) -> None:
    """Changed, missing, added: each is named, and the place stays empty. A wrong master key is found at the end."""
    first = service("first", told)
    data, keys = back_up(first, tmp_path)
    paper = next((data / "papers").iterdir())
    whole, more = paper.read_bytes(), data / "papers" / "more"
    fresh = service("fresh")

    def refused() -> str:
        done = fresh.manage("restore", str(data), "--keys", str(keys), check=False)
        assert done.returncode == 1
        return done.stderr

    paper.write_bytes(whole[:-1] + b"x")
    assert f"{paper.name} was changed" in refused()
    paper.unlink()
    assert f"missing or added: papers/{paper.name}" in refused()
    paper.write_bytes(whole)
    more.touch()
    assert "missing or added: papers/more" in refused()
    more.unlink()
    shutil.copy(first.home / "signing_key.pem", fresh.home / "signing_key.pem")
    assert "master key file lacks" in refused()


def test_the_keys_never_lie_with_the_data(service: Start, tmp_path: Path, empty: Path) -> None:
    one = service(like=empty)
    inside = one.manage("backup", str(tmp_path / "b"), "--keys", str(tmp_path / "b" / "keys"), check=False)
    assert inside.returncode == 1 and "apart" in inside.stderr
    one.manage("backup", str(tmp_path / "b"), "--keys", str(tmp_path / "k"))
    assert not [path for path in (tmp_path / "b").rglob("*") if "key" in path.name]


def test_backups_of_keys_that_are_too_old_are_named(service: Start, tmp_path: Path, empty: Path) -> None:
    one = service(like=empty, NJIA_NOW_OFFSET="-2678400")  # 31 days ago
    one.manage("backup", str(tmp_path / "b"), "--keys", str(tmp_path / "k"))
    (old,) = (tmp_path / "k").iterdir()
    one.environment["NJIA_NOW_OFFSET"] = "0"
    said = one.manage("backup", str(tmp_path / "b"), "--keys", str(tmp_path / "k")).stderr
    assert f"Older than 30 days, delete it: {old}" in said
