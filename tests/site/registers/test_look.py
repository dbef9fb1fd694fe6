"""Anybody looks somebody up, by name, number or phone, and sees approved jobs; nobody is called illegal."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.njia.joborders.ordering import declared
from tests.site import people
from tests.site.registers.making import EMPLOYER, LABOUR, SUPERVISOR, do, open_order, opened, verified_order

from njia.registers.looking import look
from njiasite.dossiers.models import Dossier
from njiasite.ledger import reads
from njiasite.registers import looking
from njiasite.registers.looking import look_up
from njiasite.registers.models import Entry, JobOrder, Mark, RegisterList

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LIST = {"list_kind": "agency", "list_authority": "A sample authority", "list_day": "2026-11-01", "list_source": "p. 1"}


def listed(name: str, number: str, **more: str) -> Dossier:
    return opened("list_entry", "entry.listed", LABOUR, None, entry_name=name, entry_number=number, **LIST, **more)


def asked(words: str, language: str = "en", kind: str = "agency") -> str:
    client = Client(headers={"accept-language": language})
    return client.post(reverse("agencies"), {"words": words, "kind": kind}).content.decode()


@pytest.fixture
def register() -> None:
    listed("Savanna Sample Agency Ltd", "PEA/77", entry_phone="+254 700 000 077", entry_destinations="Russia")
    RegisterList.objects.create(
        corridor="ke_ru", kind="agency", as_of=date(2026, 11, 1), authority="A sample authority", source="page 1",
        sha256="0" * 64, entered_at="2026-11-02T06:00:00Z",
    )  # fmt: skip


@pytest.mark.parametrize(
    "words", ["PEA 77", "pea/77", "0700 000077", "+254 700000077", "savanna sample agency", "Саванна Сампле Агенси"]
)
def test_it_is_found_however_it_is_asked_for(register, words: str) -> None:
    assert [row.number for row, _ in look_up("agency", words).found] == ["PEA/77"]


def test_a_name_is_compared_with_those_that_sound_alike_and_not_with_the_whole_register(register, monkeypatch) -> None:
    listed("Kilimanjaro Jobs Ltd", "PEA/78")
    asked_of: list[int] = []
    monkeypatch.setattr(
        looking, "look", lambda words, names, sounds: asked_of.append(len(names)) or look(words, names, sounds)
    )
    assert [row.number for row, _ in look_up("agency", "savanna sample agency").found] == ["PEA/77"]
    assert look_up("agency", "Zzyx").found == ()  # sounds like nobody: then everybody is looked at
    assert asked_of == [1, 2]


def test_who_is_not_on_the_list_is_said_to_be_that_and_nothing_worse(register) -> None:
    pages = {language: asked("Kilimanjaro Sample Tours", language) for language in ("en", "sw", "ru")}
    assert "is not on the list of 1 November 2026" in pages["en"]
    assert "haipo kwenye orodha ya 1 Novemba 2026" in pages["sw"] and "в списке от 1 ноября 2026" in pages["ru"]
    for page in pages.values():
        assert not [word for word in ("llegal", "haramu", "законн", "fraud") if word in page]


def test_a_near_name_is_a_question(register) -> None:
    page = asked("Savana Samples Agencies")
    assert "Did you mean" in page and "PEA/77" in page and "is not on the list" in page


def test_a_suspended_one_says_by_whom_why_since_when_and_from_where(register) -> None:
    entry = Dossier.objects.get(entry__number="PEA/77")
    do(
        entry, "entry.suspended", LABOUR, public_reason="Took fees for tickets", list_authority="A sample authority",
        list_day="2026-11-20", list_source="Notice 12",
    )  # fmt: skip
    page = asked("PEA/77")
    for told in ("Suspended", "A sample authority", "Took fees for tickets", "20 November 2026", "Notice 12"):
        assert told in page
    assert "Do not pay" in page


def test_looking_somebody_up_too_often_has_to_wait(register, settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"look_up": "2/m/ip"}
    client = Client()
    codes = [client.post(reverse("agencies"), {"words": "x", "kind": "agency"}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_a_licence_granted_here_and_an_employer_verified_here_are_found_too() -> None:
    firm: dict[str, Any] = {
        "firm_en": "Zarya Sample Works LLC", "firm_ru": "ООО «Заря-Образец»", "inn": "0000000018",
        "ogrn": "1000000000010", "firm_address": "Tula", "region": "TUL", "sector": "manufacturing",
        "hire_permission": "H-1", "hire_until": "2999-01-01", "hire_paper": "paper",
    }  # fmt: skip
    consul = type(LABOUR)(LABOUR.account, "consular_officer")
    case = opened("employer_registration", "firm.applied", consul, {"mission": "kenya_moscow"}, **firm)
    assert look_up("employer", "0000000018").found == ()  # not before the mission has verified it
    seen = {"firm_seen": True, "firm_closed_site": False, "firm_arms": False, "hire_until": "2999-01-01"}
    do(case, "firm.verified", consul, **seen)
    for words in ("0000000018", "1000000000010", "Заря Образец", "Zarya-Obrazets"):
        assert [status.status for _, status in look_up("employer", words).found] == ["verified"]
    for language, law in (
        ("en", "L.N. 110 of 2016"),
        ("sw", "Masharti ya mpango"),
        ("ru", "Собственные условия программы"),
    ):
        assert law in asked("0000000018", language, "employer")
    do(case, "firm.suspended", SUPERVISOR, firm_ground="pay", reason="Nobody was paid.")
    page = asked("0000000018", kind="employer")
    assert "Suspended" in page and "Wages were not paid" in page and "Nobody was paid." not in page


def test_who_came_back_is_shown_to_an_officer_with_the_reason_and_the_look_is_recorded() -> None:
    old = listed("Baobab Link Sample Recruiters", "PEA/90", entry_directors="Kamau Testcase")
    do(
        old, "entry.cancelled", LABOUR, public_reason="Sent people without a contract", list_authority="A",
        list_day="2026-11-02", list_source="p. 2",
    )  # fmt: skip
    new = listed("Mbuyu Sample Connections", "PEA/141", entry_directors="Otieno Testcase\nKamau Testcase")
    officer = people.account(password=None, protected=True)
    people.grant(officer, "labour_officer")
    page = people.client_of(officer).get(reverse("register_entry", args=[new.pk])).content.decode()
    assert "Somebody who was struck off may be back" in page and "PEA/90" in page
    assert "Kamau" not in page and reads.of(new.pk).count() == 1
    agent = people.account(password=None)
    people.grant(agent, "agency")
    page = people.client_of(agent).get(reverse("register_entry", args=[new.pk])).content.decode()
    assert "PEA/141" in page and "struck off" not in page


@pytest.mark.parametrize(("language", "told"), [("en", "Welder"), ("sw", "Mchomeleaji"), ("ru", "Сварщик")])
def test_an_open_order_is_an_advert_on_the_page_on_paper_and_in_a_message(language: str, told: str) -> None:
    order = open_order(places=4)
    client = Client(headers={"accept-language": language})
    assert order.number in client.get(reverse("orders")).content.decode()
    page = client.get(reverse("order", args=[order.number])).content.decode()
    assert told in page and "<svg" in page and ("ООО" in page) == (language == "ru")
    text = client.get(reverse("order_text", args=[order.number])).content.decode()
    assert told in text and f"/orders/{order.number}" in text and len(text) < 220 and text.count("\n") == 1
    pdf = client.get(reverse("order_pdf", args=[order.number]))
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF")


def test_no_advert_is_made_of_an_order_that_is_not_open() -> None:
    waiting, stopped, over = verified_order(), open_order(), open_order()
    do(stopped, "order.suspended", LABOUR, order_ground="army", reason="Two were sent to a camp.")
    JobOrder.objects.filter(pk=over.pk).update(valid_until="2020-01-01")
    client = Client()
    assert client.get(reverse("order", args=[waiting.number])).status_code == 404
    for order in (stopped, over):
        page = client.get(reverse("order", args=[order.number])).content.decode()
        assert "Nobody may be recruited" in page and "camp" not in page
        for name in ("order_pdf", "order_text"):
            assert client.get(reverse(name, args=[order.number])).status_code == 404
        assert order.number not in client.get(reverse("orders")).content.decode()
    assert Entry.objects.count() == 0


def test_programs_are_told_the_same(register) -> None:
    client, order = Client(), open_order(places=4)
    said = client.get("/api/v1/registers/agency", {"words": "Саванна Сампле Агенси"}).json()
    assert said["found"][0]["number"] == "PEA/77" and said["found"][0]["good"] and said["list_of"] == "2026-11-01"
    nobody = client.get("/api/v1/registers/agency", {"words": "Kilimanjaro Tours"}).json()
    assert (nobody["found"], nobody["list_authority"]) == ([], "A sample authority")
    (listed,) = client.get("/api/v1/orders").json()
    assert listed == client.get(f"/api/v1/orders/{order.number}").json() and listed["places_left"] == 4
    assert listed["terms"]["title_ru"] == "Сварщик" and "started_elsewhere" not in listed["terms"]
    assert client.get(f"/api/v1/orders/{verified_order().number}").status_code == 404


def test_what_speaks_against_an_order_stands_on_its_case_for_employer_and_officers() -> None:
    scope = {"mission": "kenya_moscow", "office": "labour_nairobi", "employer": "employer-zarya"}
    order = opened("job_order", "order.declared", EMPLOYER, scope, **declared(custody="employer", agency_number="X-1"))
    for role, scoped_by, at in (
        ("employer", "employer", "employer-zarya"),
        ("labour_officer", "office", "labour_nairobi"),
    ):
        who = people.account(password=None, protected=True)
        people.grant(who, role, scoped_by, at)
        page = people.client_of(who).get(reverse("case", args=[order.pk])).content.decode()
        assert "keep the worker’s passport" in page or "keep the worker&#x27;s passport" in page
        assert "0000000018" in page and "may not recruit now: not in the register" in page


def test_a_line_from_before_names_were_kept_by_their_sounds_is_found_beside_new_ones(register) -> None:
    """The update gives it the sounds that its next act would have given: it is not missed because others have them."""
    listed("Savanna Agency Two Ltd", "PEA/79")
    of_old = Mark.objects.filter(kind="name", entry__number="PEA/77")
    kept = set(of_old.values_list("value", flat=True))
    of_old.delete()
    assert "PEA/77" not in [row.number for row, _ in look_up("agency", "savanna sample agency").found]
    update = import_module("njiasite.registers.migrations.0004_names_by_their_sounds")
    update.mark(apps, connection.schema_editor())
    update.mark(apps, connection.schema_editor())
    assert set(of_old.all().values_list("value", flat=True)) == kept
    assert [row.number for row, _ in look_up("agency", "savanna sample agency").found] == ["PEA/77"]


def test_the_update_goes_on_where_an_old_server_marks_a_line_meanwhile(register, monkeypatch) -> None:
    update = import_module("njiasite.registers.migrations.0004_names_by_their_sounds")
    old = Entry.objects.get()
    old.marks.filter(kind="name").delete()
    found = update._keys

    def meanwhile(names: list[str]) -> list[str]:
        Mark.objects.create(entry=old, kind="name", value=found(names)[0])
        return found(names)

    monkeypatch.setattr(update, "_keys", meanwhile)
    update.mark(apps, connection.schema_editor())
    assert [row.number for row, _ in look_up("agency", "savanna sample agency").found] == ["PEA/77"]
