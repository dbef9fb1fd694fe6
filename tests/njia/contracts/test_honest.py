"""Honest contracts in the voices of different drafters: nothing is alarmed, and no required clause is missed."""

from datetime import date
from pathlib import Path

import pytest

from njia.contracts.check import check
from njia.corridors.load import load
from njia.documents.model import Block, Page, assemble

PAPERS = sorted((Path(__file__).parent / "papers" / "honest").glob("*.txt"))
ON = date(2026, 11, 24)


def report(path):
    """English, then Russian: each pair of lines in the file is a clause in both."""
    pairs = [pair.split("\n") for pair in path.read_text("utf-8").strip().split("\n\n")]
    lines = [en for en, _ in pairs] + [ru for _, ru in pairs]
    return check([assemble(path.stem, "text", (Page(1),), [Block(text, 0, 1) for text in lines])], load(), on=ON)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_an_honest_paper_is_clear(path):
    found = report(path)
    assert [(f.rule, [e.quote for e in f.evidence]) for f in found.findings if f.severity != "note"] == []
    assert (found.class_, found.verdict) == ("employment", "clear")
