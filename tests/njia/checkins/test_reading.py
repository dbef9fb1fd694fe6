"""One digit or one word is enough, and the secret sign is never mistaken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.checkins.load import load_plan
from njia.checkins.reading import answers_of, as_secret, is_secret, meant, says_more

PLAN = load_plan()
WORKER, STUDENT = answers_of(PLAN, "worker"), answers_of(PLAN, "student")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1", "well"), (" 2. ", "help"), ("３", "not_promised"), ("SAWA", "well"), ("nisaidie tafadhali", "help"),
        ("sawa, lakini nahitaji msaada", "help"), ("помогите!", "help"), ("хорошо", "well"), ("", None), ("4", None),
        ("I am fine, thank you", "well"), ("Niko salama sana", "well"), ("1 ok", "well"), ("У меня всё хорошо", "well"),
        ("Good morning madam. They locked us in.", None), ("I am not well", None), ("It is not ok here", None),
        ("всё не хорошо", None), ("si salama", None), ("1 2", None), ("12", None), ("they took my passport", None),
    ],
)  # fmt: skip
def test_what_a_worker_typed(typed: str, answer: str | None) -> None:
    found = meant(WORKER, typed)
    assert (found.id if found else None) == answer


@pytest.mark.parametrize(
    ("letter", "more"),
    [
        ("1", False), ("1\n\nRose", False), ("I am well.\n\nRose Wanjiku", False), ("2", False), ("3 2", True),
        ("", True),
        ("I am well.\nThey took our passports.", True), ("1\n\n\nthey beat us", True), ("2\nLenin Street 5", True),
        ("Good morning.", True), (f"1{' ' * 600}\nThey took our passports.", True),
    ],
)  # fmt: skip
def test_a_letter_that_says_more_than_an_answer_is_known(letter: str, more: bool) -> None:
    assert says_more(WORKER, letter) is more


def test_students_are_asked_about_visas_and_plants_too() -> None:
    assert [meant(STUDENT, digit).id for digit in "12345"] == [one.id for one in STUDENT]
    assert {one.id for one in STUDENT} - {one.id for one in WORKER} == {"visa_for_service", "work_study"}


@pytest.mark.parametrize("typed", ["7", "17", "71", "1 7", "1. 7", " 7!"])
def test_the_secret_digit_counts_alone_or_with_the_digit_for_well(typed: str) -> None:
    assert is_secret("7", typed)


@pytest.mark.parametrize("typed", ["1", "177", "27", "", "2026"])
def test_what_is_not_the_secret(typed: str) -> None:
    assert not is_secret("7", typed) and not is_secret("", typed)


def test_a_secret_is_a_free_digit_or_word() -> None:
    assert [as_secret(PLAN, one) for one in ("7", "Ndizi", " 0 ", "1", "5", "sawa", "a", "77", "")] == [
        "7", "ndizi", "0", "", "", "", "", "", "",
    ]  # fmt: skip


def test_no_word_that_people_say_anyway_can_be_a_secret() -> None:
    beside = {word for answer in PLAN.answers.values() for word in answer.beside}
    assert beside >= {"asante", "niko", "yes"} and not any(as_secret(PLAN, word) for word in beside)
    assert as_secret(PLAN, "crime") and not as_secret(PLAN, "crime", {"crime"})


@pytest.mark.parametrize("typed", ["blue sky", "1 Blue sky", "Bluesky.", "blue-sky 1"])
def test_a_sign_of_two_words_is_known_again(typed: str) -> None:
    assert is_secret(as_secret(PLAN, "Blue sky"), typed)


@given(st.text(max_size=80))
def test_nothing_that_is_typed_breaks_it_and_the_secret_is_no_answer(typed: str) -> None:
    meant(STUDENT, typed)
    secret = as_secret(PLAN, typed)
    assert not secret or (is_secret(secret, typed) and is_secret(secret, secret) and meant(STUDENT, secret) is None)
