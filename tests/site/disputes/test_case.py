"""A dispute in the service: who sees what of it, what it adds up to, and the papers that come out of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from tests.site import people
from tests.site.api.programs import Program
from tests.site.disputes.making import demanded, do, opened, paper, roubles
from tests.site.people import client_of

from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities.models import Account, Grant
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 6, 15, 9, tzinfo=UTC))


def person(*role: str) -> Account:
    """Somebody who has had that role since January."""
    who = people.person(*role)
    Grant.objects.filter(account=who).update(starts_at=datetime(2026, 1, 1, tzinfo=UTC))
    return who


@pytest.fixture
def worker() -> Any:
    return person("jobseeker")


def test_the_worker_sees_sum_time_and_way_and_gets_the_papers(worker: Any) -> None:
    dossier = opened(worker)
    browser = client_of(worker, "jobseeker")
    told = browser.get(f"/cases/{dossier.pk}/dispute").text
    assert "102,996.67 roubles" in told and "Monday 17 May 2027" in told and "A written demand" in told
    assert f"/cases/{dossier.pk}/dispute" in browser.get(f"/cases/{dossier.pk}").text
    sent = browser.post(
        f"/cases/{dossier.pk}/dispute", {"paper": "court", "worker_latin": "Peter Testcase", "as": "docx"}
    )
    text = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(sent.content)).paragraphs)
    assert "ИСКОВОЕ ЗАЯВЛЕНИЕ" in text and "STATEMENT OF CLAIM" in text and "102\u00a0996,67 рубля" in text


def test_the_employer_finds_the_case_with_the_demand_and_never_the_time_limits(worker: Any) -> None:
    dossier = opened(worker)
    browser = client_of(person("employer"), "employer")
    do(dossier, "dispute.parties_named", employer_number="employer-1")
    assert browser.get(f"/cases/{dossier.pk}/dispute").status_code == 404
    demanded(dossier)
    told = browser.get(f"/cases/{dossier.pk}/dispute").text
    assert "What is claimed from you" in told and "102,996.67 roubles" in told
    for secret in ("2027", "To court", "Peter", "inspectorate", "STATEMENT", "settlement in both"):
        assert secret not in told, secret
    assert (
        browser.post(f"/cases/{dossier.pk}/dispute", {"paper": "court"}).headers["Content-Type"].startswith("text/html")
    )
    other = client_of(person("employer", "employer", "employer-2"), "employer")
    assert other.get(f"/cases/{dossier.pk}/dispute").status_code == 404


def found_by(browser: Any, program: Any, dossier: Dossier, stage: str) -> list[bool]:
    """Whether the list of cases, its file and the answer to a program hold the case when asked for that stage."""
    asked = f"cases{{}}?kind=labour_dispute&stage={stage}"
    texts = [
        *(browser.get(f"/{asked.format(form)}").getvalue().decode() for form in ("", ".csv")),
        program.get(f"/dossiers?procedure=labour_dispute&state={stage}").content.decode(),
    ]
    return [dossier.number in one for one in texts]


def test_when_a_worker_did_something_is_not_told_to_their_employer(worker: Any) -> None:
    employer = person("employer")
    dossier = opened(worker)
    demanded(dossier)
    lists = [*(client_of(employer, "employer").get(f"/cases{form}").getvalue().decode() for form in ("", ".csv"))]
    assert all(dossier.number in one for one in lists)
    assert "Last change" not in lists[0]
    with clock.moved(clock.now() + timedelta(hours=3)):
        do(dossier, "document.added", Actor(worker.pk, "jobseeker"), attachment=paper(dossier))
    assert client_of(employer, "employer").get("/cases.csv").getvalue().decode() == lists[1]


def test_neither_page_nor_list_nor_program_tells_the_employer_of_a_complaint_to_the_inspectorate(worker: Any) -> None:
    employer = person("employer")
    dossier = opened(worker)
    demanded(dossier)
    do(dossier, "dispute.answered", Actor(employer.pk, "employer"), employer_answer="rejects")
    browser, program = client_of(employer, "employer"), Program(employer)
    narrowed = [found_by(browser, program, dossier, stage) for stage in ("answered", "inspectorate")]
    do(dossier, "dispute.inspectorate_asked", complaint_paper=paper(dossier), happened_on="2026-06-14")
    assert [found_by(browser, program, dossier, stage) for stage in ("answered", "inspectorate")] == narrowed
    shown = [
        *(browser.get(f"/{page}").text for page in (f"cases/{dossier.pk}", "cases", "disputes/employer/employer-1")),
        *(program.get(f"/{path}").content.decode() for path in (f"dossiers/{dossier.pk}", "dossiers", "inbox")),
    ]
    assert all("nspectorate" not in one for one in shown)
    assert all("The employer has answered" in one for one in shown[:5])
    assert program.get("/dossiers?state=inspectorate").json()["items"] == []
    assert "Before the labour inspectorate" in client_of(worker, "jobseeker").get(f"/cases/{dossier.pk}").text


def test_an_end_that_is_kept_from_the_employer_is_told_by_neither_page_nor_list_nor_program(worker: Any) -> None:
    employer = person("employer")
    dossier = opened(worker)
    demanded(dossier)
    do(dossier, "dispute.class_corrected", contract_class="military")
    do(dossier, "dispute.referred", other_case="KE-RU-26-0001")
    browser, program = client_of(employer, "employer"), Program(employer)
    for page in (f"cases/{dossier.pk}", "cases?standing=open", "disputes/employer/employer-1"):
        read = browser.get(f"/{page}").text
        assert "Demand sent" in read and "Closed:" not in read, page
    assert dossier.number not in browser.get("/cases?standing=closed").text
    assert program.get(f"/dossiers/{dossier.pk}").json()["closed"] is False
    assert program.get("/dossiers?closed=true").json()["items"] == []
    assert [one["closed"] for one in program.get("/dossiers?closed=false").json()["items"]] == [False]
    assert "Closed:" in client_of(worker, "jobseeker").get(f"/cases/{dossier.pk}").text


def test_a_number_that_nobody_works_under_is_refused(worker: Any) -> None:
    dossier = opened(worker)
    with pytest.raises(RefusedError, match="no_account"):
        do(dossier, "dispute.parties_named", employer_number="employer-9")
    assert Dossier.objects.get(pk=dossier.pk).employer is None


def test_many_workers_against_one_employer_are_one_page_and_each_sees_only_their_own(worker: Any) -> None:
    other, employer = person("jobseeker"), person("employer")
    first, second = opened(worker), opened(other, amount="50000")
    for dossier in (first, second):
        demanded(dossier)
    for role, scope in (("labour_officer", "office"), ("mediator", "office"), ("employer", "employer")):
        who = employer if role == "employer" else person(role, scope, "labour_nairobi")
        told = client_of(who, role).get("/disputes/employer/employer-1").text
        assert "154,495 roubles" in told and first.number in told and second.number in told, role
    mine = client_of(worker, "jobseeker").get("/disputes/employer/employer-1").text
    assert first.number in mine and second.number not in mine
    assert (
        client_of(person("employer", "employer", "employer-2"), "employer")
        .get("/disputes/employer/employer-1")
        .status_code
        == 404
    )


def test_a_part_that_came_goes_off_the_oldest_sum(worker: Any) -> None:
    person("employer")
    dossier = opened(worker)
    demanded(dossier)
    do(dossier, "dispute.part_paid", paid_sum=roubles("40000"), paid_on="2026-06-10")
    told = client_of(worker, "jobseeker").get(f"/cases/{dossier.pk}/dispute").text
    assert "Still unpaid: 60,000 roubles" in told


def test_a_soldier_gets_no_sums_and_no_papers(worker: Any) -> None:
    dossier = opened(worker, contract="military")
    browser = client_of(worker, "jobseeker")
    told = browser.get(f"/cases/{dossier.pk}/dispute").text
    assert "Your safety comes first." in told and "roubles" not in told
    assert "attachment" not in browser.post(f"/cases/{dossier.pk}/dispute", {"paper": "court"}).headers.get(
        "Content-Disposition", ""
    )


SETTLED = {
    "paper_is": "settlement", "settled-worker_latin": "Peter Testcase", "settled-worker_russian": "Питер Тесткейс",
    "settled-employer_latin": "Zarya Sample Works LLC", "settled-employer_russian": "ООО «Заря Образец»",
    "settled-inn": "4000000008", "settled-sum": "100000", "settled-pay_by": "2026-07-15", "as": "docx",
}  # fmt: skip


def test_the_mediator_gets_a_settlement_in_both_languages_and_the_worker_cannot_write_one(worker: Any) -> None:
    dossier = opened(worker)
    mediator = client_of(person("mediator", "office", "labour_nairobi"), "mediator")
    sent = mediator.post(f"/cases/{dossier.pk}/dispute", SETTLED)
    assert sent.headers["Content-Disposition"] == 'attachment; filename="settlement.docx"'
    late = mediator.post(f"/cases/{dossier.pk}/dispute", {**SETTLED, "settled-pay_by": "2026-06-01"})
    assert late.status_code == 422 and "This day is past." in late.text
    asked = client_of(worker, "jobseeker").post(f"/cases/{dossier.pk}/dispute", SETTLED)
    assert "Content-Disposition" not in asked.headers


def test_a_claim_that_cannot_be_counted_is_told_and_breaks_no_page(worker: Any) -> None:
    dossier = opened(worker)
    old = {"claim": "2", "claim_kind": "wages", "counts_from": "2019-05-15", "claim_amount": roubles("5")}
    do(dossier, "dispute.claim_added", **old)
    told = client_of(worker, "jobseeker").get(f"/cases/{dossier.pk}/dispute").text
    assert "We know no key rate" in told and "Correct the claim in the case" in told
