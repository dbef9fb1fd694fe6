"""A long paper takes as much more work as it is longer: nobody can stop the check by the length of a clause."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest

from njia.contracts.check import check
from njia.contracts.report import Report
from njia.contracts.sentences import sentences
from njia.corridors.load import load
from njia.documents.model import Block, Page, assemble

EN = "The Employer pays the Employee 95,000 roubles on day {0}. The Employee works in hall {0} of the greenhouse. "
RU = "Работодатель платит Работнику 95 000 рублей в день {0}. Работник трудится в зале {0} теплицы. "


def checked(*texts: str) -> Report:
    document = assemble("paper", "text", (Page(1),), [Block(text, 0, 1) for text in texts])
    return check([document], load(), on=date(2026, 11, 24))


def calls(work: Callable[[], object]) -> int:
    """How many functions, generators and built-ins are called: the same on every machine."""
    count = 0

    def seen(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def long_clauses(sentences_: int) -> tuple[str, str]:
    return tuple("".join(text.format(number) for number in range(sentences_)) for text in (EN, RU))  # type: ignore[return-value]


def test_a_clause_twice_as_long_is_hardly_more_than_twice_the_work() -> None:
    checked(*long_clauses(160))
    shorter, longer = (calls(lambda size=size: checked(*long_clauses(size))) for size in (40, 80))  # type: ignore[misc]
    assert longer < 2.4 * shorter


@pytest.mark.parametrize("letter", ["a", "ы", "а́", "1", "«", "(", ".", "A.", "Ы "])
def test_a_hundred_thousand_letters_in_a_row_are_read(letter: str) -> None:
    row = letter * (100_000 // len(letter))
    assert checked(f"The Employer {row}", f"Работодатель {row}").class_ == "unclear"


def test_a_clause_of_a_hundred_thousand_letters_is_cut_into_its_sentences() -> None:
    assert len(sentences(EN.format(1) * 950)) == 1_900
