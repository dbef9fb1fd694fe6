# ruff: noqa: E501 (PDF reads better on one line)
"""Places of a PDF where a cheat would put words: each is read, or told with the words in it."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from njia.documents.read import read

SECRET = "The Employee signs up for secret service in the army"
SEEN = "BT /F 11 Tf 60 700 Td (The term of this contract is two years and it is long.) Tj ET "
HIDDEN = f"BT /F 11 Tf 60 500 Td ({SECRET}) Tj ET "
FORM = "/Type /XObject /Subtype /Form /Resources << /Font << /F 5 0 R >> >>"


def written(content: str, *more: str, annotations: str = "", resources: str = "", catalog: str = "") -> bytes:
    """A PDF written by hand: one page, Helvetica as /F; ``more`` are its objects from number 6 on."""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [{annotations}] "
        f"/Resources << /Font << /F 5 0 R >> {resources} >> >>",
        stream(content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    ]
    out, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{p:010d} 00000 n \n" for p in places)
    return (out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF").encode("latin-1")


def stream(content: str, entries: str = "") -> str:
    return f"<< /Length {len(content)} {entries} >>\nstream\n{content}\nendstream"


def over(kind: str, paint: str, entries: str = "") -> dict[str, object]:
    """An annotation over the hidden words, whose appearance is object 6."""
    where = "/F 4 /Rect [40 490 400 520] /AP << /N 6 0 R >>"
    return {"annotations": f"<< /Type /Annot /Subtype /{kind} {where} {entries} >>", "paint": stream(paint, FORM + " /BBox [0 0 360 30]")}  # fmt: skip


def told(data: bytes) -> dict[str, str]:
    return {n.rule: n.values["words"] for n in read(data, "x.pdf").notices}


LAYER = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"


@pytest.mark.parametrize(
    "paper",
    [
        pytest.param(written(SEEN + f"/OC /O BDC {HIDDEN} EMC", "<< /Type /OCG /Name (x) >>", resources="/Properties << /O 6 0 R >>", catalog=LAYER), id="a layer that is off"),
        pytest.param(written(SEEN + "/X Do", "<< /Type /OCG /Name (x) >>", stream(HIDDEN, FORM + " /BBox [0 0 595 842] /OC 6 0 R"), resources="/XObject << /X 7 0 R >>", catalog=LAYER), id="a form that is off"),
        pytest.param(written(SEEN + "/X Do", stream(HIDDEN, FORM + " /BBox [0 0 5 5]"), resources="/XObject << /X 6 0 R >>"), id="a form without room"),
        pytest.param(written(SEEN + f"/Z gs {HIDDEN}", stream("0 g 0 0 595 842 re f", FORM + " /BBox [0 0 595 842] /Group << /S /Transparency /CS /DeviceGray >>"), resources="/ExtGState << /Z << /SMask << /S /Luminosity /G 6 0 R >> >> >>"), id="a mask"),
        pytest.param(written(SEEN + f"/Z gs {HIDDEN}", resources="/ExtGState << /Z << /ca 0 >> >>"), id="glass"),
        pytest.param(written(SEEN + HIDDEN + "1 1 1 rg 55 490 300 30 re f 0 g BT /F 11 Tf 60 500 Td (He bakes bread) Tj ET"), id="other words over them"),
        *(
            pytest.param(written(SEEN + HIDDEN, about["paint"], annotations=about["annotations"], catalog="/AcroForm << /Fields [] >>"), id=f"a white {kind.lower()} over them")
            for kind in ("Widget", "Stamp", "Link", "Underline")
            for about in [over(kind, "1 1 1 rg 0 0 360 30 re f", "/FT /Btn /Ff 65536 /T (b)" if kind == "Widget" else "")]
        ),
    ],
)  # fmt: skip
def test_words_that_are_not_painted_are_told(paper: bytes) -> None:
    assert told(paper) == {"reader.invisible_text": SECRET}


def test_words_in_a_form_that_is_shown_are_no_secret() -> None:
    paper = written(SEEN + "/X Do", stream(HIDDEN, FORM + " /BBox [0 0 595 842]"), resources="/XObject << /X 6 0 R >>")
    assert SECRET in read(paper, "x.pdf").text
    assert told(paper) == {}


def test_letters_squeezed_to_nothing_are_told() -> None:
    assert set(told(written(SEEN + f"BT 1 Tz /F 11 Tf 60 500 Td ({SECRET}) Tj ET"))) == {"reader.tiny_text"}


def test_what_is_painted_counts_and_not_what_a_mark_says_it_says() -> None:
    paper = written(SEEN + f"/Span << /ActualText (The Employee bakes bread) >> BDC {HIDDEN} EMC")
    assert SECRET in read(paper, "x.pdf").text
    assert told(paper) == {"reader.other_version": "The Employee bakes bread"}
    honest = written(SEEN + f"/Span << /ActualText ({SECRET}) >> BDC {HIDDEN} EMC")
    assert told(honest) == {}


_PRIVATE = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
_MAP = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <2A> <E000> endbfchar endcmap end end"


def spoken(*parts: tuple[str, str, str]) -> bytes:
    """A page with marks: what each says, in which font it is painted (/G maps the star to a sign without meaning), and the words."""
    marks = [
        f"/Span << /ActualText ({said}) >> BDC BT /{font} 11 Tf 60 {500 - 20 * at} Td ({words}) Tj ET EMC "
        for at, (said, font, words) in enumerate(parts)
    ]
    return written(SEEN + "".join(marks), _PRIVATE, stream(_MAP)).replace(
        b"/Font << /F 5 0 R >>", b"/Font << /F 5 0 R /G 6 0 R >>", 1
    )


def test_a_sign_without_meaning_elsewhere_does_not_make_a_lying_mark_believed() -> None:
    for sign in (("x", "G", "*"), ("The Employee", "G", "The Empl*")):
        paper = spoken(("The Employee bakes bread", "F", SECRET), sign)
        assert SECRET in read(paper, "x.pdf").text
        assert told(paper) == {"reader.other_version": "The Employee bakes bread"}


def test_a_mark_gives_signs_without_meaning_theirs_and_changes_no_letter_beside_them() -> None:
    paper = spoken(("The office", "G", "The o*ce"))
    assert "The office" in read(paper, "x.pdf").text
    assert told(paper) == {}
    assert told(spoken(("He bakes bread", "G", "He signs u*")))["reader.other_version"] == "He bakes bread"


_PADDED = "1 1 1 rg 0 0 360 30 re f" + " " * 1_100_000


@pytest.mark.parametrize(
    ("annotation", "paint"),
    [
        pytest.param(over("Stamp", "")["annotations"], stream(_PADDED, FORM + " /BBox [0 0 360 30]"), id="a stamp painted at length"),
        pytest.param("<< /Type /Annot /Subtype /Ink /F 4 /C [1 1 1] /BS << /W 60 >> /InkList [[40 505 400 505]] /Rect [40 470 400 540] >>", "null", id="a wide white pen"),
    ],
)  # fmt: skip
def test_what_covers_words_is_told_however_it_is_painted(annotation: str, paint: str) -> None:
    found = told(written(SEEN + HIDDEN, paint, annotations=annotation))
    assert found["reader.invisible_text"] == SECRET


def field(paint: str, entries: str) -> bytes:
    about = over("Widget", paint, entries)
    return written(SEEN, about["paint"], annotations=about["annotations"], catalog="/AcroForm << /Fields [] >>")


_LINE = "BT /F 11 Tf 5 5 Td ({}) Tj ET"


@pytest.mark.parametrize(
    ("painted", "entries"),
    [
        pytest.param(_LINE.format("Print this form"), "/FT /Btn /Ff 65536 /T (b)", id="a button"),
        pytest.param(_LINE.format("Digitally signed by Ivan Petrov"), "/FT /Sig /T (s)", id="a signature"),
        pytest.param(_LINE.format(r"Cook \(senior\)"), r"/FT /Tx /T (j) /V (Cook \(senior\))", id="brackets"),
        pytest.param(_LINE.format("Cook (senior)"), r"/FT /Tx /T (j) /V (Cook \(senior\))", id="brackets in pairs"),
        pytest.param(_LINE.format("50 000,00 RUB"), "/FT /Tx /T (j) /V (50000)", id="a currency"),
        pytest.param(_LINE.format("1,500.50 $"), "/FT /Tx /T (j) /V (1500.5)", id="thousands"),
        pytest.param("BT /F 11 Tf 5 15 Td (Cook in the) Tj 0 -10 Td (kitchen) Tj ET", "/FT /Tx /Ff 4096 /T (j) /V (Cook in the kitchen)", id="two lines"),
        pytest.param(_LINE.format("\xcf\xee\xe2\xe0\xf0"), "/FT /Tx /T (j) /V <FEFF041F043E043204300440>", id="letters of another font"),
        pytest.param("BT /F 11 Tf 5 5 Td (Cook) Tj 0 9 Td (Driver) Tj ET", "/FT /Ch /T (j) /V (Cook) /Opt [(Cook)(Driver)]", id="a list"),
        pytest.param(_LINE.format("Russia"), "/FT /Ch /Ff 131072 /T (j) /V (RU) /Opt [[(RU)(Russia)][(KE)(Kenya)]]", id="a choice"),
    ],
)  # fmt: skip
def test_a_usual_form_field_is_no_second_wording(painted: str, entries: str) -> None:
    assert "reader.other_version" not in told(field(painted, entries))


@pytest.mark.parametrize(
    ("painted", "entries"),
    [
        pytest.param(_LINE.format("500 USD a month"), "/FT /Tx /T (j) /V (1500 USD a month)", id="a part of the value"),
        pytest.param(_LINE.format("100"), "/FT /Tx /T (j) /V (1500)", id="another number"),
        pytest.param(_LINE.format(SECRET), "/FT /Ch /Ff 131072 /T (j) /V (Cook) /Opt [(Cook)(Driver)]", id="no choice"),
    ],
)  # fmt: skip
def test_a_form_field_that_shows_a_part_or_another_number_is_told(painted: str, entries: str) -> None:
    assert "reader.other_version" in told(field(painted, entries))


@pytest.mark.ocr
def test_a_form_field_whose_font_hides_what_it_paints_is_looked_at() -> None:
    glyphs = "BT /F 11 Tf 5 5 Td <" + SECRET.encode().hex() + "> Tj ET"
    assert "army" in told(field(glyphs, "/FT /Tx /T (j) /V (He bakes bread)"))["reader.other_version"]
    assert "reader.other_version" not in told(field(glyphs, f"/FT /Tx /T (j) /V ({SECRET})"))


def test_a_choice_is_read_as_the_person_sees_it() -> None:
    paper = field(_LINE.format(SECRET), f"/FT /Ch /Ff 131072 /T (j) /V (cook) /Opt [[(cook)({SECRET})]]")
    assert SECRET in read(paper, "x.pdf").text


def test_a_page_that_is_too_large_to_be_looked_at_is_told_and_takes_no_memory() -> None:
    bars = "".join(f"{x} {y} 300 55 re f " for y in range(500, 13500, 60) for x in range(300, 13700, 700))
    page = written(SEEN + "0 g " + bars).replace(b"[0 0 595 842]", b"[0 0 14000 14000]")
    assert told(page) == {"reader.picture": ""}


def test_a_form_field_that_shows_other_words_than_it_holds_is_told() -> None:
    about = over("Widget", f"BT /F 11 Tf 5 5 Td ({SECRET}) Tj ET", "/FT /Tx /T (job) /V (cook)")
    paper = written(SEEN, about["paint"], annotations=about["annotations"], catalog="/AcroForm << /Fields [] >>")
    assert told(paper)["reader.other_version"] == SECRET


@pytest.mark.parametrize(
    "catalog",
    [
        "/AcroForm << /Fields [] /XFA 6 0 R >>",
        "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >>",
    ],
)
def test_a_program_or_another_form_inside_is_told(catalog: str) -> None:
    assert told(written(SEEN, stream("<x/>"), catalog=catalog)) == {"reader.embedded_object": ""}


def test_the_words_of_a_note_in_rich_text_are_told() -> None:
    note = f"<< /Type /Annot /Subtype /FreeText /RC (<p>{SECRET}</p>) /Rect [40 490 400 520] >>"
    assert told(written(SEEN, annotations=note)) == {"reader.annotation": SECRET}


def test_a_note_full_of_open_tags_takes_no_time() -> None:
    note = f"<< /Type /Annot /Subtype /FreeText /RC ({'<' * 400_000}) /Rect [40 490 400 520] >>"
    assert "reader.annotation" in told(written(SEEN, annotations=note))


def outlines(text: str, size: float = 12.0) -> str:
    """The letters of a text as shapes."""
    font = raw.FPDFText_LoadStandardFont(pdfium.PdfDocument.new().raw, b"Helvetica")
    out, start = "", 60.0
    for letter in text:
        path = raw.FPDFFont_GetGlyphPath(font, ord(letter), size)
        curve: list[str] = []
        for at in range(raw.FPDFGlyphPath_CountGlyphSegments(path)):
            segment, x, y = raw.FPDFGlyphPath_GetGlyphPathSegment(path, at), ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            curve.append(f"{start + x.value * size:.2f} {500 + y.value * size:.2f}")
            sign = {raw.FPDF_SEGMENT_MOVETO: "m", raw.FPDF_SEGMENT_LINETO: "l"}.get(
                raw.FPDFPathSegment_GetType(segment), "c"
            )
            if sign != "c" or len(curve) == 3:
                out += " ".join(curve) + f" {sign} "
                curve = []
        out += "f " if raw.FPDFGlyphPath_CountGlyphSegments(path) > 0 else ""
        width = ctypes.c_float()
        raw.FPDFFont_GetGlyphWidth(font, ord(letter), size, width)
        start += width.value
    return out


def strip(text: str) -> tuple[str, str]:
    """(what paints it, the picture) of a text that is a small picture."""
    page = pdfium.PdfDocument(written(f"BT /F 11 Tf 60 500 Td ({text}) Tj ET"))[0]
    shot = page.render(scale=3, grayscale=True, crop=(55, 495, 200, 330)).to_pil()
    wide, high = shot.size
    about = f"/Type /XObject /Subtype /Image /Width {wide} /Height {high} /ColorSpace /DeviceGray /BitsPerComponent 8"
    return f"q {wide / 3} 0 0 {high / 3} 55 495 cm /I Do Q", stream(shot.tobytes().decode("latin-1"), about)


@pytest.mark.ocr
@pytest.mark.parametrize("way", ["a small picture", "outlines", "a pattern", "a stamp"])
def test_words_that_are_painted_without_letters_are_read_as_a_person_sees_them(way: str) -> None:
    paint, picture = strip(SECRET)
    tiling = "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 595 842] /XStep 595 /YStep 842 /Resources << /Font << /F 5 0 R >> >>"
    stamp = over("Stamp", f"BT /F 11 Tf 5 8 Td ({SECRET}) Tj ET")
    paper = {
        "a small picture": written(SEEN + paint, picture, resources="/XObject << /I 6 0 R >>"),
        "outlines": written(SEEN + outlines(SECRET)),
        "a pattern": written(SEEN + "/Pattern cs /P scn 40 480 500 40 re f", stream(HIDDEN, tiling), resources="/Pattern << /P 6 0 R >>"),
        "a stamp": written(SEEN, stamp["paint"], annotations=stamp["annotations"]),
    }[way]  # fmt: skip
    found = told(paper)["reader.picture"]
    assert {"secret", "service", "army"} <= set(found.split())
    assert found in read(paper, "x.pdf").text


def test_lines_a_logo_and_dots_beside_the_text_are_not_taken_for_words() -> None:
    frame = "0.5 w 50 50 495 742 re S 60 600 m 500 600 l S [2 2] 0 d 60 580 m 500 580 l S [] 0 d "
    bars = " ".join(f"{x} 300 {2 + x % 3} 40 re f" for x in range(100, 160, 6))
    assert told(written(SEEN + frame + bars)) == {}
