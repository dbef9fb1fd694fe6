"""What a person gets for a real file: `njia check` and `njia compare` on papers in every layout and kind of file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from samples.render import LAYOUTS

from njia.cli.main import main
from samples import contracts

pytestmark = pytest.mark.slow  # each writes and reads whole files: not for `make quick`

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/reference/schemas/contract-report.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
DIGITAL = ("docx", "pdf", "txt", "html")
CLEAN = ("welder", "nurse", "warehouse", "fish_plant")
TWO_COLUMNS_OR_MORE = [(name, layout) for name in CLEAN for layout in contracts.load(name).layouts]
MISREAD = 3  # places in 56 clauses where a letter is surely misread; benchmarks/pictures.py measures how often
Answer = tuple[int, dict[str, Any]]
Check = Callable[..., Answer]


def put(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """The files on disk, as their paths."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [str(folder / name) for name in files]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Writes the contract in a layout and medium, and asks `njia check`: exit status and report."""

    def ask(sample: contracts.Sample, layout: str, medium: str) -> Answer:
        out = tmp_path / "report.json"
        paths = put(tmp_path, contracts.render(sample, layout, medium))
        status = main(["check", *paths, "--format", "json", "--on", "2026-11-24", "--output", str(out)])
        return status, json.loads(out.read_text("utf-8"))

    return ask


def rules(report: Mapping[str, Any], *prefixes: str) -> list[str]:
    return [f["rule"] for f in report["findings"] if f["rule"].startswith(prefixes)]


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def recovered(sample: contracts.Sample, report: Mapping[str, Any]) -> float:
    """The share of the paper's pairs that stand in pairs of the report which hold nothing else.

    A pair of several lines may come back as several pairs; a number printed once may stand on one side only.
    """
    pairs = [(squeezed(p["en"]["text"]), squeezed(p["ru"]["text"])) for p in report["pairs"] if p["en"] and p["ru"]]
    gold = [(clause, sample.printed(clause, "en"), sample.printed(clause, "ru")) for clause in sample.clauses]
    both = [(clause, squeezed(en), squeezed(ru)) for clause, en, ru in gold if en and ru]
    hits = 0
    for clause, en, ru in both:
        inside = [(one, two) for one, two in pairs if one in en and two in ru]
        words = len(squeezed(clause.en)), len(squeezed(clause.ru))
        hits += all(sum(len(pair[side]) for pair in inside) >= 0.9 * words[side] for side in (0, 1))
    return hits / len(both)


def assert_true_to_its_texts(report: Mapping[str, Any]) -> None:
    """The report has its documented shape, and every quote stands where it says."""
    VALIDATOR.validate(report)
    texts = report["texts"]
    for quoted in [*report["facts"], *(e for f in report["findings"] for e in f["evidence"])]:
        assert texts[quoted["document"]][quoted["start"] : quoted["end"]] == quoted["quote"]
    for pair in report["pairs"]:
        for side in ("en", "ru"):
            clause = pair[side]
            assert clause is None or texts[side][clause["start"] : clause["end"]] == clause["text"]


def assert_clear(sample: contracts.Sample, answer: Answer) -> None:
    status, report = answer
    assert_true_to_its_texts(report)
    assert not rules(report, "parity.", "one_sided.", "reader."), report["findings"]
    assert (status, report["verdict"], report["class"]) == (0, "clear", sample.expect["class"])
    assert report["languages"] == ["en", "ru"]
    assert recovered(sample, report) >= 0.95


def tampered(name: str, edit: str) -> contracts.Sample:
    (found,) = [e for e in contracts.edits("tampers") if (e.contract, e.name) == (name, edit)]
    return contracts.apply(contracts.load(name), found)


@pytest.mark.parametrize("medium", DIGITAL)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_sound_contract_is_clear_in_every_layout_and_kind_of_file(check: Check, layout: str, medium: str) -> None:
    sample = contracts.load("greenhouse")
    assert_clear(sample, check(sample, layout, medium))


@pytest.mark.parametrize("medium", ["docx", "pdf"])
@pytest.mark.parametrize(("name", "layout"), TWO_COLUMNS_OR_MORE)
def test_other_trades_are_clear_in_the_layouts_they_come_in(check: Check, name: str, layout: str, medium: str) -> None:
    sample = contracts.load(name)
    assert_clear(sample, check(sample, layout, medium))


@pytest.mark.parametrize("medium", ["docx", "pdf"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_lower_wage_in_russian_is_found_in_every_layout(check: Check, layout: str, medium: str) -> None:
    status, report = check(tampered("greenhouse", "salary_digits 3.1"), layout, medium)
    assert_true_to_its_texts(report)
    assert status == 1
    assert report["verdict"] in ("fix", "stop")
    (finding,) = [f for f in report["findings"] if f["rule"] == "parity.money"]
    quotes = [e["quote"] for e in finding["evidence"]]
    assert any("62,000" in quote for quote in quotes), quotes
    assert any("42 000" in quote for quote in quotes), quotes


@pytest.mark.parametrize("medium", DIGITAL)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_military_contract_under_a_cooks_name_is_stopped_everywhere(check: Check, layout: str, medium: str) -> None:
    status, report = check(contracts.load("cook_military"), layout, medium)
    assert_true_to_its_texts(report)
    assert (status, report["class"], report["verdict"]) == (1, "military_service", "stop")
    assert "class.military_service" in rules(report, "class.")


@pytest.mark.parametrize("medium", DIGITAL)
@pytest.mark.parametrize("name", ["ru_only_loader", "english_only", "ru_only_military"])
def test_a_paper_in_one_language_is_stopped_once_for_that(check: Check, name: str, medium: str) -> None:
    sample = contracts.load(name)
    status, report = check(sample, sample.layouts[0], medium)
    assert_true_to_its_texts(report)
    assert (status, report["class"], report["verdict"]) == (1, sample.expect["class"], "stop")
    assert rules(report, "required.both_languages") == ["required.both_languages"]
    assert not rules(report, "one_sided.", "parity.")


@pytest.mark.ocr
@pytest.mark.slow
@pytest.mark.parametrize("medium", ["scan", "photo"])
@pytest.mark.parametrize("layout", ["table", "columns_free"])
def test_a_picture_of_a_sound_contract_is_hardly_doubted(check: Check, layout: str, medium: str) -> None:
    sample = contracts.load("greenhouse")
    status, report = check(sample, layout, medium)
    assert_true_to_its_texts(report)
    assert report["class"] == "employment"
    assert len(rules(report, "parity.", "one_sided.")) <= MISREAD, report["findings"]
    assert report["verdict"] != "stop"
    assert status == (report["verdict"] != "clear")


@pytest.mark.ocr
@pytest.mark.slow
@pytest.mark.parametrize("medium", ["scan", "photo"])
@pytest.mark.parametrize("layout", ["table", "en_then_ru"])
def test_a_picture_of_a_military_contract_is_stopped(check: Check, layout: str, medium: str) -> None:
    status, report = check(contracts.load("cook_military"), layout, medium)
    assert_true_to_its_texts(report)
    assert (status, report["class"], report["verdict"]) == (1, "military_service", "stop")


@pytest.mark.ocr
@pytest.mark.slow
@pytest.mark.parametrize("medium", ["scan", "photo"])
def test_a_lower_wage_in_a_picture_is_never_cleared(check: Check, medium: str) -> None:
    status, report = check(tampered("greenhouse", "salary_digits 3.1"), "table", medium)
    assert status == 1
    assert rules(report, "parity.money", "reader.unsure")
