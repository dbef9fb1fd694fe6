"""Whatever can be compared can be said, in each language."""

from __future__ import annotations

from njia.corridors.load import load
from njia.linking.comparing import BETWEEN, comparisons
from njia.linking.explain import Explained, Step, lines
from njia.linking.roles import ROLES

COLUMNS = {*ROLES, "name_full", "name_first", "name_last", "name_tokens", "phone_tail"}


def test_every_level_of_every_comparison_has_words() -> None:
    words = load("ke_ru").messages
    for one in comparisons(COLUMNS, "duckdb"):
        for level in one["comparison_levels"]:
            key = level["label_for_charts"].partition(BETWEEN)[2] or "unknown"
            step = Step(one["output_column_name"], key, 1.5)
            found = Explained((step,), -8.0, -6.5, 0.0, held=False, one_entity=False)
            said = {language: lines(found, words, language)[2] for language in ("en", "sw", "ru")}
            assert len(set(said.values())) == 3


def test_both_engines_compare_the_same_things() -> None:
    """Only the words for arrays differ, or the engines could not give the same pairs."""
    names = {"list_has_any(": "arrays_overlap(", "list_contains(": "array_contains("}
    for one, other in zip(comparisons(COLUMNS, "duckdb"), comparisons(COLUMNS, "spark"), strict=True):
        for mine, theirs in zip(one["comparison_levels"], other["comparison_levels"], strict=True):
            said = mine["sql_condition"]
            for duckdb, spark in names.items():
                said = said.replace(duckdb, spark)
            assert said == theirs["sql_condition"]
