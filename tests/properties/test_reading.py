"""Whatever a file holds, it is read or refused with a message that exists; what was read keeps its own offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.mutations import STEPS, damaged, damaged_part, examples, paper, parts

from njia.corridors.load import load
from njia.documents.limits import Limits
from njia.documents.model import Document, DocumentError
from njia.documents.read import read

# Small limits keep a hostile file's work small; every path that enforces one is still walked.
LIMITS = Limits(bytes=2_000_000, pages=12, pixels=1_000_000, characters=200_000)
DOCX = paper("greenhouse", "table", "docx")
PDF = paper("hotel", "columns", "pdf")
HTML = paper("greenhouse", "table", "html")
TEXT = paper("driver", "interleaved", "txt")


def read_or_refused(data: bytes, name: str) -> Document | None:
    """The document, sound in itself, or None where it was refused in words of the corridor."""
    try:
        document = read(data, name, limits=LIMITS)
    except DocumentError as error:
        for language in ("en", "sw", "ru"):
            assert load().messages[error.code].fill(**error.values)[language]
        return None
    assert document.blocks, "a file without words must be refused"
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
        assert all(0 <= first < last <= len(block.text) for first, last in block.unsure)
    for notice in document.notices:
        assert notice.rule in load().rules
        assert 0 <= notice.start <= notice.end <= len(document.text)
    return document


@examples(60)
@given(part=st.sampled_from(parts(DOCX)), steps=STEPS)
def test_a_word_file_with_a_damaged_part_is_read_or_refused(part, steps):
    read_or_refused(damaged_part(DOCX, part, steps), "contract.docx")


@pytest.mark.parametrize("data", [DOCX, PDF, HTML, TEXT], ids=["docx", "pdf", "html", "text"])
@examples(60)
@given(steps=STEPS)
def test_a_file_with_damaged_bytes_is_read_or_refused(data, steps):
    read_or_refused(damaged(data, steps), "contract")


@examples(60)
@given(
    data=st.binary(max_size=400), head=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xd8\xff"])
)
def test_any_bytes_are_read_or_refused(data, head):
    read_or_refused(head + data, "contract")


@examples(60)
@given(text=st.text(min_size=1, max_size=300), codec=st.sampled_from(["utf-8", "utf-16", "cp1251", "koi8-r"]))
def test_any_text_in_any_encoding_is_read_or_refused(text, codec):
    read_or_refused(text.encode(codec, "ignore"), "contract.txt")
