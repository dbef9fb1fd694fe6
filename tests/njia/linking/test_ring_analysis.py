"""Roles, brokers, sleep and re-brands are proposed with the reports that say so."""

from __future__ import annotations

from datetime import date, timedelta

from njia.linking.ring_analysis import Sighting, look_next, pulses, rebrands, roles
from njia.linking.ring_signs import signs

SIGNS = signs("ke_ru")
ON = date(2026, 11, 28)


def seen(
    entity: str, report: str, ago: int, *things: str, kind: str = "person", ring: str = "r1", said: str = ""
) -> Sighting:
    return Sighting(entity, kind, ring, report, ON - timedelta(days=ago), frozenset(things), said)


def test_a_role_is_proposed_with_the_reports_that_speak_for_it() -> None:
    found = roles([seen("p", "t1", 40, "till:1"), seen("p", "t2", 20, "till:1"), seen("q", "t2", 20, "till:2")], SIGNS)
    assert [(one.entity, one.role, one.reasons) for one in found] == [("p", "payer", (("uses till:1", ("t1", "t2")),))]


def test_one_report_proposes_no_role_to_a_person() -> None:
    assert not roles([seen("p", "t1", 5, "till:1", "handle:x", said="recruiter")], SIGNS)


def test_who_is_only_named_has_no_role_by_what_they_use_and_a_phone_alone_makes_no_recruiter() -> None:
    days = [("t1", 40), ("t2", 20), ("t3", 10)]
    neighbour = [seen("n", report, ago, "phone:1", "till:2", said="bystander") for report, ago in days]
    driver = [seen("d", report, ago, "phone:3", said="transporter") for report, ago in days]
    between = [seen("b", report, ago, said="broker") for report, ago in days]
    found = roles([*neighbour, *driver, *between], SIGNS)
    assert [(one.entity, one.role) for one in found] == [("b", "broker"), ("d", "transporter")]


def test_who_stands_in_reports_with_two_rings_may_be_a_broker() -> None:
    rows = [seen("b", "t1", 9), seen("x", "t1", 9, ring="r2"), seen("b", "t2", 5), seen("y", "t2", 5, ring="r2")]
    assert [(one.entity, one.role) for one in roles(rows, SIGNS)] == [("b", "broker")]


def test_a_ring_sleeps_grows_or_goes_on_and_the_future_is_not_counted() -> None:
    rows = [seen("a", "t1", 400, ring="old"), *(seen("b", f"n{day}", day, ring="new") for day in range(1, 9))]
    rows += [seen("c", "s1", 10, ring="same"), seen("c", "s2", 100, ring="same"), seen("a", "t9", -30, ring="old")]
    assert {one.ring: one.state for one in pulses(rows, ON, SIGNS)} == {
        "old": "asleep",
        "new": "growing",
        "same": "steady",
    }


def test_an_agency_that_comes_back_under_another_name_is_seen() -> None:
    rows = [
        seen("old firm", "t1", 200, "handle:gate", kind="organisation"),
        seen("new firm", "t2", 150, "handle:gate", kind="organisation"),
        seen("other firm", "t3", 150, "handle:else", kind="organisation"),
    ]
    assert [(one.old, one.new, one.shared) for one in rebrands(rows, SIGNS)] == [
        ("old firm", "new firm", ("handle:gate",))
    ]


def test_what_to_look_at_next_begins_with_brokers() -> None:
    rows = [
        seen("b", "t1", 300),
        seen("x", "t1", 300, ring="r2"),
        seen("b", "t2", 290),
        seen("x", "t2", 290, ring="r2"),
    ]
    rows += [seen("p", "t3", 200, "till:1"), seen("p", "t4", 190, "till:1"), seen("p", "t5", 3, "phone:7")]
    assert [(one.why, one.what) for one in look_next(rows, ON, SIGNS)] == [
        ("broker", "b"), ("broker", "x"), ("payer", "p"), ("fresh", "phone:7"),
    ]  # fmt: skip


def test_a_lead_says_nothing_that_no_report_says() -> None:
    called = [seen("g", "t1", 300, said="broker"), seen("g", "t2", 290, said="broker")]
    assert look_next(called, ON, SIGNS) == []  # a go-between by name, who stands beside no other ring
    firms = [seen("old", "t1", 200, "till:1", kind="organisation")]
    firms += [seen("new", f"t{at}", 150 - at, "till:1", kind="organisation") for at in (2, 3, 4)]
    assert [one.reports for one in look_next(firms, ON, SIGNS) if one.why == "rebrand"] == [3]
