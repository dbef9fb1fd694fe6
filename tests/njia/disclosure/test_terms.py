"""What holds for every published number about people is the corridor's, and what would name somebody is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from njia.corridors.files import HERE, CorridorError
from njia.disclosure.terms import load_terms
from njia.scholarships.figures import day_out


def test_an_intake_is_published_once_its_year_and_the_begin_of_its_studies_have_settled() -> None:
    terms = replace(load_terms(), settles=timedelta(days=90), intake_settles=timedelta(days=10))
    assert day_out(2026, terms) == date(2027, 1, 11)
    assert day_out(2026, terms, date(2027, 9, 1)) == date(2027, 9, 11)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("at_least: 11", "at_least: 1"),
        ("\nsettles_days: 30", "\nsettles_days: -1"),
        ("intake_settles_days: 30", "intake_settles_days: -1"),
    ],
)
def test_a_number_of_one_person_or_before_its_time_is_refused(tmp_path: Path, old: str, new: str) -> None:
    home = tmp_path / "one"
    home.mkdir()
    for child in (HERE / "ke_ru").iterdir():
        if child.name != "publication.yaml":
            (home / child.name).symlink_to(child)
    told = (HERE / "ke_ru" / "publication.yaml").read_text("utf-8")
    assert old in told
    (home / "publication.yaml").write_text(told.replace(old, new), "utf-8")
    with pytest.raises(CorridorError, match=r"publication\.yaml"):
        load_terms("one", tmp_path)
