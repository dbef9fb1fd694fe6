"""Dates, moments and money are written as each language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from njiasite.pages.templatetags import shown


@pytest.mark.parametrize(
    ("code", "written"), [("en", "3 November 2026"), ("sw", "3 Novemba 2026"), ("ru", "3 ноября 2026")]
)
def test_a_day(code: str, written: str) -> None:
    with translation.override(code):
        assert shown.day(date(2026, 11, 3)) == written


@pytest.mark.parametrize(
    ("code", "written"),
    [("en", "July–September 2026"), ("sw", "Julai–Septemba 2026"), ("ru", "июль–сентябрь 2026")],
)
def test_a_quarter_is_said_by_its_months(code: str, written: str) -> None:
    with translation.override(code):
        assert (shown.quarter("2026-Q3"), shown.quarter("2026, round 2")) == (written, "2026, round 2")


def test_a_moment_names_its_zone() -> None:
    at = datetime(2026, 11, 3, 22, 30, tzinfo=UTC)
    assert shown.moment(at, "Africa/Nairobi") == "4 November 2026, 01:30 EAT"
    assert shown.moment(at, "Europe/Moscow") == "4 November 2026, 01:30 MSK"


def test_money_carries_its_currency() -> None:
    with translation.override("sw"):
        assert shown.money(Decimal("1200"), "KES") == "Ksh\xa01,200.00"
    assert shown.money(Decimal("82000"), "RUB") == "RUB\xa082,000.00"
    with translation.override("ru"):
        assert shown.money(Decimal("90000"), "RUB") == "90\xa0000,00\xa0₽"


def test_nothing_is_shown_for_nothing() -> None:
    assert (shown.day(None), shown.moment(None), shown.money(None), shown.number(None)) == ("", "", "", "")


def test_the_size_of_a_file_is_said_in_the_units_that_telephones_show() -> None:
    assert (shown.file_size(1), shown.file_size(12_400), shown.file_size(1_250_000)) == ("1 KB", "12 KB", "1.2 MB")
    with translation.override("ru"):
        assert shown.file_size(1_250_000) == "1,2 МБ"
