"""`njia screen` on texts as people have them: a file, standard input, a saved page, many at once."""

import io
import json
from pathlib import Path

import pytest

from njia.cli.main import main

LURE = "Drivers wanted in Moscow. Salary 280k per month. You travel on a tourist visa. WhatsApp only."
DAY = ("--on", "2026-11-28")


def test_a_message_in_a_file_is_answered_with_reasons_in_the_readers_language(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    offer = tmp_path / "offer.txt"
    offer.write_text(LURE, "utf-8")
    for language, word in (("en", "tourist visa"), ("sw", "Simama"), ("ru", "Стоп")):
        assert main(["screen", str(offer), "--lang", language, *DAY]) == 1
        assert word in capsysbinary.readouterr().out.decode()


def test_a_message_from_standard_input_gives_json(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LURE.encode())))
    assert main(["screen", "--format", "json", *DAY]) == 1
    answer = json.loads(capsysbinary.readouterr().out)
    assert (answer["kind"], answer["verdict"]) == ("offer", "stop")
    (quote,) = [f["evidence"][0]["quote"] for f in answer["findings"] if f["rule"].endswith("tourist_visa")]
    assert "tourist visa" in quote


def test_a_saved_page_is_read_without_its_markup(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    page = tmp_path / "offer.html"
    page.write_text(f"<html><body><p>{LURE.replace('tourist', '<b>tour</b>ist')}</p></body></html>", "utf-8")
    assert main(["screen", str(page), *DAY]) == 1
    assert b"tourist visa" in capsysbinary.readouterr().out


def test_an_honest_advert_ends_with_status_0_and_is_not_called_safe(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    offer = tmp_path / "offer.txt"
    offer.write_text("Cook wanted at our school in Machakos. Ksh 19,000 a month. Bring certificates.", "utf-8")
    assert main(["screen", str(offer), *DAY]) == 0
    assert b"does not mean it is safe" in capsysbinary.readouterr().out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_keeps_order_and_keys_and_adds_its_answer(tmp_path: Path, jobs: str) -> None:
    rows = [{"id": n, "text": LURE if n % 2 else "Maji yatakatwa kesho", "note": {"x": [n]}} for n in range(450)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n\n", "utf-8")
    out = tmp_path / "out.jsonl"
    assert main(["screen", "--batch", str(tmp_path / "in.jsonl"), "--output", str(out), "--jobs", jobs, *DAY]) == 0
    answers = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [{k: v for k, v in a.items() if k != "njia"} for a in answers] == rows
    assert {a["njia"]["verdict"] for a in answers if a["id"] % 2} == {"stop"}
    assert set(answers[0]["njia"]) == {"kind", "verdict", "score", "findings"}


def test_a_line_that_is_no_object_is_named_by_number_and_not_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "Mambo"}\n{"txt": "my secret"}\n', "utf-8")
    command = ["screen", "--batch", str(tmp_path / "in.jsonl"), "--output", str(tmp_path / "out"), *DAY]
    assert main(command) == 2
    told = capsys.readouterr().err
    assert "line 2" in told and "secret" not in told
