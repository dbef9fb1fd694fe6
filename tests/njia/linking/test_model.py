"""A training that Splink refuses takes nothing out of the model."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from njia.linking.mapping import mapping_of
from njia.linking.model import _learn, linker, settings
from njia.linking.prepare import prepare
from njia.linking.reading import connect, open_table

COLUMNS = {"id": "id", "person_name": "name", "place": "town", "phone": "phone"}


def test_a_training_that_is_refused_leaves_every_comparison_in_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "people.csv").open("w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(COLUMNS.values())
        rows.writerows((n, f"Amina Example{n % 7}", "Nakuru", f"07220001{n % 9:02}") for n in range(60))
    connection = connect(tmp_path)
    found = open_table(connection, tmp_path / "people.csv", "source")
    count = prepare(connection, "source", found, mapping_of(COLUMNS))
    known = {str(row[0]) for row in connection.execute("describe prepared").fetchall()}
    fresh = linker(connection, settings(known, count))
    before = [one.output_column_name for one in fresh._settings_obj.comparisons]

    def refused(*_: Any, **__: Any) -> None:
        raise ValueError("m_probability value is below the minimum")

    import splink.internals.em_training_session as session

    monkeypatch.setattr(session.EMTrainingSession, "_train", refused)
    _learn(fresh, "l.name_full = r.name_full")
    assert [one.output_column_name for one in fresh._settings_obj.comparisons] == before
