# ruff: noqa: E501 (papers and XML read better on one line)
"""One door for every file: the kind by content, one clear error for each file that cannot be read whole."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from njia.corridors.load import load
from njia.documents.limits import Limits
from njia.documents.model import DocumentError
from njia.documents.read import read

SENTENCE = "The Employee shall be paid monthly. Работнику ежемесячно выплачивается заработная плата."


def refused(data: bytes, **limits: int) -> str:
    """The code of the refusal, whose message exists in every language and has all its values."""
    with pytest.raises(DocumentError) as refusal:
        read(data, "договор.docx", limits=Limits(**limits))
    message = load().messages[refusal.value.code].fill(**refusal.value.values)
    assert message.en
    assert message.sw
    assert message.ru
    return refusal.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "document.empty"),
        (b"  \r\n\t ", "document.empty"),
        (b"\0" * 100, "document.empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "document.legacy_doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "document.encrypted"),
        (b"{\\rtf1 Contract}", "document.rtf"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 50, "document.heic"),
        (b"GIF89a\x01\x02\xff\xfe\0", "document.wrong_type"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0", "document.wrong_type"),
        (b"words and \0 nothing" * 20, "document.wrong_type"),
        (b"%PDF-1.7\nnothing else", "document.damaged"),
        (b"PK\x03\x04 nothing else", "document.damaged"),
        (b"... 123 !!", "document.no_text"),
        (b"<html><body><p> </p></body></html>", "document.no_text"),
        (b'<!DOCTYPE html [<!ENTITY e "x">]><html><body>words</body></html>', "document.dtd"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data, code):
    assert refused(data) == code


def test_the_kind_is_told_by_the_content_and_not_by_the_name(word, paragraph, typeset):
    assert read(word(paragraph("Contract")), "photo.jpg").media == "docx"
    assert read(typeset("Contract"), "contract.docx").media == "pdf"
    assert read(b"Contract of employment", "contract.pdf").media == "text"
    assert read(b"<p>Contract of employment</p>", "contract.txt").media == "html"


def _zip(*files: tuple[str, bytes], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def test_another_office_file_is_refused():
    sheet = _zip(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>"))
    assert refused(sheet) == "document.wrong_type"
    assert refused(_zip(("photo.jpg", b"x"))) == "document.wrong_type"


def test_a_zip_that_grows_out_of_hand_is_refused(word, paragraph):
    good = io.BytesIO(word(paragraph("Contract")))
    with zipfile.ZipFile(good, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.bin", b"\0" * 5_000_000)
    assert refused(good.getvalue()) == "document.zip_ratio"
    assert refused(good.getvalue(), zip_total=1_000_000) == "document.zip_too_large"
    assert refused(good.getvalue(), zip_entries=3) == "document.zip_entries"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_two_parts_of_one_name_is_refused(word, paragraph):
    out = io.BytesIO(word(paragraph("nine years")))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refused(out.getvalue()) == "document.two_faces"


def test_a_word_file_cut_short_or_with_a_wrong_sum_is_refused(word, paragraph):
    data = word(paragraph(SENTENCE))
    assert refused(data[: len(data) // 2]) == "document.damaged"
    place = data.index(b"word/document.xml") + 60
    assert refused(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]) == "document.damaged"


def test_too_many_bytes_or_pages_are_refused(typeset, word, paragraph):
    pdf = typeset("one #pagebreak() two #pagebreak() three")
    assert refused(pdf, bytes=100) == "document.too_large"
    assert refused(pdf, pages=2) == "document.too_many_pages"
    pages = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' * 5
    assert refused(word(paragraph("one") + pages), pages=3) == "document.too_many_pages"
    assert refused(SENTENCE.encode() * 100, characters=1_000) == "document.too_long"


def test_a_locked_pdf_is_refused(typeset, tmp_path: Path):
    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    plain.write_bytes(typeset("Contract"))
    qpdf = shutil.which("qpdf")
    assert qpdf is not None
    subprocess.run([qpdf, "--encrypt", "secret", "owner", "256", "--", plain, locked], check=True)
    assert refused(locked.read_bytes()) == "document.encrypted"


def test_a_pdf_locked_only_against_changes_is_read(typeset, tmp_path: Path):
    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    plain.write_bytes(typeset("Contract"))
    subprocess.run(["qpdf", "--encrypt", "", "owner", "256", "--", plain, locked], check=True)
    assert read(locked.read_bytes(), "x").text == "Contract"


FUZZ = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
CUTS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=12), st.integers(0, 40)), max_size=6)


def _mutated(data: bytes, cuts: list[tuple[float, bytes, int]]) -> bytes:
    for where, new, drop in cuts:
        at = int(where * len(data))
        data = data[:at] + new + data[at + drop :]
    return data


def _whole_or_refused(data: bytes) -> None:
    try:
        document = read(data, "x")
    except DocumentError as error:
        assert error.code in load().messages
        return
    assert document.text == "\n".join(block.text for block in document.blocks)
    for notice in document.notices:
        assert notice.rule in load().rules
        assert 0 <= notice.start <= notice.end <= len(document.text)


@FUZZ
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    _whole_or_refused(data)


@FUZZ
@given(CUTS)
def test_a_damaged_pdf_is_read_or_refused(typeset, cuts):
    _whole_or_refused(_mutated(_sample(typeset), cuts))


_CACHE: dict[str, bytes] = {}


def _sample(typeset) -> bytes:
    if "pdf" not in _CACHE:
        _CACHE["pdf"] = typeset(f"#grid(columns: 2, [{SENTENCE}], [{SENTENCE}])\n#text(fill: white)[white]")
    return _CACHE["pdf"]


@FUZZ
@given(CUTS)
def test_a_damaged_word_file_is_read_or_refused(word, paragraph, cuts):
    _whole_or_refused(_mutated(word(paragraph(SENTENCE, "<w:vanish/>") * 3), cuts))


TAGS = ["w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:ins", "w:del", "w:sdt", "w:sdtContent", "w:pict", "w:txbxContent",
        "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:hyperlink", "w:pPr", "w:rPr", "w:numPr", "w:fldChar"]  # fmt: skip
XML = st.recursive(
    st.text("abв 1.\u200b\u00ad", max_size=6) | st.sampled_from(['<w:fldChar w:fldCharType="end"/>', '<w:ilvl w:val="x"/>', "<w:tab/>",
        '<w:sz w:val="-1"/>', '<w:gridSpan w:val="9e9"/>', '<w:sym w:char="zz"/>', '<w:numId w:val="1"/>', '<w:color w:val="gggggg"/>']),
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)).map(lambda t: f"<{t[0]}>{''.join(t[1])}</{t[0]}>"),
    max_leaves=25,
)  # fmt: skip


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(body=XML)
def test_any_nesting_of_word_elements_is_read_or_refused(word, body):
    _whole_or_refused(word(body))


@FUZZ
@given(st.lists(st.sampled_from(["<table>", "<tr>", "<td colspan=9999>", "<ol start=-5>", "<li value=x>", "<p style='font-size:0;color:rgb(999,1,1)'>",
    "<br>", "</table>", "<!-- a b c d -->", "words", "<s>", "<input value=z>", "<select><option>q", "&#0;", "<style>*{color:white}</style>"]), max_size=25))  # fmt: skip
def test_any_html_is_read_or_refused(parts):
    _whole_or_refused(("<html>" + "".join(parts)).encode())
