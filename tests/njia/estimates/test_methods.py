"""Each method of the panel on tables small enough to work out by hand, and where it must refuse."""

import json
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from njia.cli.main import main
from njia.estimates import bootstrap, decomposable, hierarchical, latent, stepwise
from njia.estimates.errors import RefusedError
from njia.estimates.existence import Fault, fault
from njia.estimates.lattice import mains, pairs
from njia.estimates.loglinear import fit
from njia.estimates.methods import estimate
from njia.estimates.posterior import Prior, draw
from njia.estimates.settings import load_settings
from njia.estimates.tables import CaptureTable

EVEN = np.array([0, 100, 100, 100, 100, 100, 100, 100.0])  # three lists, each holding half of 800 people at random
LONELY = np.array([0, 40, 30, 6, 20, 0, 0, 0.0])  # the third list meets nobody


def moved(counts: np.ndarray, order: tuple[int, ...]) -> np.ndarray:
    """The same table with its lists in another order."""
    out = np.zeros_like(counts)
    for history, count in enumerate(counts):
        out[sum(1 << place for place, old in enumerate(order) if history >> old & 1)] = count
    return out


def total(counts: np.ndarray) -> np.ndarray:
    return counts.sum(axis=0) + stepwise.choose(counts, 0.02).hidden


def test_lists_that_are_independent_give_the_number_there_is() -> None:
    assert total(EVEN[:, None]) == pytest.approx([800])
    assert hierarchical.rank(EVEN, 2, 3).totals[0] == pytest.approx(800)
    found = decomposable.average(EVEN, 1 / 8, 2000)
    assert found.quantile(0.025) < 800 < found.quantile(0.975)


def test_two_lists_that_meet_too_often_get_their_pair() -> None:
    counts = np.array([0, 200, 200, 800, 200, 200, 200, 800.0])  # of 2,800; the first two lists meet far too often
    chosen = stepwise.choose(counts[:, None], 0.02)
    assert 3 in chosen.terms[:, 0]
    assert chosen.hidden[0] == pytest.approx(200)  # those on neither of the pair: 200 with the third list, 200 without


def test_a_pair_that_nobody_is_on_is_minus_infinity_and_its_histories_go() -> None:
    fits = fit(LONELY[:, None], np.array([[*mains(3), 5, 6]]).T)
    assert fits.empty[:, 0].tolist() == [False, False, False, False, True, True]
    assert fits.expected[:, 0] == pytest.approx(LONELY)
    assert fits.hidden[0] == pytest.approx(40 * 30 / 6)  # as two lists that are independent would have it


def test_whether_an_estimate_exists() -> None:
    first = mains(3)[1:]
    known = {
        (): Fault.NONE, (3,): Fault.NO_MAXIMUM, (5,): Fault.NONE, (3, 5): Fault.NO_MAXIMUM, (6,): Fault.NONE,
        (3, 6): Fault.NO_MAXIMUM, (5, 6): Fault.NONE, (3, 5, 6): Fault.NOT_UNIQUE,
    }  # fmt: skip
    assert {model: fault(LONELY, (*first, *model)) for model in known} == known


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=15, max_size=15), st.permutations(range(4)), st.data())
def test_the_order_of_the_lists_does_not_matter(seen: list[int], order: tuple[int, ...], data: st.DataObject) -> None:
    counts = np.array([0, *seen], float)
    other = moved(counts, tuple(order))
    held = data.draw(st.sets(st.sampled_from(pairs(4))))
    renamed = {sum(1 << place for place, old in enumerate(order) if pair >> old & 1) for pair in held}
    first = mains(4)[1:]
    if all(any(count and history >> i & 1 for history, count in enumerate(counts)) for i in range(4)):
        assert fault(counts, (*first, *held)) == fault(other, (*first, *renamed))
    if counts.sum():
        ours, theirs = (decomposable.average(table, 1 / 16, 300) for table in (counts, other))
        assert ours.weights == pytest.approx(theirs.weights, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=15, max_size=15))
def test_a_fit_that_is_taken_as_proof_of_itself_passes_the_programme(seen: list[int]) -> None:
    counts = np.array([0, *seen], float)
    chosen = stepwise.choose(counts[:, None], 0.02)
    if np.isfinite(chosen.hidden[0]):
        terms = tuple(int(term) for term in chosen.terms[:, 0] if term > 0)
        assert fault(counts, terms) is Fault.NONE


def test_every_order_of_lists_chooses_the_same_pairs() -> None:
    counts = np.array([0, 60, 50, 22, 40, 9, 8, 5, 70, 3, 12, 2, 6, 2, 1, 1.0])
    tables = np.column_stack([moved(counts, order) for order in permutations(range(4))])
    assert total(tables) == pytest.approx([total(counts[:, None])[0]] * 24)


def test_the_interval_holds_the_estimate_and_is_the_same_each_time() -> None:
    counts = np.array([0, 60, 50, 22, 40, 9, 8, 5.0])
    point = float(total(counts[:, None])[0])
    found = [
        bootstrap.interval(counts, point, bootstrap.in_parts(total, drawn), total, 0.95)
        for drawn in (bootstrap.resamples(counts, 500, np.random.default_rng(4)) for _ in range(2))
    ]
    assert found[0] == found[1]
    assert found[0].low < point < found[0].high


def test_graphs_of_lists_are_as_many_as_are_decomposable() -> None:
    assert [len(decomposable.graphs(lists)[0]) for lists in (3, 4, 5, 6)] == [8, 61, 822, 18154]


def test_a_graph_weighs_what_its_cliques_weigh() -> None:
    """One pair of lists and a third alone, worked out with the gamma function from the definition."""
    from math import lgamma

    counts = np.array([0, 3, 2, 1, 4, 1, 1, 2.0])
    found = decomposable.average(counts, 1 / 8, 60)
    weights = []
    for hidden in range(61):
        table = [hidden, *counts[1:]]
        people = sum(table)

        def told(chosen: int, table: list[float] = table, people: float = people) -> float:
            cells: dict[int, float] = {}
            for history, count in enumerate(table):
                cells[history & chosen] = cells.get(history & chosen, 0) + count
            weight = 1 / len(cells)
            return sum(lgamma(count + weight) - lgamma(weight) for count in cells.values()) - lgamma(people + 1)

        one, two, three = told(1), told(2), told(4)
        pair = {3: told(3), 5: told(5), 6: told(6)}
        graphs = [
            one + two + three - 2 * told(0), told(7),
            pair[3] + three - told(0), pair[5] + two - told(0), pair[6] + one - told(0),
            pair[3] + pair[5] - one, pair[3] + pair[6] - two, pair[5] + pair[6] - three,
        ]  # fmt: skip
        common = lgamma(people + 1) - lgamma(hidden + 1) - np.log(people)
        weights.append(sum(np.exp(graph + common) for graph in graphs))
    assert found.weights == pytest.approx(np.array(weights) / sum(weights))


def test_draws_of_a_posterior_agree_with_its_definition() -> None:
    """Three lists, main effects only: the mean log of the hidden by a plain sum over a grid of the parameters."""
    counts = np.array([0, 6, 5, 2, 4, 2, 1, 1.0])
    prior = Prior((-1.0, 0.7), (0.0, 0.5))
    drawn = draw(counts, mains(3), prior, np.random.default_rng(1))
    grid = np.linspace(-3.5, 1.5, 19)
    hidden = np.linspace(-2.0, 6.0, 41)
    cells = np.arange(1, 8)
    b = np.stack(np.meshgrid(hidden, grid, grid, grid, indexing="ij"), axis=-1).reshape(-1, 4)
    design = np.array([[1, h & 1, h >> 1 & 1, h >> 2 & 1] for h in cells], float)
    level = b @ design.T
    log = level @ counts[1:] - np.exp(level).sum(axis=1) - ((b[:, 1:] + 1) ** 2).sum(axis=1) / (2 * 0.49)
    weight = np.exp(log - log.max())
    assert drawn.weights @ drawn.draws[:, 0] == pytest.approx(float(weight @ b[:, 0] / weight.sum()), abs=0.03)
    assert drawn.effective > 5000


def test_chains_that_do_not_agree_say_so() -> None:
    chance = np.random.default_rng(2)
    same = latent.Chains(chance.normal(500, 10, (4, 800)))
    apart = latent.Chains(chance.normal(500, 10, (4, 800)) + np.array([[0], [0], [0], [40]]))
    assert same.disagreement() < 1.02 < 1.2 < apart.disagreement()
    assert same.effective() > 1500 > 50 > apart.effective()


def test_latent_classes_find_a_population_that_was_made() -> None:
    chance = np.random.default_rng(3)
    listed = chance.random((2000, 4)) < np.array([0.3, 0.4, 0.25, 0.35])
    counts = np.bincount(listed @ (1 << np.arange(4)), minlength=16).astype(float)
    counts[0] = 0
    chains = latent.converge(counts, 4, 3000, 1.1, 50, chance)
    low, high = chains.quantiles(np.array([0.005, 0.995]))
    assert low < 2000 < high


@pytest.mark.parametrize(("counts", "code"), [((0, 9, 8, 3), "few_lists"), ((0, 9, 8, 0, 7, 0, 0, 0), "no_overlap")])
def test_a_table_that_says_nothing_is_refused(counts: tuple[int, ...], code: str) -> None:
    lists = tuple("abc")[: len(counts).bit_length() - 1]
    with pytest.raises(RefusedError) as refused:
        estimate("shrinkage", CaptureTable(lists, counts), load_settings())
    assert refused.value.code == code


TABLE = "embassy,police,ngo,count\n1,0,0,90\n0,1,0,80\n0,0,1,70\n1,1,0,30\n1,0,1,25\n0,1,1,22\n1,1,1,8\n"


def test_the_command_answers_with_a_panel_and_one_primary_figure(tmp_path: Path) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "out.json"
    table.write_text(TABLE, "utf-8")
    assert main(["estimate", "mse", str(table), "--format", "json", "--output", str(out)]) in (0, 1)
    told = json.loads(out.read_text("utf-8"))
    assert list(told) == ["observed", "panel", "primary", "stable", "refused", "warnings"]
    assert (told["observed"], told["primary"]) == (325, "shrinkage")
    assert {row["method"] for row in told["panel"]} | {row["method"] for row in told["refused"]} == {
        "shrinkage", "stepwise", "bic", "threshold", "decomposable", "latent",
    }  # fmt: skip
    for row in told["panel"]:
        assert 325 <= row["low"] <= row["estimate"] <= row["high"]
    assert told["stable"] is False and len(told["warnings"]) >= 1  # of three lists none can be left out
    fragility = told["panel"][0]["detail"]["fragility"]
    assert len(fragility["left_out"]) == 3 and fragility["linkage"]


def test_two_lists_are_refused_in_the_readers_language(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    table = tmp_path / "two.csv"
    table.write_text("a,b,n\n1,0,9\n0,1,8\n1,1,3\n", "utf-8")
    for language, word in (("en", "At least three"), ("sw", "angalau tatu"), ("ru", "не меньше трёх")):
        assert main(["estimate", "mse", str(table), "--lang", language]) == 1
        assert word in capsysbinary.readouterr().out.decode()


def test_a_wrong_table_is_told_with_its_line_and_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "wrong.csv"
    table.write_text("a,b,c,n\n1,0,0,4\n1,0,7,4\n", "utf-8")
    for language, word in (("en", "Line 3"), ("sw", "Mstari 3"), ("ru", "Строка 3")):
        assert main(["estimate", "mse", str(table), "--lang", language]) == 2
        assert word in capsys.readouterr().err
    assert main(["estimate", "mse", str(tmp_path / "nowhere.csv")]) == 2


def test_without_the_extra_the_command_says_how_to_get_it(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE, "utf-8")
    program = "import sys; sys.modules['scipy'] = None; from njia.cli.main import main; sys.exit(main(sys.argv[1:]))"
    ended = subprocess.run(
        [sys.executable, "-c", program, "estimate", "mse", str(table)], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "njia[estimates]" in ended.stderr and "Traceback" not in ended.stderr


def test_the_page_draws_every_range_and_explains_it(tmp_path: Path) -> None:
    table, out = tmp_path / "two.csv", tmp_path / "out.html"
    table.write_text("a,b,c,n\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n1,0,1,4\n0,1,1,3\n", "utf-8")
    main(["estimate", "mse", str(table), "--format", "html", "--lang", "sw", "--output", str(out)])
    page = html.fromstring(out.read_text("utf-8"))
    rows = page.xpath("//section[1]//tbody/tr")
    assert len(rows) >= 4 and len(page.xpath("//section[1]//*[local-name()='circle']")) == len(rows)
    assert "hakuna aliyehesabu watu wote" in page.text_content()
