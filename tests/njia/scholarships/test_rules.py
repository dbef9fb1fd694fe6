"""Who may apply, what is missing, what readers see, how points become a ranking: as an applicant would check it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from njia.corridors.load import load
from njia.disclosure.bounds import exposed
from njia.disclosure.cells import Cell
from njia.scholarships import scoring
from njia.scholarships.blind import hide
from njia.scholarships.eligibility import against, missing
from njia.scholarships.figures import ALL, STAGES, publishable
from njia.scholarships.load import load_plan
from njia.scholarships.ranking import Scored, lot, rank
from njia.scholarships.scoring import MarksError, Score, score

PLAN, CORRIDOR = load_plan(), load()
LEAST = 11
STARTS = date(2027, 9, 1)
FIT = {
    "citizenship": "kenya", "birth_date": "2007-03-04", "level": "bachelor", "mean_grade": "b", "russian": "none",
    "language_year": True, "passport_until": "2030-01-01",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({}, ""),
        ({"citizenship": "other"}, "study.citizen"),
        ({"birth_date": "2010-09-02"}, "study.age"),  # seventeen the day after the studies begin
        ({"birth_date": "2010-09-01"}, ""),
        ({"birth_date": "1996-08-31"}, "study.age"),
        ({"mean_grade": "c"}, "study.grade"),
        ({"mean_grade": "c_plus"}, ""),
        ({"level": "preparatory", "mean_grade": "c"}, ""),
        ({"level": "master", "birth_date": "2003-01-01", "degree_class": "pass"}, "study.degree"),
        ({"level": "master", "birth_date": "2003-01-01", "mean_grade": "e", "degree_class": "first"}, ""),
        ({"language_year": False}, "study.language"),
        ({"language_year": False, "russian": "b1"}, ""),
        ({"passport_until": "2029-08-31"}, "study.passport"),
        ({"passport_until": "2029-09-01"}, ""),
        ({"passport_until": "", "mean_grade": ""}, ""),  # what was not answered speaks against nobody
    ],
)
def test_each_condition_that_is_not_met_is_told_with_its_rule_and_source(changed: dict[str, object], rule: str) -> None:
    found = against(PLAN, CORRIDOR, "state", {**FIT, **changed}, STARTS)
    assert [one.rule for one in found] == ([rule] if rule else [])
    assert all(one.source.reference and one.remedy.sw and "{" not in one.text.ru for one in found)


def test_a_foundation_takes_other_citizens_too() -> None:
    assert against(PLAN, CORRIDOR, "foundation", {**FIT, "citizenship": "other"}, STARTS) == ()


def test_the_medical_certificate_is_asked_for_at_the_second_stage_only() -> None:
    given_ = {"passport_copy": "a", "certificate": "b"}
    assert missing(PLAN, "state", "bachelor", given_, 1) == ("transcript",)
    assert missing(PLAN, "state", "bachelor", given_, 2) == ("transcript", "medical")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I am Wanjiku Example from Uasin Gishu. Wanjiku.", "I am […] from […]. […]."),
        ("Меня зовут Ванджику, я из Найроби.", "Меня зовут […], я из […]."),
        ("Call 0712 345 678 or write a.b@c.example", "Call […] or write […]"),
        # a county is called Tana River
        ("The river at our school has no bridge.", "The river at our school has no bridge."),
        ("At Baraka High School I was first.", "At […] I was first."),
        ("I scored 81 points in 2024.", "I scored 81 points in 2024."),
    ],
)
def test_readers_see_no_name_school_county_or_number(text: str, left: str) -> None:
    told = {"person": "Wanjiku Example", "school": "Baraka High School"}
    assert hide(text, told, ["Uasin Gishu", "Tana River", "Nairobi"], PLAN.blind).text == left


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_hiding_never_fails_and_leaves_no_whole_name(before: str, name: str, after: str) -> None:
    hidden = hide(f"{before} Wanjiku {after}", {"person": f"Wanjiku {name}"}, [], PLAN.blind)
    assert "Wanjiku" not in hidden.text.split()
    assert hidden.places >= 1


def marks(*points: int) -> dict[str, int]:
    return dict(zip(PLAN.scoring.criteria, points, strict=True))


POINTS = st.tuples(*(st.integers(0, one.most) for one in PLAN.scoring.criteria.values())).map(lambda p: marks(*p))


@given(POINTS)
def test_points_read_back_as_they_were_written(given_: dict[str, int]) -> None:
    assert scoring.read(scoring.written(given_), PLAN.scoring) == given_


REST = "purpose=1; readiness=1; hardship=1"


@pytest.mark.parametrize("line", ["", "results=1", f"results=41; {REST}", f"results=-1; {REST}", f"luck=9; {REST}"])
def test_points_that_are_none_are_refused(line: str) -> None:
    with pytest.raises(MarksError):
        scoring.read(line, PLAN.scoring)


def test_a_third_reader_is_asked_where_two_are_too_far_apart_and_the_nearest_two_count() -> None:
    low, high, third = marks(20, 10, 10, 5), marks(30, 15, 15, 5), marks(32, 15, 10, 5)
    assert scoring.needs_third(low, high, PLAN.scoring) and not scoring.needs_third(high, third, PLAN.scoring)
    assert score([low, high]).points == 55
    assert score([low, high, third]).points == Fraction(65 + 62, 2)
    even = score([marks(20, 10, 10, 5), marks(30, 10, 10, 5), marks(40, 10, 10, 5)])
    assert even.points == 60  # as far from one as from the other: for the applicant


SCORED = st.lists(st.tuples(POINTS, POINTS), min_size=1, max_size=12).map(
    lambda pairs: [Scored(f"N-{i}", score(list(pair))) for i, pair in enumerate(pairs)]
)


@given(SCORED, st.randoms(), st.text(min_size=1, max_size=12))
def test_the_ranking_is_the_same_in_whatever_order_they_come_and_nobody_is_passed_over(scored, random, seed) -> None:  # type: ignore[no-untyped-def]
    places = rank(scored, seed, PLAN)
    mixed = list(scored)
    random.shuffle(mixed)
    assert rank(mixed, seed, PLAN) == places
    assert [place.rank for place in places] == list(range(1, len(scored) + 1))
    points = {one.number: one.score.points for one in scored}
    assert [points[place.number] for place in places] == sorted(points.values(), reverse=True)


def test_a_tie_is_parted_by_the_declared_rules_and_at_last_by_a_lot_that_anybody_can_draw() -> None:
    def one(number: str, *points: int) -> Scored:
        by = {name: Fraction(value) for name, value in marks(*points).items()}
        return Scored(number, Score(sum(by.values(), Fraction()), by))

    scored = [one("A", 30, 20, 10, 5), one("B", 35, 15, 10, 5), one("C", 30, 20, 10, 5), one("D", 40, 30, 20, 10)]
    places = rank(scored, " 3-11 ", PLAN)
    drawn = sorted("AC", key=lambda number: lot("3-11", number))
    assert [place.number for place in places] == ["D", "B", *drawn]
    assert places[0].reason.en == "Place 1 of 4, with 100 points."
    assert "Results at school" in places[1].reason.en and "lot" not in places[1].reason.en
    assert "the lot drawn from the public seed" in places[2].reason.en and "жребий" in places[2].reason.ru


PEOPLE = st.dictionaries(
    st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["female", "male"]), st.sampled_from(STAGES)),
    st.integers(0, 40),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(PEOPLE)
def test_no_small_group_is_told_nor_can_be_worked_out_of_all_that_is(people: dict[tuple[str, str, str], int]) -> None:
    shown = publishable(people, LEAST)
    cells = []
    for (stage, group), value in shown.items():
        inside = [key for key in people if group in (ALL, *key[:2]) and key[2] in STAGES[STAGES.index(stage) :]]
        true = sum(people[key] for key in inside)
        assert value is None or (value == true and not 0 < value < LEAST)
        cells.append(Cell(stage, (group,), frozenset(key for key in inside if people[key]), value))
    assert not any(people.values()) or not list(exposed(cells, LEAST))


def test_the_difference_of_two_stages_tells_nobody_either() -> None:
    people = {("a", "female", "applied"): 2, ("a", "female", "offered"): 30, ("b", "male", "applied"): 40}
    shown = publishable(people, LEAST)
    assert shown["applied", "a"] is None or shown["offered", "a"] is None
    assert shown["applied", ALL] == 72 and publishable({}, LEAST)["applied", ALL] == 0
