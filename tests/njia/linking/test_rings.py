"""Groups that hold together are told apart though a hub touches them all."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from njia.cli.main import main


def ties(path: Path, rows: list[tuple[str, str]], head: str = "source,target") -> Path:
    path.write_text("\n".join([head, *(",".join(row) for row in rows)]) + "\n", "utf-8")
    return path


def answer(path: Path) -> dict[str, str]:
    rows = [line.split(",") for line in path.read_text("utf-8").splitlines()[1:]]
    return {node: ring for node, ring, *_ in rows}


def test_a_till_that_everybody_paid_into_does_not_make_one_ring(tmp_path: Path) -> None:
    groups = [[f"{name}{number}" for number in range(6)] for name in "abcdefgh"]
    rows = [pair for group in groups for pair in combinations(group, 2)]
    rows += [("till", node) for group in groups for node in group]
    edges, out = ties(tmp_path / "ties.csv", rows), tmp_path / "rings.csv"
    assert main(["rings", str(edges), "--output", str(out)]) == 0
    found = answer(out)
    assert all(len({found[node] for node in group}) == 1 for group in groups)
    assert len({found[group[0]] for group in groups}) == len(groups)


def test_a_file_of_people_and_things_is_known_for_one(tmp_path: Path) -> None:
    people = [(who, f"report:{at}", "report") for at, named in enumerate(("abc", "abd", "bcd", "acd")) for who in named]
    out = tmp_path / "rings.csv"
    edges = ties(tmp_path / "ties.csv", people, "source,target,kind")  # type: ignore[arg-type]
    assert main(["rings", str(edges), "--output", str(out)]) == 0
    assert answer(out) == dict.fromkeys("abcd", "a")  # no report is in a ring
    assert main(["rings", str(edges), "--no-through", "--output", str(out)]) == 0
    assert "report:0" in answer(out)


def test_two_nodes_are_no_ring(tmp_path: Path) -> None:
    edges, out = ties(tmp_path / "ties.csv", [("a", "b"), ("c", "d"), ("d", "e"), ("c", "e")]), tmp_path / "rings.csv"
    assert main(["rings", str(edges), "--output", str(out)]) == 0
    assert answer(out) == {"a": "", "b": "", "c": "c", "d": "c", "e": "c"}


@pytest.mark.parametrize(
    ("head", "row", "words"),
    [("from,to", ("a", "b"), "no column source, target"), ("source,target,weight", ("a", "b", "-1"), "0 or less")],
)
def test_ties_that_cannot_be_read_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], head: str, row: tuple[str, ...], words: str
) -> None:
    edges = ties(tmp_path / "ties.csv", [row], head)  # type: ignore[list-item]
    assert main(["rings", str(edges), "--output", str(tmp_path / "rings.csv")]) == 2
    assert words in capsys.readouterr().err
