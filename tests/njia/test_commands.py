"""The commands on files as people have them: two versions of a contract, and files that cannot be checked."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from njia.cli.main import main
from samples import contracts

DAY = ("--on", "2026-11-24")
GREENHOUSE = contracts.load("greenhouse")
SUBSTITUTED = {
    "salary_digits 3.1": "substitution.pay",
    "coefficient 3.2": "substitution.fact",
    "at_least_to_at_most 3.6": "substitution.meaning",
}


def file_of(sample: contracts.Sample, folder: Path, medium: str, layout: str = "table") -> Path:
    """The contract on disk, as one file."""
    folder.mkdir(exist_ok=True)
    ((name, data),) = contracts.render(sample, layout, medium).items()
    (folder / name).write_bytes(data)
    return folder / name


def tampered(name: str) -> contracts.Sample:
    (edit,) = [e for e in contracts.edits("tampers") if (e.contract, e.name) == ("greenhouse", name)]
    return contracts.apply(GREENHOUSE, edit)


def answer(command: list[str], out: Path) -> tuple[int, Mapping[str, Any]]:
    """The exit status and the JSON that the command wrote."""
    status = main([*command, *DAY, "--format", "json", "--output", str(out)])
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return status, found


@pytest.mark.parametrize("medium", ["docx", "pdf"])
@pytest.mark.parametrize("edit", SUBSTITUTED)
def test_what_was_changed_before_signing_is_told(tmp_path: Path, edit: str, medium: str) -> None:
    attested = file_of(GREENHOUSE, tmp_path / "attested", medium)
    signed = file_of(tampered(edit), tmp_path / "signed", medium)
    status, found = answer(["compare", str(attested), str(signed)], tmp_path / "out.json")
    assert status == 1
    assert SUBSTITUTED[edit] in [finding["rule"] for finding in found["findings"]]
    for finding in found["findings"]:
        for evidence in finding["evidence"]:
            text = found["texts"][evidence["document"]]
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


@pytest.mark.parametrize("medium", ["docx", "pdf"])
def test_the_same_contract_has_nothing_substituted(tmp_path: Path, medium: str) -> None:
    path = str(file_of(GREENHOUSE, tmp_path, medium))
    status, found = answer(["compare", path, path], tmp_path / "out.json")
    assert (status, found["verdict"], found["findings"]) == (0, "clear", [])


@pytest.mark.parametrize("name", ["greenhouse", "nurse", "welder"])
def test_the_same_words_in_another_kind_of_file_are_the_same_contract(tmp_path: Path, name: str) -> None:
    docx, pdf = (str(file_of(contracts.load(name), tmp_path, medium)) for medium in ("docx", "pdf"))
    status, found = answer(["compare", docx, pdf], tmp_path / "out.json")
    assert (status, found["findings"]) == (0, [])


def locked(folder: Path) -> Path:
    plain = file_of(GREENHOUSE, folder, "pdf")
    out = folder / "locked.pdf"
    subprocess.run(["qpdf", "--encrypt", "secret", "owner", "256", "--", plain, out], check=True)
    return out


def written(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


CANNOT = {
    "missing": (lambda folder: folder / "mkataba.docx", "haiwezi kufunguliwa"),
    "empty": (lambda folder: written(folder, "mkataba.pdf", b""), "ni tupu"),
    "only spaces": (lambda folder: written(folder, "mkataba.txt", b" \n\n \t"), "ni tupu"),
    "a program": (
        lambda folder: written(folder, "mkataba.pdf", b"\x7fELF\x02\x01\x01" + bytes(200)),
        "si aina ya faili",
    ),
    "old Word": (
        lambda folder: written(
            folder, "mkataba.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
        ),
        "faili la zamani la Word",
    ),
    "half a PDF": (lambda folder: written(folder, "mkataba.pdf", b"%PDF-1.7\n1 0 obj\n<<"), "limeharibika"),
    "behind a password": (locked, "limefungwa kwa nenosiri"),
}


@pytest.mark.parametrize("case", CANNOT)
def test_a_file_that_cannot_be_checked_is_told_in_swahili(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, words = CANNOT[case]
    path = made(tmp_path)
    assert main(["check", str(path), *DAY, "--lang", "sw"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert path.name in said.err


def test_half_a_pair_of_files_is_not_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english = file_of(GREENHOUSE, tmp_path, "docx")
    assert main(["check", str(english), str(tmp_path / "russian.docx"), *DAY, "--lang", "ru"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "«russian.docx» не открывается" in said.err


@pytest.mark.parametrize("name", ["contract.docx", "en", "ru"])
def test_two_files_of_one_name_are_both_read(tmp_path: Path, name: str) -> None:
    files = list(contracts.render(GREENHOUSE, "two_files", "docx").values())
    paths = []
    for folder, data in zip(("a", "b"), files, strict=True):
        (tmp_path / folder).mkdir()
        paths.append(str(written(tmp_path / folder, name, data)))
    status, report = answer(["check", *paths], tmp_path / "out.json")
    assert (status, report["verdict"]) == (0, "clear")
    assert len(set(report["documents"])) == 2
    assert len(report["texts"]) == 4
    assert set(report["documents"]) | {"en", "ru"} == set(report["texts"])
    assert "Работодатель" not in report["texts"]["en"]
