"""Whoever leaves is asked abroad as they chose on their journey; what they take back nobody else takes back."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from tests.site.attestation import way
from tests.site.attestation.conftest import seals  # noqa: F401 - a server that seals
from tests.site.checkins.test_rounds import said_by, sent, told, turn
from tests.site.journeys.test_journey import begun, do
from tests.site.people import client_of, person

from njiasite.checkins import facts, numbers
from njiasite.checkins.departing import departed, morning_of
from njiasite.checkins.models import Enrolment
from njiasite.checkins.services import Joining
from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
BORDER = Actor(uuid4(), "border_officer")
ROSE = {"contact_name": "Rose Testcase", "contact_phone": "0700 000 222", "contact_may": "told"}
WISHES = {
    "kind": "worker", "person": "Kamau Example", "departed_on": "2026-12-10", "language": "sw", "region": "MOS",
    "phone": "0700 000 888", "pin": "1234", "secret": "8", "every": "1", "hour": "18:30", "quiet_from": "22:00",
    "quiet_to": "08:00",
}  # fmt: skip


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def agree(client: Client, purpose: str):  # type: ignore[no-untyped-def]
    return do(client, "consent", **{"consent_given-purpose": purpose})


def take_back(client: Client, purpose: str) -> None:
    do(client, "consent", undo="1", **{"consent_withdrawn-purpose": purpose})


def name_rose(client: Client) -> None:
    do(client, "contact_named", **{f"contact_named-{name}": value for name, value in ROSE.items()})


def wished(client: Client, **more: str) -> Enrolment:
    assert agree(client, "check_ins").url == "/journey/asked"
    assert client.post("/journey/asked", {**WISHES, "key": uuid4(), **more}).status_code == 200
    return Enrolment.objects.get()


def known() -> facts.Known:
    found = facts.known_of(list(Enrolment.objects.all()))[0]
    assert found is not None
    return found


def left_with_a_contract(subject: Dossier | None = None, **more: str) -> Dossier:
    """A contract sealed for somebody with that account, and their departure recorded."""
    case = way.reviewed(way.submitted(phone="+254700000888", **more))
    if subject is not None:
        Dossier.objects.filter(pk=case.pk).update(subject=subject.subject_id)
        case.refresh_from_db()
    way.do(case, "issued", way.SECOND)
    way.do(way.ready_to_leave(case), "cleared", way.FIRST, **way.permit(case))
    way.do(case, "departed", BORDER, left_on=clock.now().date().isoformat())
    return case


def test_who_agrees_chooses_rhythm_hours_and_sign_and_the_trusted_person_comes_along(client: Client) -> None:
    begun(client)
    name_rose(client)
    agree(client, "contacts")
    assert agree(client, "check_ins").url == "/journey/asked"
    assert 'value="Rose Testcase"' in client.get("/journey/asked").text
    row = wished(client, contact_name="Rose Testcase", contact_phone="0700 000 222")
    assert (row.every, f"{row.hour:%H:%M}", row.quiet_from.hour, row.quiet_to.hour) == (1, "18:30", 22, 8)
    assert not row.proved and "as you chose" in client.get("/journey").text
    assert client.get("/journey/asked").url == "/journey"


def test_who_does_not_know_the_region_yet_begins_too(client: Client) -> None:
    begun(client)
    row = wished(client, region="")
    assert row.region == "" and row.zone == facts.plan().home_zone


def test_so_many_quiet_hours_that_nobody_could_ask_are_refused(client: Client) -> None:
    begun(client)
    agree(client, "check_ins")
    for wrong in ({"quiet_from": "10:00", "quiet_to": "09:00"}, {"quiet_to": ""}):
        assert client.post("/journey/asked", {**WISHES, "key": uuid4(), **wrong}).status_code == 422
    assert not Enrolment.objects.exists()


def test_what_is_taken_back_at_home_ends_it_and_abroad_only_the_secret_number_does(client: Client) -> None:
    begun(client)
    wished(client)
    take_back(client, "check_ins")
    assert Enrolment.objects.get().stage == "left"
    again = client.post("/journey/do", {"deed": "consent", "consent_given-purpose": "check_ins"})
    assert again.url == "/journey/asked"  # a change of mind begins anew
    client.post("/journey/asked", {**WISHES, "key": uuid4(), "departed_on": "2020-01-01"})
    take_back(client, "check_ins")
    assert Enrolment.objects.exclude(stage="left").count() == 1


def test_a_trusted_person_follows_what_the_journey_says_of_them(client: Client) -> None:
    begun(client)
    wished(client)
    name_rose(client)
    assert known().contact_phone == ""  # named, but it was not agreed that we tell them
    agree(client, "contacts")
    assert known().contact_phone == "+254700000222" and Enrolment.objects.get().contact
    take_back(client, "contacts")
    assert known().contact_phone == "" and not Enrolment.objects.get().contact


@pytest.mark.parametrize(
    ("language", "promised"),
    [
        ("en", ("by a code that I give them; you tell them nothing", "A name here opens nothing")),
        ("sw", ("kwa msimbo nitakaompa; msimwambie lolote", "Jina hapa halifungui chochote")),
        ("ru", ("по коду, который я дам; вы ему ничего не сообщаете", "Имя здесь ничего не открывает")),
    ],
)
def test_who_is_named_as_a_helper_is_told_nothing_and_the_page_promises_no_more(
    language: str, promised: tuple[str, ...]
) -> None:
    client = Client(headers={"accept-language": language})
    begun(client)
    wished(client)
    agree(client, "contacts")
    do(
        client,
        "contact_named",
        **{f"contact_named-{name}": value for name, value in {**ROSE, "contact_may": "act"}.items()},
    )
    assert known().contact_phone == "" and not Enrolment.objects.get().contact
    page = client.get("/journey").text
    assert "Rose Testcase" in page and all(words in page for words in promised)


def test_the_embassy_is_told_of_the_journey_by_whoever_agreed_and_of_no_other(client: Client) -> None:
    begun(client)
    name_rose(client)
    wished(client)
    said_by("+254700000888", "2", clock.now())
    first = Dossier.objects.get(procedure="welfare_check")
    assert "Rose Testcase" not in str(told(first)["what_happened"])
    agree(client, "embassy")
    said_by("+254700000888", "3", clock.now() + timedelta(days=2))
    words = str(told(Dossier.objects.filter(procedure="welfare_check").exclude(pk=first.pk).get())["what_happened"])
    assert "Rose Testcase" in words and "Worker" in words


def test_an_erased_journey_keeps_no_case_and_no_departure_from_being_recorded(
    seals,  # noqa: F811
    django_capture_on_commit_callbacks,
) -> None:
    mine = client_of(person("jobseeker"), "jobseeker")
    begun(mine)
    name_rose(mine)
    for purpose in ("contacts", "embassy"):
        agree(mine, purpose)
    row = wished(mine)
    with django_capture_on_commit_callbacks(execute=True):
        do(mine, "erase", sure="yes")
    said_by("+254700000888", "2", clock.now())
    words = str(told(Dossier.objects.get(procedure="welfare_check"))["what_happened"])
    assert "I need help" in words and "Worker" in words and "Rose Testcase" not in words
    left_with_a_contract(Dossier.objects.get(procedure="journey"))
    row.refresh_from_db()
    assert row.departed_at.date() == clock.now().date()


def test_a_recorded_departure_begins_it_without_a_word_of_the_worker(seals) -> None:  # noqa: F811
    case = left_with_a_contract()
    row = Enrolment.objects.get()
    assert row.proved and row.departed_at.date() == clock.now().date()
    assert (known().phone, known().contract, known().person) == ("+254700000888", case.number, way.SAID["person"])
    with clock.moved(row.due_at):
        turn(row.due_at)
    assert len(sent(row)) == 1


def recorded() -> None:
    """A departure with an attested contract as an officer's act tells of it."""
    told_ = facts.Known(person="Kamau E. Example", phone="+254700000888", contract="KE-RU-2026-000777")
    joining = Joining(kind="worker", language="en", departed_at=morning_of(clock.now().date()), known=told_)
    departed(joining, key="left:1")
    departed(joining, key="left:1")


def test_a_recorded_departure_keeps_what_was_chosen_by_the_phone_that_answered(client: Client) -> None:
    begun(client)
    row = wished(client)
    said_by("+254700000888", "1", clock.now())
    recorded()
    row.refresh_from_db()
    assert Enrolment.objects.count() == 1 and row.every == 1 and row.departed_at.date() == clock.now().date()
    assert (known().contract, known().person, known().secret) == ("KE-RU-2026-000777", "Kamau E. Example", "8")


def test_somebody_else_s_wishes_for_a_phone_that_never_answered_are_not_kept(client: Client) -> None:
    begun(client)
    wished(client)
    recorded()
    assert Enrolment.objects.filter(proved=True, every=0).count() == 1


def test_who_is_asked_since_their_departure_is_given_no_sign_that_does_nothing(seals) -> None:  # noqa: F811
    mine = client_of(person("jobseeker"), "jobseeker")
    begun(mine)
    left_with_a_contract(Dossier.objects.get(procedure="journey"))
    assert "For a secret sign" in mine.get("/journey").text and "No, do not ask me" not in mine.get("/journey").text
    agree(mine, "check_ins")
    assert mine.get("/journey/asked").url == "/journey"
    assert mine.post("/journey/asked", {**WISHES, "key": uuid4()}).url == "/journey" and Enrolment.objects.count() == 1


def test_who_is_asked_abroad_and_agrees_again_is_asked_once(client: Client) -> None:
    begun(client)
    wished(client, departed_on="2020-01-01")
    take_back(client, "check_ins")
    agree(client, "check_ins")
    assert client.get("/journey/asked").url == "/journey"


def test_a_journey_without_an_account_promises_no_refusal_that_nobody_could_keep(client: Client) -> None:
    begun(client)
    page = client.get("/journey").text
    assert "No, do not ask me" not in page and "Only who has an account can say no" in page
    take_back(client, "check_ins")
    assert "you are not asked" not in client.get("/journey").text


def test_a_number_that_nobody_answered_from_gives_way_to_the_attested_one(seals) -> None:  # noqa: F811
    mine = client_of(person("jobseeker"), "jobseeker")
    begun(mine)
    row = wished(mine, phone="0700 000 999", contact_name="An agent", contact_phone="0700 000 998")
    left_with_a_contract(Dossier.objects.get(procedure="journey"))
    row.refresh_from_db()
    assert (known().phone, known().contact_phone, row.contact) == ("+254700000888", "", False)
    assert known().secret == "8" and row.proved and not numbers.is_asked("+254700000999")


def test_who_said_no_on_their_own_journey_is_not_asked(seals) -> None:  # noqa: F811
    mine = client_of(person("jobseeker"), "jobseeker")
    begun(mine)
    assert "unless they say no here" in mine.get("/journey").text
    take_back(mine, "check_ins")
    assert "You said no" in mine.get("/journey").text
    left_with_a_contract(Dossier.objects.get(procedure="journey"))
    assert not Enrolment.objects.exists()
