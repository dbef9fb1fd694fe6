"""Somebody without an account finds their way; no address and no row of ours says what they answered."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def answered(client: Client, *options: str) -> str:
    """Answers the questions in their order and returns the address at which that ends."""
    where = "/way/1"
    for option in options:
        where = client.post(where, {"answer": option}).url
    return where


def test_a_worker_is_shown_steps_costs_and_warnings_and_the_day_can_be_chosen(client: Client) -> None:
    assert answered(client, "kenya", "work", "adult", "work", "other", "usual") == "/way/mine"
    page = client.get("/way/mine?from=2027-01-11").text
    assert "Your way: Worker" in page and "You pay nothing." in page and "at most KES 14,000" in page
    assert "Tuesday 12 January 2027" in page and "Nobody may keep your passport" in page


def test_the_way_of_most_stands_first_in_every_list_of_ways(client: Client) -> None:
    for page in ("/way", "/journey/begin", "/assist"):
        text = client.get(page).text
        assert text.index(">Worker<" if page != "/journey/begin" else "Worker") < text.index("Return home"), page


@pytest.mark.parametrize(("code", "word"), [("sw", "Simama"), ("ru", "Стоп")])
def test_a_warning_says_stop_as_one_says_it_to_a_person(client: Client, code: str, word: str) -> None:
    """It once had the word of a button, «Прервать»."""
    page = client.get("/way/worker", headers={"accept-language": code}).text
    assert page.count(f'aria-hidden="true"></span>{word}</span>') == 2


def test_a_visitors_visa_leads_to_an_honest_no_and_a_place_to_ask(client: Client) -> None:
    page = client.get(answered(client, "kenya", "work", "adult", "visitor")).text
    assert "None of our ways fits" in page and "/offer" in page and "/help" in page


def test_who_comes_from_the_gulf_reads_first_what_must_be_so(client: Client) -> None:
    page = client.get(answered(client, "elsewhere", "work", "adult", "work", "other", "usual")).text
    assert page.index("your present employer has let you go in writing") < page.index("Your steps")


def test_another_answer_to_an_earlier_question_drops_those_that_hung_on_it(client: Client) -> None:
    answered(client, "kenya", "work", "adult", "work")
    assert client.post("/way/2", {"answer": "home"}).url == "/way/mine"
    assert "Return home" in client.get("/way/mine").text


def test_without_an_answer_it_is_asked_again_and_nobody_jumps_ahead(client: Client) -> None:
    assert client.post("/way/1", {"answer": "nowhere"}).status_code == 422
    assert client.get("/way/3").url == "/way" and client.get("/way/mine").url == "/way"


def test_the_cookie_is_of_these_pages_alone_ends_with_the_browser_and_a_changed_one_counts_for_nothing(
    client: Client,
) -> None:
    answered(client, "russia")
    cookie = client.cookies["way"]
    assert (cookie["path"], cookie["httponly"], cookie["max-age"], cookie["expires"]) == ("/way", True, "", "")
    client.cookies["way"] = cookie.value[:-1] + ("A" if cookie.value[-1] != "A" else "B")
    assert client.get("/way/2").url == "/way"
    client.post("/leave")
    assert client.cookies["way"].value == ""


def test_every_pathway_has_its_page_and_one_for_paper(client: Client) -> None:
    for one in ("return_home", "state_scholar"):
        assert client.get(f"/way/{one}").status_code == 200
    assert "☐ 1." in client.get("/way/state_scholar/print").text
    assert client.get("/way/army").status_code == 404
