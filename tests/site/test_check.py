"""A contract goes in at /check; an answer comes out; nothing stays."""

from __future__ import annotations

import fcntl
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from njiasite.checks import services, shelf, views
from njiasite.checks.job import Job, Progress
from njiasite.checks.job import Paper as Paper_

pytestmark = pytest.mark.django_db  # the page shows the warnings of the day

Paper = Callable[..., list[SimpleUploadedFile]]


@pytest.fixture(autouse=True)
def patient(settings) -> None:
    settings.CHECKS_WAIT_SECONDS = 120  # an upper bound: the answer is shown as soon as it is there


def send(client: Client, files: list[SimpleUploadedFile], code: str = "en", **more) -> str:
    """Send a contract; the address of its answer."""
    sent = client.post("/check", {"contract": files, "language": code, **more})
    assert sent.status_code == 303, sent.text
    return sent["Location"]


def test_a_bilingual_word_file_gets_a_verdict_and_its_clauses_in_two_columns(client: Client, paper: Paper) -> None:
    page = client.get(send(client, paper("greenhouse")))
    assert page.status_code == 200
    assert '<section class="verdict' in page.text and "This is a job contract." in page.text
    line = re.search(r'<div class="line"><div>.*?<span lang="en">.*?<span lang="ru">', page.text, re.DOTALL)
    assert line is not None


@pytest.mark.parametrize(
    ("code", "verdict"),
    [("en", "Do not sign this paper."), ("sw", "Usitie sahihi karatasi hii."), ("ru", "Не подписывайте эту бумагу.")],
)
def test_a_military_paper_is_stopped_in_the_language_asked_for(
    client: Client, paper: Paper, code: str, verdict: str
) -> None:
    page = client.get(send(client, paper("cook_military"), code))
    assert f"<h1>{verdict}</h1>" in page.text and f'<html lang="{code}">' in page.text
    assert 'class="button second" href="/help"' in page.text


def test_two_files_are_one_contract(client: Client, paper: Paper) -> None:
    english, russian = paper("welder", "two_files")
    report = client.get(send(client, [english], russian=[russian]) + "/report.json").json()
    both = [pair for pair in report["pairs"] if pair["en"] and pair["ru"]]
    assert report["class"] == "employment" and len(both) > 10


def test_a_link_from_each_quote_leads_to_its_words_and_back(client: Client, paper: Paper) -> None:
    page = client.get(send(client, paper("cook_military"))).text
    names = set(re.findall(r'id="([^"]+)"', page))
    targets = re.findall(r'href="#([^"]+)"', page)
    assert any(target.startswith("words-ru-") for target in targets)
    assert set(targets) <= names
    assert len(names) == len(re.findall(r'id="([^"]+)"', page))


def test_the_answer_can_be_taken_home_in_the_readers_language(client: Client, paper: Paper) -> None:
    address = send(client, paper("greenhouse"), "sw")
    pdf = client.get(address + "/report.pdf")
    assert (
        pdf.content.startswith(b"%PDF") and pdf["Content-Disposition"] == 'attachment; filename="contract-check-sw.pdf"'
    )
    report = client.get(address + "/report.json").json()
    assert set(report) >= {"class", "verdict", "pages", "pairs", "facts", "findings", "summary"}


def test_no_cache_keeps_an_answer(client: Client, paper: Paper) -> None:
    address = send(client, paper("greenhouse"))
    for path in (address, address + "/report.pdf", address + "/report.json"):
        page = client.get(path)
        assert "no-store" in page["Cache-Control"]
        assert page["Referrer-Policy"] == "same-origin" and "noindex" in page["X-Robots-Tag"]


def test_the_file_itself_is_gone_before_the_answer_is_read(client: Client, paper: Paper, shelf_folder: Path) -> None:
    send(client, paper("greenhouse"))
    assert [path.name for path in shelf_folder.rglob("file-*")] == []


def test_erase_now_erases_now(client: Client, paper: Paper, shelf_folder: Path) -> None:
    address = send(client, paper("greenhouse"))
    assert client.post(address + "/erase")["Location"] == "/check/erased"
    assert "Everything is erased" in client.get("/check/erased").text
    assert client.get(address).status_code == 404
    assert [path for path in shelf_folder.iterdir() if path.is_dir()] == []


def test_leaving_quickly_erases_too(client: Client, paper: Paper) -> None:
    address = send(client, paper("greenhouse"))
    client.post("/leave", {"token": address.rsplit("/", 1)[1]})
    assert client.get(address).status_code == 404


def test_an_answer_is_gone_after_its_time_even_if_nobody_asks(
    client: Client, paper: Paper, settings, shelf_folder: Path
) -> None:
    settings.CHECKS_KEEP_SECONDS = 2
    sent = client.post("/check", {"contract": paper("greenhouse")})
    assert sent.status_code == 303
    until = time.monotonic() + 60
    while time.monotonic() < until and any(path.is_dir() for path in shelf_folder.iterdir()):
        time.sleep(0.2)
    assert [path for path in shelf_folder.iterdir() if path.is_dir()] == []


def test_a_file_of_a_check_never_passes_for_a_module_of_ours(client: Client, paper: Paper, monkeypatch) -> None:
    plain = shelf.write

    def write(path: Path, data: bytes) -> None:
        plain(path, data)
        plain(path.parent / "msgspec.py", b"raise SystemExit('a stranger wrote this')")

    monkeypatch.setattr(shelf, "write", write)
    assert client.get(send(client, paper("greenhouse"))).status_code == 200


def test_the_camera_can_take_every_page_without_script(client: Client, paper: Paper) -> None:
    page = client.get("/check").text
    assert len(re.findall(r'name="photo"[^>]*capture="environment"', page)) >= 4
    halves = paper("welder", "two_files", "txt")
    sent = client.post("/check", {"photo": halves})
    assert client.get(sent["Location"] + "/report.json").json()["pages"] == 2


def test_a_head_of_the_form_has_no_body(rf: RequestFactory) -> None:
    answer = views.start(rf.head("/check"))  # not by the client, which would take the body off itself
    assert answer.status_code == 200
    assert answer.content == b"" and int(answer["Content-Length"]) > 1000


def test_an_old_answer_is_swept_by_any_request(client: Client, paper: Paper, shelf_folder: Path) -> None:
    address = send(client, paper("greenhouse"))
    (job,) = shelf_folder.rglob("job.json")
    os.utime(job, (time.time() - 16 * 60,) * 2)
    assert client.get(address).status_code == 404
    assert not job.exists()


def test_a_strangers_guess_finds_nothing(client: Client, paper: Paper) -> None:
    address = send(client, paper("greenhouse"))
    for guess in (address[:-1] + ("A" if address[-1] != "A" else "B"), "/check/short", "/check/" + "a" * 43):
        assert client.get(guess).status_code == 404
        assert client.get(guess + "/report.pdf").status_code == 404


def test_logs_name_neither_file_nor_address(client: Client, paper: Paper, capfd) -> None:
    address = send(client, paper("greenhouse"))
    client.get(address)
    client.get(address[:-1])
    written = "".join(capfd.readouterr())
    assert "greenhouse" not in written and address not in written and address[:-1] not in written


@pytest.mark.parametrize(
    ("code", "words"),
    [("en", "Choose the file of the contract"), ("sw", "Chagua faili ya mkataba"), ("ru", "Выберите файл договора")],
)
def test_nothing_chosen_is_said_beside_the_field_and_above_the_form(client: Client, code: str, words: str) -> None:
    page = client.post("/check", {}, headers={"accept-language": code})
    assert page.status_code == 422
    assert page.text.count(words) >= 2 and 'href="#id_contract"' in page.text and 'role="alert"' in page.text


def test_an_empty_file_is_refused(client: Client) -> None:
    page = client.post("/check", {"contract": SimpleUploadedFile("contract.pdf", b"")})
    assert page.status_code == 422 and "This file is empty" in page.text


def test_a_file_over_the_limit_is_refused(client: Client, settings) -> None:
    settings.CHECKS_MAX_FILE_BYTES = 100
    page = client.post("/check", {"contract": SimpleUploadedFile("contract.txt", b"x" * 101)})
    assert page.status_code == 422 and "too big" in page.text


def test_too_many_files_are_refused(client: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", b"page") for n in range(21)]
    assert "20 files or fewer" in client.post("/check", {"contract": files}).text


@pytest.mark.parametrize("code", ["en", "sw", "ru"])
@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00" + bytes(range(256)) * 8,
        b"PK\x03\x04 this is not a zip",
        b"%PDF-1.7\nbroken",
        b"\xff\xd8\xff\xe0 no picture",
    ],
)
def test_a_file_that_is_no_contract_gets_a_reason_and_no_verdict(client: Client, code: str, data: bytes) -> None:
    page = client.get(send(client, [SimpleUploadedFile("contract.bin", data)], code))
    assert page.status_code == 422
    assert 'role="alert"' in page.text and "verdict" not in page.text
    reason = re.search(r'id="problem">.*?<p>(.*?)</p>', page.text, re.DOTALL)
    assert reason is not None and len(reason.group(1)) > 20
    assert bool(re.search("[а-я]", reason.group(1))) == (code == "ru")


def test_a_photo_for_each_page_makes_one_contract(client: Client, paper: Paper) -> None:
    halves = paper("welder", "two_files", "txt")  # two files sent as pages of one paper
    report = client.get(send(client, halves) + "/report.json").json()
    assert report["pages"] == 2 and len(report["documents"]) == 1


def test_a_check_that_takes_too_long_is_ended_and_said_so(client: Client, paper: Paper, settings) -> None:
    settings.CHECKS_MAX_SECONDS = 1
    page = client.get(send(client, paper("greenhouse", "table", "scan")))
    assert page.status_code == 422 and "took too long" in page.text


def test_a_worker_that_dies_leaves_no_half_answer(client: Client, paper: Paper, settings) -> None:
    settings.CHECKS_WAIT_SECONDS = 0
    address = send(client, paper("greenhouse", "table", "scan"))
    os.killpg(services._children[-1].pid, signal.SIGKILL)
    services._children[-1].wait()
    page = client.get(address)
    assert page.status_code == 422 and "broke off" in page.text


def test_when_too_many_wait_the_next_is_asked_to_come_back(client: Client, paper: Paper, settings) -> None:
    settings.CHECKS_MAX_WAITING = 1
    settings.CHECKS_WAIT_SECONDS = 0
    first = send(client, paper("greenhouse", "table", "scan"))
    second = client.post("/check", {"contract": paper("greenhouse")})
    assert second.status_code == 503 and second["Retry-After"] == "120"
    client.post(first + "/erase")


def test_an_erased_check_stops_working(client: Client, paper: Paper, settings) -> None:
    settings.CHECKS_WAIT_SECONDS = 0
    address = send(client, paper("greenhouse", "table", "scan"))
    worker = services._children[-1]
    client.post(address + "/erase")
    assert worker.wait(timeout=120) is not None
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress("waiting"), "Other contracts are being read before yours."),
        (Progress("reading"), "Reading the pages."),
        (Progress("reading", 2, 5), "Reading page 2 of 5."),
        (Progress("comparing"), "Comparing the two languages."),
    ],
)
def test_the_page_that_waits_says_how_far_we_are(
    client: Client, shelf_folder: Path, progress: Progress, words: str
) -> None:
    token = shelf.new_token()
    folder = shelf.place(shelf_folder, token)
    assert folder is not None
    folder.mkdir()
    shelf.write(folder / "progress.json", msgspec.json.encode(progress))
    with (folder / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        page = client.get(f"/check/{token}")
        still = client.get(f"/check/{token}?still")
    assert words in page.text and 'http-equiv="refresh"' in page.text
    assert words in still.text and 'http-equiv="refresh"' not in still.text


def test_a_check_that_breaks_off_tells_the_operator_where_and_not_what(capfd, tmp_path: Path) -> None:
    folder = tmp_path / "check"
    folder.mkdir()
    job = Job((Paper_("secret-name.txt", ("file-0-0",)),), date(2026, 1, 1), "no_such_corridor", 1000, 60, 1)
    shelf.write(folder / "job.json", msgspec.json.encode(job))
    shelf.write(folder / "file-0-0", b"1. The Employee earns 90,000 roubles.")
    done = subprocess.run([sys.executable, "-m", "njiasite.checks.worker", str(folder)], capture_output=True, text=True)
    assert "A check broke off: CorridorError at" in done.stderr
    assert "secret-name" not in done.stderr and "90,000" not in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["failure.json", "job.json", "progress.json"]


def test_markup_in_a_contract_stays_text(client: Client) -> None:
    english = "1. The Employee <script>alert(1)</script> works 48 hours a week.\n"
    russian = "1. Работник <b>работает</b> 40 часов в неделю.\n"
    page = client.get(send(client, [SimpleUploadedFile("<img src=x>.txt", (english + russian).encode() * 3)]))
    assert page.status_code == 200 and "&lt;script&gt;" in page.text
    assert "<script" not in page.text and "<img" not in page.text and "<b>" not in page.text
