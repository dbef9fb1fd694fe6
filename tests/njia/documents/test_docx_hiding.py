# ruff: noqa: E501 (XML reads better on one line)
"""Places of a Word file where a cheat would put words: each is read, or told with the words in it."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.njia.documents.conftest import W, relations_part, write_word

from njia.documents.read import read
from njia.documents.word.archive import Archive

SECRET = "secret service in the army"
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
    '<a:dk1><a:srgbClr val="FFFFFF"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:accent1><a:srgbClr val="FDFDFD"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
)


def _p(run: str = "", properties: str = "", text: str = SECRET) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def _table(table: str = "", row: str = "", cell: str = "", inner: str = "") -> str:
    return f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{inner or _p()}</w:tc></w:tr></w:tbl>"


def _shape(inner: str, place: str = "", size: str = '<wp:extent cx="3000000" cy="900000"/>', fit: str = "") -> str:
    return (
        f"<w:p><w:r><w:drawing {_DRAWING}><wp:anchor>{place}{size}<a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr>{fit}</wps:bodyPr></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></w:r></w:p>"
    )


def _old_shape(style: str) -> str:
    return f'<w:p><w:r><w:pict><v:shape style="{style}"><v:textbox><w:txbxContent>{_p()}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>'


def _with(data: bytes, parts: dict[str, str]) -> bytes:
    """The file with more parts in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return out.getvalue()


def _told(data: bytes) -> dict[str, str]:
    return {n.rule: n.values["words"] for n in read(data, "x").notices}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(_p("", '<w:framePr w:w="3000" w:x="-20000" w:y="400"/>'), id="a frame off the page"),
        pytest.param(_table('<w:tblpPr w:tblpX="-20000"/>'), id="a floating table off the page"),
        pytest.param(_table('<w:tblInd w:w="30000" w:type="dxa"/>'), id="a table indented off the page"),
        pytest.param(_table('<w:tblLayout w:type="fixed"/>', "", '<w:tcW w:w="1" w:type="dxa"/>'), id="a column of no width"),
        pytest.param(_p('<w:position w:val="-3000"/>'), id="letters lowered off the page"),
        pytest.param(_p('<w:spacing w:val="-300"/>'), id="letters on top of one another"),
        pytest.param(_p('<w:fitText w:val="5"/>'), id="letters fitted into nothing"),
        pytest.param(f'<w:p><x:y xmlns:x="urn:x"><w:r><w:t>{SECRET}</w:t></w:r></x:y></w:p>', id="an unknown element around a run"),
        pytest.param(f'<x:y xmlns:x="urn:x">{_p()}</x:y>', id="an unknown element around a paragraph"),
        pytest.param(f'<w:p><w:r><x:y xmlns:x="urn:x"><w:t>{SECRET}</w:t></x:y></w:r></w:p>', id="an unknown element in a run"),
        pytest.param('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + _p(), id="a field that never ends"),
        pytest.param(_shape(_p(), "<wp:positionH><wp:posOffset>-90000000</wp:posOffset></wp:positionH>"), id="a box off the page"),
        pytest.param(_shape(_p(), '<wp:docPr id="1" name="b" hidden="1"/>'), id="a box switched off"),
        pytest.param(_old_shape("position:absolute;left:-5000pt;width:200pt"), id="an old box off the page"),
        pytest.param(_old_shape("width:200pt;visibility:hidden"), id="an old box that is hidden"),
    ],
)  # fmt: skip
def test_words_without_a_place_on_the_paper_are_told(body: str) -> None:
    assert _told(write_word(_p(text="Plain words.") + body))["reader.hidden_text"] == SECRET


@pytest.mark.parametrize("box", [
    pytest.param(lambda inner: _table("", '<w:trHeight w:val="280" w:hRule="exact"/>', '<w:tcW w:w="4000" w:type="dxa"/>', inner), id="a row of exact height"),
    pytest.param(_shape, id="a text box of fixed size"),
])  # fmt: skip
def test_words_that_run_out_of_their_box_are_told_and_those_with_room_are_not(box) -> None:
    spilling = box("".join(_p(text=f"The Employee shall do whatever he is told, part {i}.") for i in range(20)))
    assert "reader.hidden_text" in _told(write_word(spilling))
    assert "reader.hidden_text" not in _told(write_word(box(_p(text="Signature"))))


def test_a_box_that_grows_with_its_words_hides_none() -> None:
    long = "".join(_p(text=f"The Employee rests on Sunday, part {i}.") for i in range(20))
    assert "reader.hidden_text" not in _told(write_word(_shape(long, fit="<a:spAutoFit/>")))


@pytest.mark.parametrize(
    "run",
    [
        '<w:color w:val="000000" w:themeColor="text1"/>',
        '<w:color w:val="000000" w:themeColor="accent1"/>',
        '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="auto"/>',
        '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="dark2"/>',
        '<w:color w:val="000000"/><w:highlight w:val="black"/>',
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
        '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>',
    ],
)
def test_letters_in_the_colour_of_their_ground_are_told_whatever_names_the_colour(run: str) -> None:
    themed = _THEME.replace("</a:lt1>", '</a:lt1><a:dk2><a:srgbClr val="101010"/></a:dk2>')
    paper = _with(
        write_word(_p(text="Plain") + _p(run)),
        {"word/_rels/document.xml.rels": relations_part({"r7": ("theme", "theme/theme1.xml")}), "word/theme/theme1.xml": themed},
    )  # fmt: skip
    assert _told(paper) == {"reader.white_text": SECRET}


def test_a_tint_of_black_that_is_white_is_told_and_one_that_is_grey_is_not() -> None:
    paper = _p('<w:color w:val="000000" w:themeColor="text1" w:themeTint="01"/>')
    assert _told(write_word(paper)) == {"reader.white_text": SECRET}
    assert _told(write_word(paper.replace('Tint="01"', 'Tint="A6"'))) == {}


def test_letters_that_only_a_tables_style_makes_white_or_hides_are_told() -> None:
    table = _table('<w:tblStyle w:val="T"/>')
    style = '<w:style w:type="table" w:styleId="T">{}</w:style>'
    white = style.format('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>')
    gone = style.format('<w:tblStylePr w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>')
    head = '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr></w:tblStylePr>'
    assert _told(write_word(table, styles=white)) == {"reader.white_text": SECRET}
    assert _told(write_word(table, styles=gone)) == {"reader.hidden_text": SECRET}
    assert _told(write_word(table, styles=style.format(head))) == {}


def test_words_that_stand_elsewhere_in_the_file_and_can_be_shown_are_told() -> None:
    control = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a/job[1]"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    bound = write_word(control.format(_p(text="cook")))
    assert _told(_with(bound, {"customXml/item1.xml": f"<a><job>{SECRET}</job></a>"})) == {
        "reader.other_version": SECRET
    }
    assert _told(_with(bound, {"customXml/item1.xml": "<a><job>cook</job></a>"})) == {}
    field = '<w:p><w:fldSimple w:instr=" DOCPROPERTY &quot;Job&quot; "><w:r><w:t>cook</w:t></w:r></w:fldSimple></w:p>'
    kept = {"docProps/custom.xml": f'<Properties><property name="Job"><v>{SECRET}</v></property></Properties>'}
    assert _told(_with(write_word(field), kept)) == {"reader.field": SECRET}
    variable = field.replace("DOCPROPERTY", "DOCVARIABLE")
    kept = {
        "word/settings.xml": f'<w:settings {W}><w:docVars><w:docVar w:name="Job" w:val="{SECRET}"/></w:docVars></w:settings>'
    }
    assert _told(_with(write_word(variable), kept)) == {"reader.field": SECRET}


def _bound(shown: str, kind: str = "", store: str = "{1}") -> str:
    binding = f'<w:dataBinding w:xpath="/r[1]/pay[1]" w:storeItemID="{store}"/>'
    return f"<w:p><w:sdt><w:sdtPr>{binding}{kind}</w:sdtPr><w:sdtContent><w:r><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt></w:p>"


def _stored(*values: str) -> dict[str, str]:
    """Stores {1}, {2}… of the file, each with one value of pay."""
    parts: dict[str, str] = {}
    for at, words in enumerate(values, 1):
        parts[f"customXml/item{at}.xml"] = f"<r><pay>{words}</pay></r>"
        parts[f"customXml/_rels/item{at}.xml.rels"] = relations_part({"r1": ("customXmlProps", f"itemProps{at}.xml")})
        parts[f"customXml/itemProps{at}.xml"] = f'<ds:item xmlns:ds="urn:ds" ds:itemID="{{{at}}}"/>'
    return parts


def test_a_bound_control_is_held_to_all_of_its_own_store() -> None:
    part = _with(write_word(_bound("1500 USD")), _stored("500 USD"))
    assert _told(part) == {"reader.other_version": "500 USD"}
    decoy = _with(write_word(_bound("1500 USD")), _stored("100 USD", "1500 USD"))
    assert _told(decoy) == {"reader.other_version": "100 USD"}
    assert _told(_with(write_word(_bound("1500 USD", store="{2}")), _stored("100 USD", "1500 USD"))) == {}
    assert _told(_with(write_word(_bound("1500 USD", store="{9}")), _stored("100 USD"))) == {
        "reader.other_version": "100 USD"
    }


_DATE = '<w:date w:fullDate="2026-11-28T00:00:00Z"/>'
_LIST = '<w:dropDownList><w:listItem w:displayText="Cook" w:value="1c"/><w:listItem w:displayText="Driver" w:value="2d"/></w:dropDownList>'


@pytest.mark.parametrize(
    ("shown", "kind", "stored", "other"),
    [
        ("28 November 2026", _DATE, "2026-11-28T00:00:00", False),
        ("28 ноября 2026 г.", _DATE, "2026-11-28", False),
        ("28.11.2026", _DATE, "2026-11-28", False),
        ("28 November 2027", _DATE, "2026-11-28T00:00:00", True),
        ("28 March 2026", _DATE, "2026-11-28T00:00:00", True),
        ("Cook", _LIST, "1c", False),
        ("Driver", _LIST, "1c", True),
        ("☒", "<w14:checkbox/>", "true", False),
    ],
)
def test_a_date_or_a_choice_may_be_stored_in_another_form_but_not_be_another(
    shown: str, kind: str, stored: str, other: bool
) -> None:
    paper = _with(write_word(_p(text="Plain words.") + _bound(shown, kind)), _stored(stored))
    assert ("reader.other_version" in _told(paper)) is other


def test_a_store_is_parsed_once_however_many_controls_are_bound_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    parse = Archive.xml
    monkeypatch.setattr(Archive, "xml", lambda self, part: asked.append(part) or parse(self, part))
    read(_with(write_word(_bound("1500 USD") * 30), _stored("1500 USD")), "x")
    assert asked.count("customXml/item1.xml") == 1


@pytest.mark.parametrize(
    ("code", "kept", "shown", "other"),
    [
        ('DOCPROPERTY "Pay"', '<property name="Pay"><v>500 USD</v></property>', "1500 USD", True),
        ('DOCPROPERTY "Pay" \\* MERGEFORMAT', '<property name="Pay"><v>1500 USD</v></property>', "1500 USD", False),
        ("AUTHOR", "<creator>The Employee serves</creator>", "Ivan Petrov", True),
        ("AUTHOR", "<creator>Ivan Petrov</creator>", "Ivan Petrov", False),
        ("LASTSAVEDBY", "<lastModifiedBy>The Employee serves</lastModifiedBy>", "Ivan Petrov", True),
    ],
)
def test_a_field_is_held_to_all_that_it_fetches(code: str, kept: str, shown: str, other: bool) -> None:
    simple = f"<w:p><w:fldSimple w:instr='{code}'><w:r><w:t>{shown}</w:t></w:r></w:fldSimple></w:p>"
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    long = f"<w:p>{char.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{char.format('separate')}<w:r><w:t>{shown}</w:t></w:r>{char.format('end')}</w:p>"
    for body in (simple, long):
        assert ("reader.field" in _told(_with(write_word(body), {"docProps/a.xml": f"<p>{kept}</p>"}))) is other


def test_words_behind_a_field_that_never_ends_are_told_in_a_box_as_well() -> None:
    box = _shape(f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>{SECRET}</w:t></w:r></w:p>')
    assert _told(write_word(_p(text="Plain words.") + box))["reader.hidden_text"] == SECRET


def test_a_formula_of_its_own_is_read_and_its_letters_can_be_hidden_as_others() -> None:
    formula = f'<m:oMathPara xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:oMath><m:r>{{}}<m:t>{SECRET}</m:t></m:r></m:oMath></m:oMathPara>'
    assert SECRET in read(write_word(formula.format("")), "x").text
    for look, rule in (("<w:vanish/>", "reader.hidden_text"), ('<w:color w:val="FFFFFF"/>', "reader.white_text")):
        hidden = formula.format(f"<w:rPr>{look}</w:rPr>")
        assert _told(write_word(_p(text="Plain words.") + hidden)) == {rule: SECRET}
        assert _told(write_word(f"<w:p>{hidden}</w:p>")) == {rule: SECRET}


_WHITE = _p('<w:color w:val="FFFFFF" w:themeColor="background1"/>', text="Horns and Hooves Limited")


def _banner(fill: str, style: str = "") -> bytes:
    shape = _shape(_WHITE).replace("<wps:txbx>", f"<wps:spPr>{fill}</wps:spPr>{style}<wps:txbx>")
    return write_word(_p(text="Plain words.") + shape)


def test_white_words_on_a_dark_shape_are_no_secret_and_its_outline_is_no_ground() -> None:
    dark = "<a:solidFill>{}</a:solidFill>"
    style = '<wps:style><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef></wps:style>'
    for fill, own in (
        (dark.format('<a:srgbClr val="1F497D"/>'), ""),
        (dark.format('<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>'), ""),
        ("", style),
    ):
        assert "reader.white_text" not in _told(_banner(fill, own))
    outline = '<a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    clear = dark.format('<a:srgbClr val="000000"><a:alpha val="0"/></a:srgbClr>')
    for fill, own in (("<a:noFill/>" + outline, style), (outline, ""), (clear, "")):
        assert "reader.white_text" in _told(_banner(fill, own))


@pytest.mark.parametrize("look", ['filled="f"', 'filled="t"><v:fill opacity="0"/', ""])
def test_an_old_shape_is_a_ground_only_where_its_colour_is_painted(look: str) -> None:
    shape = f'<w:p><w:r><w:pict><v:shape fillcolor="#1F497D" {look}><v:textbox><w:txbxContent>{_WHITE}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>'
    assert ("reader.white_text" in _told(write_word(_p(text="Plain words.") + shape))) is bool(look)


@settings(max_examples=40, deadline=None)
@given(
    st.one_of(st.sampled_from(["nan", "inf", "-inf", "1e999", "-1", "x", "", "1e308", "nanpt"]), st.text(max_size=6))
)
def test_no_measure_breaks_the_reader_off(measure: str) -> None:
    said = quoteattr("".join(c for c in measure if c.isprintable()))
    fill = f'<w14:textFill><w14:solidFill><w14:schemeClr w14:val="accent1"><w14:lumOff w14:val={said}/></w14:schemeClr></w14:solidFill></w14:textFill>'
    body = (
        _p(fill + f"<w:sz w:val={said}/><w:w w:val={said}/>", f"<w:spacing w:line={said} w:lineRule='exact'/>", "one")
        + f'<w:p><w:pPr><w:shd w:val={quoteattr("pct" + said[1:-1])} w:color="FF0000"/></w:pPr><w:r><w:t>two</w:t></w:r></w:p>'
        + _table("<w:tblLayout w:type='fixed'/>", f'<w:gridBefore w:val={said}/><w:trHeight w:val={said} w:hRule="exact"/>', f"<w:tcW w:w={said}/><w:gridSpan w:val={said}/>", _p(text="three"))
        + _shape(_p(text="four"), size=f"<wp:extent cx={said} cy={said}/>")
    )  # fmt: skip
    words = read(write_word(body), "x").text
    assert all(word in words for word in ("one", "two", "three", "four"))


@pytest.mark.parametrize(("grid", "hidden"), [("3000", False), ("", False), ("0", True), ("20", True)])
def test_a_cell_without_a_width_is_as_wide_as_its_columns(grid: str, hidden: bool) -> None:
    columns = f'<w:tblGrid><w:gridCol w:w="{grid}"/></w:tblGrid>' if grid else ""
    table = _table('<w:tblLayout w:type="fixed"/>', "", '<w:tcW w:w="0" w:type="dxa"/>')
    paper = _p(text="Plain words.") + table.replace("</w:tblPr>", "</w:tblPr>" + columns)
    assert ("reader.hidden_text" in _told(write_word(paper))) is hidden


def test_words_over_the_notes_in_a_drawing_or_turned_backwards_are_told() -> None:
    assert _told(
        write_word(_p(text="A"), footnotes=f'<w:footnote w:type="separator" w:id="0">{_p()}</w:footnote>')
    ) == {"reader.footnote": SECRET}
    canvas = f"<w:p><w:r><w:drawing {_DRAWING}><wp:inline><a:sp><a:t>{SECRET}</a:t></a:sp></wp:inline></w:drawing></w:r></w:p>"
    assert _told(write_word(_p(text="A") + canvas)) == {"reader.text_box": SECRET}
    assert SECRET in read(write_word(_p(text="A") + canvas), "x").text
    turned = f'<w:p><w:bdo w:val="rtl"><w:r><w:t>{SECRET}</w:t></w:r></w:bdo></w:p>'
    assert _told(write_word(turned)) == {"reader.text_direction": SECRET}


def test_a_picture_that_lies_outside_the_file_is_told() -> None:
    drawing = f'<w:p><w:r><w:drawing {_DRAWING}><wp:inline><a:blip r:link="r9"/></wp:inline></w:drawing></w:r></w:p>'
    rows = relations_part({"r9": ("image", "https://example.org/page.png")}).replace("/>", ' TargetMode="External"/>')
    assert _told(_with(write_word(_p(text="A") + drawing), {"word/_rels/document.xml.rels": rows})) == {
        "reader.embedded_object": ""
    }
