"""A PDF whose pages are pictures is read by looking at it, and says so plainly where that cannot be done."""

from __future__ import annotations

import io
import sys

import pypdfium2 as pdfium
import pytest

from njia.documents.model import DocumentError
from njia.documents.read import read

LINES = ["The Employee works as a welder in the workshop.", "The monthly salary is ninety thousand roubles before tax."]
PAGE = "#set page(margin: 3cm)\n#set text(size: 14pt)\n"


def scanned(pdf: bytes) -> bytes:
    """A PDF that shows the first page of another as a picture."""
    picture = pdfium.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil()
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=200)
    return out.getvalue()


@pytest.mark.ocr
def test_a_page_that_is_a_picture_is_read_by_ocr(typeset):
    document = read(scanned(typeset(PAGE + "\n\n".join(LINES))), "scan.pdf")
    assert [block.text for block in document.blocks] == LINES
    assert document.media == "pdf"
    assert document.pages[0].scanned


def test_without_the_extra_the_error_names_it(typeset, monkeypatch):
    monkeypatch.delattr("njia.documents.ocr.engine", raising=False)
    monkeypatch.setitem(sys.modules, "njia.documents.ocr.engine", None)
    scan = scanned(typeset(PAGE + LINES[0]))
    with pytest.raises(DocumentError) as refusal:
        read(scan, "scan.pdf")
    assert refusal.value.code == "document.ocr_missing"
    assert "njia[ocr]" in refusal.value.values["install"]
