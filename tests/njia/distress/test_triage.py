"""What people tell leads to the right urgency and cases, each with its reason; more answers never make it milder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from njia.casework.load import load_procedures
from njia.corridors.files import HERE, CorridorError
from njia.distress.load import load_plan
from njia.distress.model import URGENCIES, Told
from njia.distress.triage import Triage, triage

PLAN = load_plan()
CHOICES = {q.id: tuple(q.options) for q in PLAN.questions.values() if q.options}
WORDS = tuple(q.id for q in PLAN.questions.values() if not q.options)
TOLD = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.lists(st.sampled_from(options), min_size=1).map(tuple) for name, options in CHOICES.items()},
        **{name: st.just("Somebody") for name in WORDS},
    },
)


def begun(found: Triage) -> dict[str, list[str]]:
    """Each case that begins, with the answers that caused it."""
    return {one.opening.id: [why.option.id for why in one.because] for one in found.begun}


def test_a_son_in_a_camp_is_urgent_and_a_consul_asks_to_see_him() -> None:
    found = triage(PLAN, {"teller": ("family",), "matter": ("enlistment",), "held": ("front",), "person": "Brian"})
    assert found.urgency == "urgent"
    assert [why.option.id for why in found.because] == ["enlistment", "front"]
    assert begun(found) == {"access": ["enlistment", "front"], "release": ["enlistment", "front"]}
    assert found.begun[0].given["situation"] == "barracks"


def test_the_signs_say_how_far_the_person_was_taken() -> None:
    found = triage(PLAN, {"matter": ("missing",), "signs": ("lure", "taken", "training"), "person": "Brian"})
    assert found.stage == 10
    assert set(begun(found)) == {"access", "release", "welfare"}  # who is missing cannot be the one who tells


def test_a_prisoner_a_missing_person_and_a_death_have_lanes_of_their_own() -> None:
    told: Told = {"teller": ("family",), "person": "Brian", "what_happened": "A friend saw it."}
    captive = triage(PLAN, {**told, "matter": ("prisoner",)})
    assert set(begun(captive)) == {"access", "search"} and captive.urgency == "urgent"
    (search,) = (one for one in captive.begun if one.opening.id == "search")
    assert (search.given["believed"], search.given["last_sign"]) == ("captive", "A friend saw it.")
    assert set(begun(triage(PLAN, {**told, "matter": ("missing",)}))) == {"search"}
    (death,) = triage(PLAN, {**told, "matter": ("death",)}).begun
    assert (death.opening.procedure, death.given["death_source"]) == ("death_abroad", "family")
    assert [one.opening.id for one in triage(PLAN, {"teller": ("family",), "matter": ("death",)}).begun] == ["welfare"]


def test_the_way_home_knows_the_furthest_stage_that_was_told() -> None:
    told: Told = {"matter": ("stranded",), "signs": ("training", "lure", "taken"), "person": "Brian"}
    (home,) = (one for one in triage(PLAN, told).begun if one.opening.id == "home")
    assert home.given["stage_reached"] == "training"


def test_wages_open_a_dispute_but_never_beside_a_contract_with_the_army() -> None:
    told: Told = {"matter": ("wages",), "person": "Amina", "employer_name": "A farm"}
    assert begun(triage(PLAN, told)) == {"dispute": ["wages"]}
    assert set(begun(triage(PLAN, {**told, "signed": ("army",)}))) == {"access", "release"}


def test_without_a_name_somebody_is_still_looked_after_and_it_says_what_waits() -> None:
    (one,) = triage(PLAN, {"matter": ("detention",)}).begun
    assert (one.opening.id, one.wanted) == ("welfare", ("access",))


def test_an_answer_that_was_not_asked_for_does_nothing() -> None:
    found = triage(PLAN, {"matter": ("wages",), "signs": ("battle",), "person": "Amina", "employer_name": "A farm"})
    assert (found.urgency, set(begun(found))) == ("ordinary", {"dispute"})


@given(TOLD, TOLD)
def test_more_answers_never_make_it_less_urgent(told: Told, more: Told) -> None:
    both = {name: (*told.get(name, ()), *more.get(name, ())) for name in {*told, *more} & CHOICES.keys()}
    assert URGENCIES.index(triage(PLAN, both).urgency) >= URGENCIES.index(triage(PLAN, told).urgency)


@given(TOLD)
def test_whatever_is_told_some_case_begins_and_its_procedure_takes_what_it_is_given(told: Told) -> None:
    found = triage(PLAN, told, safe_contact="Call me")
    assert found.begun
    for one in found.begun:
        spec = load_procedures()[one.opening.procedure].acts[one.opening.act]
        options = {f.id: {o.id for o in f.options} for f in spec.fields if f.kind == "choice"}
        assert {f.id for f in spec.fields if f.required} <= one.given.keys() <= {f.id for f in spec.fields}
        assert all(one.given[name] in known for name, known in options.items() if name in one.given)


@pytest.mark.parametrize(
    ("file", "slip", "told"),
    [
        ("questions", lambda data: data["pages"][0]["questions"][1]["options"]["wages"].update(opens=["none"]), "none"),
        ("questions", lambda data: data["pages"][3].update(only_if={"later": ["x"]}), "later"),
        ("openings", lambda data: data["openings"][0].update(act="access.granted"), "opens no case"),
        ("openings", lambda data: data["openings"][0]["maps"].pop("situation"), "may begin without"),
        ("openings", lambda data: data["openings"][0].update(instead=""), "which is not there"),
    ],
)
def test_a_slip_in_the_data_is_refused(tmp_path: Path, file: str, slip, told: str) -> None:
    shutil.copytree(HERE / "ke_ru", tmp_path / "ke_ru", ignore=shutil.ignore_patterns("lexicon", "demo"))
    path = tmp_path / "ke_ru" / "distress" / f"{file}.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    slip(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    with pytest.raises(CorridorError, match=told):
        load_plan("ke_ru", tmp_path)
