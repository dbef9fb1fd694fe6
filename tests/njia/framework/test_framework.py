"""The framework as data: what a promise names must be there, its languages must agree, and gaps are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from njia.corridors.files import HERE, CorridorError
from njia.corridors.load import load
from njia.framework.clauses import changes, disagreements
from njia.framework.load import load_framework
from njia.framework.model import Framework
from njia.standard.model import Pair

TODAY = date(2026, 11, 28)
Written = Callable[[str, str], Framework]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The framework of a corridor in whose file some words were put in the place of others."""
    made = iter(range(100))

    def write(old: str, new: str) -> Framework:
        folder = tmp_path_factory.mktemp("corridors") / str(next(made))
        folder.mkdir()
        (folder / "ke_ru").mkdir()
        for path in (HERE / "ke_ru").iterdir():
            if path.name != "framework.yaml":
                (folder / "ke_ru" / path.name).symlink_to(path)
        text = (HERE / "ke_ru" / "framework.yaml").read_text("utf-8")
        assert old in text
        (folder / "ke_ru" / "framework.yaml").write_text(text.replace(old, new, 1), "utf-8")
        return load_framework("ke_ru", folder)

    return write


@pytest.mark.parametrize(
    "there, not_there",
    [
        ("procedures: [attestation]", "procedures: [telepathy]"),
        ('"required.both_languages"', '"required.both_tongues"'),
        ("source: framework.2026_03_16", "source: framework.never"),
    ],
)
def test_a_promise_that_names_what_is_not_there_does_not_load(written: Written, there: str, not_there: str) -> None:
    with pytest.raises(CorridorError, match=not_there.strip('"').split()[-1].strip("[]")):
        written(there, not_there)


def test_a_procedure_that_no_promise_and_no_law_asks_for_is_told_and_one_that_law_asks_for_is_not(
    written: Written,
) -> None:
    named = "[consular_access, people_list, distress_report, welfare_check, tracing, death_abroad, referral]"
    found = written(named, "[people_list, distress_report, death_abroad, referral]")
    assert set(found.unasked_procedures) - set(load_framework().unasked_procedures) == {"tracing", "welfare_check"}


def test_a_rule_of_craft_that_no_promise_names_is_told(written: Written) -> None:
    found = set(written('"one_sided.*", ', "").unasked_rules) - set(load_framework().unasked_rules)
    assert found == {id_ for id_ in load().rules if id_.startswith("one_sided.")} != set()


def test_every_clause_of_the_drafts_says_the_same_in_both_languages() -> None:
    clauses = [(draft.version, id_, one) for draft in load_framework().drafts for id_, one in draft.clauses.items()]
    assert [(version, id_) for version, id_, one in clauses if disagreements(one, load(), TODAY)] == []


def test_a_clause_whose_languages_give_other_hours_is_found() -> None:
    clause = load_framework().draft.clauses["consular_access"]
    other = Pair(clause.en, clause.ru.replace("72 часов", "90 часов"))
    assert other != clause
    assert [one.rule for one in disagreements(other, load(), TODAY)]


def test_a_change_in_one_language_alone_is_shown_in_that_language_with_its_words() -> None:
    draft = load_framework().draft
    clause = draft.clauses["dispute_mechanism"]
    longer = Pair(clause.en, clause.ru.replace("10 календарных", "40 календарных"))
    new = replace(draft, version="next", clauses={**draft.clauses, "dispute_mechanism": longer})
    (found,) = changes(draft, new, load(), TODAY)
    assert (found.promise, found.side, found.kind) == ("dispute_mechanism", "ru", "meaning")
    assert [run for run in found.runs if run[0] != "same"] == [("out", "10"), ("in", "40")]
