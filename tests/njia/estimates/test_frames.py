"""Results go into a notebook's table as they are."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd

from njia.estimates.frames import columns
from njia.estimates.recruitment import Workers, costs, load_definitions


def test_the_figures_of_an_indicator_are_the_rows_of_a_data_frame_under_their_names() -> None:
    one = np.array([100.0, 300.0, 200.0])
    workers = Workers(one, one * 0, {"first_month": one * 0 + 100.0}, one * 0 + 1, one < 0, one * 0 + 12)
    (found,) = costs(workers, load_definitions(), 0.95, 1)
    frame = pd.DataFrame(columns(found.figures)).set_index("name")
    assert list(frame.columns) == ["value", "low", "high"]
    assert frame.loc["median", "value"] == 2.0
    assert columns(()) == {}


def test_the_notebook_of_the_documentation_runs_as_it_stands() -> None:
    page = Path(__file__).parents[3].joinpath("docs/explanation/estimates.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    told: dict[str, pd.DataFrame] = {}
    exec(code, told)
    assert list(told["estimates"].index) == ["shrinkage", "decomposable"]
    assert (told["estimates"]["low"] < told["estimates"]["estimate"]).all()
    assert len(told["without_one_list"]) == 3
