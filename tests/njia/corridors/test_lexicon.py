"""The bilingual lexicon is data a lawyer edits: a slip must be named here, not found in somebody's contract."""

import re
from pathlib import Path

import pytest

from njia.corridors import load as corridors
from njia.corridors.load import load
from njia.text.words import words

FILES = sorted((Path(corridors.__file__).parent / "ke_ru" / "lexicon").glob("*.tsv"))
LATIN = re.compile(r"[A-Za-z]")
CYRILLIC = re.compile(r"[А-яЁё]")
FIELDS = {
    "general_verbs", "general_nouns", "general_adjectives_adverbs", "function_connectives", "employment", "pay",
    "working_time", "termination_disputes", "law_procedure", "parties_documents", "migration", "medical_insurance",
    "housing_travel", "safety_equipment", "agriculture", "construction_welding", "driving_transport",
    "hotel_kitchen_cleaning", "nursing_care", "it_office", "factory_warehouse", "education_students",
    "retail_security", "military", "war_zones_places", "countries_cities_nationalities", "months_days_numbers",
    "public_law_rights", "licences_ip",
}  # fmt: skip


def rows(path: Path) -> list[tuple[int, str]]:
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return [(number, line) for number, line in lines if line.strip() and not line.startswith("#")]


def stems(phrase: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words(phrase))


def test_every_field_of_a_contract_has_its_file():
    assert {path.stem for path in FILES} >= FIELDS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_what_it_is_and_whose_writing(path):
    first = path.read_text("utf-8").splitlines()[:3]
    assert all(line.startswith("# ") for line in first)
    assert "Own writing" in first[1]
    assert re.search(r"\d{4}-\d\d-\d\d", first[2])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_english_stands_left_and_russian_right(path):
    for number, line in rows(path):
        english, russian = line.split("\t")
        assert not CYRILLIC.search(english), f"line {number}: Cyrillic in the English column"
        for phrase in english.split("|"):
            assert LATIN.search(phrase), f"line {number}: {phrase!r} has no Latin letter"
        for phrase in russian.split("|"):
            assert CYRILLIC.search(phrase), f"line {number}: {phrase!r} has no Cyrillic letter"
            assert not re.search(r"[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]", phrase), f"line {number}: scripts mixed in a word"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_alternatives_of_a_row_differ_by_stem(path):
    for number, line in rows(path):
        for column in line.split("\t"):
            plain = [p for p in column.split("|") if not re.search(r"[*=]|\.\.\.", p)]
            keys = [stems(phrase) for phrase in plain]
            assert all(keys), f"line {number}: an alternative without a word"
            assert len(set(keys)) == len(keys), f"line {number}: two alternatives with one stem"


def test_no_row_stands_twice():
    seen: dict[tuple[frozenset[tuple[str, ...]], ...], str] = {}
    for path in FILES:
        for number, line in rows(path):
            key = tuple(frozenset(stems(p) for p in column.split("|")) for column in line.split("\t"))
            assert key not in seen, f"{path.name} line {number} repeats {seen[key]}"
            seen[key] = f"{path.name} line {number}"


def test_the_corridor_loads_the_whole_lexicon():
    assert len(load("ke_ru").lexicon) == sum(len(rows(path)) for path in FILES) >= 3500


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("notice", "предупреждение"), ("dismissed", "увольнения"), ("wages", "заработная плата"),
        ("military unit", "воинской части"), ("welder", "сварщика"), ("probation", "испытательный"),
        ("paid", "выплачивается"), ("provided", "предоставляется"), ("greenhouse", "теплице"),
    ],
)  # fmt: skip
def test_words_of_a_contract_find_each_other_whatever_their_ending(english, russian):
    assert any(
        any(stems(e) == stems(english) for e in left) and any(stems(r) == stems(russian) for r in right)
        for left, right in load("ke_ru").lexicon
    )
