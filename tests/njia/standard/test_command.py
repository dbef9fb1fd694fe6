"""``njia contract``: a paper from a file of terms, and what it says when it cannot be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from njia.cli.main import main

TERMS = Path(__file__).with_name("terms.yaml")
ON = ["--on", "2026-11-28"]


def run(*words: object) -> int:
    return main(["contract", *map(str, words), *ON])


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_contract_is_drafted_and_passes_njia_check(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / f"contract.{form}"
    assert run("draft", TERMS, "--format", form, "--output", paper) == 0
    assert "nothing needs a fix" in capsys.readouterr().err
    assert main(["check", str(paper), *ON]) == 0


def test_terms_below_the_law_are_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    low = tmp_path / "low.yaml"
    low.write_text(TERMS.read_text("utf-8").replace('pay: "68000"', 'pay: "9000"'), "utf-8")
    paper = tmp_path / "low.docx"
    assert run("draft", low, "--output", paper, "--lang", "sw") == 1
    assert "Mshahara ni mdogo mno" in capsys.readouterr().err
    addendum = tmp_path / "addendum.docx"
    assert run("addendum", paper, TERMS, "--output", addendum, "--lang", "ru") == 0
    assert "устраняет замечаний: 1" in capsys.readouterr().err
    assert addendum.stat().st_size > 1000


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("variant: hotel", "variant: pirate", "pirate"),
        ("start: 2027-01-15", "start: soon", "start"),
        ('begins: "7:00"', "begins: 7:00", "begins"),
        ("variant: hotel", "variant: student", "university"),
        ("variant: hotel", "{", "low.yaml"),
    ],
)
def test_what_is_wrong_in_the_terms_is_named(
    old: str, new: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "low.yaml"
    bad.write_text(TERMS.read_text("utf-8").replace(old, new), "utf-8")
    assert run("draft", bad, "--output", tmp_path / "x.docx") == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "x.docx").exists()


def test_a_file_that_is_not_there_is_told_in_the_readers_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("draft", tmp_path / "none.yaml", "--output", tmp_path / "x.docx", "--lang", "ru") == 2
    assert "none.yaml" in capsys.readouterr().err
