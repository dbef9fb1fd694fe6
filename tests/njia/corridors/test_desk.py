"""What lists and forms offer and mark is the corridor's, and what does not fit is refused."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from njia.corridors.desk import load_desk
from njia.corridors.files import HERE, CorridorError


def test_the_currencies_of_both_countries_are_offered_and_a_day_is_soon() -> None:
    desk = load_desk("ke_ru")
    assert desk.currencies[:2] == ("KES", "RUB")
    assert desk.soon == timedelta(days=1)
    assert desk.source.text["ru"]


SLIPS = (("KES", "shillings"), ("[KES, RUB, USD, EUR]", "[]"), (": 24", ": 0"), ("craft.desk", "craft.none"))


@pytest.mark.parametrize(("old", "new"), SLIPS)
def test_what_is_no_currency_or_no_time_is_refused(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "one").mkdir()
    shutil.copy(HERE / "ke_ru" / "sources.yaml", tmp_path / "one")
    told = (HERE / "ke_ru" / "desk.yaml").read_text("utf-8")
    (tmp_path / "one" / "desk.yaml").write_text(told.replace(old, new), "utf-8")
    with pytest.raises(CorridorError, match=r"desk\.yaml"):
        load_desk("one", tmp_path)
