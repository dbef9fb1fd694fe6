"""Nobody can work a withheld number out, from one table or from two, and noise keeps what it promises."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from njia.disclosure.bounds import exposed
from njia.disclosure.budget import Budget, OverspentError, epsilon
from njia.disclosure.cells import Cell, Table, small
from njia.disclosure.membership import lower_bound
from njia.disclosure.noise import draw, shown
from njia.disclosure.suppress import protect

LEAST = 11
counts = st.integers(0, 40)
tables = st.lists(st.tuples(counts, counts), min_size=1, max_size=4)


def table(rows: list[tuple[int, int]], id_: str = "t") -> list[Cell]:
    known = {(f"row {n}", end): value for n, row in enumerate(rows) for end, value in zip("yn", row, strict=True)}
    made = Table(id=id_, measure="m", period="q", dimensions=("row", "end"), counts=known)
    return list(made.cells())


@settings(max_examples=25, deadline=None)
@given(rows=tables)
def test_no_cell_of_any_table_can_be_worked_out_and_the_published_ones_are_true(rows: list[tuple[int, int]]) -> None:
    cells = table(rows)
    out = protect(cells, LEAST)
    assert not any(one.value is not None and small(one.value, LEAST) for one in out)
    assert not list(exposed(out, LEAST))
    assert all(one.value in (None, true.value) for one, true in zip(out, cells, strict=True))


def test_a_small_cell_alone_in_its_line_takes_another_with_it() -> None:
    out = {cell.key: cell.value for cell in protect(table([(30, 20), (4, 25), (50, 0)]), LEAST)}
    assert (out["row 1", "y"], out["row 1", "n"]) == (None, None)
    assert (out["row 0", "y"], out["row 0", "n"]) == (None, None)
    assert (out["", ""], out["row 2", "y"]) == (129, 50)


def test_a_second_release_withholds_what_would_tell_a_withheld_cell_of_the_first() -> None:
    first = protect(table([(30, 20), (4, 25)], "first"), LEAST)
    again = table([(30, 20), (4, 25)], "second")
    part = [cell for cell in again if cell.key in (("row 1", "y"), ("row 0", "y"), ("", "y"))]
    careless = [Cell(c.table, c.key, c.atoms, None if c.key[0] == "row 1" else c.value) for c in part]
    assert [one.table for one in exposed((*first, *careless), LEAST)]
    assert not list(exposed((*first, *protect(part, LEAST, first)), LEAST))


def test_the_difference_of_two_published_cells_is_seen() -> None:
    atoms = [("m", "q", name) for name in "ab"]
    cells = [Cell("one", ("",), frozenset(atoms), 30), Cell("two", ("a",), frozenset(atoms[:1]), 27)]
    (found,) = exposed(cells, LEAST)
    assert (found.what, found.low) == ("difference", 3)


def test_the_budget_of_a_lifetime_cannot_be_overspent_and_a_release_spends_once() -> None:
    budget = Budget(0.03).spend("Q1", 0.0125).spend("Q2", 0.0125).spend("Q2", 0.0125)
    assert budget.left == pytest.approx(0.005)
    with pytest.raises(OverspentError):
        budget.spend("Q3", 0.0125)


def test_whether_one_person_was_there_shows_no_more_than_was_declared_and_missing_noise_is_caught() -> None:
    rho, delta = 0.125, 1e-6
    declared = epsilon(rho, delta)
    found = lower_bound(lambda row: shown(row, draw(len(row), rho)), [10, 5], [11, 5], 2000, delta)
    assert found <= declared
    assert lower_bound(lambda row: row, [10, 5], [11, 5], 2000, delta) > declared


def test_noise_is_as_large_as_its_share_of_the_budget_asks() -> None:
    drawn = [one for _ in range(40) for one in draw(50, 0.02)]
    spread = (sum(one * one for one in drawn) / len(drawn)) ** 0.5
    assert 4.4 < spread < 5.6  # sigma 5; ten standard errors either way


def test_the_order_of_lines_changes_nothing() -> None:
    rows = [(30, 20), (4, 25), (50, 0)]
    known = {(f"row {n}", end): value for n, row in enumerate(rows) for end, value in zip("yn", row, strict=True)}
    shuffled = list(known.items())
    random.Random(3).shuffle(shuffled)
    made = Table(id="t", measure="m", period="q", dimensions=("row", "end"), counts=dict(shuffled))
    assert protect(list(made.cells()), LEAST) == protect(table(rows), LEAST)
