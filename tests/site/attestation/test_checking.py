"""The check of a submitted contract runs by itself, in a process of its own, and the page waits for it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.site import people
from tests.site.attestation import way

from njiasite.attestation import checking
from njiasite.attestation.models import Check
from njiasite.checks import services as checks
from njiasite.config import clock
from njiasite.dossiers import engine
from njiasite.dossiers.services import RefusedError

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_the_worker_checks_what_was_submitted_and_the_page_waits_for_it() -> None:
    case = way.submitted()
    agency = people.client_of(people.person("agency", "agency", "agency-1"))
    waiting = agency.get(reverse("attestation", args=[case.pk])).content.decode()
    assert 'http-equiv="refresh"' in waiting
    checking.work(clock.now())
    row = Check.objects.get()
    assert row.state == Check.RUNNING and row.token
    while checks.standing(row.token).progress is not None:  # the process ends, or its own limits end it
        checks.await_answer(row.token, 5)
    checking.work(clock.now())
    assert engine.standing(case).fields_given["check_result"] == "clear"
    page = agency.get(reverse("attestation", args=[case.pk])).content.decode()
    assert 'http-equiv="refresh"' not in page and "nothing that must be put right" in page
    assert checking.work(clock.now()) == 0


def test_a_paper_that_cannot_be_read_is_told_and_cannot_be_approved() -> None:
    case = way.submitted(b"no contract at all, in one language", "contract.txt")
    checking.record(case, None)
    assert engine.standing(case).fields_given["check_result"] == "unreadable"
    with pytest.raises(RefusedError):
        way.do(case, "reviewed", way.FIRST, **way.REVIEW)


def test_nobody_types_the_result_of_a_check() -> None:
    with pytest.raises(RefusedError, match="wrong_role"):
        way.do(way.submitted(), "checked", way.FIRST, check_result="clear")


def test_a_mended_contract_is_checked_anew() -> None:
    case = way.checked(way.submitted(way.honest_text().replace("62,000", "90,000").encode(), "contract.txt"))
    way.do(case, "returned", way.FIRST, reason="The pay differs")
    paper = way.kept(case.id, way.honest_text().encode(), "contract.txt")
    way.do(case, "mended", way.AGENCY, contract=paper, addendum=paper)
    assert Check.objects.get().state == Check.WAITING
    with pytest.raises(RefusedError):
        way.do(case, "reviewed", way.FIRST, **way.REVIEW)


def test_a_check_of_the_paper_before_says_nothing_of_the_next_one_and_is_kept_until_it_counted(monkeypatch) -> None:
    case = way.submitted(way.honest_text().encode(), "contract.txt")
    found = checks.Standing(report=checking.check_now(case))
    gone: list[str] = []
    monkeypatch.setattr(checks, "standing", lambda token: found)
    monkeypatch.setattr(checks, "erase", lambda token: gone.append(Check.objects.get().state))
    Check.objects.update(state=Check.RUNNING, token="first")
    before = Check.objects.get()
    way.do(case, "returned", way.FIRST, reason="The pay differs")
    paper = way.kept(case.id, way.honest_text().encode(), "contract.txt")
    way.do(case, "mended", way.AGENCY, contract=paper, addendum=paper)
    assert checking._collect(before) == 0 and Check.objects.get().state == Check.WAITING
    assert checking._start(before) == 0 and Check.objects.get().state == Check.WAITING
    Check.objects.update(state=Check.RUNNING, token="second")
    assert checking._collect(Check.objects.get()) == 1
    assert gone == [Check.WAITING, Check.DONE] and engine.standing(case).fields_given["check_result"] == "clear"
