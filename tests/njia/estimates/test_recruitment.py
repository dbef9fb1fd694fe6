"""SDG indicator 10.7.1 worked out by hand on five workers, and what a wrong table is told."""

import json
from pathlib import Path

import pytest

from njia.cli.main import main
from njia.estimates.errors import InputError
from njia.estimates.recruitment import Cost, costs, load_definitions, read_workers

TABLE = """cost,first_month,month,interest,weight,self_employed,months
75000,100000,125000,0,1,0,24
300000,60000,75000,30000,2,0,14
200000,0,0,0,1,0,3
50000,90000,95000,0,1,1,24
120000,40000,50000,0,1,0,12
"""


def by(found: tuple[Cost, ...], definition: str) -> tuple[Cost, dict[str, float]]:
    (row,) = [row for row in found if row.definition == definition]
    return row, {figure.name: figure.value for figure in row.figures}


def test_each_definition_counts_its_own_workers_and_every_mean_has_its_name() -> None:
    found = costs(read_workers(TABLE), load_definitions(), 0.95, 1)
    row, figure = by(found, "2018")  # ratios .75, 5.5 (twice), 3, and one worker who was never paid
    assert (row.workers, row.left_out, row.unpaid) == (4, 1, 1)
    assert figure["mean"] == pytest.approx((0.75 + 5.5 + 3) / 3)
    assert figure["median"] == pytest.approx((3 + 5.5) / 2)
    assert figure["ratio_of_means"] == pytest.approx((75 + 330 + 200 + 120) / (100 + 60 + 40))
    assert figure["weighted_mean"] == pytest.approx((0.75 + 2 * 5.5 + 3) / 4)
    assert figure["weighted_median"] == pytest.approx(5.5)
    assert (figure["above_1"], figure["above_3"]) == pytest.approx((4 / 5, 3 / 5))
    row, figure = by(found, "2022")  # .6, 4.4 (twice), 2.4: a stay of three months does not count
    assert (row.workers, row.left_out, row.unpaid) == (3, 2, 0)
    assert (figure["mean"], figure["median"]) == pytest.approx(((0.6 + 4.4 + 2.4) / 3, 2.4))


def test_only_definitions_whose_income_is_known_are_given() -> None:
    found = costs(read_workers("cost,month\n100,200\n300,200\n"), load_definitions(), 0.95, 1)
    assert [row.definition for row in found] == ["2022"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("cost,month\n", "empty"),
        ("month\n5\n", "no_column"),
        ("cost\n5\n", "no_column"),
        ("cost,month,colour\n5,5,red\n", "unknown_column"),
        ("cost,month,month\n5,5,5\n", "same_name"),
        ("cost,month\n5\n", "columns"),
        ("cost,month\n-5,5\n", "cell"),
        ("cost,month\nmany,5\n", "cell"),
        ("cost,month\nnan,5\n", "cell"),
        ("cost,month\n,5\n", "cell"),
        ("cost,month,self_employed\n5,5,2\n", "cell"),
        ("cost,month,weight\n5,5,0\n", "nobody"),
    ],
)
def test_what_is_wrong_is_named(text: str, code: str) -> None:
    with pytest.raises(InputError) as error:
        read_workers(text)
    assert error.value.code == code


def test_the_command_says_it_and_warns_of_few_workers(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    table = tmp_path / "costs.csv"
    table.write_text(TABLE, "utf-8")
    for language, word in (("en", "Median of the ratios"), ("sw", "Uwiano wa kati"), ("ru", "Медиана отношений")):
        assert main(["estimate", "recruitment-cost", str(table), "--lang", language]) == 0
        assert word in capsysbinary.readouterr().out.decode()
    assert main(["estimate", "recruitment-cost", str(table), "--format", "json"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert [row["definition"] for row in told["definitions"]] == ["2018", "2022"]
    assert len(told["warnings"]) == 2  # the definitions are not confirmed; fewer than eleven workers
    table.write_text("cost,month\n5,x\n", "utf-8")
    assert main(["estimate", "recruitment-cost", str(table)]) == 2
