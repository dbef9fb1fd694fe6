"""The pages that everybody sees: words, languages, headers, errors."""

from __future__ import annotations

import gzip
import logging
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from njiasite.config.logs import Discreet
from njiasite.pages import errors

pytestmark = pytest.mark.django_db  # some pages show the warnings of the day

HEADLINE = {
    "en": "Check your work contract before you sign",
    "sw": "Kagua mkataba wako wa kazi kabla ya kutia sahihi",
    "ru": "Проверьте трудовой договор, прежде чем подписать",
}


@pytest.mark.parametrize("code", HEADLINE)
def test_the_front_page_speaks_the_browsers_language(client: Client, code: str) -> None:
    page = client.get("/", headers={"accept-language": f"{code}-KE,{code};q=0.9"})
    assert HEADLINE[code] in page.text
    assert f'<html lang="{code}">' in page.text


@pytest.mark.parametrize("code", HEADLINE)
@pytest.mark.parametrize("path", ["/", "/way", "/rights", "/framework", "/figures", "/scholarships", "/advisories"])
def test_what_everybody_reads_has_neither_codes_of_ours_nor_days_as_machines_write_them(
    client: Client, path: str, code: str
) -> None:
    page = client.get(path, headers={"accept-language": code}).text.partition("<main")[2].partition("</main>")[0]
    open_ = re.sub(r"<details.*?</details>|<[^>]+>", " ", page, flags=re.DOTALL)  # who unfolds a list asked for it
    assert re.findall(r"\b[a-z]+[.][a-z]+_[a-z_]+|\b20\d\d-\d\d-\d\d\b", open_) == []


def test_an_unknown_language_gets_english(client: Client) -> None:
    assert HEADLINE["en"] in client.get("/", headers={"accept-language": "fr"}).text


@pytest.mark.parametrize("code", HEADLINE)
def test_a_switch_of_language_stays_on_the_page_and_is_remembered(client: Client, code: str) -> None:
    switched = client.post("/language", {"language": code, "next": "/check"})
    assert (switched.status_code, switched["Location"]) == (302, "/check")
    assert f'<html lang="{code}">' in client.get("/check").text


def test_a_switch_of_language_leads_to_no_other_site(client: Client) -> None:
    switched = client.post("/language", {"language": "sw", "next": "https://bad.example/"})
    assert not switched["Location"].startswith("https:")


def test_no_page_lets_a_script_or_another_site_in(client: Client) -> None:
    for path in ("/", "/check", "/nowhere"):
        page = client.get(path)
        policy = page["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
        assert not re.search(r"<script|<style|\son\w+=|\sstyle=|javascript:", page.text)
        assert re.findall(r'(?:src|href)="https?:', page.text) == []
        assert page["X-Frame-Options"] == "DENY" and page["X-Content-Type-Options"] == "nosniff"


def test_a_first_visit_costs_less_than_100_kilobytes(client: Client) -> None:
    static = Path(settings.SITE) / "pages/static/njia"
    page = len(gzip.compress(client.get("/", headers={"accept-language": "ru"}).content))
    style = len(gzip.compress((static / "site.css").read_bytes()))
    fonts = sum(font.stat().st_size for font in (static / "fonts").glob("*.woff2"))
    assert page + style + fonts + (static / "icon.svg").stat().st_size < 100_000


@pytest.mark.parametrize(
    ("code", "words"), [("en", "There is nothing here"), ("sw", "Hakuna kitu hapa"), ("ru", "Здесь ничего нет")]
)
def test_a_wrong_address_is_explained(client: Client, code: str, words: str) -> None:
    page = client.get("/nowhere", headers={"accept-language": code})
    assert page.status_code == 404 and words in page.text


@pytest.mark.parametrize("code", ["en", "sw", "ru"])
@pytest.mark.parametrize(
    ("page", "status"),
    [
        (errors.bad_request, 400),
        (errors.forbidden, 403),
        (errors.forgery, 403),
        (errors.too_large, 413),
        (errors.busy, 503),
        (errors.server_error, 500),
    ],
)
def test_every_error_says_what_to_do_and_offers_a_way_on(page, status: int, code: str) -> None:
    from django.utils.translation import override

    with override(code):
        answer = page(RequestFactory().get("/check"))
    assert answer.status_code == status and f'<html lang="{code}">' in answer.text and 'class="button"' in answer.text


def test_a_form_without_our_guard_is_refused_with_an_explanation() -> None:
    page = Client(enforce_csrf_checks=True).post("/check", {}, headers={"accept-language": "sw"})
    assert page.status_code == 403 and "Tafadhali tuma fomu tena" in page.text


def test_an_announced_flood_is_refused_in_the_readers_language(client: Client, settings) -> None:
    settings.CHECKS_MAX_REQUEST_BYTES = 1000
    page = client.post("/check", {"contract": "x" * 2000}, headers={"accept-language": "ru"})
    assert page.status_code == 413 and "слишком большой" in page.text


def test_leaving_goes_to_an_ordinary_page_and_forgets_the_language(client: Client) -> None:
    client.post("/language", {"language": "sw", "next": "/"})
    page = client.post("/leave")
    assert page.status_code == 200
    assert f'content="0;url={settings.EXIT_ADDRESS}"' in page.text
    assert "jia" not in page.text
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == ""


def test_leaving_needs_nothing_that_could_be_missing() -> None:
    assert Client(enforce_csrf_checks=True).post("/leave", {"token": "nonsense"}).status_code == 200


def test_a_log_line_leads_to_no_contract_and_quotes_none() -> None:
    try:
        raise ValueError("Otieno earns 90,000")
    except ValueError as error:
        record = logging.LogRecord(
            "x", 40, "", 0, "Error: %s", ("/check/abcdefghijklmnop",), (type(error), error, None)
        )
    assert Discreet().filter(record)
    line = logging.Formatter().format(record)
    assert "abcdefgh" not in line and "Otieno" not in line and "ValueError" in line


def test_the_service_says_that_it_is_up(client: Client) -> None:
    assert client.get("/health").text == "ok\n"
