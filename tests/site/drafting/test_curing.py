"""A contract that lacks a clause is cured where its points are answered: addendum out, signed one in, point gone."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from django.urls import reverse
from tests.site.attestation import way
from tests.site.drafting.test_draft import TOLD
from tests.site.people import client_of, person
from tests.site.registers.making import open_order

from njiasite.dossiers import engine

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


def test_what_no_addendum_cures_is_said_and_a_new_contract_is_one_press_away() -> None:
    order = open_order()
    agency = client_of(person("agency", "agency", "agency-1"), "agency")
    address = reverse("draft_contract", args=[order.number])
    paper = docx.Document(BytesIO(agency.post(address, {**TOLD, "as": "docx"}).content))
    (cell,) = {row.cells[1]._tc: row.cells[1] for row in paper.tables[0].rows if "82" in row.cells[1].text}.values()
    cell.paragraphs[0].text = cell.text.replace("82", "52").replace("восемьдесят две", "пятьдесят две")
    paper.save(made := BytesIO())
    case = way.checked(way.submitted(contract=made.getvalue(), lane="agency", job_order=order.number))
    page = agency.get(reverse("attestation", args=[case.pk])).text
    assert "No addendum cures this" in page and f'href="{address}"' in page


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
