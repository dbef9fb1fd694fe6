"""An application goes its way: blind reading, a ranking anybody can make again, places that are never oversold."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from tests.site.api.programs import Program
from tests.site.people import client_of, person
from tests.site.registers.making import do, opened
from tests.site.scholarships.making import (
    APPLICANT,
    OFFICER,
    OTHER,
    READERS,
    applied,
    closed,
    day,
    in_register,
    offer,
    open_programme,
    proposed,
    ranked,
    read_by,
    score,
)

from njia.scholarships.ranking import lot
from njiasite.checkins.models import Enrolment
from njiasite.dossiers import effects, engine
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.rebuild import rebuild
from njiasite.dossiers.services import RefusedError
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor
from njiasite.scholarships import places, ranking, reading, stops
from njiasite.scholarships.models import Application, HeldScholarship, Programme

alone = pytest.mark.django_db(databases=["default", "keys"])
together = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
CROWD, PLACES = 50, 10


def state(case: Dossier) -> str:
    return Application.objects.get(pk=case.pk).state


def refused(case: Dossier, type: str, actor: Actor, **given: object) -> str:
    """The code of the refusal."""
    with pytest.raises(RefusedError) as why:
        do(case, type, actor, **given)
    return why.value.refusal.code


@alone
def test_from_the_application_to_the_place_and_down_the_waiting_list() -> None:
    programme = open_programme(programme_places="1")
    first, second, third = (applied(programme)[0] for _ in range(3))
    for case, points in ((first, (38, 20, 10, 5)), (second, (30, 28, 10, 5)), (third, (10, 10, 10, 5))):
        read_by(case, points, points)
    assert refused(first, "scholarship.nominated", OFFICER) == "scholarships.not_ranked"
    programme = ranked(closed(programme))
    assert [state(case) for case in (first, second, third)] == ["nominated", "waiting", "not_selected"]
    assert Application.objects.get(pk=third.pk).rank == 3
    assert refused(second, "scholarship.nominated", OFFICER) == "scholarships.not_next"  # nobody is slipped past
    offer(first)
    assert Programme.objects.get(pk=programme.pk).places_taken == 1
    do(first, "scholarship.declined", APPLICANT)
    assert [state(case) for case in (first, second)] == ["declined", "nominated"]
    assert Programme.objects.get(pk=programme.pk).places_taken == 0
    offer(second)
    do(second, "scholarship.accepted", APPLICANT)
    before = list(Programme.objects.values()), list(HeldScholarship.objects.values("holder"))
    assert before[0][0]["places_taken"] == 1 and before[1] == [{"holder": second.number}]
    HeldScholarship.objects.all().delete()
    Programme.objects.update(places_taken=0, state="open")
    rebuild(programme.dossier)
    assert before == (list(Programme.objects.values()), list(HeldScholarship.objects.values("holder")))
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.update(places_taken=2)


@alone
def test_equal_points_are_parted_by_a_lot_that_anybody_can_draw() -> None:
    programme = open_programme(programme_places="1")
    cases = [applied(programme)[0] for _ in range(2)]
    for case in cases:
        read_by(case, (30, 20, 10, 5), (30, 20, 10, 5))
    programme = closed(programme)
    with CaptureQueriesContext(connection) as asked:
        ranked(programme, seed="7-14-21")
    read = [
        one for one in asked.captured_queries if one["sql"].startswith("SELECT") and '"marks" AS "marks"' in one["sql"]
    ]
    assert len(read) == 2  # all marks are read to rank and to tell, and not again for each who is told
    winner = min(cases, key=lambda case: lot("7-14-21", case.number))
    assert state(winner) == "nominated"
    told = next(act for act in ledger.acts(winner.id) if act.type == "scholarship.nominated")
    assert "жребий" in told.given["ranking_reason"] and ledger.opened(told)["nominee"] == "Wanjiku Example"


@alone
def test_readers_see_no_name_and_who_has_a_tie_does_not_read_and_two_who_differ_call_a_third() -> None:
    programme = open_programme()
    case, _ = applied(programme)
    do(case, "scholarship.prepared", OFFICER)
    seen = reading.blind(case)
    shown = f"{seen.words} {[value for _, value in seen.facts]}"
    assert "heal" in seen.words and not any(word in shown for word in ("Wanjiku", "Uasin", "Baraka", "female"))
    tied, first, second = READERS
    do(case, "scholarship.tie_declared", tied)
    with pytest.raises(RefusedError):
        score(case, tied, 30, 20, 10, 5)
    score(case, first, 38, 28, 18, 9)
    with pytest.raises(RefusedError):  # not twice
        score(case, first, 38, 28, 18, 9)
    score(case, second, 20, 15, 10, 5)
    assert state(case) == "third_reading"
    score(case, Actor(uuid4(), "committee_member"), 36, 25, 15, 8)
    assert state(case) == "scored"
    third = [place.points for place in ranking.of(programme, "x")]
    assert third == ["88.5"]  # of 93, 50 and 84 the two nearest
    plan = engine.procedure_of(case)
    assert all("committee_member" not in plan.acts[f"scholarship.marked_{n}"].seen_by for n in ("first", "second"))


@alone
def test_neither_page_nor_list_nor_program_tells_the_university_that_somebody_appealed() -> None:
    case, _ = applied(open_programme())
    theirs = person("university")
    Dossier.objects.filter(pk=case.pk).update(university="university-1")
    browser, program = client_of(theirs, "university"), Program(theirs)
    do(case, "scholarship.not_selected", OFFICER, why_not="The transcript is of somebody else.")
    do(case, "scholarship.appealed", APPLICANT, reason="It is mine.")
    shown = [
        *(browser.get(f"/{page}").text for page in (f"cases/{case.pk}", "cases")),
        *(program.get(f"/{path}").content.decode() for path in (f"dossiers/{case.pk}", "dossiers")),
    ]
    assert all(case.number in one and "Appealed" not in one and '"appealed"' not in one for one in shown)
    assert all("Not selected, can be appealed" in one for one in shown[:2])
    assert program.get("/dossiers?state=appealed").json()["items"] == []


@alone
def test_a_place_is_not_offered_at_a_university_that_was_struck_off_meanwhile() -> None:
    programme = open_programme(programme_places="1")
    case, _ = applied(programme)
    read_by(case, (30, 20, 10, 5), (30, 20, 10, 5))
    ranked(closed(programme))
    listed = Dossier.objects.get(procedure="list_entry")
    said = {"list_authority": "A", "list_day": "2026-11-02", "list_source": "p. 2"}
    do(listed, "entry.suspended", Actor(uuid4(), "labour_officer"), public_reason="Inspection", **said)
    given = {"university_name": "Volga Sample University", "covers": "All", "offer_paper": "paper"}
    assert refused(case, "scholarship.offered", Actor(uuid4(), "university"), **given) == "scholarships.campus_barred"


@alone
@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"campus_number": "UNI-404"}, "study.university_unlisted"),
        ({"programme_kind": "state", "application_fee": {"amount": "500", "currency": "KES"}}, "study.fee"),
        ({"programme_kind": "state", "intake_year": "2026", "programme_places": "71"}, "study.over_quota"),
        ({"about": "Work-study: students assemble drones in a factory in Tatarstan."}, "study.not_study"),
    ],
)
def test_what_speaks_against_a_programme_keeps_it_shut_until_another_person_has_said_why_not(
    changed: dict[str, object], rule: str
) -> None:
    in_register()
    case = proposed(**changed)
    assert refused(case, "programme.opened", OTHER, closes_on=day(20)) == "scholarships.stopped"
    found = {one.rule for one in stops.against(case, engine.standing(case)) if one.severity == "stop"}
    assert found == {rule}
    because = {"programme_rule": rule, "programme_because": "Seen on paper."}
    do(case, "programme.stop_overruled", OTHER, **because)
    assert refused(case, "programme.opened", OTHER, closes_on=day(20)) == "different_person_from"
    do(case, "programme.opened", Actor(uuid4(), "supervisor"), closes_on=day(20))


@alone
def test_a_student_who_is_pressed_is_looked_after() -> None:
    programme = open_programme(programme_places="1")
    case, _ = applied(programme)
    read_by(case, (30, 20, 10, 5), (30, 20, 10, 5))
    ranked(closed(programme))
    offer(case)
    do(case, "scholarship.accepted", APPLICANT)
    do(case, "scholarship.arrived", OFFICER, arrived_on=day(0), study_until=day(1400))
    asked = Enrolment.objects.get()
    assert asked.kind == "student" and asked.proved  # from that day like everybody abroad
    do(case, "scholarship.looked_after", APPLICANT, pressed=False)
    assert not Dossier.objects.filter(procedure="welfare_check").exists()
    do(case, "scholarship.looked_after", APPLICANT, pressed=True, progress="They say sign or lose the visa.")
    assert Dossier.objects.get(procedure="welfare_check").mission


@alone
def test_an_application_is_taken_only_while_the_programme_is_open_and_for_its_level() -> None:
    programme = open_programme(programme_level="master")
    with pytest.raises(RefusedError) as why:
        applied(programme)
    assert why.value.refusal.code == "scholarships.other_level"
    with pytest.raises(RefusedError) as why:
        applied(closed(programme), level="master")
    assert why.value.refusal.code == "scholarships.not_open"


@together
def test_fifty_who_accept_a_place_at_once_get_ten() -> None:
    programme = open_programme(programme_places=str(PLACES))
    cases = [applied(programme)[0] for _ in range(CROWD)]
    closed(programme)
    ready = Barrier(CROWD)
    doings = [  # as the acts of offering and accepting have it done before they are recorded, and as one with them
        Doing(
            dossier=case, standing=engine.standing(case), type="scholarship.accepted", given={}, actor=APPLICANT,
            channel="web", key=str(uuid4()),
        ) for case in cases
    ]  # fmt: skip

    def one(doing: Doing) -> bool:
        if connection.vendor == "sqlite":  # on a slow machine the last of fifty waits longer than a person would
            connection.cursor().execute("PRAGMA busy_timeout = 600000")
        ready.wait(timeout=600)
        try:
            with transaction.atomic():
                places.take(doing)
            return True
        except RefusedError as full:
            assert full.refusal.code == "scholarships.full"
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CROWD) as pool:
        assert sum(pool.map(one, doings)) == PLACES
    assert Programme.objects.get().places_taken == PLACES == HeldScholarship.objects.count()
    taken = [act.given["place_holder"] for act in ledger.acts(programme.pk) if act.type == "programme.place_taken"]
    assert len(set(taken)) == PLACES


@alone
def test_an_application_begun_under_the_first_version_goes_on_as_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    newest = engine.procedures("ke_ru")
    with monkeypatch.context() as then:  # before programmes were registered
        old = {**newest, "scholarship_application": newest["scholarship_application"].at(1)}
        then.setattr(engine, "procedures", lambda corridor: old)
        then.setitem(effects._before, "scholarship.submitted", [])
        case = opened(
            "scholarship_application", "scholarship.submitted", APPLICANT, {"office": "scholarships_nairobi"},
            person="Moses Example", birth_date="2005-01-01", programme="A state place", level="bachelor",
            paid_agent=False, passport_until="2031-01-01", passport_copy="a", certificate="b", transcript="c",
        )  # fmt: skip
    do(case, "scholarship.prepared", OFFICER, blind_file="d")
    do(case, "scholarship.scored_first", READERS[0], tie_one=False, score_one="70")
    do(case, "scholarship.scored_second", READERS[1], tie_two=False, score_two="20")
    do(case, "scholarship.nominated", OFFICER, rank="1", ranking_reason="The best.")
    offer(case)
    do(case, "scholarship.accepted", APPLICANT)
    assert state(case) == "accepted"
    assert "blind_statement" not in {name for act in ledger.acts(case.id) for name in (*act.given, *act.holders)}
