"""Whom somebody trusts acts for them by a code of their own, sees what was agreed, and gives nobody away."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from tests.site.checkins.enrolling import FIRST, FRIEND, PHONE, enrol, hours
from tests.site.checkins.test_rounds import said_by, told, turn, types
from tests.site.journeys.test_abroad import ROSE, agree, wished
from tests.site.journeys.test_journey import begun, do

from njiasite.checkins import facts
from njiasite.checkins.models import Enrolment
from njiasite.config import clock
from njiasite.dossiers.models import Dossier, DossierState
from njiasite.ledger.models import Read

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def rose(client: Client, may: str = "act") -> str:
    """Names Rose on the open journey; the number she has there."""
    do(client, "contact_named", **{f"contact_named-{n}": v for n, v in {**ROSE, "contact_may": may}.items()})
    return re.findall(r'name="contact_removed-contact" value="(\w+)"', client.get("/journey").text)[-1]


def code_for(client: Client, contact: str, sees: str = "nothing", **more: str) -> str:
    page = client.post("/journey/trusted", {"contact": contact, "acting_given-acting_sees": sees, **more})
    return re.search(r'class="code big">([A-Z0-9-]+)<', page.text)[1]  # type: ignore[index]


def shown(client: Client) -> str:
    """The journey as its holder sees it, without what changes with each look."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", client.get("/journey").text)


def says(code: str, answer: str = "", **more: str):  # type: ignore[no-untyped-def]
    return Client().post("/trusted", {"code": code, "key": uuid4(), "answer": answer, **more})


def cases() -> list[str]:
    return [str(told(one)["why_we_worry"]) for one in Dossier.objects.filter(procedure="welfare_check")]


def test_who_may_act_raises_the_alarm_and_no_page_of_the_journey_shows_it(client: Client) -> None:
    begun(client)
    code = code_for(client, rose(client))
    before = shown(client)
    assert "Your answer has arrived." in says(code, "2").text and cases() == ["family_worries"]
    assert shown(client) == before
    assert "Rose" not in str(told(Dossier.objects.get(procedure="welfare_check"))["what_happened"])


def test_who_agreed_that_the_embassy_is_told_is_known_by_their_journey_when_somebody_worries(client: Client) -> None:
    begun(client)
    code = code_for(client, rose(client))
    agree(client, "embassy")
    says(code, "2")
    words = str(told(Dossier.objects.get(procedure="welfare_check"))["what_happened"])
    assert "Rose Testcase" in words and "Worker" in words


def test_their_worry_opens_the_case_of_whoever_is_asked_abroad_and_their_words_are_a_call_for_help(
    client: Client,
) -> None:
    begun(client)
    code = code_for(client, rose(client))
    wished(client)
    says(code, "2", words="Men with guns took him on Monday")
    assert set(cases()) == {"family_worries"} and Enrolment.objects.get().stage == "alarm"
    report = Dossier.objects.get(procedure="distress_report")
    assert "Men with guns" in str(told(report)["what_happened"])


def test_a_long_story_with_many_lines_is_heard(client: Client) -> None:
    begun(client)
    code = code_for(client, rose(client))
    assert "Your answer has arrived." in says(code, "2", words="They took him\r\n" * 400).text
    assert "took him" in str(told(Dossier.objects.get(procedure="distress_report"))["what_happened"])


def test_who_is_given_a_code_is_told_the_whole_address_and_finds_the_page(client: Client, settings) -> None:
    settings.SITE_ADDRESS = "https://njia.example"
    begun(client)
    page = client.post("/journey/trusted", {"contact": rose(client), "acting_given-acting_sees": "way"}).text
    assert "https://njia.example/trusted" in page
    assert all('href="/trusted"' in Client().get(address).text for address in ("/help", "/journey"))


def test_that_all_is_well_counts_only_where_they_were_asked_and_a_pause_is_not_theirs(client: Client) -> None:
    begun(client)
    code = code_for(client, rose(client))
    row = wished(client)
    was = Enrolment.objects.values().get(pk=row.pk)
    assert "Your answer has arrived." in says(code, "1", pause="travel", days="7", leave="1").text
    assert Enrolment.objects.values().get(pk=row.pk) == was


def test_they_see_what_was_agreed_which_is_recorded_and_never_a_name_or_a_paper(client: Client) -> None:
    begun(client)
    contact = rose(client)
    do(client, "check_kept", **{"check_kept-checked": "offer", "check_kept-check_said": "Do not go"})
    seen = {sees: says(code_for(client, contact, sees)).text for sees in ("nothing", "way", "checks")}
    assert [("Worker" in page, "Do not go" in page) for page in seen.values()] == [
        (False, False), (True, False), (True, True)
    ]  # fmt: skip
    assert not any("Rose" in page or "0700" in page for page in seen.values())
    assert Read.objects.filter(role="helper").count() == 3


def test_a_code_that_was_replaced_or_taken_back_opens_nothing(client: Client) -> None:
    begun(client)
    contact = rose(client)
    first = code_for(client, contact)
    second = code_for(client, contact)
    assert says(first, "2").status_code == 422 and says(second).status_code == 200
    do(client, "contact_removed", **{"contact_removed-contact": contact})
    assert says(second).status_code == 200  # a tap does not take out who acts
    do(client, "acting_withdrawn", contact=contact)
    assert says(second, "2").status_code == 422 and cases() == []


def test_nobody_but_the_person_gives_or_takes_back_and_who_may_only_be_told_gets_no_code(client: Client) -> None:
    code = begun(client)
    contact = rose(client)
    acting = code_for(client, contact)
    helper = Client()
    helped = {"code": code, "helper_kind": "cafe", "helper_is": "A cafe", "consent": "on"}
    assert helper.post("/assist", helped).url == "/journey"
    assert helper.post("/journey/trusted", {"contact": contact, "acting_given-acting_sees": "checks"}).url == "/journey"
    do(helper, "acting_withdrawn", contact=contact)
    assert says(acting).status_code == 200
    told_only = rose(client, "told")
    assert client.post("/journey/trusted", {"contact": told_only, "acting_given-acting_sees": "way"}).url == "/journey"


def test_abroad_it_takes_the_secret_number_and_with_the_sign_behind_it_nothing_changes_and_we_know(
    client: Client,
) -> None:
    begun(client)
    contact = rose(client)
    code = code_for(client, contact)
    wished(client, departed_on="2020-01-01")
    page = client.get("/journey").text
    assert 'name="number"' in page and 'type="password"' not in page  # no browser offers to keep it
    for number in ("", "9999"):
        do(client, "acting_withdrawn", contact=contact, number=number)
        assert says(code).status_code == 200 and cases() == []
    shown(client)
    do(client, "acting_withdrawn", contact=contact, number="1234")
    freely = shown(client)
    assert "They act no more." in freely and says(code).status_code == 422
    forced = code_for(client, contact, number="1234")
    do(client, "acting_withdrawn", contact=contact, number="12348")
    assert shown(client) == freely and "They act by a code" not in freely
    assert says(forced).status_code == 200 and cases() == ["duress"]
    do(client, "contact_removed", **{"contact_removed-contact": contact})
    assert "Rose" not in shown(client) and says(forced, "2").status_code == 200 and len(cases()) == 2


def test_abroad_a_new_code_and_erasing_take_the_secret_number_too_or_the_old_code_works_on(client: Client) -> None:
    own = begun(client)
    contact = rose(client)
    code = code_for(client, contact)
    wished(client, departed_on="2020-01-01")
    new = {"contact": contact, "acting_given-acting_sees": "nothing"}
    assert client.post("/journey/trusted", new).url == "/journey" and says(code).status_code == 200
    do(client, "erase", sure="yes")
    assert says(code).status_code == 200 and cases() == []
    forced = client.post("/journey/trusted", {**new, "number": "12348"}).text
    shown_ = re.search(r'class="code big">([A-Z0-9-]+)<', forced)
    assert shown_ and says(shown_[1]).status_code == 422 and says(code).status_code == 200 and cases() == ["duress"]
    do(client, "erase", sure="yes", number="12348")
    assert "It is erased." in client.get("/journey").text
    assert Client().post("/journey/open", {"code": own}).status_code == 422 and says(code).status_code == 200


def test_abroad_a_new_code_is_given_by_the_secret_number(client: Client) -> None:
    begun(client)
    contact = rose(client)
    code = code_for(client, contact)
    wished(client, departed_on="2020-01-01")
    new = {"contact": contact, "acting_given-acting_sees": "nothing", "number": "1234"}
    assert 'class="code big"' in client.post("/journey/trusted", new).text and says(code).status_code == 422


def test_behind_the_number_a_sign_may_be_a_word_so_no_pad_of_digits_comes_up(client: Client) -> None:
    begun(client)
    code_for(client, rose(client))
    wished(client, departed_on="2020-01-01")
    for page in ("/journey", "/in/mine"):
        fields = re.findall(r'<input[^>]*name="(?:number|pin)"[^>]*>', client.get(page).text)
        assert fields and not any("numeric" in one for one in fields)


def test_a_wrong_tap_is_put_right_and_words_that_are_added_are_kept(client: Client) -> None:
    begun(client)
    code, key = code_for(client, rose(client)), uuid4()
    row = wished(client)
    Enrolment.objects.filter(pk=row.pk).update(stage="contact")
    for answer, words in (("1", ""), ("2", ""), ("2", "He wrote of guns"), ("2", "He wrote of guns and a camp")):
        assert "Your answer has arrived." in says(code, answer, key=key, words=words).text
    assert Dossier.objects.filter(procedure="distress_report").count() == 2  # each is a case of its own
    assert cases() == ["family_worries"] * 3


def test_where_nothing_tells_who_it_is_the_page_asks_and_friendly_words_are_no_call_for_help(client: Client) -> None:
    begun(client)
    code = code_for(client, rose(client))
    assert "without that nobody can look" in says(code, "2").text and cases() == ["family_worries"]
    assert "without that nobody" not in says(code, "2", words="Kamau Example, 0700 000 888, Example Street").text
    row, reports = wished(client), Dossier.objects.filter(procedure="distress_report")
    before = reports.count()
    says(code, "1", words="We spoke on Sunday, she is fine")
    says(code, "3")
    assert reports.count() == before and types(row)[-2:] == ["contact_answered", "contact_answered"]


def test_a_second_worry_after_the_case_was_closed_opens_another(client: Client) -> None:
    begun(client)
    code = code_for(client, rose(client))
    wished(client)
    says(code, "2")
    first = Dossier.objects.get(procedure="welfare_check")
    DossierState.objects.filter(dossier=first).update(closed=True)
    said_by("+254700000888", "unclear words", clock.now())
    says(code, "2")
    assert cases() == ["family_worries", "family_worries"]


def test_the_secret_number_cannot_be_guessed_on_the_journey(client: Client) -> None:
    begun(client)
    contact = rose(client)
    code = code_for(client, contact)
    wished(client, departed_on="2020-01-01")
    for number in range(30):
        do(client, "acting_withdrawn", contact=contact, number=f"{number:04}")
    do(client, "acting_withdrawn", contact=contact, number="1234")
    assert says(code).status_code == 200


def test_a_trusted_phone_that_was_not_asked_may_worry_at_any_time_and_clear_nothing() -> None:
    enrol()
    turn(FIRST)
    said_by(FRIEND, "1", hours(1))
    assert Enrolment.objects.get().stage == "asked" and cases() == []
    said_by(FRIEND, "2", hours(2))
    assert cases() == ["family_worries"]


def test_who_always_says_that_all_is_well_does_not_keep_silence_from_being_an_alarm_for_ever() -> None:
    enrol()
    at, vouched = FIRST, 0
    for _ in range(facts.plan().vouched + 1):
        turn(at)
        for step in (4, 8):
            with clock.moved(at + timedelta(hours=step)):
                turn(at + timedelta(hours=step))
        said_by(FRIEND, "1", at + timedelta(hours=9))
        row = Enrolment.objects.get()
        vouched += row.stage == "waiting"
        turn(at + timedelta(hours=24))
        at = Enrolment.objects.get().due_at
    assert vouched == facts.plan().vouched and cases() == ["missed_check_in"]
    said_by(PHONE, "1", at)
    known = facts.known_of([Enrolment.objects.get()])[0]
    assert known and known.vouched == 0
