# ruff: noqa: E501 (papers and XML read better on one line)
"""What a person gets from a Word file: every word in order, numbers as shown, and every hiding place told."""

from __future__ import annotations

import io

import docx
import pytest

from njia.documents.model import Document, DocumentError
from njia.documents.read import read


def rules(document: Document) -> list[str]:
    return [notice.rule for notice in document.notices]


def words(document: Document, rule: str) -> str:
    return " | ".join(n.values["words"] for n in document.notices if n.rule == rule)


def check_notices(document: Document) -> None:
    for notice in document.notices:
        if notice.start != notice.end:
            assert 0 <= notice.start < notice.end <= len(document.text)
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text


def test_a_two_column_table_gives_cells_by_row_and_column():
    paper = docx.Document()
    table = paper.add_table(rows=0, cols=2)
    pairs = [
        ("1.1. The Employee works as a welder.", "1.1. Работник работает сварщиком."),
        ("Pay: 90 000 roubles", "90 000 ₽"),
    ]
    for en, ru in pairs:
        row = table.add_row().cells
        row[0].text, row[1].text = en, ru
    out = io.BytesIO()
    paper.save(out)
    document = read(out.getvalue(), "contract.docx")
    assert [(b.cell, b.text) for b in document.blocks] == [
        ((0, 0, 0), pairs[0][0]), ((0, 0, 1), pairs[0][1]), ((0, 1, 0), pairs[1][0]), ((0, 1, 1), pairs[1][1]),
    ]  # fmt: skip
    assert document.media == "docx"
    check_notices(document)


@pytest.mark.parametrize("order", [("en", "ru"), ("ru", "en")])
def test_one_language_after_the_other_is_read_in_the_order_of_the_paper(order):
    texts = {"en": ["Employment contract", "The term is two years."], "ru": ["Трудовой договор", "Срок два года."]}
    paper = docx.Document()
    expected = [line for side in order for line in texts[side]]
    for line in expected:
        paper.add_paragraph(line)
    out = io.BytesIO()
    paper.save(out)
    assert [b.text for b in read(out.getvalue(), "x").blocks] == expected


def test_interleaved_paragraphs_and_breaks_inside_a_paragraph_are_kept(word):
    body = (
        "<w:p><w:r><w:t>Pay</w:t><w:br/><w:t>Оплата</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Leave / Отпуск</w:t></w:r></w:p><w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t></w:r></w:p>"
    )
    assert [b.text for b in read(word(body), "x").blocks] == ["Pay\nОплата", "Leave / Отпуск", "A\tB"]


def test_merged_and_nested_cells_keep_the_column_of_the_grid(word):
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    inner = "<w:tbl><w:tr>" + cell.format("", "inner") + "</w:tr></w:tbl>"
    body = (
        "<w:tbl><w:tr>" + cell.format('<w:gridSpan w:val="2"/>', "wide") + cell.format("", "third") + "</w:tr>"
        "<w:tr>" + cell.format('<w:vMerge w:val="restart"/>', "tall") + cell.format("", "b")
        + f"<w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p>{inner}<w:p/></w:tc></w:tr>"
        "<w:tr>" + cell.format("<w:vMerge/>", "") + cell.format("", "d") + "</w:tr></w:tbl>"
    )  # fmt: skip
    found = {b.text: b.cell for b in read(word(body), "x").blocks}
    assert found == {"wide": (0, 0, 0), "third": (0, 0, 2), "tall": (0, 1, 0), "b": (0, 1, 1), "c": (0, 1, 2),
                     "inner": (1, 0, 0), "d": (0, 2, 1)}  # fmt: skip


def _numbering(*levels: tuple[str, str]) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{how}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (how, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def _item(text: str, level: int, number: int = 1) -> str:
    where = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{where}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_automatic_numbers_are_part_of_the_text(word):
    levels = _numbering(
        ("decimal", "%1."),
        ("decimal", "%1.%2."),
        ("lowerLetter", "%3)"),
        ("upperRoman", "%4."),
        ("russianLower", "%5)"),
    )
    body = (
        _item("one", 0) + _item("sub", 1) + _item("sub", 1) + _item("two", 0) + _item("sub", 1) + _item("a", 2)
        + _item("b", 2) + _item("r", 3) + _item("ru", 4) + _item("again", 0, 2)
    )  # fmt: skip
    document = read(word(body, numbering=levels), "x")
    assert [b.text for b in document.blocks] == [
        "1. one", "1.1. sub", "1.2. sub", "2. two", "2.1. sub", "a) a", "b) b", "I. r", "а) ru", "1. again",
    ]  # fmt: skip
    assert [b.label for b in document.blocks][:3] == ["1.", "1.1.", "1.2."]


def test_numbers_through_a_style(word):
    styles = '<w:style w:type="paragraph" w:styleId="Clause"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Subject</w:t></w:r></w:p>' * 2
    document = read(word(body, styles=styles, numbering=_numbering(("decimal", "Article %1."))), "x")
    assert [b.text for b in document.blocks] == ["Article 1. Subject", "Article 2. Subject"]


@pytest.mark.parametrize(
    ("run", "rule"),
    [
        ("<w:vanish/>", "reader.hidden_text"),
        ('<w:color w:val="FFFFFF"/>', "reader.white_text"),
        ('<w:color w:val="FEFEFE"/>', "reader.white_text"),
        ('<w:color w:val="auto" w:themeColor="background1"/>', "reader.white_text"),
        ('<w:color w:val="0000FF"/><w:shd w:val="clear" w:fill="0000F0"/>', "reader.white_text"),
        ('<w:sz w:val="4"/>', "reader.tiny_text"),
        ('<w:w w:val="1"/>', "reader.hidden_text"),
        ("<w:strike/>", "reader.struck_text"),
        ("<w14:textFill><w14:noFill/></w14:textFill>", "reader.hidden_text"),
    ],
)
def test_a_run_nobody_can_see_is_told(word, paragraph, run, rule):
    document = read(word(paragraph("Plain words.") + paragraph("secret service", run)), "x")
    assert rules(document) == [rule]
    assert words(document, rule) == "secret service"
    notice = document.notices[0]
    assert document.text[notice.start : notice.end] == "secret service"


@pytest.mark.parametrize(
    "run",
    ['<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>', '<w:color w:val="FF0000"/>', '<w:sz w:val="16"/>',
     '<w:vanish w:val="0"/>', '<w:highlight w:val="darkBlue"/><w:color w:val="FFFFFF"/>'],
)  # fmt: skip
def test_a_run_that_can_be_seen_is_no_secret(word, paragraph, run):
    assert rules(read(word(paragraph("Plain words", run)), "x")) == []


def test_white_words_on_a_dark_cell_are_no_secret(word, paragraph):
    cell = '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>{}</w:tc>'
    body = "<w:tbl><w:tr>" + cell.format(paragraph("Pay", '<w:color w:val="FFFFFF"/>')) + "</w:tr></w:tbl>"
    assert rules(read(word(body), "x")) == []


def test_hiding_through_styles_is_told(word, paragraph):
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    )
    body = paragraph("by paragraph style", properties='<w:pStyle w:val="B"/>') + paragraph(
        "by run style", '<w:rStyle w:val="C"/>'
    )
    document = read(word(body, styles=styles), "x")
    assert rules(document) == ["reader.hidden_text", "reader.tiny_text"]


@pytest.mark.parametrize("properties", ['<w:spacing w:line="20" w:lineRule="exact"/>', '<w:ind w:left="31000"/>'])
def test_a_paragraph_out_of_sight_is_told(word, paragraph, properties):
    assert rules(read(word(paragraph("out of sight", properties=properties)), "x")) == ["reader.hidden_text"]


def test_tracked_changes_are_read_as_accepted_and_told(word):
    body = (
        "<w:p><w:r><w:t>Pay is </w:t></w:r><w:del><w:r><w:delText>90 000</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>9 000</w:t></w:r></w:ins><w:r><w:t> roubles</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    document = read(word(body), "x")
    assert document.text == "Pay is 9 000 roubles"
    assert words(document, "reader.tracked_insertion") == "9 000"
    assert words(document, "reader.tracked_deletion") == "90 000 | gone row"


def test_comments_notes_heads_and_boxes_are_read_or_told(word, paragraph):
    box = "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    body = (
        '<w:p><w:r><w:t>Clause one</w:t></w:r><w:r><w:commentReference w:id="5"/></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + box.format(paragraph("in a box"))
        + '<w:sectPr><w:headerReference w:type="default" r:id="r_header"/>'
        '<w:footerReference w:type="default" r:id="r_footer"/></w:sectPr>'
    )
    document = read(
        word(
            body, comments='<w:comment w:id="5">' + paragraph("ask him to go to the front") + "</w:comment>",
            footnotes='<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">' + paragraph("except in war") + "</w:footnote>",
            header=paragraph("Draft of the contract"), footer=paragraph("Page 1"),
        ),
        "x",
    )  # fmt: skip
    assert [(b.origin, b.text) for b in document.blocks] == [
        ("header", "Draft of the contract"), ("body", "Clause one"), ("textbox", "in a box"), ("footnote", "except in war"),
        ("footer", "Page 1"),
    ]  # fmt: skip
    assert words(document, "reader.comment") == "ask him to go to the front"
    assert words(document, "reader.footnote") == "except in war"
    assert words(document, "reader.text_box") == "in a box"
    assert words(document, "reader.header_footer") == "Draft of the contract"


def test_an_alternative_is_read_once_and_two_wordings_are_told(word, paragraph):
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )
    same = read(word(body.format(paragraph("two years"), paragraph("two years"))), "x")
    assert [b.text for b in same.blocks] == ["two years"]
    assert rules(same) == ["reader.text_box"]
    other = read(word(body.format(paragraph("two years"), paragraph("ten years"))), "x")
    assert words(other, "reader.other_version") == "ten years"


def test_fields_symbols_links_and_controls_are_read_as_shown(word):
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE secret</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1 May</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:hyperlink><w:r><w:t> link</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t> control</w:t></w:r></w:sdtContent></w:sdt>"
        '<w:smartTag><w:r><w:t> tag</w:t></w:r></w:smartTag><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        "<w:r><w:t>Ivanov</w:t><w:noBreakHyphen/><w:t>Petrov</w:t></w:r></w:p>"
    )
    assert read(word(body), "x").text == "1 May link control tag☒Ivanov-Petrov"


def test_pages_follow_the_breaks_the_file_tells(word, paragraph):
    body = (
        paragraph("first") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + paragraph("second")
        + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>third</w:t></w:r></w:p>"
    )  # fmt: skip
    document = read(word(body), "x")
    assert [(b.text, b.page) for b in document.blocks] == [("first", 1), ("second", 2), ("third", 3)]
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert [b.page for b in read(word(paragraph("only")), "x").blocks] == [None]


@pytest.mark.parametrize(
    "head",
    ["<!DOCTYPE x>", '<!DOCTYPE w [<!ENTITY e "words">]>', '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]>'],
)
def test_a_dtd_is_refused(word, paragraph, head):
    with pytest.raises(DocumentError) as refusal:
        read(word(paragraph("X"), head=head), "paper.docx")
    assert refusal.value.code == "document.dtd"


def test_what_word_shows_from_other_files_is_told(word, paragraph):
    document = read(word(paragraph("Clause") + '<w:altChunk r:id="r9"/>'), "x")
    assert rules(document) == ["reader.embedded_object"]


def test_lookalikes_are_undone_in_the_text_and_told_as_written(word, paragraph):
    document = read(word(paragraph("The wоrker sеrves") + paragraph("Договор № 17/2026-КЕ, IT-специалист")), "x")
    assert "The worker serves" in document.text
    assert words(document, "reader.lookalike_letters") == "wоrker | sеrves"
    check_notices(document)


def _field(code: str, result: str | None = None) -> str:
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    "inner",
    [
        _field(' QUOTE "the Employee serves in the army" '),
        _field(' QUOTE "the Employee serves in the army" ', "bakes bread"),
        _field(' IF 1 = 1 "the Employee serves in the army" "" '),
        "<w:fldSimple w:instr=' QUOTE \"the Employee serves in the army\" '><w:r><w:t>x</w:t></w:r></w:fldSimple>",
        '<w:r><w:instrText> QUOTE "the Employee serves in the army" </w:instrText></w:r>',
    ],
)
def test_words_that_a_field_could_show_are_told(word, inner):
    document = read(word(f"<w:p><w:r><w:t>1. Work </w:t></w:r>{inner}</w:p>"), "x")
    assert [(n.rule, n.values["words"]) for n in document.notices] == [
        ("reader.field", "the Employee serves in the army")
    ]


@pytest.mark.parametrize(
    "inner",
    [
        _field(' QUOTE "serves in a bakery" ', "serves in a bakery"),
        _field(' HYPERLINK "https://example.org/a" ', "our site"),
        _field(r' DATE \\@ "d MMMM yyyy" ', "1 May 2026"),
        _field(r" MERGEFIELD Name \\* MERGEFORMAT ", "Asha"),
    ],
)
def test_a_field_that_shows_its_words_is_no_secret(word, inner):
    document = read(word(f"<w:p><w:r><w:t>1. Work </w:t></w:r>{inner}</w:p>"), "x")
    assert [n.rule for n in document.notices] == []


def test_letters_in_the_themes_white_are_told(word, paragraph):
    white = '<w:color w:val="000000" w:themeColor="background1"/>'
    grey = '<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="80"/>'
    document = read(word(paragraph("secret service", white) + paragraph("grey words", grey)), "x")
    assert [(n.rule, n.values["words"]) for n in document.notices] == [("reader.white_text", "secret service")]
