"""The page /verify: scripts run there and nowhere else; without them the server answers and writes nothing down."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from django.test import Client
from tests.njia.seals import office

from njiasite.config.clock import moved

NOON = datetime(2026, 12, 5, 12, tzinfo=UTC)


@pytest.fixture
def published(settings, tmp_path: Path) -> Path:
    settings.SEALS_FOLDER = str(tmp_path)
    (tmp_path / "issuers.json").write_bytes(msgspec.json.encode(office.ISSUERS))
    (tmp_path / "revoked.cbor").write_bytes(office.revoked(5))
    return tmp_path


def answer(client: Client, code: str, language: str = "en") -> str:
    with moved(NOON):
        page = client.post("/verify", {"code": code}, headers={"accept-language": language})
    assert page.status_code == 200
    return page.text


@pytest.mark.parametrize(
    ("language", "says", "job"),
    [
        ("en", "The seal is good.", "Job"),
        ("sw", "Muhuri ni halali.", "Kazi"),
        ("ru", "Печать действительна.", "Работа"),
    ],
)
def test_without_scripts_the_server_answers_in_three_languages(
    client: Client, published: Path, language: str, says: str, job: str
) -> None:
    page = answer(client, office.code(), language)
    assert f'tabindex="-1">{says}</h1>' in page
    assert f">{job}</dt><dd>Baker</dd>" in page


def test_each_paper_gets_its_answer(client: Client, published: Path) -> None:
    assert "This paper was revoked." in answer(client, office.code(serial=5))
    assert '<h1 id="says" tabindex="-1">This is not a code' in answer(client, "x" * 9000)
    (published / "revoked.cbor").write_bytes(b"nonsense")
    assert "we cannot say whether it was revoked" in answer(client, office.code())
    (published / "issuers.json").unlink()
    assert "We do not know who sealed this." in answer(client, office.code())


def test_what_is_typed_cannot_become_part_of_the_page(client: Client, published: Path) -> None:
    evil = office.code(employer="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in answer(client, evil) and "<script>alert" not in answer(client, evil)


def test_nothing_of_the_paper_is_written_down(client: Client, published: Path, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    token = office.code().partition("#")[2]
    answer(client, token)
    answer(client, token[:-4])
    assert token[20:60] not in caplog.text


@pytest.mark.django_db  # the front page shows the numbers to call
@pytest.mark.parametrize("path", ["/verify", "/VERIFY", "/verify-worker.js"])
def test_scripts_of_our_own_run_on_this_page_and_on_no_other(client: Client, path: str) -> None:
    policy = client.get(path)["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "default-src 'none'" in policy and "unsafe" not in policy
    assert "script-src" not in client.get("/")["Content-Security-Policy"]


def test_the_bundle_holds_only_lists_that_can_be_believed(client: Client, published: Path, caplog) -> None:
    (published / "other.cbor").write_bytes(b"nonsense")
    bundle = client.get("/verify/bundle.json").json()
    assert len(bundle["lists"]) == 1 and bundle["issuers"]["issuers"][0]["id"] == office.OFFICE
    assert "other.cbor is no list" in caplog.text


def test_the_newest_list_counts(client: Client, published: Path) -> None:
    (published / "aaa.cbor").write_bytes(office.revoked(office.PAPER.serial, as_of=date(2026, 12, 4)))
    assert "This paper was revoked." in answer(client, office.code())


def test_a_phone_can_keep_the_page_among_its_apps(client: Client) -> None:
    manifest = client.get("/verify/app.webmanifest")
    assert manifest["Content-Type"] == "application/manifest+json"
    assert (manifest.json()["start_url"], manifest.json()["display"]) == ("/verify", "standalone")


def test_what_the_worker_keeps_is_all_there(client: Client) -> None:
    from django.contrib.staticfiles import finders

    from njiasite.seals import presentation

    worker = client.get("/verify-worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    for address in presentation.files():
        assert f'"{address}"' in worker.text
        assert finders.find(address.removeprefix("/static/")) is not None
    for script in presentation.scripts():
        assert f'<script src="{script}" defer></script>' in client.get("/verify").text
