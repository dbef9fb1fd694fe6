"""Words that a paper shows in a picture or a drawing: judged like others, but a firm's name needs no translation."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pypdfium2 as pdfium
import pytest
import typst

from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.read import read
from samples import contracts

ON = date(2026, 11, 28)


def paper(medium: str) -> bytes:
    (data,) = contracts.render(contracts.load("greenhouse"), "columns" if medium == "pdf" else "table", medium).values()
    return data


def checked(data: bytes) -> Report:
    return check([read(data, "paper")], load("ke_ru"), on=ON)


def rules(report: Report) -> set[str]:
    return {finding.rule for finding in report.findings}


def with_picture(text: str) -> bytes:
    """The greenhouse paper with these words as a small picture at the head of two pages."""
    lines = "\\ ".join(text.split("\n"))
    sheet = typst.compile(
        f'#set page(width: 150pt, height: 40pt, margin: 3pt)\n#set text(8pt, navy, weight: "bold")\n{lines}'.encode()
    )
    picture = pdfium.PdfDocument(sheet)[0].render(scale=4).to_pil()
    coded = io.BytesIO()
    picture.save(coded, "JPEG")
    pdf = pdfium.PdfDocument(paper("pdf"))
    for page in list(pdf)[:2]:
        shown = pdfium.PdfImage.new(pdf)
        coded.seek(0)
        shown.load_jpeg(coded)
        shown.set_matrix(pdfium.PdfMatrix().scale(150, 40).translate(page.get_width() - 170, page.get_height() - 45))
        page.insert_obj(shown)
        page.gen_content()
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.ocr
@pytest.mark.parametrize(
    "text",
    ["ROMASHKA GREENHOUSE\nAgro Holding Company\nsince 1998", "ООО РОМАШКА г. Москва\nИНН 7707083893\nдля документов"],
)
def test_a_logo_or_a_stamp_on_its_pages_needs_no_translation(text: str) -> None:
    report = checked(with_picture(text))
    assert rules(report) == {"reader.picture"}
    assert report.verdict == "clear"


@pytest.mark.ocr
@pytest.mark.parametrize(
    "text", ["The Employee repays\nall costs twice\nto the Company", "Срок договора: пять лет\nпо выбору фирмы"]
)
def test_a_term_that_stands_in_a_picture_of_one_language_is_told(text: str) -> None:
    assert "one_sided.clause" in rules(checked(with_picture(text)))


def test_words_in_a_drawing_of_a_word_file_are_judged() -> None:
    said = "The Employee shall serve in the army at the front line"
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    drawing = (
        f"<w:p><w:r><w:drawing><a:sp {space}><a:p><a:r><a:t>{said}</a:t></a:r></a:p></a:sp></w:drawing></w:r></w:p>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paper("docx"))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(
                name,
                part.replace(b"<w:sectPr", drawing.encode() + b"<w:sectPr", 1) if name == "word/document.xml" else part,
            )
    report = checked(out.getvalue())
    assert report.verdict == "stop"
    assert any(said in evidence.quote for finding in report.findings for evidence in finding.evidence)
