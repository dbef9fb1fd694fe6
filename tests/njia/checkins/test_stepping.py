"""Silence is an alarm: whoever is asked and says nothing is never lost, and a network that is down is no storm."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.checkins.load import load_plan
from njia.checkins.model import Person, Standing
from njia.checkins.rhythm import allowed, every, next_due
from njia.checkins.stepping import answered, begin, changed, opened, opens_at, paused, spoken_for, step
from njia.checkins.together import Crew, Heard, is_out, outages, signals

PLAN = load_plan()
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORKER = Person(
    kind="worker", departed_at=NOW, zone="Asia/Vladivostok", hour=PLAN.hour, quiet=PLAN.quiet,
    contact=True, contact_zone="Africa/Nairobi",
)  # fmt: skip
people = st.builds(
    Person,
    kind=st.sampled_from(sorted(PLAN.rhythm)),
    departed_at=st.datetimes(datetime(2026, 1, 1), datetime(2026, 6, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(["Europe/Moscow", "Asia/Vladivostok", "Africa/Nairobi", "Europe/Berlin"]),
    hour=st.times(),
    quiet=st.tuples(st.times(), st.times()),
    every=st.sampled_from([0, 1, 7, 30]),
    reachable=st.booleans(),
    roaming=st.booleans(),
    contact=st.booleans(),
    contact_zone=st.sampled_from(["Africa/Nairobi", "Asia/Vladivostok"]),
)


def until_open(person: Person, standing: Standing, outage) -> tuple[list[tuple[str, datetime]], Standing]:
    """Nobody answers: everything that is done until a case opens."""
    done, at = [], standing.look_at
    for _ in range(60):
        standing, deed = step(PLAN, person, standing, at, outage=outage(at))
        done += [(deed, at)] if deed else []
        if deed == "open":
            return done, standing
        assert standing.look_at > at or standing.stage != "waiting"
        at = max(at, standing.look_at)
    raise AssertionError(f"lost: {done}")


def test_whoever_is_silent_is_asked_again_then_their_contact_then_a_case_opens() -> None:
    done, _ = until_open(WORKER, begin(PLAN, WORKER, NOW), lambda _: False)
    first = done[0][1]
    assert [(deed, at - first) for deed, at in done] == [
        ("ask", timedelta()), ("ask_again", PLAN.again), ("ask_contact", PLAN.ask_contact), ("open", PLAN.open),
    ]  # fmt: skip


def test_the_first_week_is_daily_then_weekly_then_monthly_and_never_less() -> None:
    days = [every(PLAN, WORKER, NOW + timedelta(days=gone)) for gone in (0, 6, 7, 89, 90, 400)]
    assert days == [1, 1, 7, 7, 30, 30]
    seldom, often = replace(WORKER, every=30), replace(WORKER, every=1)
    assert every(PLAN, seldom, NOW) == 1 and every(PLAN, often, NOW + timedelta(days=100)) == 1
    warned = replace(WORKER, warned_until=NOW + timedelta(days=110))
    assert every(PLAN, warned, NOW + timedelta(days=100)) == 1


@given(people, st.sets(st.integers(0, 200)))
def test_nobodys_silence_is_lost_and_a_held_alarm_always_opens(person: Person, down: set[int]) -> None:
    start = begin(PLAN, person, person.departed_at)
    done, _ = until_open(person, start, lambda at: int((at - start.due_at) / timedelta(hours=1)) in down)
    opened_at = done[-1][1]
    latest = start.due_at + PLAN.open + PLAN.held + (PLAN.roaming if person.roaming else timedelta())
    assert start.due_at <= opened_at <= latest


@given(
    people,
    st.lists(st.timedeltas(timedelta(), timedelta(hours=30)), min_size=1, max_size=40),
    st.sets(st.integers(0, 400)),
)
def test_no_trusted_one_keeps_a_silent_person_from_an_alarm_for_longer_than_their_words_count(
    person: Person, waits: list[timedelta], down: set[int]
) -> None:
    """Whenever they say "well", and however often: the waits between their words come round again for ever."""
    standing = begin(PLAN, person, person.departed_at)
    start = at = standing.due_at
    times, saying = 0, start + waits[0]
    for said in range(2_000):
        at = max(at, min(standing.look_at, saying))
        if at == saying:
            saying += max(waits[(said + 1) % len(waits)], timedelta(minutes=10))
            if counts := spoken_for(PLAN, person, standing, times, at):
                person, standing = counts
                times += 1
            continue
        standing, deed = step(PLAN, person, standing, at, outage=int((at - start) / timedelta(hours=1)) in down)
        if deed == "open":
            break
    else:
        raise AssertionError("kept silent for ever")
    silent = PLAN.open + PLAN.held + (PLAN.roaming if person.roaming else timedelta())
    asked_again = timedelta(days=PLAN.warned_every + 1)  # at their hour, and after their quiet ones
    assert times <= PLAN.vouched
    assert at - start <= silent + times * (silent + asked_again)


def test_a_word_of_a_trusted_one_who_was_not_asked_counts_nothing() -> None:
    asked, deed = step(PLAN, WORKER, begin(PLAN, WORKER, NOW), NOW + timedelta(days=2))
    assert deed == "ask" and spoken_for(PLAN, WORKER, asked, 0, NOW + timedelta(days=2)) is None


@given(people, st.timedeltas(timedelta(), timedelta(days=40)))
def test_a_worker_that_slept_for_days_loses_nobody(person: Person, slept: timedelta) -> None:
    standing = begin(PLAN, person, person.departed_at)
    at = standing.due_at
    standing, _ = step(PLAN, person, standing, at)
    at += slept + PLAN.open + PLAN.roaming
    deeds = []
    while standing.look_at <= at and standing.stage != "alarm":
        standing, deed = step(PLAN, person, standing, at)
        deeds.append(deed)
    assert deeds[-1] == "open"


@given(people)
def test_in_a_network_that_is_down_nobody_opens_before_the_hold_ends(person: Person) -> None:
    done, _ = until_open(person, begin(PLAN, person, person.departed_at), lambda _: True)
    held, opens = (next(at for deed, at in done if deed == name) for name in ("hold", "open"))
    assert opens - held == PLAN.held


def test_once_the_network_is_back_a_held_person_is_asked_again_and_the_hours_run_on() -> None:
    back = NOW + timedelta(days=1, hours=20)
    done, _ = until_open(WORKER, begin(PLAN, WORKER, NOW), lambda at: at < back)
    after = [(deed, at) for deed, at in done if at >= back or deed in ("hold", "open")]
    assert [deed for deed, _ in after] == ["hold", "ask_again", "open"]
    assert after[-1][1] - after[0][1] == PLAN.held


@given(people, st.sampled_from(sorted(PLAN.pauses)), st.datetimes(timezones=st.just(UTC)).filter(lambda d: d > NOW))
def test_a_pause_always_ends(person: Person, reason: str, until: datetime) -> None:
    standing = paused(PLAN, person, begin(PLAN, person, NOW), min(until, NOW.replace(year=2090)), NOW, reason)
    assert standing.look_at <= NOW + timedelta(days=PLAN.pauses[reason].longest + 1)
    assert until_open(person, standing, lambda _: False)[0][-1][0] == "open"


@given(people.filter(lambda p: p.reachable))
def test_no_message_goes_at_night(person: Person) -> None:
    done, _ = until_open(person, begin(PLAN, person, person.departed_at), lambda _: False)
    opens = done[-1][1]
    for deed, at in done:
        zone = person.contact_zone if deed == "ask_contact" else person.zone
        if deed in ("ask", "ask_again", "ask_contact") and at < opens:
            assert allowed(at, person.quiet, zone) == at, (deed, at.astimezone(ZoneInfo(zone)))


def test_an_answer_begins_the_next_round_and_an_open_case_is_looked_at_again() -> None:
    asked, _ = step(PLAN, WORKER, begin(PLAN, WORKER, NOW), NOW + timedelta(days=2))
    after = answered(PLAN, WORKER, asked, NOW + timedelta(days=2))
    assert (after.stage, after.round) == ("waiting", asked.round + 1)
    alarm = opened(PLAN, asked, NOW)
    again, deed = step(PLAN, WORKER, alarm, alarm.look_at)
    assert deed == "ask" and again.round == asked.round + 1


def test_a_phone_that_is_lost_leads_to_the_contact_at_once_and_without_one_to_a_case() -> None:
    lost = replace(WORKER, reachable=False)
    assert [deed for deed, _ in until_open(lost, begin(PLAN, lost, NOW), lambda _: False)[0]] == ["ask_contact", "open"]
    alone = replace(lost, contact=False)
    done, _ = until_open(alone, begin(PLAN, alone, NOW), lambda _: False)
    assert [deed for deed, _ in done] == ["open"]


def test_a_warning_brings_the_next_question_forward_and_never_back() -> None:
    late = begin(PLAN, WORKER, NOW + timedelta(days=100))
    warned = replace(WORKER, warned_until=NOW + timedelta(days=120))
    sooner = changed(PLAN, warned, late, NOW + timedelta(days=101))
    assert sooner.due_at == next_due(PLAN, warned, NOW + timedelta(days=101)) < late.due_at
    assert changed(PLAN, WORKER, sooner, NOW + timedelta(days=101)) == sooner


def test_an_outage_is_an_operator_a_region_or_both_and_never_a_few_people() -> None:
    areas = outages(PLAN.outage, [Heard("a", "x", 10, 9), Heard("a", "y", 40, 2), Heard("b", "x", 30, 3)])
    assert is_out(areas, "a", "x") and not is_out(areas, "a", "y") and not is_out(areas, "b", "x")
    assert outages(PLAN.outage, [Heard("a", "x", PLAN.outage.least - 1, PLAN.outage.least - 1)]) == frozenset()
    assert not is_out(frozenset({("", "")}), "", "")


def test_several_of_one_employer_are_a_signal_two_unhappy_ones_too_and_one_is_not() -> None:
    crews = [Crew("a", 8, 3, 0), Crew("b", 100, 3, 0), Crew("c", 50, 0, 2), Crew("d", 3, 1, 0), Crew("", 9, 9, 9)]
    assert [crew.employer for crew in signals(PLAN.group, crews)] == ["c", "a"]


@pytest.mark.parametrize("clock", [time(23), time(3)])
def test_quiet_hours_reach_over_midnight(clock: time) -> None:
    at = datetime.combine(NOW.date(), clock, ZoneInfo("Europe/Moscow"))
    assert allowed(at, PLAN.quiet, "Europe/Moscow").time() == PLAN.quiet[1]


def test_the_case_opens_so_long_after_the_first_question_and_later_where_a_phone_roams() -> None:
    asked, _ = step(PLAN, WORKER, begin(PLAN, WORKER, NOW), NOW + timedelta(days=2))
    assert opens_at(PLAN, asked, roaming=True) == NOW + timedelta(days=2) + PLAN.open + PLAN.roaming
