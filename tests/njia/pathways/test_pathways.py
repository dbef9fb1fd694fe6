"""Any answers lead to a legal way or to an honest «none fits»; every step has its days, its payer and its dangers."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.calendars.load import load_calendars
from njia.corridors.files import HERE, CorridorError
from njia.pathways.checking import check_ways
from njia.pathways.checklist import Dated, checklist
from njia.pathways.choose import Choice, choose, known, next_question
from njia.pathways.costs import cost_table
from njia.pathways.load import load_ways
from njia.pathways.moves import check_move, moves_from
from njia.pathways.refusing import every_route

WAYS, CALENDARS = load_ways(), load_calendars()
ROUTES = list(every_route(WAYS))
SEVEN = {"worker", "specialist", "professional", "state_scholar", "self_student", "student_worker", "return_home"}
ANSWERS = st.fixed_dictionaries({q.id: st.sampled_from(sorted(q.options)) for q in WAYS.questions})


def led(**answers: str) -> Choice:
    return choose(WAYS, answers)


def feared(found: Choice) -> set[str]:
    return {one.rule.removeprefix("pathway.") for one in found.warnings}


def dated(pathway: str, begins: date = date(2026, 12, 1), **done: date) -> dict[str, Dated]:
    return {one.step.id: one for one in checklist(WAYS.pathways[pathway], begins, CALENDARS, done)}


def test_every_route_of_answers_ends_in_a_pathway_or_in_words_and_each_of_the_seven_is_reached() -> None:
    ends = [choose(WAYS, route) for route in ROUTES]
    assert {one.pathway.id for one in ends if one.pathway} == SEVEN
    assert all((one.pathway is None) != (one.none is None) for one in ends)
    assert max(map(len, ROUTES)) <= WAYS.most <= 8


@given(ANSWERS)
def test_whatever_is_answered_beside_the_questions_asked_changes_nothing(answers: dict[str, str]) -> None:
    found = known(WAYS, answers)
    assert next_question(WAYS, answers) is None and found in ROUTES
    assert choose(WAYS, answers) == choose(WAYS, found)


def test_a_visitors_visa_leads_to_no_job_and_says_why() -> None:
    found = led(where="kenya", aim="work", age="adult", visa="visitor")
    assert found.pathway is None and "evisa_work" in feared(found)


def test_who_comes_from_the_gulf_goes_the_workers_way_and_is_warned() -> None:
    found = led(where="elsewhere", aim="work", age="adult", visa="work", trade="other", pay="usual")
    assert found.pathway is WAYS.pathways["worker"] and "gulf_move" in feared(found)


def test_an_army_is_no_way_and_whose_papers_have_ended_is_shown_the_way_home() -> None:
    assert led(where="kenya", aim="service").pathway is None
    found = led(where="russia", aim="work", age="adult", status="expired")
    assert found.pathway is WAYS.pathways["return_home"] and {"overstay", "visa_for_service"} <= feared(found)


def test_a_question_that_is_open_is_not_jumped_over() -> None:
    with pytest.raises(ValueError, match="aim"):
        led(where="kenya")


def test_the_steps_of_a_worker_are_dated_in_working_days_and_a_date_of_law_says_by_when() -> None:
    found = dated("worker")
    assert found["passport"].done_by == date(2026, 12, 22)  # 15 working days, without Jamhuri Day on Saturday
    arrived = dated("worker", arrive=date(2027, 3, 5))["registration"]  # 8 March is a holiday in Russia
    assert (arrived.begins, arrived.done_by, arrived.step.reach) == (date(2027, 3, 5), date(2027, 3, 17), "limit")
    assert found["work_permit"].good_until == date(found["work_permit"].done_by.year + 1, 6, 6)


def test_no_step_begins_before_what_must_come_first_is_done_and_what_was_late_moves_the_rest() -> None:
    for pathway in WAYS.pathways:
        found = dated(pathway)
        for one in found.values():
            assert one.begins == max((found[name].done_by for name in one.step.after), default=date(2026, 12, 1))
            assert one.done_by >= one.begins
    assert dated("worker", contract=date(2027, 6, 1))["attest"].done_by > dated("worker")["attest"].done_by


def test_nobody_who_works_pays_for_the_job_and_a_student_knows_what_is_theirs() -> None:
    for pathway in ("worker", "specialist", "professional"):
        lines = cost_table(WAYS, WAYS.pathways[pathway], date(2026, 12, 1)).lines
        assert lines and not any(line.cost.may_charge_you or line.cost.payer == "you" for line in lines)
    table = cost_table(WAYS, WAYS.pathways["worker"], date(2026, 12, 1))
    assert table.totals == {"employer": {"KES": 14_000}} and table.unknown["employer"] == len(table.lines) - 1
    student = cost_table(WAYS, WAYS.pathways["self_student"], date(2026, 12, 1))
    assert {"tuition_own", "living_own"} <= {line.cost.id for line in student.lines if line.cost.payer == "you"}
    before = cost_table(WAYS, WAYS.pathways["worker"], date(2023, 12, 1))
    assert not before.totals  # the announcement is of 2024


def test_each_step_says_by_which_law_who_where_and_most_say_what_goes_wrong() -> None:
    steps = {step.id: step for way in WAYS.pathways.values() for step in way.steps}
    assert all(step.law for step in steps.values())
    assert sum(bool(step.wrong) for step in steps.values()) > len(steps) * 0.9
    never = {name for step in steps.values() for name in step.never}
    assert {"evisa_work", "fee_before", "passport_taken", "study_plant", "army"} <= never


def test_a_student_becomes_a_worker_only_with_all_that_must_be_so() -> None:
    nothing = check_move(WAYS, "state_scholar", "worker")
    assert not nothing.allowed and {one.id for one in nothing.lacking} == {"graduated", "permission", "sealed", "visa"}
    assert check_move(WAYS, "state_scholar", "worker", {"graduated", "permission", "sealed", "visa"}).allowed
    assert not check_move(WAYS, "visitor", "worker", {"visa"}).allowed
    assert check_move(WAYS, "worker", "state_scholar").move is None


def test_from_everywhere_the_way_home_is_open() -> None:
    for of in [*(SEVEN - {"return_home"}), "gulf", "visitor"]:
        assert check_move(WAYS, of, "return_home").allowed and moves_from(WAYS, of)[0].allowed


def test_there_are_ten_rights_with_their_sources() -> None:
    assert len(WAYS.rights) == 10 and len({one.id for one in WAYS.rights}) == 10


def test_nothing_is_missing_in_a_language() -> None:
    assert list(check_ways()) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("questions.yaml", "{aim: [work]}, pathway: worker", "{aim: [unsure]}, pathway: worker", "says nothing to"),
        ("ways/worker.yaml", "after: [visa, training]", "after: [end_work]", "end_work"),
        ("costs.yaml", "source: ke.nita.cost", "source: nobody", "nobody"),
        ("steps/there.yaml", "takes: 7 working days", "takes: soon", "registration"),
    ],
)
def test_a_file_that_leads_nowhere_is_refused_by_name(tmp_path: Path, file: str, old: str, new: str, says: str) -> None:
    shutil.copytree(HERE / "ke_ru", tmp_path / "ke_ru")
    path = tmp_path / "ke_ru" / "pathways" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(CorridorError, match=says):
        load_ways("ke_ru", tmp_path)
