"""A journey without an account: begun, found by its code, its papers shared once, guarded by words, erased for good."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.site.people import client_of, person

from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger
from njiasite.people import paperforms

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def begun(client: Client, pathway: str = "worker") -> str:
    """Begins a journey and returns its code."""
    page = client.post("/journey/begin", {"pathway": pathway, "begins_on": "2026-12-01"})
    return re.search(r'class="code big">([A-Z0-9-]+)<', page.text)[1]  # type: ignore[index]


def do(client: Client, deed: str, **more: str):  # type: ignore[no-untyped-def]
    return client.post("/journey/do", {"deed": deed, **more})


def test_begun_without_an_account_it_is_found_again_by_its_code_from_another_phone(client: Client) -> None:
    code = begun(client)
    do(client, "step", step="passport")
    other = Client()
    assert "You have a code?" in other.get("/journey").text
    assert other.post("/journey/open", {"code": code.lower().replace("-", " ")}).url == "/journey"
    page = other.get("/journey").text
    assert "✓ Done" in page and "Worker" in page and code not in page
    other.post("/journey/close")
    assert "You have a code?" in other.get("/journey").text
    client.post("/leave")
    assert "You have a code?" in client.get("/journey").text


@pytest.mark.parametrize("day", ["2023-05-01", "0026-12-01", "9999-12-31"])
def test_a_slip_of_the_year_is_told_before_anything_is_begun_and_breaks_no_page(client: Client, day: str) -> None:
    paperforms.issue(1, "en", None)
    serial = paperforms.not_back()[0].serial
    helped = {"helper_kind": "cafe", "helper_is": "A cafe", "consent": "on", "serial": serial}
    for address, more in (("/journey/begin", {}), ("/assist", helped)):
        page = client.post(address, {"pathway": "worker", "begins_on": day, **more})
        assert page.status_code == 422 and "Look at the year" in page.text
        assert re.search(r"The day can be from \d+ [A-Z][a-z]+ \d{4} to \d+ [A-Z][a-z]+ \d{4};", page.text)
    assert paperforms.not_back() and not Dossier.objects.exists()
    assert client.get(f"/way/worker?from={day}").status_code == 200


def test_what_was_paid_is_added_up_and_held_against_the_rule_that_a_worker_pays_nothing(client: Client) -> None:
    begun(client)
    do(client, "pay_told", **{"pay_told-promised_pay_amount": "50000", "pay_told-promised_pay_currency": "KES"})
    do(
        client, "fee_paid", **{
            "fee_paid-fee_item": "recruitment", "fee_paid-fee_amount_amount": "200000",
            "fee_paid-fee_amount_currency": "KES", "fee_paid-fee_taker": "A man at the stage",
        },
    )  # fmt: skip
    page = client.get("/journey").text
    assert "4 months of the promised pay" in page and "Nobody may take this from a worker" in page


def test_people_and_consents_are_given_and_taken_back_and_each_is_an_act(client: Client) -> None:
    begun(client)
    do(
        client, "contact_named", **{
            "contact_named-contact_name": "Rose Testcase", "contact_named-contact_phone": "0700 000 222",
            "contact_named-contact_may": "told",
        },
    )  # fmt: skip
    do(client, "consent", **{"consent_given-purpose": "check_ins"})
    page = client.get("/journey").text
    assert "Rose Testcase" in page and "yes, since" in page
    do(client, "consent", undo="1", **{"consent_withdrawn-purpose": "check_ins"})
    contact = re.search(r'contact_removed-contact" value="(\w+)"', page)[1]  # type: ignore[index]
    do(client, "contact_removed", **{"contact_removed-contact": contact})
    page = client.get("/journey").text
    assert "Rose Testcase" not in page and "yes, since" not in page
    journey = Dossier.objects.get(procedure="journey")
    types = [act.type.removeprefix("journey.") for act in ledger.acts(journey.pk)]
    assert types[1:] == ["contact_named", "consent_given", "consent_withdrawn", "contact_removed"]
    assert "Rose" not in str([act.given for act in ledger.acts(journey.pk)])


def test_a_change_of_way_needs_every_condition_and_an_unlawful_one_is_refused(client: Client) -> None:
    begun(client, "gulf")
    assert do(client, "move", to="worker").status_code == 409
    refused = do(client, "move", to="student_worker")
    assert refused.status_code == 409 and "We know no legal way" in refused.text
    met = ["passport_back", "permission", "sealed", "not_straight"]
    assert client.post("/journey/do", {"deed": "move", "to": "worker", "met": met}).status_code == 302
    assert "Contract in both languages" in client.get("/journey").text


def test_a_paper_is_kept_shared_once_and_erased_and_the_person_sees_who_opened_it(client: Client) -> None:
    begun(client)
    words = b"Passport page of nobody. Ukurasa wa pasipoti ya mtu wa kubuni kwa majaribio tu."
    client.post("/journey/papers", {"paper": SimpleUploadedFile("p.txt", words), "sort": "passport"})
    own = re.search(r'href="(/journey/papers/[\w-]+)"', client.get("/journey").text)[1]  # type: ignore[index]
    assert client.get(own).content == words
    assert Client().get(own).status_code == 404
    link = re.search(r"/shared/[\w-]+", client.post(own, {"share": "1", "hours": "24"}).text)[0]  # type: ignore[index]
    stranger = Client()
    assert stranger.get(link).status_code == stranger.get(link).status_code == 200  # a look uses nothing up
    assert stranger.post(link, {"who": ""}).status_code == 422
    assert stranger.post(link, {"who": "Officer Testcase, labour office"}).content == words
    assert stranger.post(link, {"who": "Another"}).status_code == 404
    assert "Officer Testcase" in client.get("/journey").text
    second = re.search(r"/shared/[\w-]+", client.post(own, {"share": "1", "hours": "1"}).text)[0]  # type: ignore[index]
    client.post(own, {"stop": "1"})
    assert stranger.get(second).status_code == 404
    client.post(own, {"erase": "1"})
    assert client.get(own).status_code == 404 and "/journey/papers/" not in client.get("/journey").text.replace(
        'action="/journey/papers"', ""
    )


def test_a_paper_that_is_no_paper_is_refused_in_words(client: Client) -> None:
    begun(client)
    sent = {"paper": SimpleUploadedFile("x.exe", b"MZ\x00\x01\x02" * 50), "sort": "other"}
    page = client.post("/journey/papers", sent, follow=True)
    assert page.status_code == 200 and "banner stop" in page.text


def test_the_word_guards_and_the_other_word_opens_it_bare_and_calls_for_help_unseen(client: Client) -> None:
    code = begun(client)
    do(
        client, "contact_named", **{
            "contact_named-contact_name": "Rose Testcase", "contact_named-contact_phone": "0700 000 222",
            "contact_named-contact_may": "both",
        },
    )  # fmt: skip
    assert do(client, "words", word="mango", other="Mango").status_code == 422
    do(client, "words", word="mango tree", other="river")
    assert Client().post("/journey/open", {"code": code}).status_code == 422
    owner = Client()
    owner.post("/journey/open", {"code": code, "word": "Mango  tree"})
    assert "Rose Testcase" in owner.get("/journey").text
    watched = Client()
    assert watched.post("/journey/open", {"code": code, "word": "river"}).url == "/journey"
    page = watched.get("/journey").text
    assert "Your steps" in page and "Rose Testcase" not in page and "Secret word" not in page
    do(watched, "erase", sure="yes")
    assert "Rose Testcase" in owner.get("/journey").text
    check = Dossier.objects.get(procedure="welfare_check")
    assert (check.mission, check.subject_id) == ("kenya_moscow", None)


def test_erased_is_erased(client: Client) -> None:
    code = begun(client)
    do(client, "erase")
    assert "Your steps" in client.get("/journey").text  # a slip of the thumb does nothing
    do(client, "erase", sure="yes")
    assert "You have a code?" in client.get("/journey").text
    assert Client().post("/journey/open", {"code": code}).status_code == 422


def test_an_account_finds_its_own_journey_and_no_officer_finds_any(client: Client) -> None:
    begun(client)
    mine = client_of(person("jobseeker"), "jobseeker")
    begun(mine, "specialist")
    assert "Highly qualified specialist" in mine.get("/journey").text
    for role in ("supervisor", "consular_officer", "labour_officer"):
        officer = client_of(person(role), role)
        for journey in Dossier.objects.filter(procedure="journey"):
            assert officer.get(f"/cases/{journey.pk}").status_code == 404


def test_a_helper_acts_with_recorded_consent_sees_no_paper_and_leaves_nothing(client: Client) -> None:
    code = begun(client)
    client.post("/journey/papers", {"paper": SimpleUploadedFile("p.txt", b"Hati ya majaribio " * 9), "sort": "visa"})
    cafe = Client()
    told = {"code": code, "helper_kind": "cafe", "helper_is": "Joe Testcase, Kibera"}
    assert cafe.post("/assist", told).status_code == 422  # without consent nothing happens
    assert cafe.post("/assist", {**told, "consent": "on"}).url == "/journey"
    page = cafe.get("/journey").text
    assert "You help somebody" in page and "/journey/papers" not in page and "Secret word" not in page
    do(cafe, "step", step="passport")
    cafe.post("/assist/done")
    assert "You have a code?" in cafe.get("/journey").text
    page = client.get("/journey").text
    assert "Joe Testcase, Kibera" in page and "✓ Done" in page


def test_a_paper_form_is_entered_once_and_missed_until_then() -> None:
    officer = client_of(person("labour_officer"), "labour_officer")
    assert "All are back" not in officer.get("/paper-forms").text  # none was printed yet
    assert officer.post("/paper-forms", {"count": "2"}).content.startswith(b"%PDF")
    serials = re.findall(r"<strong>(F\w{7})</strong>", officer.get("/paper-forms").text)
    assert len(serials) == 2
    told = {
        "serial": serials[0].lower(), "helper_kind": "ngo", "helper_is": "Testcase Trust", "pathway": "worker",
        "begins_on": "2026-10-05", "consent": "on",
    }  # fmt: skip
    assert f'value="{serials[0]}"' in Client().get(f"/assist?form={serials[0]}").text  # what the square code opens
    helper = Client()
    entered = helper.post("/assist", told, follow=True).text
    code = paperforms.code_on(serials[0])
    assert "on the part of the form that they kept" in entered and code not in entered
    again = Client().post("/assist", told)
    assert again.status_code == 422 and "entered already" in again.text
    assert re.findall(r"<strong>(F\w{7})</strong>", officer.get("/paper-forms").text) == [serials[1]]
    assert "Printed: 2. Entered: 1." in officer.get("/paper-forms").text
    journey = Dossier.objects.get(procedure="journey")
    assert engine.standing(journey).fields_given["begins_on"] == "2026-10-05"
    assert helper.post("/assist", told).url == "/journey"  # a second tap


def entered() -> str:
    """The code on the slip of a form that was entered."""
    paperforms.issue(1, "en", None)
    serial = paperforms.not_back()[0].serial
    told = {"serial": serial, "code": paperforms.code_on(serial), "helper_kind": "ngo", "helper_is": "Testcase Trust"}
    assert Client().post("/assist", {**told, "pathway": "worker", "consent": "on"}).url == "/journey"
    return told["code"]


def test_the_code_on_paper_opens_until_the_new_one_was_written_down(client: Client) -> None:
    paper = entered()
    pages = [client.post("/journey/open", {"code": paper}).text for _ in range(2)]  # the first answer was lost
    first, own = (re.findall(r"(?:\w{5}-){3}\w{5}", page)[0] for page in pages)
    assert "I have written it down" in pages[1] and len({paper, first, own}) == 3
    assert [do(client, "written_down").url for _ in range(2)] == ["/journey"] * 2
    assert "too late" not in client.get("/journey").text
    opens = [Client().post("/journey/open", {"code": code}).status_code for code in (paper, first, own)]
    assert opens == [422, 422, 302]


def test_a_code_that_was_shown_elsewhere_and_not_taken_opens_nothing_later(client: Client) -> None:
    paper, other = entered(), Client()
    other.post("/journey/open", {"code": paper})
    client.post("/journey/open", {"code": paper})
    do(client, "written_down")
    do(other, "written_down")
    assert "came too late" in other.get("/journey").text


def test_a_form_that_is_entered_into_a_journey_says_that_the_old_code_stands(client: Client) -> None:
    code = begun(client)
    paperforms.issue(1, "en", None)
    told = {"serial": paperforms.not_back()[0].serial, "code": code, "helper_kind": "ngo", "helper_is": "Testcase"}
    assert "code on the slip opens nothing" in Client().post("/assist", {**told, "consent": "on"}, follow=True).text
    assert Client().post("/journey/open", {"code": code}).status_code == 302


def test_a_paper_form_that_has_no_code_on_it_shows_one_when_it_is_entered() -> None:
    officer = client_of(person("labour_officer"), "labour_officer")
    officer.post("/paper-forms", {"count": "1"})
    serial = re.findall(r"<strong>(F\w{7})</strong>", officer.get("/paper-forms").text)[0]
    told = {
        "serial": serial,
        "helper_kind": "ngo",
        "helper_is": "T",
        "pathway": "worker",
        "consent": "on",
        "uncoded": "on",
    }
    own = re.search(r'class="code big">([A-Z0-9-]+)<', Client().post("/assist", told).text)
    assert own and Client().post("/journey/open", {"code": own[1]}).url == "/journey"
    assert Client().post("/journey/open", {"code": paperforms.code_on(serial)}).status_code == 422


def test_the_rights_are_kept_by_the_phone_and_the_card_names_nobody(client: Client) -> None:
    assert client.get("/rights").text.count("<li>") == 10
    assert '"/rights"' in client.get("/rights-worker.js").text
    begun(client)
    do(client, "seal_kept", **{"seal_kept-seal_text": "HTTPS://NJIA.EXAMPLE/VERIFY#ABC234"})
    card = client.get("/journey/card").text
    assert "<svg" in card and "Nataka kuzungumza na afisa wa ubalozi" in card
