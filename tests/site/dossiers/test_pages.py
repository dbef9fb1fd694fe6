"""An officer's way through a case on the pages: open it, act in it, see the clock; and what others do not see."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.site import people
from tests.site.dossiers.making import NOTE

from njia.casework.offer import Offer
from njiasite.dossiers import engine, presentation, services
from njiasite.dossiers.forms import ActForm
from njiasite.dossiers.models import Dossier
from njiasite.ledger import reads, selectors
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
REPORT = {"person": "Amina Testcase", "relation": "self", "situation": "detained"}


@pytest.fixture
def consul() -> Any:
    return people.person("consular_officer", "mission", "kenya_moscow")


def hidden(page: Any) -> dict[str, str]:
    found = re.findall(r'type="hidden" name="(key|seen)" value="([^"]+)"', page.content.decode())
    return dict(found)


def opened(who: Any, **more: str) -> Dossier:
    client = people.client_of(who)
    address = "/cases/new/consular_access/access.reported"
    sent = {**REPORT, **hidden(client.get(address)), **more}
    checked = client.post(address, sent)
    assert "Check before you send" in checked.content.decode()
    assert client.post(address, {**sent, "sure": "1"}).status_code == 302
    return Dossier.objects.latest("opened_at")


def do(who: Any, dossier: Dossier, type: str, **given: str) -> Any:
    client = people.client_of(who)
    address = f"/cases/{dossier.id}/do/{type}"
    return client.post(address, {**hidden(client.get(address)), **given, "sure": "1"})


def test_a_consul_opens_a_case_and_finds_it_in_the_inbox(consul: Any) -> None:
    dossier = opened(consul)
    assert dossier.mission == "kenya_moscow"
    page = people.client_of(consul).get("/inbox").content.decode()
    assert dossier.number in page
    assert "Reported" in page


def test_the_case_shows_what_is_known_the_clock_and_what_can_be_done(consul: Any) -> None:
    dossier = opened(consul)
    page = people.client_of(consul).get(f"/cases/{dossier.id}").content.decode()
    for words in ("Amina Testcase", "We ask for access", "Policy, not law", "Ask the Russian side for access"):
        assert words in page
    assert [read.type for read in reads.of(dossier.id)] == ["case.read"]


def test_a_blank_field_that_is_needed_is_said_so(consul: Any) -> None:
    client = people.client_of(consul)
    address = "/cases/new/consular_access/access.reported"
    answer = client.post(address, {**hidden(client.get(address)), "person": ""})
    assert answer.status_code == 400
    assert "There is a problem" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_a_sum_that_need_not_be_said_may_be_left_blank_though_a_currency_is_sent() -> None:
    spec = engine.procedures("ke_ru")["labour_dispute"].acts["dispute.claim_added"]
    sent = {"key": "k", "seen": 1, "claim": 1, "claim_kind": "wages", "counts_from": "2026-10-30"}
    blank = ActForm(spec, {**sent, "claim_amount_amount": "", "claim_amount_currency": "KES"})
    assert blank.is_valid(), blank.errors
    assert "claim_amount" not in blank.given
    full = ActForm(spec, {**sent, "claim_amount_amount": "900", "claim_amount_currency": "RUB"})
    assert full.is_valid() and full.given["claim_amount"] == {"amount": "900", "currency": "RUB"}


def test_what_the_procedure_refuses_is_said_in_words(consul: Any) -> None:
    dossier = opened(consul)
    address = f"/cases/{dossier.id}/do/access.declined"
    client = people.client_of(consul)
    assert client.get(address).headers["Location"] == f"/cases/{dossier.id}"
    for step in ({}, {"sure": "1"}):
        answer = client.post(address, {"key": "k", "seen": 1, **step})
        assert answer.status_code == 400
        assert "This must be in the case first" in answer.content.decode()
    assert selectors.current(dossier.id) == 1


def test_what_would_be_refused_whatever_is_filled_in_is_no_button_but_a_reason(consul: Any) -> None:
    dossier = opened(consul)
    do(consul, dossier, "access.contact_wished", wish_for_contact="asked_for")
    page = people.client_of(consul).get(f"/cases/{dossier.id}").content.decode()
    assert f"/cases/{dossier.id}/do/access.declined" not in page
    assert "Not possible yet" in page and "This is possible only when" in page
    supervisor = people.client_of(people.person("supervisor", "corridor"))
    assert "corrected version" in supervisor.get(f"/cases/{dossier.id}").content.decode(), "there are two versions"


def test_of_two_who_decide_at_once_one_is_told_that_the_other_was_faster(consul: Any) -> None:
    dossier = opened(consul)
    other = people.person("consular_officer", "mission", "kenya_moscow")
    client = people.client_of(other)
    address = f"/cases/{dossier.id}/do/access.contact_wished"
    before = hidden(client.get(address))
    assert do(consul, dossier, "access.contact_wished", wish_for_contact="asked_for").status_code == 302
    late = client.post(address, {**before, "wish_for_contact": "declined", "sure": "1"})
    assert late.status_code == 409
    assert "Somebody was faster" in late.content.decode()
    assert selectors.current(dossier.id) == 2


def test_a_form_sent_twice_counts_once(consul: Any) -> None:
    dossier = opened(consul)
    client = people.client_of(consul)
    address = f"/cases/{dossier.id}/do/access.contact_wished"
    sent = {**hidden(client.get(address)), "wish_for_contact": "asked_for", "sure": "1"}
    assert [client.post(address, sent).status_code for _ in range(2)] == [302, 302]
    assert selectors.current(dossier.id) == 2


@pytest.mark.parametrize(
    ("role", "scope", "value"),
    [
        ("consular_officer", "mission", "kenya_elsewhere"),
        ("counterpart", "office", "interior_ministry"),  # nothing was sent to it yet
        ("agency", "agency", "agency-1"),
        ("jobseeker", "self", ""),
        ("mediator", "dossier", "00000000-0000-4000-8000-000000000001"),
    ],
)
def test_whom_it_does_not_concern_is_told_that_there_is_no_such_case(
    consul: Any, role: str, scope: str, value: str
) -> None:
    dossier = opened(consul)
    other = people.client_of(people.person(role, scope, value))
    assert other.get(f"/cases/{dossier.id}").status_code == 404
    assert other.get(f"/cases/{dossier.id}/do/access.contact_wished").status_code == 404


def test_the_other_side_finds_a_case_only_once_something_was_sent_to_it(consul: Any) -> None:
    dossier = opened(consul)
    other = people.client_of(people.person("counterpart", "office", "interior_ministry"))
    assert do(consul, dossier, "access.contact_wished", wish_for_contact="asked_for").status_code == 302
    assert other.get(f"/cases/{dossier.id}/do/access.acknowledged").status_code == 404
    services.act(
        dossier=dossier,
        type="access.requested",
        given=NOTE,
        actor=Actor(consul.pk, "consular_officer"),
        channel="web",
        key="sent",
    )
    assert other.get(f"/cases/{dossier.id}/do/access.acknowledged").status_code == 200
    page = other.get(f"/cases/{dossier.id}").content.decode()
    assert "The Russian side lets the consul see the person" in page
    assert "We ask for access" not in page, "our own clock is nobody else's business"


def test_an_administrator_reads_no_case_and_a_stranger_is_asked_to_sign_in(consul: Any) -> None:
    dossier = opened(consul)
    assert people.client_of(people.person("administrator")).get(f"/cases/{dossier.id}").status_code == 403
    assert people.client_of(None).get(f"/cases/{dossier.id}").status_code == 302


def test_a_job_seeker_opens_their_own_case_and_sees_it(consul: Any) -> None:
    worker = people.person("jobseeker")
    dossier = opened(worker)
    assert (dossier.subject, dossier.mission) == (worker, "kenya_moscow")
    assert "Amina Testcase" in people.client_of(worker).get(f"/cases/{dossier.id}").content.decode()
    assert dossier.number in people.client_of(consul).get("/inbox").content.decode()


def test_a_paper_that_is_none_breaks_no_page(consul: Any) -> None:
    dossier = opened(consul)
    actor = Actor(consul.pk, "consular_officer")
    given = {"attachment": "no-such-paper"}
    services.act(dossier=dossier, type="document.added", given=given, actor=actor, channel="web", key="p")
    assert "no-such-paper" in people.client_of(consul).get(f"/cases/{dossier.id}").content.decode()


def test_a_form_that_was_sent_before_with_other_answers_is_said_so(consul: Any) -> None:
    dossier = opened(consul)
    client = people.client_of(consul)
    address = f"/cases/{dossier.id}/do/access.contact_wished"
    sent = {**hidden(client.get(address)), "sure": "1"}
    assert client.post(address, {**sent, "wish_for_contact": "asked_for"}).status_code == 302
    again = client.post(address, {**sent, "wish_for_contact": "declined"})
    assert again.status_code == 409
    assert "This form was sent before" in again.content.decode()
    assert selectors.current(dossier.id) == 2


def test_what_is_for_this_stage_alone_stands_before_what_is_for_any_also_where_it_ends_the_case() -> None:
    plan = engine.procedures("ke_ru")["labour_dispute"]
    acts = [plan.acts[name] for name in ("dispute.claim_added", "dispute.withdrawn", "dispute.paid")]
    shown = presentation.doable(plan, Offer(tuple(acts), ()))["acts"]
    assert [one["id"] for one in shown] == ["dispute.paid", "dispute.claim_added", "dispute.withdrawn"]


def test_what_moves_the_case_stands_first_and_what_every_case_has_last(consul: Any) -> None:
    dossier = opened(consul)
    do(consul, dossier, "access.contact_wished", wish_for_contact="asked_for")
    page = people.client_of(consul).get(f"/cases/{dossier.id}").content.decode()
    words = ["Ask the Russian side for access", "Record what the person wishes", "Withdraw the request", "Add a note"]
    assert sorted(words, key=page.index) == words


def test_a_date_in_the_future_is_told_at_its_field_before_anybody_checks_the_answers() -> None:
    officer = people.person("labour_officer")
    client = people.client_of(officer)
    address = "/cases/new/labour_dispute/dispute.opened"
    given = {"person": "Amina Testcase", "employer_name": "A works", "contract_class": "civil"}
    client.post(address, {**hidden(client.get(address)), **given, "sure": "1"})
    address = f"/cases/{Dossier.objects.get().pk}/do/dispute.claim_added"
    late = {"claim": "1", "claim_kind": "wages", "counts_from": "2999-01-01"}
    page = client.post(address, {**hidden(client.get(address)), **late})
    assert page.status_code == 400
    assert 'id="id_counts_from_error"' in page.content.decode()
