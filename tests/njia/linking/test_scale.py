"""A large file is linked piece by piece from a database on disk; a run that stopped goes on, to the same answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.njia.linking.test_engines import records

from njia.linking import proposing, reading, scoring
from njia.linking.blocking import Rule
from njia.linking.link import Linked, link
from njia.linking.mapping import mapping_of
from njia.linking.progress import Pace

COLUMNS = mapping_of({"id": "id", "person_name": "name", "date_of_birth": "born", "phone": "phone"})


class PowerGoneError(Exception):
    """The power goes out."""


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred records are as many as ten million were: lists of sixty, a hundred pairs at a time, on disk."""
    monkeypatch.setattr(reading, "_LARGE", 0)
    monkeypatch.setattr(proposing, "_LISTED", 60)
    monkeypatch.setattr(scoring, "_CHUNK_PAIRS", 100)


def stopping_after(monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    """The next run stops when so many pieces are written."""
    left = iter(range(steps))

    def write(*asked: Any) -> None:
        if next(left, None) is None:
            raise PowerGoneError
        whole(*asked)

    whole = proposing.write
    for module in (proposing, scoring):
        monkeypatch.setattr(module, "write", write)


def grouped(found: Linked) -> list[tuple[str, int]]:
    return list(zip(found.ids.tolist(), found.entity.tolist(), strict=True))


@pytest.mark.usefixtures("pieces")
def test_a_run_that_stops_again_and_again_ends_with_the_same_entities(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, work, whole = records(tmp_path / "people.csv"), tmp_path / "work", tmp_path / "whole"
    work.mkdir()
    whole.mkdir()
    for pieces in (3, 9, 12):
        with monkeypatch.context() as patch, pytest.raises(PowerGoneError):
            stopping_after(patch, pieces)
            link(people, COLUMNS, work)
    found = link(people, COLUMNS, work)
    assert len(list(work.glob("pairs-*"))) > 3
    monkeypatch.undo()
    assert grouped(found) == grouped(link(people, COLUMNS, whole))
    assert not (whole / "records.duckdb").exists()


def test_every_pair_with_a_key_in_common_is_proposed_and_no_other(tmp_path: Path) -> None:
    connection = reading.connect(tmp_path)
    connection.execute(
        """create table weighed as select * from (values (0, 'otieno', ['1', '2']), (1, 'otieno', ['2']),
        (2, 'atieno', ['1']), (3, null, ['9']), (4, null, null)) t(n, name_last, phone_key)"""
    )
    rules = (Rule(("name_last",)), Rule(("phone_key",), exploded="phone_key"))
    files = proposing.propose(connection, proposing.Blocking(rules, ()), 5, tmp_path, lambda _: None)
    found = connection.execute(f"select distinct l, r from {proposing.parquet(files)} order by all").fetchall()
    assert found == [(0, 1), (0, 2)]
    assert connection.execute(f"from {proposing.parquet([])}").fetchall() == []


def test_what_is_left_is_told_by_the_pace_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 2.0, 10.0, 11.0, 40.0])
    monkeypatch.setattr("njia.linking.progress.monotonic", lambda: next(clock))
    said: list[str] = []
    pace = Pace("compared", 4, said.append)
    for _ in range(4):
        pace.made()
    assert said == ["compared 2/4, about 10 s left", "compared 4/4"]
