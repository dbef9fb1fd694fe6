"""What the words beside a figure claim is what the figure means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from njia.corridors.load import load
from njia.findings import Language
from njia.indicators.statistics import count_of, share_of
from njia.releases.reading import Told
from njia.releases.rounds import Change, Line, Round, change_said, said, since_said
from njia.releases.saying import sentence

WORDS = load("ke_ru").messages
FALL = Change(since="2026-H1", verdict="fall", ratio=85, low=74, high=98, detectable=20)
ROUND = Round(
    corridor="ke_ru", round="2026-H2", first=date(2026, 7, 1), last=date(2026, 12, 31), lists=("a", "b", "c"),
    level=0.95, primary="shrinkage", stable=True, refused=(),
    panel=(Line(method="shrinkage", estimate=180, low=120, high=310),),
)  # fmt: skip


def test_the_example_of_the_page_is_what_our_own_method_gives() -> None:
    assert [round(10 * end) for end in share_of(7, 10)] == [7, 4, 9]


@pytest.mark.parametrize(
    ("language", "exactly"), [("en", "counted exactly"), ("sw", "hesabu kamili"), ("ru", "посчитано точно")]
)
def test_a_number_of_what_was_recorded_is_said_to_be_exact_and_a_share_or_a_changed_number_is_not(
    language: Language, exactly: str
) -> None:
    value, low, high = count_of(40)
    one = Told(part="", value=value, low=low, high=high, exact=True)
    assert exactly in sentence(one, "papers", WORDS)[language] and "29" in sentence(one, "papers", WORDS)[language]
    assert exactly not in sentence(replace(one, exact=False), "cases", WORDS)[language]


def test_a_fall_below_the_least_that_is_mostly_seen_is_not_said_to_be_impossible_to_see() -> None:
    told = change_said(FALL, WORDS)
    assert "fallen since 2026-H1: by about 15 % (2 to 26 %)" in told.en
    assert "a fall of 20 % four times in five, a smaller one less often" in told.en
    assert not any(word in told.en for word in ("could not", "cannot"))
    assert "cannot tell whether" in change_said(msgspec.structs.replace(FALL, verdict="none"), WORDS).en


def test_the_figure_of_a_round_says_that_it_is_everybody_and_no_end_is_certain() -> None:
    line = ROUND.panel[0]
    assert said(line, WORDS).en == "About 180 people in all, listed or not. Likely 120 to 310."
    assert said(Line(method="shrinkage", estimate=180, low=120, high=None), WORDS).en.startswith("Likely 120 or more")
    assert said(None, WORDS).en.endswith("That does not mean nobody.")


def test_a_round_says_whether_it_changed_or_that_it_is_not_to_be_compared() -> None:
    earlier = msgspec.structs.replace(ROUND, round="2026-H1")
    assert since_said(ROUND, None, WORDS) is None
    not_compared = since_said(ROUND, earlier, WORDS)
    assert not_compared and "Not to be compared with 2026-H1" in not_compared.en
