"""What one clause says, read into values with their place; and no text can make the reader fail."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.facts.compare import compare
from njia.facts.extract import extract
from njia.facts.model import (
    Clock,
    Date,
    DaysOfMonth,
    Duration,
    Identifier,
    Money,
    Number,
    Rate,
    Reference,
    Share,
    Value,
)
from njia.findings import Side

_D = Decimal


@pytest.mark.parametrize(
    ("side", "text", "values"),
    [
        (
            "en",
            "The welder is paid a monthly salary of RUB 120,000 (one hundred and twenty thousand) before income tax.",
            [Money(_D(120000), "RUB", "month", "gross", _D(120000))],
        ),
        ("ru", "Оклад – 95 тыс. руб. в месяц, на руки.", [Money(_D(95000), "RUB", "month", "net")]),
        (
            "ru",
            "450 (четыреста пятьдесят) рублей 50 копеек за час",
            [Money(_D("450.5"), "RUB", "hour", None, _D("450.5"))],
        ),
        ("en", "KSh 12,000 per shift", [Money(_D(12000), "KES", "shift")]),
        ("ru", "«01» апреля 2026 года", [Date(2026, 4, 1)]),
        ("en", "from 1 to 15 June 2026", [Date(2026, 6, 1), Date(2026, 6, 15)]),
        ("ru", "10-го и 25-го числа каждого месяца", [DaysOfMonth((10, 25))]),
        ("en", "24 (twenty-four) months", [Duration(_D(24), "month", None, _D(24))]),
        ("ru", "не менее чем за три рабочих дня", [Duration(_D(3), "working_day", "min")]),
        ("ru", "не позднее чем за 3 дня", [Duration(_D(3), "day", "min")]),
        ("en", "not later than 3 days after arrival", [Duration(_D(3), "day", "max")]),
        ("ru", "двухнедельный срок", [Duration(_D(2), "week")]),
        ("ru", "40-часовая рабочая неделя", [Rate(_D(40), "hour", "week")]),
        ("en", "a five-day working week", [Rate(_D(5), "day", "week")]),
        ("ru", "каждые полмесяца", [Rate(_D(2), "time", "month")]),
        ("ru", "8 часов утра", [Clock(8, 0)]),
        ("en", "5:30 p.m.", [Clock(17, 30)]),
        ("ru", "в размере до двадцати процентов", [Share(_D("0.2"), "percent", "max")]),
        ("ru", "в полуторном размере", [Share(_D("1.5"), "multiple")]),
        ("en", "not less than 6 square metres", [Number(_D(6), "square_metre", bound="min")]),
        ("ru", "в двух экземплярах", [Number(_D(2), "copy")]),
        ("ru", "ИНН 7707083893", [Identifier("inn", "7707083893", True)]),
        ("ru", "ИНН 7707083894", [Identifier("inn", "7707083894", False)]),
        ("ru", "СНИЛС 112-233-445 95", [Identifier("snils", "11223344595", True)]),
        ("ru", "паспорт АК0245781", [Identifier("passport", "AK0245781")]),
        ("ru", "Договор № 17/2026-КЕ", [Identifier("contract", "17/2026-KE")]),
        ("en", "phone 0712 345 678", [Identifier("phone", "+254712345678", True)]),
        ("ru", "согласно ст. 136 ТК РФ", [Reference("article", "136")]),
        ("en", "4.1. The driver rests.", []),
    ],
)
def test_what_a_clause_says(side: Side, text: str, values: list[Value]) -> None:
    assert [fact.value for fact in extract(text, side)] == values


def test_an_account_is_checked_against_the_bank_named_beside_it() -> None:
    facts = extract("р/с 40702810900000012345, БИК 049205805", "ru")
    wrong = [fact.value for fact in facts if isinstance(fact.value, Identifier) and fact.value.scheme == "account"]
    assert wrong == [Identifier("account", "40702810900000012345", False)]


_PIECES = st.sampled_from(
    [
        "RUB",
        "95,000",
        "(ninety-five",
        "thousand)",
        "95",
        "000",
        "рублей",
        "00",
        "копеек",
        "в",
        "месяц",
        "до",
        "вычета",
        "НДФЛ",
        "20",
        "%",
        "двадцати",
        "пяти",
        "1/150",
        "полтора",
        "двухнедельный",
        "24-часовая",
        "10-го",
        "и",
        "25-го",
        "числа",
        "«01»",
        "апреля",
        "2026",
        "г.",
        "01.04.2026",
        "8:00",
        "a.m.",
        "№",
        "ИНН",
        "7707083893",
        "+254",
        "712",
        "345",
        "678",
        "a@b.co",
        "clause",
        "3.1",
        "ст.",
        "136",
        "half",
        "twice",
        "раз",
        "в",
        "three",
        "hundred",
        "and",
        "-",
        "–",
        "/",
        "(",
        ")",
        ".",
        ",",
        ";",
        "\n",
        "\xa0",
        "\x00",
        "İ",
        "ß",
        "ﬁ",
        "٣",
        "²",
        "Ⅳ",
    ]
)
_TEXTS = (
    st.text(max_size=200) | st.lists(_PIECES, max_size=40).map(" ".join) | st.lists(_PIECES, max_size=40).map("".join)
)


@given(_TEXTS, st.sampled_from(["en", "ru"]))
def test_any_text_gives_facts_in_order_that_slice_back(text: str, side: Side) -> None:
    facts = extract(text, side)
    assert all(text[fact.start : fact.end] == fact.text and fact.text for fact in facts)
    assert all(one.end <= two.start for one, two in pairwise(facts))
    names = {"DaysOfMonth": "days_of_month"}
    assert all(fact.kind == names.get(type(fact.value).__name__, type(fact.value).__name__.lower()) for fact in facts)


@given(_TEXTS)
def test_a_text_agrees_with_itself(text: str) -> None:
    facts = extract(text, "en")
    assert compare(facts, facts) == ()


@given(_TEXTS, _TEXTS)
def test_a_difference_is_the_same_from_both_sides(one: str, two: str) -> None:
    a, b = extract(one, "en"), extract(two, "en")
    assert bool(compare(a, b)) == bool(compare(b, a))


@pytest.mark.parametrize(
    "run",
    ["1" * 20_000, "1 " * 10_000, " " * 20_000, "1." * 10_000, "a" * 20_000, "пяти" * 5_000, "two " * 5_000, "(" * 900,
     "№ " * 9_000, "+7 " * 7_000, "a@" * 9_000, "паспорт " * 3_000, "не более " * 2_000 + "5 дней", "1/" * 9_000,
     "and " * 5_000, "«" * 9_000, "сто " * 5_000, "до " * 6_000, "1, 2, " * 3_000, "п. 3.1, " * 2_000],
    ids=lambda run: run[:12],
)  # fmt: skip
def test_long_runs_are_read_to_their_end(run: str) -> None:
    facts = extract(run, "ru")
    assert all(run[fact.start : fact.end] == fact.text for fact in facts)
