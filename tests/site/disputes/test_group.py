"""Many workers of one employer, whether or not it has an account: one paper is written for those who want it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from tests.site.disputes.making import do, opened
from tests.site.disputes.test_case import person, today  # noqa: F401 - the day of these tests
from tests.site.people import client_of

from njiasite.ledger.models import Read

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def asked(*dossiers: Any) -> str:
    return "/disputes/together?numbers=" + "+".join(dossier.number for dossier in dossiers)


def test_the_officer_gets_one_paper_for_those_who_were_chosen() -> None:
    first, second, third = (opened(person("jobseeker"), amount=much) for much in ("100000", "50000", "70000"))
    who = person("labour_officer", "office", "labour_nairobi")
    officer = client_of(who)
    page = officer.get(asked(first, second, third))
    assert "226,592.67 roubles" in page.text and "Zarya Sample Works" in page.text
    assert Read.objects.filter(actor=who.pk).count() == 3
    form = {
        "group-paper": "court", "group-language": "sw", "group-members": [str(first.pk), str(second.pk)],
        f"group-russian_{first.pk}": "Питер Тесткейс", "group-inn": "4000000008", "as": "docx",
    }  # fmt: skip
    sent = officer.post(asked(first, second, third), form)
    assert sent.headers["Content-Disposition"] == 'attachment; filename="group-court.docx"'
    text = "\n".join(one.text for one in docx.Document(BytesIO(sent.content)).paragraphs).replace("\u00a0", " ")
    assert "Цена иска: 154 495 рублей" in text and "Питер Тесткейс" in text and "DAI la wadai kadhaa" in text
    assert officer.post(asked(first, second), {**form, "as": "pdf"}).content.startswith(b"%PDF")
    alone = officer.post(asked(first, second), {**form, "group-members": [str(first.pk)]})
    assert alone.status_code == 422 and "Choose two people or more" in alone.text


def test_nobody_is_chosen_beforehand_and_a_soldier_cannot_be() -> None:
    first, second = opened(person("jobseeker")), opened(person("jobseeker"))
    soldier = opened(person("jobseeker"), contract="military")
    page = client_of(person("labour_officer", "office", "labour_nairobi")).get(asked(first, second, soldier)).text
    assert "checked" not in page.partition("Who signs it")[2] and f'value="{soldier.pk}"' not in page


def test_whoever_was_dismissed_or_has_no_contract_is_sent_to_a_paper_of_their_own_with_the_last_day() -> None:
    first, second, dismissed = (opened(person("jobseeker")) for _ in range(3))
    without = opened(person("jobseeker"), contract="none")
    do(dismissed, "dispute.claim_added", claim="2", claim_kind="dismissal", counts_from="2026-06-01")
    page = (
        client_of(person("labour_officer", "office", "labour_nairobi"))
        .get(asked(first, second, dismissed, without))
        .text
    )
    form, own = page.partition("Who signs it")[2], page.partition("Who needs a paper of their own")[2]
    assert all(
        (f'value="{one.pk}"' in form) is fits
        for one, fits in ((first, True), (second, True), (dismissed, False), (without, False))
    )
    assert f"{dismissed.number}</a>: Go to court by Wednesday 1 July 2026" in own and f"{without.number}</a>" in own
    assert first.number not in own.partition("</ul>")[0]


def test_a_worker_finds_only_their_own_there_and_the_employers_side_writes_no_paper() -> None:
    worker = person("jobseeker")
    mine, others = opened(worker), opened(person("jobseeker"))
    page = client_of(worker, "jobseeker").get(asked(mine, others))
    assert mine.number in page.text and f"{others.number}</a>" not in page.text and "Write one paper" not in page.text
    assert "tell an officer the numbers of those who want to sign" in page.text
    strange = client_of(worker, "jobseeker").get(asked(others))
    assert strange.status_code == 200 and f"has this number: {others.number}" in strange.text, "nothing typed is lost"
    assert "Zarya" not in strange.text and "Owed today" not in strange.text
    assert f"has this number: {others.number}</p>" in page.text
    for role in ("employer", "agency"):
        theirs = client_of(person(role), role).get(asked(mine, others))
        assert "Write one paper" not in theirs.text and "Owed today" not in theirs.text, role
