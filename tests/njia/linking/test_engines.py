"""What linking stands on: its extra, its licences, DuckDB below 2, and Spark, which must answer alike."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from njia.linking.blocking import Blocking, analyse
from njia.linking.comparing import comparisons
from njia.linking.errors import LinkingError
from njia.linking.mapping import mapping_of
from njia.linking.model import train
from njia.linking.prepare import prepare
from njia.linking.proposing import propose
from njia.linking.reading import connect, open_table
from njia.linking.roles import ROLES
from njia.linking.scoring import score
from njia.linking.spark import score_on_spark

DOCS = Path(__file__).parents[3] / "docs"


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(LinkingError, match=r"njia\[linking\]"):
        connect(tmp_path)


def test_the_reference_has_every_role() -> None:
    said = (DOCS / "reference" / "linking-columns.md").read_text("utf-8")
    assert all(f"| `{role.name}` | {'yes' if role.many else ''} | {role.says} |" in said for role in ROLES.values())


def test_splink_still_writes_what_duckdb_2_refuses_and_we_do_not() -> None:
    """When the first line fails, Splink is mended: the pin `duckdb<2` in pyproject.toml can go (decision 30)."""
    from splink.comparison_level_library import PairwiseStringDistanceFunctionLevel
    from splink.internals.dialects import DuckDBDialect

    assert "x ->" in PairwiseStringDistanceFunctionLevel("names", "levenshtein", 1).create_sql(DuckDBDialect())
    columns = {*ROLES, "name_full", "phone_tail"}
    levels = [level for one in comparisons(columns, "duckdb") for level in one["comparison_levels"]]
    assert levels and not any("->" in level["sql_condition"] for level in levels)


def quiet(_: str) -> None:
    """Nobody is told."""


def records(path: Path) -> Path:
    """Two hundred records of eighty people, some letters and days wrong."""
    chance = random.Random(30)
    lines = ["id,name,born,phone"]
    for number in range(200):
        who = random.Random(number % 80)
        name = "".join(who.choice("bdkmnt") + who.choice("aeiou") for _ in range(3))
        family = "".join(who.choice("bdkmnt") + who.choice("aeiou") for _ in range(4))
        born = f"{who.randint(1960, 2000)}-{who.randint(1, 12):02}-{who.randint(1, 28):02}"
        phone = f"07{who.randint(10_000_000, 99_999_999)}" if chance.random() < 0.7 else ""
        family = family[1:] if chance.random() < 0.1 else family
        lines.append(f"{number},{name} {family},{born if chance.random() < 0.9 else ''},{phone}")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.mark.slow
def test_spark_gives_the_same_pairs_and_weights(tmp_path: Path) -> None:
    """Two rules are enough to see it, one over an array: Spark plans each anew, and that is what takes time."""
    connection = connect(tmp_path)
    columns = mapping_of({"id": "id", "person_name": "name", "date_of_birth": "born", "phone": "phone"})
    people = records(tmp_path / "people.csv")
    count = prepare(connection, "source", open_table(connection, people, "source"), columns)
    known = {str(row[0]) for row in connection.execute("describe prepared").fetchall()}
    every = analyse(connection, known, count)
    chosen = tuple(rule for rule in every.used if rule.parts in (("phone_key",), ("date_of_birth",)))
    blocking = Blocking(chosen, ())
    model = train(connection, known, count)
    found = []
    for files in (
        score(connection, model, propose(connection, blocking, count, tmp_path, quiet), tmp_path, quiet),
        score_on_spark(connection, model, blocking, known, tmp_path, quiet),
    ):
        rows = [row for path in files for row in parquet.read_table(path).to_pylist()]
        pairs = [frozenset((row["l"], row["r"])) for row in rows]
        found.append(dict(zip(pairs, [(row["weight"], row["held"]) for row in rows], strict=True)))
    assert len(chosen) == 2 and len(found[0]) > 100
    assert found[0].keys() == found[1].keys()
    assert all(found[0][pair] == pytest.approx(found[1][pair], abs=1e-3) for pair in found[0])
