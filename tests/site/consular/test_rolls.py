"""A list from a camp is worked through line by line: candidates with reasons, each decision of a person is an act."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.njia.registers.test_lists import xlsx
from tests.site import people
from tests.site.dossiers.making import do, opened

from njiasite.documents.models import Paper
from njiasite.dossiers import services
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db
CSV = "№;ФИО;Паспорт\n1;Тесткейс Амина;AK1184302\n2;Новая Фейт;\n".encode("cp1251")


@pytest.fixture(autouse=True)
def papers(settings: Any, tmp_path: Any) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": place}


@pytest.fixture
def consul() -> Any:
    return people.client_of(people.person("consular_officer", "mission", "kenya_moscow"))


HOSPITAL = (("Hospital list", ""), ("Name", "Date of birth"), ("Testcase Amina", "1999-05-17"))


def sent(consul: Any, data: bytes = CSV, name: str = "list.csv") -> tuple[Any, Dossier]:
    form = {"key": "k1", "list_of": "camp", "list_from": "Aid group", "file": SimpleUploadedFile(name, data)}
    answer = consul.post("/lists/new", form)
    return answer, Dossier.objects.filter(procedure="people_list").first()


def decide(consul: Any, roll: Dossier, row: int, decision: str) -> str:
    answer = consul.post(
        f"/lists/{roll.id}", {"key": f"d{row}{decision}", "list_row": row, "decision": decision}, follow=True
    )
    return str(answer.content.decode())


def test_who_is_known_is_proposed_with_the_reason_and_a_person_decides(consul: Any) -> None:
    known = opened(passport_number="AK1184302")
    answer, roll = sent(consul)
    assert answer.status_code == 302
    page = consul.get(f"/lists/{roll.id}").content.decode()
    assert "Тесткейс Амина" in page and known.number in page
    assert "The names stand in another order" in page and "The passport number is the same" in page
    decide(consul, roll, 2, f"known:{known.number}")
    page = decide(consul, roll, 3, "new")
    case = Dossier.objects.filter(procedure="consular_access").exclude(pk=known.pk).get()
    report = selectors.acts(case.id).first()
    assert report is not None
    assert {**report.given, **selectors.opened(report)}["person"] == "Новая Фейт"
    assert report.given["situation"] == "barracks" and case.number in page and case.mission == "kenya_moscow"
    said = [act.given["row_decision"] for act in selectors.acts(roll.id).filter(type="list.judged")]
    assert said == ["known", "new"]


def test_a_line_decided_twice_opens_one_case_and_an_open_line_keeps_the_list_open(consul: Any) -> None:
    _, roll = sent(consul)
    officer = Actor(None, "consular_officer")
    with pytest.raises(services.RefusedError, match=r"rolls\.lines_left"):
        do(roll, "list.worked", officer)
    for _ in range(2):
        do(roll, "list.judged", officer, list_row="2", row_decision="new")
    assert Dossier.objects.filter(procedure="consular_access").count() == 1
    with pytest.raises(services.RefusedError, match=r"rolls\.no_line"):
        do(roll, "list.judged", officer, list_row="77", row_decision="not_ours")
    with pytest.raises(services.RefusedError, match=r"rolls\.no_case"):
        do(roll, "list.judged", officer, list_row="3", row_decision="known", row_case="KE-RU-2026-999999")
    do(roll, "list.judged", officer, list_row="3", row_decision="not_ours")
    assert do(roll, "list.worked", officer).standing.closed


def test_a_sheet_of_a_hospital_is_read_and_what_is_no_table_is_refused(consul: Any) -> None:
    answer, roll = sent(consul, b"\x00\x01\x02", "x.csv")
    assert (answer.status_code, roll) == (422, None)
    opened()
    _, roll = sent(consul, xlsx(HOSPITAL), "list.xlsx")
    page = consul.get(f"/lists/{roll.id}").content.decode()
    assert "Testcase Amina" in page and "Date of birth" in page and "The names stand in another order" in page


def test_a_consul_of_another_mission_sees_no_list_of_ours(consul: Any) -> None:
    _, roll = sent(consul)
    other = people.client_of(people.person("consular_officer", "mission", "kenya_elsewhere"))
    assert other.get(f"/lists/{roll.id}").status_code == 404
    assert other.post(f"/lists/{roll.id}", {"key": "a", "list_row": 2, "decision": "new"}).status_code == 404


def test_a_list_that_is_no_table_says_what_to_do(consul: Any) -> None:
    _, roll = sent(consul)
    paper = selectors.opened(selectors.acts(roll.id).first())["list_paper"]
    Paper.objects.filter(pk=paper).update(holder=uuid4())  # as where a photo of a list was entered in the usual form
    page = consul.get(f"/lists/{roll.id}")
    assert page.status_code == 200 and "cannot be read as a table" in page.content.decode()
    assert "cannot be read as a table" in decide(consul, roll, 2, "not_ours")
