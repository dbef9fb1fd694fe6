# ruff: noqa: E501 (papers and XML read better on one line)
"""What a person gets from a PDF: columns never mixed, paragraphs whole, and every hiding place told."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest

from njia.documents.model import Document
from njia.documents.read import read

EN = [
    "EMPLOYMENT CONTRACT No. 17/2026",
    "1. Subject of the contract",
    "1.1. The Employer hires the Employee for the position of greenhouse operator in the Vegetable Production Department, "
    "and the Employee undertakes to perform the work personally and in good faith.",
    "1.2. The place of work is the greenhouse complex located at 2 Teplichnaya Street, Naberezhnye Chelny.",
    "2. Pay",
    "2.1. The Employee is paid a monthly salary of 90 000 (ninety thousand) roubles before tax, on the 10th and the 25th "
    "day of each month, by transfer to the Employee's own bank account.",
    "2.2. Overtime is paid at one and a half times the rate for the first two hours and at twice the rate afterwards.",
]
RU = [
    "ТРУДОВОЙ ДОГОВОР № 17/2026",
    "1. Предмет договора",
    "1.1. Работодатель принимает Работника на работу на должность оператора теплицы в отдел овощеводства, а Работник "
    "обязуется лично и добросовестно выполнять порученную ему работу.",
    "1.2. Местом работы является тепличный комплекс, расположенный по адресу: г. Набережные Челны, ул. Тепличная, д. 2.",
    "2. Оплата труда",
    "2.1. Работнику выплачивается ежемесячный оклад 90 000 (девяносто тысяч) рублей до вычета налога, 10 и 25 числа "
    "каждого месяца, переводом на собственный банковский счёт Работника.",
    "2.2. Сверхурочная работа оплачивается в полуторном размере за первые два часа и в двойном размере за последующие.",
]
PAGE = '#set page(margin: 2cm, width: 21cm, height: 29.7cm)\n#set text(size: 10pt, font: "Libertinus Serif")\n'


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.origin not in ("header", "footer")]


def rules(document: Document) -> list[str]:
    return [notice.rule for notice in document.notices]


def words(document: Document, rule: str) -> str:
    return " | ".join(n.values["words"] for n in document.notices if n.rule == rule)


def pars(quoted, lines: list[str]) -> str:
    return "".join(f"#par[{quoted(line)}]\n" for line in lines)


@pytest.mark.parametrize("justify", ["true", "false"])
@pytest.mark.parametrize("hyphenate", ["true", "false"])
@pytest.mark.parametrize("width", ["", "#set page(columns: 1, margin: 5cm)\n"])
def test_one_column_comes_back_word_for_word(typeset, quoted, justify, hyphenate, width):
    head = f"{PAGE}{width}#set par(justify: {justify})\n#set text(hyphenate: {hyphenate})\n"
    for lang, lines in (("en", EN), ("ru", RU), ("en", EN + RU), ("ru", RU + EN)):
        assert texts(read(typeset(head + f'#set text(lang: "{lang}")\n' + pars(quoted, lines)), "x.pdf")) == lines


def test_interleaved_paragraphs_stay_interleaved(typeset, quoted):
    lines = [line for pair in zip(EN, RU, strict=True) for line in pair]
    assert texts(read(typeset(PAGE + pars(quoted, lines)), "x.pdf")) == lines


@pytest.mark.parametrize("gutter", ["3mm", "8mm"])
@pytest.mark.parametrize("sides", [(EN, RU), (RU, EN), (EN, EN), (RU, RU)])
def test_two_columns_are_read_one_after_the_other(typeset, quoted, gutter, sides):
    left, right = sides
    grid = f"#grid(columns: (1fr, 1fr), column-gutter: {gutter}, [{pars(quoted, left)}], [{pars(quoted, right)}])"
    document = read(typeset(PAGE + grid), "x.pdf")
    assert texts(document) == [*left, *right]
    assert [b.column for b in document.blocks] == [0] * len(left) + [1] * len(right)


def test_a_title_over_two_columns_and_a_line_below_keep_their_places(typeset, quoted):
    title = "Employment contract in two languages made in Nairobi / Трудовой договор на двух языках"
    last = "Signed by both sides in two copies of equal force, one for each side, on the day that is written above."
    grid = f"#grid(columns: (1fr, 1fr), gutter: 8mm, [{pars(quoted, EN)}], [{pars(quoted, RU)}])"
    source = PAGE + f"#align(center)[{quoted(title)}]\n{grid}\n#v(1cm)\n#par[{quoted(last)}]"
    assert texts(read(typeset(source), "x.pdf")) == [title, *EN, *RU, last]


@pytest.mark.parametrize("justify", ["true", "false"])
def test_a_ruled_table_is_read_row_by_row(typeset, quoted, justify):
    cells = ", ".join(f"[{quoted(text)}]" for pair in zip(EN, RU, strict=True) for text in pair)
    document = read(typeset(PAGE + f"#set par(justify: {justify})\n#table(columns: (1fr, 1fr), {cells})"), "x.pdf")
    assert [(b.cell[1:], b.text) for b in document.blocks if b.cell] == [
        ((row, column), text) for row, pair in enumerate(zip(EN, RU, strict=True)) for column, text in enumerate(pair)
    ]


def test_a_table_without_lines_never_mixes_its_columns(typeset, quoted):
    cells = ", ".join(f"[{quoted(text)}]" for pair in zip(EN, RU, strict=True) for text in pair)
    document = read(typeset(PAGE + f"#table(columns: (1fr, 1fr), stroke: none, {cells})"), "x.pdf")
    assert texts(document) == [*EN, *RU]


def test_three_columns_are_read_one_after_the_other(typeset, quoted):
    grid = f"#grid(columns: (1fr, 1fr, 1fr), gutter: 6mm, [{pars(quoted, EN)}], [{pars(quoted, RU)}], [{pars(quoted, EN)}])"
    assert texts(read(typeset(PAGE + "#set text(size: 8pt)\n" + grid), "x.pdf")) == [*EN, *RU, *EN]


def test_hanging_numbers_stay_with_their_text(typeset, quoted):
    source = PAGE + "".join(
        f"#grid(columns: (1cm, 1fr), [1.{i}.], [{quoted(t[5:])}])\n" for i, t in ((1, EN[2]), (2, EN[3]))
    )
    assert texts(read(typeset(source), "x.pdf")) == [EN[2], EN[3]]


def test_heads_feet_and_page_numbers_are_told_from_the_text(typeset, quoted):
    source = (
        PAGE
        + "#set page(header: [Contract of employment, draft two], footer: context [Page #counter(page).display()])\n"
    )
    document = read(typeset(source + pars(quoted, EN * 8)), "x.pdf")
    assert len(document.pages) > 1
    assert texts(document) == EN * 8
    assert {b.origin for b in document.blocks} == {"body", "header", "footer"}
    assert words(document, "reader.header_footer") == "Contract of employment, draft two"


def test_a_paragraph_over_a_page_break_is_one(typeset, quoted):
    long = " ".join(EN[2:] * 8)
    assert texts(read(typeset(PAGE + pars(quoted, [long, long])), "x.pdf")) == [long, long]


def test_a_column_that_goes_on_alone_keeps_its_place(typeset, quoted):
    grid = f"#grid(columns: (1fr, 1fr), gutter: 8mm, [{pars(quoted, EN)}], [{pars(quoted, RU * 5)}])"
    document = read(typeset(PAGE + grid), "x.pdf")
    assert len(document.pages) > 1
    assert texts(document) == [*EN, *RU * 5]
    assert [b.column for b in document.blocks] == [0] * len(EN) + [1] * len(RU) * 5


@pytest.mark.parametrize(("turned", "shown"), [(90, 0), (90, 270), (-90, 0), (-90, 90), (180, 0), (0, 90)])
def test_a_turned_page_is_read_like_an_upright_one(typeset, quoted, turned, shown):
    width, height = ("29.7cm", "21cm") if turned in (90, -90) else ("21cm", "29.7cm")
    body = f"#rotate({turned}deg, reflow: true)[#box(width: 16cm)[{pars(quoted, EN)}]]"
    pdf = pdfium.PdfDocument(typeset(PAGE + f"#set page(width: {width}, height: {height})\n" + body))
    pdf[0].set_rotation(shown)
    out = io.BytesIO()
    pdf.save(out)
    assert texts(read(out.getvalue(), "x.pdf")) == EN


@pytest.mark.parametrize("angle", [90, -90, 180, 12, -30, 45, 135])
@pytest.mark.parametrize("shown", [0, 90])
def test_words_turned_unlike_the_page_are_one_sentence_and_told(typeset, quoted, angle, shown):
    said = "Работник поступает на военную службу и выполняет приказы командира."
    body = f"#rotate({angle}deg, reflow: true)[#box(width: 6cm)[{quoted(said)}]]"
    pdf = pdfium.PdfDocument(typeset(PAGE + pars(quoted, EN) + body + pars(quoted, RU)))
    pdf[0].set_rotation(shown)
    out = io.BytesIO()
    pdf.save(out)
    document = read(out.getvalue(), "x.pdf")
    assert texts(document) == [*EN, *RU, said]
    assert rules(document) == ["reader.turned_text"]
    assert words(document, "reader.turned_text") == said


def test_a_sentence_whose_words_lean_each_another_way_is_read_in_order(typeset, quoted):
    swung = "#stack(dir: ltr, spacing: 4pt, " + ", ".join(
        f"rotate({angle}deg)[{word}]" for angle, word in zip((9, -9, 9, -9), ["serve", "in", "the", "army"], strict=True)
    ) + ")"  # fmt: skip
    document = read(typeset(PAGE + pars(quoted, EN) + swung), "x.pdf")
    assert words(document, "reader.turned_text") == "serve in the army"


def test_letters_painted_one_by_one_up_the_page_make_words():
    letters = "".join(
        f"BT /F 11 Tf 0 1 -1 0 500 {300 + 6.116 * at} Tm ({c}) Tj ET " for at, c in enumerate("dead pond") if c != " "
    )
    assert words(read(_raw(SEEN * 6 + letters), "x.pdf"), "reader.turned_text") == "dead pond"


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("#text(fill: white)[secret service]", "reader.white_text"),
        ('#text(fill: rgb("fdfdfd"))[secret service]', "reader.white_text"),
        ("#text(size: 2pt)[secret service]", "reader.tiny_text"),
        ("#place(dx: -30cm)[secret service]", "reader.outside_page"),
        ("#place(dy: 40cm)[secret service]", "reader.outside_page"),
        ("#text(fill: rgb(0, 0, 0, 5))[secret service]", "reader.invisible_text"),
        ("secret service#place(dy: -1em)[#rect(width: 5cm, height: 1.5em, fill: white)]", "reader.invisible_text"),
        (
            "A clear line, #box[secret service#place(dy: -1em)[#rect(width: 5cm, height: 1.5em, fill: white)]]",
            "reader.invisible_text",
        ),
        ("#box(fill: black)[secret service]", "reader.invisible_text"),
    ],
)
def test_words_nobody_can_see_are_told(typeset, quoted, source, rule):
    document = read(typeset(PAGE + pars(quoted, EN) + "\n" + source), "x.pdf")
    assert rules(document) == [rule]
    assert words(document, rule) == "secret service"
    assert texts(document)[: len(EN)] == EN


@pytest.mark.parametrize(
    "source",
    ["#box(fill: navy, inset: 4pt)[#text(fill: white)[white on blue]]", "#highlight[on yellow]", "#text(fill: gray)[grey]",
     "#rect(stroke: black)[in a frame]", "x#super[2]", "#place(top + right, rect(width: 3cm, height: 1cm, fill: silver))"],
)  # fmt: skip
def test_words_that_can_be_seen_are_no_secret(typeset, quoted, source):
    assert rules(read(typeset(PAGE + pars(quoted, EN) + "\n" + source), "x.pdf")) == []


def _raw(content: str, annotations: str = "", box: str = "[0 0 595 842]", extra: str = "") -> bytes:
    """A PDF written by hand: one page, Helvetica."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /CropBox {box} /Contents 4 0 R "
        f"/Resources << /Font << /F 5 0 R >> >> /Annots [{annotations}] {extra} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = "%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{p:010d} 00000 n \n" for p in places)
    return (out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF").encode("latin-1")


SEEN = "BT /F 11 Tf 60 700 Td (The term of this contract is two years.) Tj ET "


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("BT 3 Tr /F 11 Tf 60 500 Td (secret service) Tj ET", "reader.invisible_text"),
        ("q 0 0 5 5 re W n BT /F 11 Tf 60 500 Td (secret service) Tj ET Q", "reader.invisible_text"),
        ("BT /F 11 Tf 60 20 Td (secret service) Tj ET", "reader.outside_page"),
    ],
)
def test_tricks_of_hand_made_files_are_told(content, rule):
    document = read(_raw(SEEN + content, box="[0 100 595 842]"), "x.pdf")
    assert rules(document) == [rule]
    assert words(document, rule) == "secret service"


def test_notes_on_the_page_are_told():
    note = "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (he will serve at the front) >>"
    box = "<< /Type /Annot /Subtype /FreeText /Rect [60 300 300 330] /Contents (ten years) /DA (/F 11 Tf) >>"
    assert words(read(_raw(SEEN, note + box), "x.pdf"), "reader.annotation") == "he will serve at the front | ten years"


def test_the_value_of_a_form_field_is_read_and_told():
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (pay) /V (9 000 roubles) /Rect [60 300 300 330] >>"
    document = read(_raw(SEEN, field), "x.pdf")
    assert "9 000 roubles" in document.text
    assert words(document, "reader.form_field") == "9 000 roubles"


def test_progress_is_told_page_by_page(typeset, quoted):
    steps: list[tuple[int, int]] = []
    read(
        typeset(PAGE + pars(quoted, EN) + "#pagebreak()" + pars(quoted, RU)),
        "x.pdf",
        progress=lambda a, b: steps.append((a, b)),
    )
    assert steps == [(1, 2), (2, 2)]


def test_offsets_and_boxes_stand_in_the_document(typeset, quoted):
    document = read(typeset(PAGE + pars(quoted, EN + RU)), "x.pdf")
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
        assert block.box is not None
        assert 0 <= block.box.left < block.box.right <= 596
        assert 0 <= block.box.top < block.box.bottom <= 843
