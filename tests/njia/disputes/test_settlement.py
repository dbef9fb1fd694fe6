"""A settlement says the same in both languages, or it is not offered."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from njia.corridors.files import HERE
from njia.disputes.pack import Named
from njia.disputes.settlement import Terms, UnequalError, settlement

TERMS = Terms(
    on=date(2026, 11, 28),
    employer=Named(latin="Primer-Zavod LLC", russian="ООО «Пример-Завод»"),
    inn="4000000008",
    worker=Named(latin="Peter Mwangi Example", russian="Питер Мванги Экземпл"),
    sum=Decimal(239047),
    pay_by=date(2026, 12, 25),
)


def test_both_sides_read_sum_and_day_in_their_language() -> None:
    rows = {row.id: row for row in settlement(TERMS).rows}
    assert "239,047 (two hundred and thirty-nine thousand forty-seven) roubles" in rows["sum"].en
    assert "239\u00a0047 (двести тридцать девять тысяч сорок семь) рублей" in rows["sum"].ru
    assert (rows["pay_by"].en[-17:], rows["pay_by"].ru[-21:]) == ("25 December 2026.", "25 декабря 2026 года.")


@pytest.mark.parametrize("agreed", [Decimal("65000.50"), Decimal(1), Decimal(1_000_000)])
def test_any_sum_is_said_alike(agreed: Decimal) -> None:
    assert settlement(replace(TERMS, sum=agreed))


@pytest.mark.parametrize(
    ("said", "tampered"),
    [
        ("не позднее {pay_by}", "не позднее 25 января 2027 года"),
        ("выплачивает Работнику {sum}", "выплачивает Работнику 23 904 рубля"),
        ("не ограничивает право на обращение в суд", "ограничивает право на обращение в суд"),
        ("Паспорт остаётся у Работника.", "Паспорт остаётся у Работодателя."),
        ("не вправе увольнять", "вправе увольнять"),
    ],
    ids=["day", "sum", "court", "passport", "dismissal"],
)
def test_a_text_that_differs_is_not_offered(tmp_path: Path, said: str, tampered: str) -> None:
    shutil.copytree(HERE / "ke_ru", tmp_path / "ke_ru")
    path = tmp_path / "ke_ru" / "disputes" / "settlement.yaml"
    text = path.read_text("utf-8")
    assert said in text
    path.write_text(text.replace(said, tampered), "utf-8")
    with pytest.raises(UnequalError):
        settlement(TERMS, "ke_ru", tmp_path)
