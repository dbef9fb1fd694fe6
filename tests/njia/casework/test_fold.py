"""What a case promises whatever its procedure: versions, corrected calendars, blanks, people, and who may see what."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.njia.casework.walking import MONDAY, Walk

from njia.calendars.load import Calendars, load_calendars
from njia.calendars.model import DayOverride
from njia.casework.fold import OutOfOrderError, advance, fold, seen
from njia.casework.load import common_of, load_procedures, newest, offset, procedure_of
from njia.casework.model import Procedure
from njia.casework.notices import act_notices, due_acts, due_notices, next_moment
from njia.casework.refuse import may, refusal
from njia.casework.seeing import clocks_seen, closed_seen, sees, state_seen
from njia.casework.standing import Act
from njia.corridors.files import HERE, CorridorError
from njia.findings import Text

HOME = HERE / "ke_ru"


def version(tmp_path: Path, number: int, *edits: tuple[str, str]) -> Procedure:
    """Consular access as another version of its file would have it."""
    text = (HOME / "procedures" / "consular_access.yaml").read_text("utf-8")
    text = re.sub(r"^version: \d+", f"version: {number}", text, flags=re.MULTILINE)
    for right, wrong in edits:
        assert right in text
        text = text.replace(right, wrong)
    path = tmp_path / f"consular_access.{number}.yaml"
    path.write_text(text, "utf-8")
    return procedure_of(path, common_of(HOME))


def requested(procedure: Procedure | str = "consular_access") -> Walk:
    """A case of consular access up to the request to the other side: acts 1 to 3."""
    walk = Walk(procedure).do("access.reported", "helper").do("access.contact_wished", "consular_officer")
    return walk.do("access.requested", "consular_officer")


def with_day_off(calendars: Calendars, country: str, day: date) -> Calendars:
    days = calendars.days(country)
    notice = Text("by notice", "kwa tangazo", "по распоряжению")
    override = DayOverride(day=day, kind="day_off", name=notice, source=days.source)
    return replace(calendars, tables={**calendars.tables, country: days.with_overrides(override)})


def test_a_case_stays_on_the_version_it_began_with(tmp_path: Path) -> None:
    first = version(tmp_path, 1)
    family = newest([first, version(tmp_path, 2, ("period: 96 hours", "period: 48 hours"))])
    old = family["consular_access"].at(1)
    walk = requested(old)
    assert walk.standing.version == 1
    assert walk.clock("access").deadline.due_at == MONDAY + timedelta(hours=96)
    walk.do("procedure.moved", "supervisor", version=2)
    assert walk.standing.version == 2
    assert walk.clock("access").deadline.due_at == MONDAY + timedelta(hours=48)
    assert fold(old, walk.acts, walk.standing.now, walk.standing.calendars) == walk.standing
    walk.do("access.acknowledged", "counterpart")


def test_a_case_does_not_move_to_a_version_that_lacks_its_stage_or_its_clock(tmp_path: Path) -> None:
    without_clock = version(tmp_path, 2, ("  - id: acknowledgement\n", "  - id: confirmation\n"))
    without_stage = version(tmp_path, 3, ("reported", "told"))
    family = newest([version(tmp_path, 1), without_clock, without_stage])
    walk = Walk(family["consular_access"].at(1)).do("access.reported", "helper")
    assert walk.ask("procedure.moved", "supervisor", version=9).code == "no_version"  # type: ignore[union-attr]
    assert walk.ask("procedure.moved", "supervisor", version=1).code == "no_version"  # type: ignore[union-attr]
    assert walk.ask("procedure.moved", "supervisor", version=3).code == "version_lacks"  # type: ignore[union-attr]
    walk.do("access.contact_wished", "consular_officer").do("access.requested", "consular_officer")
    assert walk.ask("procedure.moved", "supervisor", version=2).code == "version_lacks"  # type: ignore[union-attr]
    act = Act(seq=9, type="procedure.moved", at=MONDAY, actor="s", role="supervisor", given={"version": 2})
    with pytest.raises(OutOfOrderError, match="no clock acknowledgement"):
        advance(walk.procedure, walk.standing, act)


def test_a_corrected_holiday_moves_the_clocks_of_open_cases_and_sends_nothing_twice() -> None:
    walk = Walk("attestation").do("attestation.submitted", "agency")
    due = walk.clock("review").deadline.due_at
    corrected = with_day_off(load_calendars(), "ke", date(2026, 11, 5))
    after = seen(walk.procedure, walk.standing, walk.standing.now, corrected)
    assert after.clocks[0].deadline.due_at == due + timedelta(days=1)
    assert after.clocks[0].run == walk.standing.clocks[0].run
    later = due + timedelta(days=2)
    sent = {notice.id for notice in due_notices(walk.procedure, walk.standing, later)}
    assert sent == {notice.id for notice in due_notices(walk.procedure, after, later)}


def test_the_same_clock_started_again_has_notices_of_its_own_and_its_former_run_is_kept() -> None:
    walk = requested().wait(days=5)
    first = {notice.id for notice in due_notices(walk.procedure, walk.standing, walk.standing.now)}
    walk.do("access.refused", "counterpart", happened_at="2026-11-05T12:00:00+03:00")
    walk.do("access.requested", "consular_officer")
    walk.wait(days=5)
    second = {notice.id for notice in due_notices(walk.procedure, walk.standing, walk.standing.now)}
    assert first and second and not first & second
    assert [run.stopped_by for run in walk.standing.past] == ["access.refused", "access.refused"]


def test_an_act_sends_its_messages_once_with_the_day_by_which_something_is_due() -> None:
    walk = requested()
    (to_them, to_family) = act_notices(walk.procedure, walk.standing, walk.acts[-1])
    assert (to_them.id, to_them.to, to_them.message.id) == ("3:please_answer", ("counterpart",), "please_answer")
    assert to_family.due_at == MONDAY + timedelta(hours=72)
    assert act_notices(walk.procedure, walk.standing, walk.acts[1]) == ()


def test_a_clock_says_when_a_worker_must_look_again() -> None:
    walk = Walk("consular_access").do("access.reported", "helper")
    assert next_moment(walk.standing) == MONDAY + timedelta(hours=18)
    assert next_moment(walk.wait(hours=19).standing) == MONDAY + timedelta(hours=24)
    assert next_moment(walk.wait(days=9).standing) is None


def test_what_a_clock_brings_about_is_due_only_while_the_stage_allows_it() -> None:
    walk = requested().wait(days=5)
    (due,) = due_acts(walk.procedure, walk.standing, walk.standing.now)
    assert (due.type, due.id) == ("access.answer_missed", "access@3:access.answer_missed")
    walk.do("access.answer_missed", "system")
    assert due_acts(walk.procedure, walk.standing, walk.standing.now) == ()


def test_each_role_is_offered_what_it_may_do_and_nothing_else() -> None:
    walk = requested()
    offered = {spec.id for spec in may(walk.procedure, walk.standing, "counterpart")}
    assert offered == {
        "access.acknowledged", "access.granted", "access.refused", "access.asked_back", "access.paper_sent",
    }  # fmt: skip
    assert may(walk.procedure, walk.standing, "auditor") == ()


def readable(procedure: Procedure, role: str) -> frozenset[str]:
    """The fields whose values a role may see: those of the acts that it may see."""
    return frozenset(field.id for spec in procedure.acts.values() if role in spec.seen_by for field in spec.fields)


def test_the_other_side_reads_only_what_was_sent_to_it() -> None:
    read = readable(load_procedures()["consular_access"], "counterpart")
    assert {"note_person", "note_number", "visit_at"} <= read
    assert not read & {"person", "place_now", "iv_way", "health", "safe_contact", "note", "passport_number"}


def test_the_agency_never_sees_what_the_worker_says_in_private() -> None:
    procedure = load_procedures()["attestation"]
    for role in ("agency", "employer", "helper", "border_officer"):
        assert not readable(procedure, role) & {"pressure", "understood"}
    assert "pressure" in readable(procedure, "labour_officer")


def test_a_complaint_to_the_inspectorate_is_no_stage_that_the_employer_is_told() -> None:
    walk = Walk("labour_dispute").do("dispute.opened", "jobseeker", contract_class="civil")
    walk.do("dispute.claim_added", "jobseeker", claim_kind="wages").do("dispute.advised", "labour_officer")
    walk.do("dispute.demanded", "labour_officer").do("dispute.answered", "employer")
    walk.do("dispute.inspectorate_asked", "labour_officer")
    seen = {role: state_seen(walk.procedure, walk.standing, role) for role in ("jobseeker", "mediator", "employer")}
    assert seen == {"jobseeker": "inspectorate", "mediator": "inspectorate", "employer": "answered"}
    tried = refusal(walk.procedure, walk.standing, "dispute.answered", "employer", "volga", {})
    assert tried and "inspectorate" not in tried.text.en


def test_no_clock_tells_the_employer_of_the_complaint_by_having_stopped() -> None:
    walk = Walk("labour_dispute").do("dispute.opened", "jobseeker", contract_class="civil")
    walk.do("dispute.claim_added", "jobseeker", claim_kind="wages").do("dispute.advised", "labour_officer")
    walk.do("dispute.demanded", "labour_officer").do("dispute.answered", "employer")

    def seen_by(role: str) -> dict[str, bool]:
        return {clock.id: clock.running for clock in clocks_seen(walk.procedure, walk.standing, role)}

    before = seen_by("employer")
    walk.do("dispute.inspectorate_asked", "labour_officer")
    assert seen_by("employer") == before == {"answer": False}
    assert seen_by("jobseeker")["next_step"] is False


def test_the_end_that_nobody_tells_the_employer_is_told_by_no_clock() -> None:
    walk = Walk("labour_dispute").do("dispute.opened", "jobseeker", contract_class="civil")
    walk.do("dispute.claim_added", "jobseeker", claim_kind="wages").do("dispute.advised", "labour_officer")
    walk.do("dispute.demanded", "labour_officer")
    assert [clock.id for clock in clocks_seen(walk.procedure, walk.standing, "employer")] == ["answer"]
    walk.do("dispute.class_corrected", "labour_officer", contract_class="military")
    walk.do("dispute.referred", "labour_officer", other_case="KE-RU-26-0001")
    assert clocks_seen(walk.procedure, walk.standing, "employer") == ()
    assert not closed_seen(walk.procedure, walk.standing, "employer")
    assert closed_seen(walk.procedure, walk.standing, "jobseeker")
    tried = refusal(walk.procedure, walk.standing, "dispute.answered", "employer", "volga", {})
    assert tried and tried.code == "wrong_state" and "closed" not in tried.text.en.casefold()


def test_whatever_the_other_side_is_not_told_of_leads_to_no_stage_that_it_reads() -> None:
    open_to_all = {"reported", "opened", "withdrawn", "visited", "free", "refused"}  # say nothing of what was confided
    for name in ("consular_access", "release_demand", "labour_dispute"):
        plan = load_procedures()[name]
        for role in {"counterpart", "employer", "agency"} & set(plan.readers):
            hidden = {spec.to for spec in plan.acts.values() if spec.to and role not in spec.seen_by}
            assert {state for state in hidden if role not in plan.states[state].kept_from} <= open_to_all, (name, role)


@pytest.mark.parametrize("procedure", load_procedures().values(), ids=lambda one: one.id)
def test_an_end_that_is_kept_from_a_role_is_told_by_no_act_either(procedure: Procedure) -> None:
    for plan in procedure.versions.values():
        for act in plan.acts.values():
            end = plan.states[act.to] if act.to else None
            assert end is None or not end.final or not set(act.seen_by) & set(end.kept_from), (plan.version, act.id)


def test_the_other_side_is_not_told_how_access_ended_nor_of_the_case_that_goes_on() -> None:
    for plan in load_procedures()["consular_access"].versions.values():
        for act in ("access.completed", "access.declined"):
            assert not {"counterpart", "committee_member"} & set(plan.acts[act].seen_by), (plan.version, act)
        assert "other_case" not in readable(plan, "counterpart")


def test_who_reads_without_a_name_is_told_no_stage_whose_act_they_may_not_see() -> None:
    plan = load_procedures()["scholarship_application"]
    hidden = {spec.to for spec in plan.acts.values() if spec.to and "committee_member" not in spec.seen_by}
    told = {state for state in hidden if "committee_member" not in plan.states[state].kept_from}
    assert told == {"submitted", "third_reading", "closed"}  # the start, their own turn, any end


def test_a_university_is_told_no_stage_of_an_application_whose_act_it_may_not_see() -> None:
    plan = load_procedures()["scholarship_application"]
    hidden = {spec.to for spec in plan.acts.values() if spec.to and "university" not in spec.seen_by}
    told = {state for state in hidden if "university" not in plan.states[state].kept_from}
    assert told == {"closed"}  # which says nothing of an appeal: a list that ended leads there too
    waits = {state.id for state in plan.states.values() if "university" in state.waits_for}
    assert not {state.id for state in plan.states.values() if "university" in state.kept_from} & waits


def test_a_case_is_not_there_for_the_other_side_before_something_was_sent_to_it() -> None:
    walk = Walk("labour_dispute").do("dispute.opened", "jobseeker", contract_class="civil")
    walk.do("dispute.claim_added", "jobseeker", claim_kind="wages").do("dispute.advised", "labour_officer")
    assert not sees(walk.procedure, walk.standing, "employer")
    assert sees(walk.procedure, walk.standing, "mediator")
    walk.do("dispute.demanded", "labour_officer")
    assert sees(walk.procedure, walk.standing, "employer")
    assert [clock.id for clock in clocks_seen(walk.procedure, walk.standing, "employer")] == ["answer"]
    assert "limit_wages" in [clock.id for clock in clocks_seen(walk.procedure, walk.standing, "jobseeker")]
    assert walk.procedure.late_readers == {"employer", "agency"}


def test_a_complaint_to_the_inspectorate_is_hidden_from_the_employer() -> None:
    assert not readable(load_procedures()["labour_dispute"], "employer") & {"complaint_paper", "worker_words", "claim"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("happened_at", "yesterday"), ("happened_at", "2026-11-02T10:00:00"), ("their_number", 7), ("happened_at", 5),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_refused_by_its_field(field: str, value: object) -> None:
    walk = requested()
    refused = walk.ask("access.acknowledged", "counterpart", **{field: value})
    assert refused is not None and (refused.code, refused.fields) == ("wrong_value", (field,))


def test_an_act_says_in_three_languages_why_it_is_refused() -> None:
    refused = Walk("consular_access").do("access.reported", "helper").ask("access.visited", "consular_officer")
    assert refused is not None
    assert refused.text.en == "“The consul saw the person” is not possible now: the case stands at “Reported”."
    assert "Имя" not in refused.text.en and "Сообщено" in refused.text.ru and "Imeripotiwa" in refused.text.sw


@pytest.mark.parametrize(
    ("words", "hours"), [("when due", 0), ("24 hours before", -24), ("1 hour after", 1), ("2 days after", 48)]
)
def test_a_rung_of_a_ladder_is_read_as_it_is_written(words: str, hours: int) -> None:
    assert offset(words) == timedelta(hours=hours)


def test_two_files_of_one_version_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorridorError, match="version 1 of consular_access stands there twice"):
        newest([version(tmp_path, 1), version(tmp_path, 1)])


def test_a_contract_that_was_handed_in_before_the_lanes_had_steps_needs_none_of_them() -> None:
    old = load_procedures()["attestation"].at(1)
    walk = Walk(old).do("attestation.submitted", "agency", lane="agency")
    walk.do("attestation.checked", "system", check_result="clear").do(
        "attestation.confirmed", "jobseeker", pressure="no"
    )
    for act, role, given in (
        ("medical_given", "jobseeker", {}), ("reviewed", "labour_officer", {}), ("issued", "attesting_officer", {}),
        ("trained", "agency", {}), ("bond_given", "agency", {}), ("cleared", "labour_officer", {}),
        ("departed", "border_officer", {}), ("revoked_abroad", "supervisor", {}),
    ):  # fmt: skip
        walk.do(f"attestation.{act}", role, **given)
    assert (walk.standing.version, walk.state) == (1, "revoked")
    new = Walk("attestation").do("attestation.submitted", "agency", lane="agency")
    assert new.standing.version == 2
