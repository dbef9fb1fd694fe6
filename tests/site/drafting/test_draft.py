"""From an open job order the employer, the agency or an officer gets a contract as a file; nobody else does."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.people import client_of, person
from tests.site.registers.making import open_order

from njia.contracts.check import check
from njia.corridors.load import load
from njia.documents.read import read
from njiasite.registers.models import JobOrder

pytestmark = pytest.mark.django_db
TOLD = {
    "number": "7",
    "made_on": "2026-11-28",
    "worker_en": "Faith Wanjiku Kamau",
    "worker_ru": "Фейт Ванджику Камау",
    "born": "1999-05-17",
    "passport": "AK1184302",
    "passport_on": "2025-02-06",
    "passport_by_en": "the Directorate of Immigration Services, Nairobi",
    "passport_by_ru": "Директорат иммиграционных служб, Найроби",
    "signatory_en": "Director Olga Zimina",
    "signatory_ru": "директор Зимина Ольга",
    "reason": "season",
    "conditions": "2",
}


@pytest.fixture
def address() -> str:
    open_order(workplace_en="2 Obraztsovaya Street, Tula", employer_address_en="1 Obraztsovaya Street, Tula")
    return f"/orders/{JobOrder.objects.get().reference}/contract"


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_file_says_what_the_order_says_and_is_clear(address: str, form: str) -> None:
    agency = client_of(person("agency"), "agency")
    assert agency.get(address).status_code == 200
    assert address in agency.get(address.removesuffix("/contract")).text
    sent = agency.post(address, {**TOLD, "as": form})
    assert sent.status_code == 200, sent.text
    assert sent["Cache-Control"] == "no-store, private"
    document = read(sent.content, f"contract.{form}")
    assert check([document], load(), on=date(2026, 11, 28)).findings == ()
    given = JobOrder.objects.get().given
    assert given["title_en"] in document.text and given["workplace_ru"].rstrip(".") in document.text.replace("\n", " ")


def test_an_employer_and_the_officers_may_a_worker_and_a_stranger_may_not(address: str) -> None:
    for role in ("employer", "labour_officer", "attesting_officer", "consular_officer"):
        assert client_of(person(role), role).get(address).status_code == 200, role
    assert client_of(person("jobseeker"), "jobseeker").get(address).status_code == 403
    assert client_of(None).get(address).status_code == 302
    assert address not in client_of(None).get(address.removesuffix("/contract")).text


def test_an_order_that_is_not_open_makes_no_contract(address: str) -> None:
    JobOrder.objects.update(state="closed")
    assert client_of(person("agency"), "agency").get(address).status_code == 404
    assert client_of(person("agency"), "agency").get("/orders/JO-NONE/contract").status_code == 404


def test_what_is_missing_is_asked_for_in_the_readers_language(address: str) -> None:
    agency = client_of(person("agency"), "agency")
    page = agency.post(address, {**TOLD, "worker_ru": "", "conditions": "3.1"}, headers={"accept-language": "ru"})
    assert page.status_code == 422
    assert "Имя работника русскими буквами" in page.text
    assert "За вредную работу закон" in page.text


def test_what_the_check_finds_is_told_in_place_of_a_file(address: str) -> None:
    agency = client_of(person("agency"), "agency")
    page = agency.post(address, {**TOLD, "signatory_ru": "директор Петров Пётр", "worker_ru": "Джон Отиено"})
    assert page.status_code == 422
    assert "there is no paper yet" in page.text


def test_permit_policy_rotation_and_paid_housing_stand_in_the_contract() -> None:
    open_order(
        workplace_en="2 Obraztsovaya Street, Tula", employer_address_en="1 Obraztsovaya Street, Tula", housing="paid"
    )
    address, agency = f"/orders/{JobOrder.objects.get().reference}/contract", client_of(person("agency"), "agency")
    told = {
        **TOLD, "as": "docx", "permit_series": "71", "permit_number": "260047718", "permit_issued": "2026-10-19",
        "permit_until": "2027-10-18", "policy_number": "DM-02", "insurer_en": "JSC Obrazets-Polis", "night": "on",
        "insurer_ru": "АО «Образец-Полис»", "policy_until": "2027-12-31", "shift_hours": "11", "rotation_on": "30",
        "rotation_off": "30", "rotation_allowance": "700",
    }  # fmt: skip
    page = agency.post(address, {**told, "permit_until": ""})
    assert page.status_code == 422 and 'href="#id_permit_until"' in page.text and 'href="#id_housing_rent"' in page.text
    sent = agency.post(address, {**told, "housing_rent": "6000"})
    assert sent.status_code == 200, sent.text
    text = read(sent.content, "contract.docx").text
    for said in ("260047718", "DM-02", "6,000 (six thousand) roubles a month", "30 days of work at the site", "Вахт"):
        assert said.lower() in text.lower(), said


def test_a_vessel_makes_it_a_contract_of_a_crew(address: str) -> None:
    vessel = {
        "vessel_en": 'fishing vessel "Sample", flag of Russia',
        "vessel_ru": "рыболовное судно «Образец», флаг России",
    }
    sent = client_of(person("agency"), "agency").post(address, {**TOLD, **vessel, "reason": "vessel", "as": "docx"})
    assert sent.status_code == 200, sent.text
    assert "works on board civilian vessels only" in read(sent.content, "contract.docx").text


def test_harmful_work_says_what_it_gives(address: str) -> None:
    agency = client_of(person("agency"), "agency")
    sent = agency.post(address, {**TOLD, "conditions": "3.1", "harm_pay": "4", "harm_leave": "7", "as": "docx"})
    cells = [cell.text for row in docx.Document(BytesIO(sent.content)).tables[0].rows for cell in row.cells]
    assert any("extra pay of 4 per cent" in text for text in cells)


def test_a_contract_that_lacks_something_gets_its_addendum(address: str, settings) -> None:
    settings.API_CHECK_WAIT_SECONDS = 120  # an upper bound
    agency = client_of(person("agency"), "agency")
    whole = agency.post(address, {**TOLD, "as": "docx"}).content
    table = docx.Document(BytesIO(whole))
    for row in list(table.tables[0].rows):
        if "passport and the other personal documents" in row.cells[0].text or "military" in row.cells[0].text:
            row._tr.getparent().remove(row._tr)
    thin = BytesIO()
    table.save(thin)
    sent = agency.post(address, {**TOLD, "as": "docx", "faulty": SimpleUploadedFile("c.docx", thin.getvalue())})
    assert sent.status_code == 200, sent.text
    assert "addendum-" in sent["Content-Disposition"]
    papers = [read(thin.getvalue(), "c.docx"), read(sent.content, "a.docx")]
    assert check(papers, load(), on=date(2026, 11, 28)).findings == ()
    nothing = agency.post(address, {**TOLD, "faulty": SimpleUploadedFile("c.docx", whole)})
    assert "nothing that an addendum could cure" in nothing.text
    broken = agency.post(address, {**TOLD, "faulty": SimpleUploadedFile("c.docx", b"PK\x03\x04 broken")})
    assert broken.status_code == 422
