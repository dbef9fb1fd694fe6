"""What somebody gets who pastes, photographs or shares an offer; and that nothing of it is kept."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageDraw, ImageFont

from njia.screening.texts import known_texts
from njiasite.dossiers.models import Dossier
from njiasite.ledger.models import Act
from njiasite.offers.services import tools

TRAP = "Guards needed in Russia, 250,000 KES a month. You travel on a tourist visa. The boss keeps your passport."
FEE = "Housekeepers for Qatar. Salary KES 45,000 per month. Pay a processing fee of KES 15,000 before the interview."
HONEST = "We are hiring a nurse for our clinic in Nakuru, salary KES 60,000 per month. Apply on our website. No fees."
pytestmark = pytest.mark.django_db


def answer(client: Client, text: str, language: str = "en") -> str:
    page = client.post("/offer", {"text": text, "language": language})
    assert page.status_code == 200
    return page.text


def test_a_trap_is_told_with_the_words_that_gave_it_away(client: Client) -> None:
    page = answer(client, TRAP)
    assert "<h1>Stop. This has the signs of a trap.</h1>" in page
    assert "tourist visa</mark>" in page  # in the person's own text
    assert "Sign nothing, pay nothing" in page and "What would change this" in page
    assert "95 % interval" in page and "your text" in page
    assert 'href="/help">Somebody is in trouble abroad? Ask for help.' in page


@pytest.mark.parametrize(
    ("code", "headline", "word"),
    [("sw", "Simama. Hii ina dalili za mtego.", "Simama"), ("ru", "Стоп. Здесь", "Стоп")],
)
def test_the_answer_comes_in_the_language_that_was_chosen(client: Client, code: str, headline: str, word: str) -> None:
    """The word of the verdict is the one of its headline: it once was that of a button, «Прервать»."""
    page = answer(client, TRAP, code)
    assert f'aria-hidden="true"></span>{word}</span>' in page
    assert headline in page and f'<html lang="{code}">' in page
    assert client.get("/offer").text.count(f'<html lang="{code}">') == 1


def test_the_pay_is_shown_beside_what_is_known_of_it(client: Client) -> None:
    page = answer(client, "Guards needed in Russia, 250,000 KES a month.")
    assert "The pay, held beside what is known" in page
    assert "the least that the law allows in Russia" in page and "soldiers at the front" in page


def test_on_a_fee_the_page_says_that_authorities_disagree(client: Client) -> None:
    page = answer(client, FEE)
    assert "Be careful. Have this checked" in page
    assert "Authorities disagree about fees" in page
    assert "at most one month" in page and "workers pay no processing fee" in page.replace("&#x27;", "'")


def test_nothing_is_ever_called_safe(client: Client) -> None:
    page = answer(client, HONEST)
    assert "We found no warning signs. That does not mean it is safe." in page
    assert "Authorities disagree" not in page


def test_who_writes_for_help_reads_where_to_get_it_before_anything_else(client: Client) -> None:
    page = answer(client, "He comes every night. I am alone here, I do not know who I can talk to about it")
    assert page.index('href="/help">Are you or is somebody else in danger') < page.index("<h1>")
    assert "This does not look like a job offer" in page
    assert "in danger now" not in answer(client, TRAP)


def test_signs_that_are_doubted_are_told_as_words_to_ask_about(client: Client) -> None:
    doubted = next(row.text for row in known_texts() if tools().screen(row.text).headline.en.startswith("The marked"))
    page = answer(client, doubted)
    assert "Ask about these words" in page and "<h2>Why</h2>" in page
    assert "No warning signs found" not in page and "We found no warning signs" not in page


def test_nothing_of_a_text_is_kept(client: Client, shelf_folder: Path) -> None:
    page = client.post("/offer", {"text": TRAP})
    assert page["Cache-Control"] == "no-store, private"
    assert not Act.objects.exists() and not Dossier.objects.exists()
    assert not [entry for entry in shelf_folder.rglob("*") if entry.is_file()] if shelf_folder.exists() else True
    assert "sessionid" not in client.cookies and "session" not in client.cookies


def test_a_message_comes_from_the_phones_share_menu_without_a_guard() -> None:
    manifest = json.loads(Client().get("/offer/app.webmanifest").content)
    target = manifest["share_target"]
    assert (target["method"], target["enctype"]) == ("POST", "multipart/form-data")  # never in an address
    phone = Client(enforce_csrf_checks=True)
    page = phone.post(target["action"], {"title": "", "text": TRAP, "url": "https://chat.example/x"})
    assert page.status_code == 200 and "tourist visa</mark>" in page.text


def test_every_icon_of_the_installed_page_is_there_in_the_size_that_is_told() -> None:
    icons = json.loads(Client().get("/offer/app.webmanifest").content)["icons"]
    drawn = [icon for icon in icons if icon["type"] == "image/png"]
    assert {(icon["sizes"], icon["purpose"]) for icon in drawn} == {
        ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"),
    }  # fmt: skip
    for icon in drawn:
        file = finders.find(f"njia/{re.sub(r'[.][0-9a-f]{12}(?=[.])', '', icon['src'].rsplit('/', 1)[1])}")
        with Image.open(file) as image:
            assert "x".join(map(str, image.size)) == icon["sizes"]


def test_another_site_may_show_the_box_and_never_the_answer(client: Client) -> None:
    box = client.get("/offer/widget")
    assert "frame-ancestors *" in box["Content-Security-Policy"] and "X-Frame-Options" not in box
    assert "script" not in box["Content-Security-Policy"] and "<script" not in box.text and not client.cookies
    assert 'action="/offer/shared"' in box.text and 'target="_blank"' in box.text
    shown = Client(enforce_csrf_checks=True).post("/offer/shared", {"text": TRAP})
    assert "frame-ancestors 'none'" in shown["Content-Security-Policy"] and shown["X-Frame-Options"] == "DENY"


def test_a_program_gets_what_the_command_line_writes(client: Client) -> None:
    answer = client.post("/api/v1/offers", {"text": TRAP}, content_type="application/json")
    told = answer.json()
    assert (told["kind"], told["verdict"]) == ("offer", "stop")
    assert told["findings"][0]["evidence"][0]["quote"] in TRAP
    assert client.post("/api/v1/offers", {"words": TRAP}, content_type="application/json").status_code == 422


@pytest.mark.parametrize("path", ["/offer", "/tip", "/tip/answer"])
def test_a_look_at_the_history_betrays_nothing(client: Client, path: str) -> None:
    for page in (client.get(path), client.post(path, {"text": TRAP, "words": "no"})):
        title = re.findall("<title>(.*?)</title>", page.text)[0]
        assert title == "Work and study abroad · Njia"
        assert page["Cache-Control"] == "no-store, private" and 'action="/leave"' in page.text
    assert client.post(path, {"text": TRAP}).request["PATH_INFO"] == path  # the address stays a plain word


def test_what_is_pasted_can_do_nothing_on_the_page(client: Client) -> None:
    page = answer(client, TRAP + "<script>alert(1)</script>")
    assert "<script" not in page and "&lt;script&gt;" in page


def test_an_empty_form_says_what_to_do(client: Client) -> None:
    page = client.post("/offer", {"text": "  "})
    assert page.status_code == 422 and "Paste the message, or choose a picture of it." in page.text


@pytest.mark.ocr
@pytest.mark.slow
def test_a_screenshot_is_read_and_its_words_are_marked(client: Client, settings) -> None:
    settings.CHECKS_WAIT_SECONDS = 120  # an upper bound: the answer is shown as soon as it is there
    sent = client.post("/offer", {"file": [screenshot(TRAP)], "language": "en"})
    assert sent.status_code == 303
    page = client.get(sent["Location"]).text
    assert "Stop. This has the signs of a trap." in page and "visa</mark>" in page
    assert client.get(sent["Location"].replace("/offer/", "/check/")).status_code == 404


def screenshot(text: str) -> SimpleUploadedFile:
    """The text as a phone shows it."""
    picture = Image.new("RGB", (1000, 500), "white")
    font = ImageFont.load_default(size=34)
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 48:
            lines, line = [*lines, line], ""
        line = f"{line} {word}".strip()
    ImageDraw.Draw(picture).multiline_text((40, 40), "\n".join([*lines, line]), "black", font, spacing=18)
    data = io.BytesIO()
    picture.save(data, "PNG")
    return SimpleUploadedFile("shot.png", data.getvalue(), "image/png")
