"""A consul asks for access and the counterpart answers, each in their language, in the real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_access import faults
from tests.browser.test_cases import papers, signed_in  # noqa: F401 - the fixtures of that name
from tests.site import people
from tests.site.dossiers.making import do, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]


def ask(page: Page, case: str, word: str, words: dict[str, str]) -> None:
    page.goto(case)
    page.get_by_role("link", name=words["ask"]).click()
    page.locator("#id_note_person").fill("Amina Testcase")
    page.locator("#id_note_person_ru").fill("Амина Тесткейс")
    page.locator("input[name=organ][value=interior_ministry]").check()
    page.locator("input[name=note_situation][value=detained]").check()
    page.get_by_role("button", name=words["on"]).click()
    page.get_by_role("button", name=words["send"]).click()
    expect(page.locator(".timeline")).to_contain_text(word)


ENGLISH = {"ask": "Ask the Russian side for access", "on": "Continue", "send": "Send"}
SWAHILI = {"ask": "Omba upande wa Urusi ruhusa ya kumwona", "on": "Endelea", "send": "Tuma"}

RUSSIAN = {"ask": "Запросить доступ у российской стороны", "on": "Продолжить", "send": "Отправить"}


@pytest.mark.parametrize(
    ("code", "words", "width"), [("en", ENGLISH, 1280), ("sw", SWAHILI, 360), ("ru", RUSSIAN, 360)]
)
def test_a_consul_asks_for_access_and_the_counterpart_answers_in_russian(
    signed_in,  # noqa: F811
    code: str,
    words: dict[str, str],
    width: int,
) -> None:
    dossier = opened()
    do(dossier, "access.contact_wished", wish_for_contact="asked_for")
    case, wrong = f"/cases/{dossier.id}", {}
    consul = signed_in(people.person("consular_officer", "mission", "kenya_moscow"), code, width, scripts=True)
    ask(consul, case, "MOW/CON/", words)
    wrong["the case of the consul"] = seen(consul, width)

    theirs = signed_in(people.person("counterpart", "office", "interior_ministry"), "ru", width, scripts=True)
    theirs.goto("/inbox")
    theirs.get_by_role("link", name=dossier.number).click()
    expect(theirs.locator(".timeline")).to_contain_text("Российской стороне направлен запрос о доступе")
    wrong["the case of the counterpart"] = seen(theirs, width)
    theirs.get_by_role("link", name="Задать вопрос консулу").click()
    theirs.locator("#id_their_question").fill("Просим уточнить дату рождения.")
    theirs.get_by_role("button", name="Продолжить").click()
    theirs.get_by_role("button", name="Отправить").click()
    theirs.get_by_role("link", name="Записать, что доступ разрешён").click()
    theirs.locator("#id_visit_at").fill("2026-12-01T10:00")
    theirs.locator("#id_visit_place").fill("г. Тверь")
    theirs.get_by_role("button", name="Продолжить").click()
    theirs.get_by_role("button", name="Отправить").click()

    consul.goto(case)
    expect(consul.locator(".timeline")).to_contain_text("Просим уточнить дату рождения.")
    expect(consul.locator(".timeline")).to_contain_text("г. Тверь")
    for path in ("/notes", "/answers", "/lists/new") if code == "sw" else ():
        consul.goto(path)
        wrong[path] = seen(consul, width)
    assert {place: found for place, found in wrong.items() if found} == {}


def test_a_list_is_sent_and_a_line_decided(signed_in: Any) -> None:  # noqa: F811
    known = opened()
    page = signed_in(people.person("consular_officer", "mission", "kenya_moscow"), "sw", 360, scripts=True)
    page.goto("/lists/new")
    page.locator("input[name=list_of][value=camp]").check()
    page.locator("#id_list_from").fill("Shirika la msaada")
    data = "ФИО,Паспорт\nТесткейс Амина,\nНовая Фейт,AK1\n".encode()
    page.set_input_files("#id_file", {"name": "list.csv", "mimeType": "text/csv", "buffer": data})
    page.get_by_role("button", name="Endelea").click()
    expect(page.get_by_text("Mistari isiyoamuliwa: 2 kati ya 2.")).to_be_visible()
    assert seen(page, 360) == []
    page.locator(f"input[value='known:{known.number}']").check()
    page.get_by_role("button", name="Amua").first.click()
    expect(page.get_by_text("Mistari isiyoamuliwa: 1 kati ya 2.")).to_be_visible()


def seen(page: Page, width: int) -> list[str]:
    """What axe finds on the page, and whether it is wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*faults(page), *([f"the page is {wide} wide"] if wide > width else [])]
