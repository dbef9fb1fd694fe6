"""The filing pack holds what a court's clerk looks for, and the worker reads the same in their own language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from njia.cli.main import main
from njia.disputes.claims import Dismissal
from njia.disputes.compute import compute
from njia.disputes.load import law
from njia.disputes.pack import Block, MilitaryError, Particulars, pack
from njia.disputes.papers import around, forms
from njia.disputes.reading import claims_from
from njia.disputes.typeset import write
from njia.documents.read import read
from njia.findings import Language

WELDER = claims_from(Path("samples/disputes/welder.yaml").read_bytes())
ON = date(2026, 11, 28)
SHEET = compute(law(), WELDER.claims, ON)


def _pack(paper: str, language: Language = "sw", about: Particulars = WELDER.particulars) -> tuple[Block, ...]:
    return pack(law(), around(), forms()[paper], SHEET, about, contract="civil", language=language)


def _said(blocks: tuple[Block, ...], language: Language) -> str:
    return "\n".join(block.text for block in blocks if block.language == language).replace("\u00a0", " ")


def test_the_claim_for_a_court_has_what_the_code_of_procedure_asks_for() -> None:
    told = _said(_pack("court"), "ru")
    for part in (
        "В Калужский районный суд", "Истец: Питер Мванги Экземпл", "Ответчик: ООО «Пример-Завод», ИНН 4000000008",
        "Цена иска: 265 157,03 рубля", "пошлина не уплачивается (ст. 393", "сроки обращения".capitalize(),
        "1. Взыскать с ООО «Пример-Завод» в пользу истца 239 047,60 рубля", "по день фактического расчёта включительно",
        "РАСЧЁТ на 28 ноября 2026 года", "подлежит уточнению", "Копия трудового договора",
    ):  # fmt: skip
        assert part in told, part


@pytest.mark.parametrize("paper", ["court", "inspectorate", "commission", "demand"])
@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_worker_reads_the_same_paragraphs_that_are_filed(paper: str, language: Language) -> None:
    blocks = _pack(paper, language)
    own = [block.kind for block in blocks if block.language == language and block.kind != "note"][1:]
    assert own == [block.kind for block in blocks if block.language == "ru"]
    assert "Peter Mwangi Example" in _said(blocks, language)
    assert not {"{", "}", "None"} & set(_said(blocks, language))


def test_a_russian_reader_needs_no_translation() -> None:
    assert {block.language for block in _pack("court", "ru")} == {"ru"}


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_file_says_what_the_pack_says(form: str) -> None:
    document = read(write(_pack("court"), form), f"claim.{form}")  # type: ignore[arg-type]
    text = " ".join(document.text.split())
    assert "ИСКОВОЕ ЗАЯВЛЕНИЕ" in text and "DAI la kulipwa mshahara" in text
    assert "= 11 585,50 рубля" in text.replace("\u00a0", " ")


def test_what_nobody_told_is_a_line_to_write_on() -> None:
    told = _said(_pack("demand", "en", Particulars()), "ru")
    assert "От: ____________" in told


def test_a_missed_time_limit_is_asked_for_with_its_reason() -> None:
    late = compute(law(), [Dismissal(handed=date(2026, 5, 4))], ON)
    about = Particulars(late_reason="болезнь", why="нет основания")
    told = _said(pack(law(), around(), forms()["court"], late, about, contract="none", language="en"), "ru")
    assert "1. Восстановить пропущенный срок" in told
    assert "по уважительной причине: болезнь" in told
    assert "не пропущены" not in told and "Взыскать" not in told
    assert "фактически допущен" in told


def test_no_paper_is_made_for_a_soldier() -> None:
    with pytest.raises(MilitaryError):
        pack(law(), around(), forms()["court"], SHEET, Particulars(), contract="military", language="en")


def test_the_command_writes_the_file(tmp_path: Path) -> None:
    made = tmp_path / "claim.docx"
    assert main(["dispute", "pack", "samples/disputes/welder.yaml", "--on", "2026-11-28", "--output", str(made)]) == 0
    assert "STATEMENT OF CLAIM" in read(made.read_bytes(), "claim.docx").text
