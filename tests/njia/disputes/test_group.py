"""Several workers file one paper: what is owed to each, how it was counted, and the same in their language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest

from njia.disputes.claims import Wages
from njia.disputes.compute import compute
from njia.disputes.group import Member, Shared, group_forms, group_pack, total
from njia.disputes.load import law
from njia.disputes.pack import Block, Named
from njia.disputes.papers import around
from njia.disputes.typeset import write
from njia.documents.read import read
from njia.findings import Language

ON = date(2026, 6, 15)
PEOPLE = (("Peter Testcase", "Питер Тесткейс", 100_000), ("Faith Testcase", "", 50_000))
ABOUT = Shared(employer=Named(russian="ООО «Заря Образец»"), inn="4000000008")


def members(due: date = date(2026, 5, 15)) -> list[Member]:
    claims = [
        (Named(latin=latin, russian=russian), Wages(due=due, amount=Decimal(much))) for latin, russian, much in PEOPLE
    ]
    return [Member(name, compute(law(), (claim,), ON)) for name, claim in claims]


def made(form: str, language: Language = "sw", due: date = date(2026, 5, 15)) -> tuple[Block, ...]:
    return group_pack(law(), around(), group_forms()[form], members(due), ABOUT, language)


def said(blocks: tuple[Block, ...], language: Language) -> str:
    return "\n".join(block.text for block in blocks if block.language == language).replace("\u00a0", " ")


def test_the_sums_of_all_are_the_sum_of_each() -> None:
    assert total(members()) == sum(one.sheet.total for one in members())
    assert "Цена иска: 154 495 рублей" in said(made("court"), "ru")


@pytest.mark.parametrize("form", sorted(group_forms()))
@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_is_named_counted_and_signs_and_the_translation_says_the_same(form: str, language: Language) -> None:
    blocks = made(form, language)
    for part in ("ru", language):
        text = said(blocks, part)  # type: ignore[arg-type]
        assert (
            text.count("Faith Testcase") == 1 + 1 + 2 + 1
        )  # the list, what is attached, two signatures, the calculation
        assert "4000000008" in text and text.count("____________ ") >= 4
    russian = [block.kind for block in blocks if block.language == "ru"]
    own = [block.kind for block in blocks if block.language == language and block.kind != "note"][1:]
    assert own == russian
    assert "Питер Тесткейс" in said(blocks, "ru") and "Питер" not in said(blocks, language)


def test_a_missed_time_limit_is_asked_back_and_one_that_is_kept_is_said() -> None:
    assert "не пропущены" in said(made("court"), "ru") and "Восстановить" not in said(made("court"), "ru")
    late = said(made("court", due=date(2025, 5, 15)), "ru")
    assert "Восстановить пропущенный срок" in late and "не пропущены" not in late


def test_it_is_a_word_file_and_a_pdf(tmp_path: Path) -> None:
    blocks = made("court")
    paragraphs = [one.text for one in docx.Document(BytesIO(write(blocks, "docx"))).paragraphs]
    assert "ИСКОВОЕ ЗАЯВЛЕНИЕ нескольких истцов о взыскании заработной платы и иных выплат" in paragraphs
    text = read(write(blocks, "pdf"), "group.pdf").text
    assert "Питер Тесткейс" in text and "DAI la wadai kadhaa" in text
