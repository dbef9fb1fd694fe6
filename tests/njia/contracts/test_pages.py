"""A picture of one page of several is not taken for the whole paper."""

from datetime import date

import pytest
from body import body

from njia.contracts.check import check
from njia.corridors.load import load
from njia.documents.model import Block, Page, assemble

ON = date(2026, 11, 24)


def missing(en, ru, scanned=True):
    blocks = [Block(text, 0, 1) for text in (*en, *ru)]
    paper = assemble("photo", "image", (Page(1, scanned=scanned),), blocks)
    return [f for f in check([paper], load(), on=ON).findings if f.rule == "reader.pages_missing"]


def test_a_whole_paper_lacks_no_page():
    assert missing(body("en"), body("ru")) == []


def test_a_numbering_that_begins_in_the_middle_is_told():
    found = missing(body("en")[8:], body("ru")[8:])
    assert found and found[0].severity == "fix"
    assert {e.side for e in found[0].evidence} == {"ru", "en"}


@pytest.mark.parametrize("side", ["en", "ru"])
def test_a_sentence_that_breaks_off_is_told(side):
    whole = {"en": body("en"), "ru": body("ru")}
    torn = {
        "en": "23. The Employee shall not be asked to pay for the",
        "ru": "23. С Работника никто не вправе требовать оплату или возмещение расходов за свой",
    }
    whole[side] = [*whole[side], torn[side]]
    assert torn[side] in [e.quote for f in missing(whole["en"], whole["ru"]) for e in f.evidence]


def test_a_file_that_is_no_picture_is_whole():
    assert missing(body("en")[8:], body("ru")[8:], scanned=False) == []
