"""A paper of somebody who stays unnamed tells its words and nothing of who made it."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from PIL import Image

from njia.documents.model import DocumentError
from njia.documents.read import read
from njia.documents.strip import stripped


def pdf_of(words: str, author: str) -> bytes:
    """A PDF of one page that names its author, as an office program writes it."""
    content = f"BT /F1 24 Tf 72 720 Td ({words}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R/Metadata 7 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Author({author})/Producer(Office)>>".encode(),
        b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream"
        % (len(author) + 14, f"<x>by {author}</x>\n  ".encode()),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    return (
        out
        + head
        + table
        + b"trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(out))
    )


def test_a_pdf_keeps_its_words_and_loses_its_author() -> None:
    before = pdf_of("Work in a bakery", "Wanjiku Example")
    assert b"Wanjiku" in before
    after = stripped(before, "a.pdf").data
    assert b"Wanjiku" not in after
    assert "Work in a bakery" in read(after, "a.pdf").text


def test_a_word_file_keeps_its_words_and_loses_authors_times_and_the_camera() -> None:
    picture, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "PhoneMaker"
    Image.new("RGB", (60, 40), "white").save(picture, "JPEG", exif=exif.tobytes())
    paper = docx.Document()
    paper.add_paragraph("Work in a bakery")
    paper.add_picture(picture)
    paper.core_properties.author = "Wanjiku Example"
    paper.add_comment(paper.paragraphs[0].runs, "Is it true?", author="Wanjiku Example")
    before = io.BytesIO()
    paper.save(before)
    after = stripped(before.getvalue(), "a.docx").data
    with zipfile.ZipFile(io.BytesIO(after)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist())
    assert b"Wanjiku" not in whole and b"PhoneMaker" not in whole
    assert "Work in a bakery" in read(after, "a.docx").text


def test_what_cannot_be_kept_is_refused() -> None:
    with pytest.raises(DocumentError):
        stripped(b"MZ\x90\x00", "a.exe")
