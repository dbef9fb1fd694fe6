"""A whole table of papers is verified at once: each row has its answer, and what is no such table is refused."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.njia.seals import office
from tests.site.seals.test_verify_page import NOON, published  # noqa: F401 - a fixture

from njiasite.config.clock import moved

pytestmark = pytest.mark.django_db


def sent(client: Client, text: str):
    with moved(NOON):
        return client.post("/verify/many", {"file": SimpleUploadedFile("papers.csv", text.encode())})


def test_without_a_file_the_page_itself_says_what_is_wrong_in_its_own_language(client: Client) -> None:
    """The browser would say it in the language of the phone, and nothing where it knows no file fields."""
    page = client.post("/verify/many", headers={"accept-language": "ru"})
    assert page.status_code == 422 and 'role="alert"' in page.text and "novalidate" in page.text
    assert "CSV" in page.text.partition('role="alert">')[2].partition("</p>")[0]


def test_each_row_is_answered_good_revoked_or_altered(client: Client, published) -> None:  # noqa: F811
    good, revoked = office.code(serial=7), office.code(serial=5)
    page = sent(client, f"name,seal\nA,{good}\nB,{revoked}\nC,{good[:-6]}AAAAAA\nD,\n").text
    assert "Good: 1 of 4." in page
    assert page.count("The seal is good.") == 1 and "OOO Utrennii Khleb" in page
    assert "revoked" in page


@pytest.mark.parametrize("text", ["", "name\nA\n", "seal\n", "seal\n" + "X\n" * 501])
def test_what_is_no_table_of_codes_or_too_long_is_refused(client: Client, text: str) -> None:
    assert sent(client, text).status_code == 422
