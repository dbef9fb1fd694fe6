"""From reports to entities to rings, on a small simulated world, as a person runs it."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from njia.cli.main import main
from njia.linking.errors import LinkingError
from njia.linking.reading import connect


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A linked world: mentions, truth, ENTITIES.csv, TIES.csv."""
    folder = tmp_path_factory.mktemp("world")
    assert main(["simulate", "rings", "--output", str(folder), "--seed", "8", "--rings", "5", "--innocents", "90"]) == 0
    words = ["link", str(folder / "mentions.csv"), "--columns", str(folder / "mapping.yaml")]
    words += ["--output", str(folder / "ENTITIES.csv"), "--ties", str(folder / "TIES.csv")]
    assert main([*words, "--work", str(folder / "work")]) == 0
    yield folder


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@pytest.mark.slow
def test_every_record_has_an_entity_and_few_wrong_ones_come_together(world: Path) -> None:
    truth = {row["mention_id"]: row["entity_id"] for row in table(world / "truth_mentions.csv")}
    entity = {row["record_id"]: row["entity_id"] for row in table(world / "ENTITIES.csv")}
    assert entity.keys() == truth.keys()
    joined = [(record, first) for record, first in entity.items() if record != first]
    right = sum(truth[record] == truth[first] for record, first in joined)
    assert right / len(joined) > 0.9
    assert len(joined) > len(entity) / 4


@pytest.mark.slow
def test_people_and_organisations_are_never_one(world: Path) -> None:
    kind = {row["mention_id"]: row["kind"] for row in table(world / "mentions.csv")}
    assert all(kind[row["record_id"]] == kind[row["entity_id"]] for row in table(world / "ENTITIES.csv"))


@pytest.mark.slow
def test_the_network_shows_rings_and_leaves_innocents_out(world: Path) -> None:
    assert main(["rings", str(world / "TIES.csv"), "--through", "--output", str(world / "RINGS.csv")]) == 0
    kinds = {row["entity_id"]: row["group_kind"] for row in table(world / "truth_entities.csv")}
    who = {row["mention_id"]: kinds[row["entity_id"]] for row in table(world / "truth_mentions.csv")}
    rings: dict[str, list[str]] = {}
    for row in table(world / "RINGS.csv"):
        if row["standing"] == "member":
            rings.setdefault(row["ring"], []).append(who[row["node"].removeprefix("entity:")])
    of_rings = [kinds for kinds in rings.values() if kinds.count("ring") > len(kinds) / 2]
    assert len(of_rings) >= 4
    assert sum(kind != "ring" for kinds in of_rings for kind in kinds) <= 2


@pytest.mark.slow
def test_a_run_that_stopped_is_taken_up(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the work folder holds is not made again; the answer is the same."""
    words = ["link", str(world / "mentions.csv"), "--columns", str(world / "mapping.yaml")]
    assert main([*words, "--work", str(world / "work"), "--output", str(world / "AGAIN.csv")]) == 0
    assert "compared 1/1" not in capsys.readouterr().err
    assert (world / "AGAIN.csv").read_bytes() == (world / "ENTITIES.csv").read_bytes()


@pytest.mark.slow
def test_a_work_folder_of_other_records_is_refused(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = world / "other.csv"
    other.write_text((world / "mentions.csv").read_text("utf-8").replace("M000001", "M900001"), "utf-8")
    words = ["link", str(other), "--columns", str(world / "mapping.yaml"), "--output", str(world / "NONE.csv")]
    assert main([*words, "--work", str(world / "work")]) == 2
    assert "other records" in capsys.readouterr().err
    assert not (world / "NONE.csv").exists()


@pytest.mark.slow
def test_a_link_is_explained_in_plain_words(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entity = {row["record_id"]: row["entity_id"] for row in table(world / "ENTITIES.csv")}
    record = next(one for one, first in entity.items() if one != first)
    words = ["link", str(world / "mentions.csv"), "--columns", str(world / "mapping.yaml"), "--lang", "sw"]
    words += ["--work", str(world / "work"), "--output", str(world / "AGAIN.csv")]
    assert main([*words, "--explain", record, entity[record]]) == 0
    said = capsys.readouterr().out
    assert "Jina:" in said
    steps = [float(line.split()[0]) for line in said.splitlines() if line.startswith("  ")]
    total = next(line for line in said.splitlines() if line.startswith("=")).split()[1]
    assert sum(steps) == pytest.approx(float(total), abs=0.1)
    assert main([*words, "--explain", record, "M999999"]) == 2
    assert "M999999" in capsys.readouterr().err


def small(folder: Path, rows: str, mapping: str, *more: str) -> dict[str, str]:
    (folder / "few.csv").write_text(rows, "utf-8")
    (folder / "few.yaml").write_text(mapping, "utf-8")
    words = [
        "link",
        str(folder / "few.csv"),
        "--columns",
        str(folder / "few.yaml"),
        "--output",
        str(folder / "out.csv"),
    ]
    assert main([*words, *more]) == 0
    return {row["record_id"]: row["entity_id"] for row in table(folder / "out.csv")}


def test_four_records_are_too_few_to_learn_from_and_are_linked_all_the_same(tmp_path: Path) -> None:
    """In another order, and in the other script."""
    rows = "id,name,born\n1,John Kamau,1990-01-02\n2,Kamau John,1990-01-02\n3,Eve Otieno,1980-05-05\n"
    rows += "4,Джон Камау,02.01.1990\n"
    found = small(tmp_path, rows, "id: id\nperson_name: name\ndate_of_birth: born\n")
    assert found == {"1": "1", "2": "1", "3": "3", "4": "1"}


def test_one_shared_phone_links_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "id,name,tel\n1,John Kamau,0722000111\n2,Eve Otieno,+254722000111\n3,Amina Abdi,0733000222\n"
    mapping = "id: id\nperson_name: name\nphone: tel\n"
    assert small(tmp_path, rows, mapping, "--explain", "1", "2") == {"1": "1", "2": "2", "3": "3"}
    assert "a person must decide" in capsys.readouterr().out
    assert small(tmp_path, rows.replace("name", "x"), "id: id\nphone: tel\n") == {"1": "1", "2": "2", "3": "3"}


@pytest.mark.parametrize(
    ("ref", "tel"), [("ref", "phone"), ("number", "phone"), ("ref", "Number"), ("unique id", "number"), ("n", "c0")]
)
def test_columns_may_be_called_anything(tmp_path: Path, ref: str, tel: str) -> None:
    """Also as our own columns are while we work, in capitals or not."""
    rows = f"{ref},name,born,{tel}\n11,Brian Kiptoo,1990-01-02,0722000111\n12,Amina Abdi,1985-03-04,0733000222\n"
    rows += "13,Brian Kiptoo,1990-01-02,0722000111\n14,Joyce Akinyi,1970-07-07,0711000333\n"
    rows += "15,Amina Abdi,1985-03-04,0733000222\n16,Peter Mwangi,1962-12-12,0700000444\n"
    mapping = f'id: "{ref}"\nperson_name: name\ndate_of_birth: born\nphone: {tel}\n'
    found = small(tmp_path, rows, mapping)
    assert found == {"11": "11", "12": "12", "13": "11", "14": "14", "15": "12", "16": "16"}


def test_what_a_killed_run_left_in_pieces_is_made_anew(tmp_path: Path) -> None:
    rows = "id,name,born\n1,John Kamau,1990-01-02\n2,Kamau John,1990-01-02\n3,Eve Otieno,1980-05-05\n"
    mapping, work = "id: id\nperson_name: name\ndate_of_birth: born\n", tmp_path / "work"
    whole = small(tmp_path, rows, mapping, "--work", str(work))
    for name in ("blocking.json", "model.json"):
        kept = (work / name).read_bytes()
        (work / name).write_bytes(kept[: len(kept) // 2])
        assert small(tmp_path, rows, mapping, "--work", str(work)) == whole


def test_a_folder_in_which_another_run_works_is_named(tmp_path: Path) -> None:
    """DuckDB lets one process write at a time: another one holds the file here."""
    database = str(tmp_path / "records.duckdb")
    held = "import duckdb, sys; kept = duckdb.connect(sys.argv[1]); print(1, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", held, database], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout and other.stdout.readline()
        with pytest.raises(LinkingError, match="another run"):
            connect(tmp_path, database=database)
        other.communicate()
