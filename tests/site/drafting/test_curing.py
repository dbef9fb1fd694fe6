"""A contract that lacks a clause is cured where its points are answered: addendum out, signed one in, point gone."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from tests.site.attestation import way
from tests.site.drafting.test_draft import TOLD
from tests.site.people import client_of, person
from tests.site.registers.making import open_order

from njiasite.dossiers import engine
from njiasite.drafting.forms import Dispute

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def without(word: bytes, words: str) -> bytes:
    """The contract without the row that says this."""
    paper = docx.Document(BytesIO(word))
    for row in list(paper.tables[0].rows):
        if words in row.cells[0].text:
            row._tr.getparent().remove(row._tr)
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def test_a_missing_clause_is_cured_by_the_addendum_that_the_page_of_the_case_gives() -> None:
    order = open_order()
    agency = client_of(person("agency", "agency", "agency-1"), "agency")
    address = reverse("draft_contract", args=[order.number])
    whole = agency.post(address, {**TOLD, "as": "docx"}).content
    case = way.checked(
        way.submitted(
            contract=without(whole, "passport and the other personal documents"), lane="agency", job_order=order.number
        )
    )
    assert engine.standing(case).fields_given["check_result"] in ("fix", "stop")
    way.do(case, "returned", way.FIRST, reason="The passport is missing.")
    page = agency.get(reverse("attestation", args=[case.pk])).text
    assert f"{address}?case={case.pk}" in page and "Hand the signed addendum in" in page
    assert "No addendum cures this" not in page
    form = agency.get(f"{address}?case={case.pk}").text
    assert way.SAID["person"] in form and "Write the addendum" in form
    sent = agency.post(f"{address}?case={case.pk}", {**TOLD, "as": "docx"})
    assert sent.status_code == 200 and "addendum-" in sent["Content-Disposition"], sent.text
    way.do(case, "mended", way.AGENCY, addendum=way.kept(case.id, sent.content, "addendum.docx"))
    way.checked(case)
    assert engine.standing(case).fields_given["check_result"] == "clear"


def changed(word: bytes, side: int, old: str, new: str) -> bytes:
    """The contract with other words in one language: English is 0, Russian 1."""
    paper = docx.Document(BytesIO(word))
    for row in paper.tables[0].rows:
        paragraph = row.cells[side].paragraphs[0]
        if old in paragraph.text:
            paragraph.text = paragraph.text.replace(old, new)
    paper.save(made := BytesIO())
    return made.getvalue()


def test_what_the_languages_dispute_loses_its_force_and_the_signed_addendum_clears_the_contract() -> None:
    """The Russian side pays 30,000 roubles less than the order, and gives no leave that the English gives."""
    order = open_order()
    agency = client_of(person("agency", "agency", "agency-1"), "agency")
    address = reverse("draft_contract", args=[order.number])
    whole = agency.post(address, {**TOLD, "as": "docx"}).content
    worse = changed(changed(whole, 1, "82", "52"), 1, "восемьдесят две", "пятьдесят две")
    case = way.checked(way.submitted(contract=worse, lane="agency", job_order=order.number))
    page = agency.get(reverse("attestation", args=[case.pk])).text
    assert f"{address}?case={case.pk}" in page and "No addendum cures this" not in page
    assert "as soon as the officer has sent the case back" in page
    officer = client_of(person("labour_officer", "office", "labour_nairobi"), "labour_officer")
    read = officer.get(reverse("attestation", args=[case.pk])).text
    assert reverse("case_act", args=[case.pk, "attestation.returned"]) in read and "as soon as the officer" not in read
    for role, *where in (("employer", "employer", "employer-1"), ("supervisor", "office", "labour_nairobi")):
        theirs = client_of(person(role, *where), role).get(reverse("attestation", args=[case.pk])).text
        assert case.number in theirs and "as soon as the officer" not in theirs, role  # they hand nothing in
    form = agency.get(f"{address}?case={case.pk}").text
    assert "Clauses that cannot stay as they are" in form and "пятьдесят две" in form
    (box,) = set(re.findall(r'name="(own_en_\w+)"', form))
    half = agency.post(f"{address}?case={case.pk}", {**TOLD, "as": "docx", box: "The pay is 82,000 roubles."})
    assert half.status_code == 422 and "Write it in both languages" in half.text
    sent = agency.post(f"{address}?case={case.pk}", {**TOLD, "as": "docx"})
    assert sent.status_code == 200, sent.text
    way.do(case, "returned", way.FIRST, reason="The pay differs.")
    way.do(case, "mended", way.AGENCY, addendum=way.kept(case.id, sent.content, "addendum.docx"))
    way.checked(case)
    assert engine.standing(case).fields_given["check_result"] == "clear"


def test_words_of_the_parties_stay_with_their_clause_where_a_new_check_has_moved_it() -> None:
    assert Dispute(3, "The pay", "Оплата").names == Dispute(4, "The pay", "Оплата").names
    assert Dispute(3, "The pay", "Оплата").names != Dispute(3, "The leave", "Отпуск").names


def test_a_danger_is_not_cured_by_an_addendum_and_a_new_contract_is_one_press_away() -> None:
    order = open_order()
    agency = client_of(person("agency", "agency", "agency-1"), "agency")
    address = reverse("draft_contract", args=[order.number])
    whole = agency.post(address, {**TOLD, "as": "docx"}).content
    worse = changed(
        whole, 1, "Паспорт и иные личные документы всегда остаются у Работника; Работодатель не вправе их изымать.",
        "Паспорт Работника хранится у Работодателя до окончания срока договора.",
    )  # fmt: skip
    case = way.checked(way.submitted(contract=worse, lane="agency", job_order=order.number))
    page = agency.get(reverse("attestation", args=[case.pk])).text
    assert "No addendum cures this" in page and f'href="{address}"' in page
    refused = agency.post(f"{address}?case={case.pk}", {**TOLD, "as": "docx"})
    assert refused.status_code == 422


def test_the_contract_of_another_agencys_case_is_not_cured_here() -> None:
    order = open_order()
    case = way.checked(way.submitted(lane="agency", job_order=order.number))
    stranger = client_of(person("agency", "agency", "agency-2"), "agency")
    address = reverse("draft_contract", args=[order.number])
    assert stranger.get(f"{address}?case={case.pk}").status_code == 404
    assert stranger.get(f"{address}?case=nonsense").status_code == 404
    mine = client_of(person("agency", "agency", "agency-1"), "agency")
    other = open_order()
    assert mine.get(f"{reverse('draft_contract', args=[other.number])}?case={case.pk}").status_code == 404
