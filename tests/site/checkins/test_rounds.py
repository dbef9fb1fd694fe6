"""Somebody is asked, is silent, and is not lost; what is answered looks the same whatever it says."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from tests.site.checkins.enrolling import DEPARTED, FIRST, FRIEND, PHONE, enrol, hours

from njiasite.channels import services as outbox
from njiasite.channels.models import Message
from njiasite.checkins import facts, opening, queueing, recording, rounds, services, telling, together
from njiasite.checkins.models import Code, Enrolment, Errand, GroupSignal
from njiasite.checkins.undelivered import by_another_way
from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.ledger import erasure
from njiasite.ledger import selectors as ledger

pytestmark = pytest.mark.django_db


def turn(at: datetime) -> None:
    with clock.moved(at):
        rounds.turn(at)


def said_by(number: str, typed: str, at: datetime = FIRST + timedelta(minutes=5), **more) -> str:
    with clock.moved(at):
        return services.by_phone(number, typed, at, **more)


def types(row: Enrolment) -> list[str]:
    return [act.type.removeprefix("checkin.") for act in ledger.acts(row.id)]


def sent(to: Enrolment) -> list[str]:
    """The texts that were written for somebody."""
    rows = Message.objects.filter(key__startswith=f"checkin:{to.id.hex}")
    return [text for _, _, text in outbox.opened(rows)]


def told(dossier: Dossier) -> dict[str, object]:
    act = ledger.acts(dossier.id).get(seq=1)
    return {**act.given, **ledger.opened(act)}


def test_silence_is_asked_again_then_the_contact_then_a_case_opens_with_all_that_is_known() -> None:
    row = enrol().enrolment
    turn(hours(-1))
    assert types(row) == ["enrolled"] and not Message.objects.exists()
    for at in (0, 4, 8, 23.9):
        turn(hours(at))
    assert types(row) == ["enrolled", "asked", "asked_again", "contact_asked"]
    assert not Dossier.objects.exists()
    turn(hours(24))
    opened = told(Dossier.objects.get())
    assert (opened["why_we_worry"], opened["employer_name"]) == ("missed_check_in", "Example Poultry")
    assert opened["place_now"] == "Dormitory 4, Example Street" and opened["phone"] == PHONE
    assert "KE-RU-2026-000001" in opened["what_happened"] and FRIEND in opened["what_happened"]
    assert Dossier.objects.get().mission == "kenya_moscow"
    turn(hours(24.1))
    assert Dossier.objects.count() == 1


def test_a_value_that_the_case_cannot_take_does_not_keep_it_from_opening() -> None:
    enrol("no number at all", "")
    turn(FIRST)
    turn(hours(24))
    assert "no number at all" in told(Dossier.objects.get())["what_happened"]


def test_a_line_that_cannot_be_made_does_not_keep_a_case_from_opening(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_known: object) -> list[str]:
        raise KeyError

    monkeypatch.setattr(opening, "_also", [breaks, lambda _known: ["Their way: Worker."]])
    enrol()
    said_by(PHONE, "2")
    assert "Their way: Worker." in str(told(Dossier.objects.get(procedure="welfare_check"))["what_happened"])


def test_a_question_that_cannot_be_delivered_is_asked_by_another_way_at_once() -> None:
    row = enrol().enrolment
    turn(FIRST)
    with clock.moved(hours(1)):
        by_another_way(list(Message.objects.filter(key__startswith=f"checkin:{row.id.hex}")))
    turn(hours(1))
    assert types(row)[-1] == "asked_again"


def test_covered_messages_tell_nothing_and_fit_into_one_sms() -> None:
    row = enrol().enrolment
    turn(FIRST)
    (text,) = sent(row)
    assert len(text) <= 160 and "Njia" not in text and "1, 2, 3" in text


@pytest.mark.parametrize(("typed", "why"), [("1", None), ("7", "duress"), ("17", "duress"), ("2", "asked_for_help")])
def test_every_answer_gets_the_same_reply_and_leaves_the_same_trace(typed: str, why: str | None) -> None:
    row = enrol().enrolment
    turn(FIRST)
    assert said_by(PHONE, typed, language="sw") == said_by("+254700000999", "1", language="sw") == "Asante."
    row.refresh_from_db()
    assert types(row) == ["enrolled", "asked", "answered"]
    assert (row.stage, row.round) == ("waiting", 2)
    assert [told(one)["why_we_worry"] for one in Dossier.objects.all()] == ([why] if why else [])
    if why == "duress":
        assert row.warned_until is None and told(Dossier.objects.get())["urgency"] == "urgent"
        assert Dossier.objects.get().subject_id is None


def test_the_same_message_twice_counts_once_and_a_call_for_help_after_it_counts_too() -> None:
    enrol()
    turn(FIRST)
    for _ in range(2):
        said_by(PHONE, "2", key="message-1")
    assert Dossier.objects.count() == 1
    said_by(PHONE, "7", key="message-2")
    assert Dossier.objects.count() == 2


def test_words_that_are_no_answer_clear_nothing_and_go_into_the_case() -> None:
    row = enrol().enrolment
    turn(FIRST)
    said_by(PHONE, "they took my passport")
    turn(hours(24))
    row.refresh_from_db()
    assert "they took my passport" in told(Dossier.objects.get())["what_happened"]


def test_one_phone_of_two_people_clears_neither_and_calls_for_both() -> None:
    first, second = enrol().enrolment, enrol().enrolment
    turn(FIRST)
    said_by(PHONE, "1")
    assert set(Enrolment.objects.values_list("stage", flat=True)) == {"asked"}
    said_by(PHONE, "2")
    assert Dossier.objects.count() == 2 and "answered" in types(first) and "answered" in types(second)


def test_somebody_trusted_may_have_heard_and_then_the_person_is_asked_the_next_day() -> None:
    row = enrol().enrolment
    for at in (0, 4, 8):
        turn(hours(at))
    said_by(FRIEND, "1", hours(9))
    row.refresh_from_db()
    assert row.stage == "waiting" and row.due_at - hours(9) < timedelta(days=1) and not Dossier.objects.exists()


def test_somebody_trusted_who_worries_opens_the_case() -> None:
    enrol()
    for at in (0, 4, 8):
        turn(hours(at))
    said_by(FRIEND, "2", hours(9))
    assert told(Dossier.objects.get())["why_we_worry"] == "family_worries"


def test_somebody_trusted_by_two_clears_neither_and_a_worry_counts_for_both() -> None:
    for number in ("+254700000501", "+254700000502"):
        enrol(number)
    for at in (0, 4, 8):
        turn(hours(at))
    said_by(FRIEND, "1", hours(9))
    assert set(Enrolment.objects.values_list("stage", flat=True)) == {"contact"}
    said_by(FRIEND, "2", hours(9))
    assert Dossier.objects.count() == 2


def test_whoever_checks_in_and_is_trusted_too_is_heard_as_both() -> None:
    enrol("+254700000601", contact=PHONE)
    for at in (0, 4, 8):
        turn(hours(at))
    with clock.moved(hours(8)):
        friend = enrol(departed_at=hours(8)).enrolment
    said_by(PHONE, "2", hours(9))
    friend.refresh_from_db()
    whys = {told(case)["why_we_worry"] for case in Dossier.objects.all()}
    assert whys == {"asked_for_help", "family_worries"} and friend.answered_at == hours(9)


def test_in_an_outage_alarms_are_held_and_open_by_themselves() -> None:
    for number in range(facts.plan().outage.least):
        enrol(f"+25470000{number:04}", "", known={"employer": ""})
    for at in (0, 4, 24):
        turn(hours(at))
    assert set(Enrolment.objects.values_list("stage", flat=True)) == {"held"} and not Dossier.objects.exists()
    for at in range(25, 37):
        turn(hours(at))
    assert Dossier.objects.count() == facts.plan().outage.least


def test_several_of_one_employer_are_a_signal_and_their_silent_ones_are_not_waited_for() -> None:
    silent = enrol("+254700000200", "").enrolment
    unhappy = [enrol(f"+25470000030{number}").enrolment for number in range(2)]
    turn(FIRST)
    turn(hours(4))
    for number in range(2):
        said_by(f"+25470000030{number}", "3", hours(5))
    with clock.moved(hours(5)):
        assert together.raise_groups(hours(5)) == 1 and together.raise_groups(hours(5)) == 0
    signal = GroupSignal.objects.get()
    assert (signal.people, signal.silent, signal.unhappy) == (3, 1, 2)
    silent.refresh_from_db()
    assert silent.stage == "alarm" and told(silent.case)["why_we_worry"] == "group"
    assert all(one.case_id for one in Enrolment.objects.filter(pk__in=[one.pk for one in unhappy]))


def test_due_people_are_queued_by_one_statement_and_nothing_is_recorded_by_that(django_assert_num_queries) -> None:
    row = enrol().enrolment
    with django_assert_num_queries(1):
        assert queueing.queue(FIRST) == 1
    assert queueing.queue(FIRST) == 0 and Errand.objects.count() == 1 and types(row) == ["enrolled"]


def test_a_turn_that_fails_is_tried_again_and_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    broken, whole = enrol().enrolment, enrol("+254700000201").enrolment
    real = rounds.look

    def look(row, *rest):
        if row.pk == broken.pk:
            raise RuntimeError
        return real(row, *rest)

    monkeypatch.setattr(rounds, "look", look)
    turn(FIRST)
    assert types(whole) == ["enrolled", "asked"] and types(broken) == ["enrolled"]
    monkeypatch.undo()
    rounds.take_up_failed()
    turn(FIRST)
    assert types(broken) == ["enrolled", "asked"]


def test_the_rows_are_made_anew_from_the_acts() -> None:
    row = enrol().enrolment
    for at in (0, 4):
        turn(hours(at))
    said_by(PHONE, "2", hours(5))
    row.refresh_from_db()
    before = {f.attname: getattr(row, f.attname) for f in Enrolment._meta.concrete_fields if f.name != "sealed"}
    known = facts.known_of([row])
    Enrolment.objects.filter(pk=row.pk).update(stage="left", round=99, case=None, zone="UTC", sealed="")
    call_command("rebuild_checkins", stdout=StringIO())
    row.refresh_from_db()
    assert before == {name: getattr(row, name) for name in before} and facts.known_of([row]) == known


def test_a_pause_puts_off_the_question_and_ends() -> None:
    row = enrol().enrolment
    with clock.moved(DEPARTED):
        until = services.pause(
            row.id, "hospital", DEPARTED + timedelta(days=300), actor=recording.SERVICE, channel="web", key="pause"
        )
    assert until <= DEPARTED + timedelta(days=15)
    turn(FIRST)
    assert types(row) == ["enrolled", "changed"]
    turn(until)
    assert types(row)[-1] == "asked"


def test_the_same_hour_twice_is_no_quiet_time() -> None:
    row = enrol(quiet=(time(0), time(0))).enrolment
    turn(FIRST)
    wanted = [one for manners in telling.manners({row.id}).values() for one in manners]
    assert types(row)[-1] == "asked" and all(one.may_go(hours(0)) == hours(0) for one in wanted)


def test_a_new_number_is_the_one_that_counts_and_a_lost_phone_is_not_written_to() -> None:
    row = enrol().enrolment
    with clock.moved(DEPARTED):
        services.change(row.id, actor=recording.SERVICE, channel="web", key="lost", reachable=False)
    turn(FIRST)
    assert "asked" not in types(row) and "contact_asked" in types(row)
    with clock.moved(hours(1)):
        services.change(row.id, actor=recording.SERVICE, channel="web", key="new", known={"phone": "+79160000001"})
    said_by(PHONE, "1", hours(2))
    row.refresh_from_db()
    assert row.stage == "contact"
    said_by("+79160000001", "1", hours(2))
    row.refresh_from_db()
    assert row.stage == "waiting" and row.reachable


def test_who_is_erased_is_asked_nothing_more() -> None:
    row = enrol().enrolment
    turn(FIRST)
    erasure.erase(row.id, ground="asked")
    assert not Enrolment.objects.filter(pk=row.pk).exists() and not Code.objects.exists()
    turn(hours(24))
    assert not Dossier.objects.exists()
