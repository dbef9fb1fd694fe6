"""What a person does and sees, on a phone and at a desk, without JavaScript."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STOP = {"en": "Do not sign this paper.", "sw": "Usitie sahihi karatasi hii.", "ru": "Не подписывайте эту бумагу."}
MINUTES = 180_000


@pytest.fixture(autouse=True)
def patient(settings) -> None:
    settings.CHECKS_WAIT_SECONDS = 120


def send(page: Page, contract, russian=None) -> None:
    page.goto("/")
    page.set_input_files("#id_contract", contract)
    if russian:
        page.locator("details:has(#id_russian) > summary").click()
        page.set_input_files("#id_russian", russian)
    page.locator("button.big").click()


@pytest.mark.parametrize(("code", "width"), [("en", 320), ("sw", 320), ("ru", 1280)])
def test_a_military_paper_is_stopped_in_the_first_sentence(visit, as_payload, code: str, width: int) -> None:
    page = visit(code, width)
    send(page, as_payload("cook_military"))
    expect(page.locator("h1")).to_have_text(STOP[code])
    expect(page.locator("html")).to_have_attribute("lang", code)
    expect(page.locator("h1")).to_be_in_viewport()


def test_a_job_contract_shows_both_languages_side_by_side_at_a_desk(visit, as_payload) -> None:
    page = visit("en", 1280)
    send(page, as_payload("greenhouse"))
    expect(page.locator(".verdict")).to_contain_text("This is a job contract.")
    english, russian = (page.locator(f'.line span[lang="{side}"]').nth(5).bounding_box() for side in ("en", "ru"))
    assert english and russian
    assert english["x"] + english["width"] <= russian["x"] and abs(english["y"] - russian["y"]) < 5


def test_on_a_phone_one_language_stands_under_the_other(visit, as_payload) -> None:
    page = visit("en", 320)
    send(page, as_payload("greenhouse"))
    english, russian = (page.locator(f'.line span[lang="{side}"]').nth(5).bounding_box() for side in ("en", "ru"))
    assert english and russian and english["y"] + english["height"] <= russian["y"]


def test_a_quote_leads_to_its_words_and_the_words_lead_back(visit, as_payload) -> None:
    page = visit("en", 1280)
    send(page, as_payload("cook_military"))
    page.locator(".words figcaption a").first.click()
    marked = page.locator("mark:target, mark:has(:target)")
    expect(marked).to_be_in_viewport()
    assert "underline" in marked.evaluate("node => getComputedStyle(node).textDecorationLine")
    page.locator(".line a.ref").first.click()
    expect(page.locator(".reason:target")).to_be_in_viewport()


def test_two_files_make_one_answer(visit, as_payload) -> None:
    page = visit("en", 320)
    english, russian = as_payload("welder", "two_files")
    send(page, [english], [russian])
    expect(page.locator(".verdict")).to_contain_text("This is a job contract.")
    assert page.locator(".line").count() > 10


@pytest.mark.parametrize("code", ["en", "sw", "ru"])
def test_a_wrong_file_is_explained_and_the_form_is_there_again(visit, code: str) -> None:
    page = visit(code, 320)
    send(page, {"name": "song.mp3", "mimeType": "audio/mpeg", "buffer": b"ID3\x04" + bytes(2000)})
    expect(page.locator(".summary-box")).to_be_in_viewport()
    expect(page.locator("#id_contract")).to_be_attached()
    expect(page.locator(".verdict")).to_have_count(0)


def test_a_form_sent_empty_leads_back_to_its_field(visit) -> None:
    page = visit("en", 320)
    page.goto("/check")
    page.locator("button.big").click()
    page.locator(".summary-box a").click()
    expect(page.locator("#id_contract")).to_be_in_viewport()


@pytest.mark.ocr
def test_a_photo_is_read_behind_a_page_that_refreshes_itself(visit, as_payload, settings, shelf_folder: Path) -> None:
    settings.CHECKS_WAIT_SECONDS = 0
    page = visit("en", 320)
    send(page, as_payload("cook_military", "table", "photo"))
    expect(page.locator("h1")).to_have_text("We are reading your contract")
    expect(page.locator("h1")).to_have_text(STOP["en"], timeout=MINUTES)  # nobody touched the page meanwhile
    assert list(shelf_folder.rglob("file-*")) == []


def test_erase_now_leaves_nothing_to_go_back_to(visit, as_payload, shelf_folder: Path) -> None:
    page = visit("en", 320)
    send(page, as_payload("greenhouse"))
    answer = page.url
    page.get_by_role("button", name="Erase now").click()
    expect(page.locator("h1")).to_have_text("Everything is erased")
    assert [path for path in shelf_folder.iterdir() if path.is_dir()] == []
    page.go_back()
    expect(page.locator("h1")).to_have_text("There is nothing here")
    assert page.url == answer


def test_the_answer_changes_language_in_place(visit, as_payload) -> None:
    page = visit("en", 320)
    send(page, as_payload("cook_military"))
    answer = page.url
    page.get_by_role("button", name="Kiswahili").click()
    expect(page.locator("h1")).to_have_text(STOP["sw"])
    assert page.url == answer


def test_the_report_downloads_as_pdf(visit, as_payload) -> None:
    page = visit("ru", 320)
    send(page, as_payload("greenhouse"))
    with page.expect_download() as download:
        page.locator("a[href$='report.pdf']").click()
    assert download.value.suggested_filename == "contract-check-ru.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_leaving_quickly_erases_and_goes_elsewhere(
    visit, as_payload, shelf_folder: Path, live_server, settings
) -> None:
    settings.EXIT_ADDRESS = f"{live_server.url}/health"
    page = visit("en", 320)
    send(page, as_payload("greenhouse"))
    page.get_by_role("button", name="Leave quickly").click()
    page.wait_for_url("**/health")
    assert [path for path in shelf_folder.iterdir() if path.is_dir()] == []


def test_the_printed_answer_has_no_buttons(visit, as_payload) -> None:
    page = visit("en", 1280)
    send(page, as_payload("greenhouse"))
    page.emulate_media(media="print")
    for button in page.locator("button, .button").all():
        expect(button).to_be_hidden()
    expect(page.locator(".verdict h1")).to_be_visible()


def test_the_language_names_are_said_in_their_own_language(visit) -> None:
    page = visit("ru", 1280)
    page.goto("/")
    names = [(b.inner_text(), b.get_attribute("lang")) for b in page.locator(".languages button").all()]
    assert names == [("English", "en"), ("Kiswahili", "sw"), ("Русский", "ru")]
    assert re.search("Русский", page.locator(".languages button[aria-current]").inner_text())
