# ruff: noqa: E501 (papers and XML read better on one line)
"""Plain text in any encoding people use, and HTML as a browser shows it."""

from __future__ import annotations

import pytest

from njia.documents.read import read

RUSSIAN = (
    "Работодатель принимает Работника на работу на должность сварщика.\n\n"
    "Заработная плата выплачивается два раза в месяц, 10 и 25 числа.\n\nThe Employee is hired as a welder."
)


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN.upper(), "Договор\n\nОплата 90 000"])
def test_text_is_read_in_any_usual_encoding(codec, text):
    assert read(text.encode(codec), "x.txt").text == text.replace("\n\n", "\n")


def test_wrapped_lines_are_joined_and_short_ones_stand():
    text = (
        "1.1. The Employer hires the Employee for the position of operator in the\n"
        "Vegetable Production Department, and the Employee undertakes to per-\n"
        "form the work personally and in good faith.\n"
        "1.2. The place of work is the greenhouse complex.\n\n"
        "Signed\nEmployer\nEmployee"
    )
    assert [b.text for b in read(text.encode(), "x").blocks] == [
        "1.1. The Employer hires the Employee for the position of operator in the Vegetable Production Department, and the "
        "Employee undertakes to perform the work personally and in good faith.",
        "1.2. The place of work is the greenhouse complex.", "Signed", "Employer", "Employee",
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["\t", " | "])
def test_columns_of_a_text_are_cells(sign):
    text = f"Two languages\n\nPay{sign}Оплата\nLeave{sign}Отпуск\n\nSigned in Nairobi"
    assert [(b.cell and b.cell[1:], b.text) for b in read(text.encode(), "x").blocks] == [
        (None, "Two languages"), ((0, 0), "Pay"), ((0, 1), "Оплата"), ((1, 0), "Leave"), ((1, 1), "Отпуск"),
        (None, "Signed in Nairobi"),
    ]  # fmt: skip


def test_a_web_page_is_read_as_a_browser_shows_it():
    page = """<!doctype html><html><head><meta charset="utf-8"><title>no</title><script>no()</script></head><body>
    <h1>Contract</h1><table><tr><td>Pay<br>monthly</td><td rowspan=2>Оплата</td></tr><tr><td>Leave</td></tr></table>
    <ol type="a"><li>one</li><li>two <b>bold</b></li></ol><ul><li>dot</li></ul></body></html>"""
    assert [(b.cell, b.text) for b in read(page.encode(), "x").blocks] == [
        (None, "Contract"), ((0, 0, 0), "Pay\nmonthly"), ((0, 0, 1), "Оплата"), ((0, 1, 0), "Leave"), (None, "a. one"),
        (None, "b. two bold"), (None, "• dot"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("secret", "rule"),
    [
        ('<p style="display:none">secret service</p>', "reader.hidden_text"),
        ('<p style="visibility: hidden">secret service</p>', "reader.hidden_text"),
        ("<p hidden>secret service</p>", "reader.hidden_text"),
        ('<p style="opacity:0.01">secret service</p>', "reader.hidden_text"),
        ('<p style="position:absolute;left:-9999px">secret service</p>', "reader.hidden_text"),
        ('<p style="color:#fefefe">secret service</p>', "reader.white_text"),
        ('<div style="background:black"><p style="color:rgb(5,5,5)">secret service</p></div>', "reader.white_text"),
        ('<font color="white">secret service</font>', "reader.white_text"),
        ('<p class="x">secret service</p>', "reader.tiny_text"),
        ("<p><s>secret service</s></p>", "reader.struck_text"),
        ("<!-- the secret service -->", "reader.comment"),
    ],
)
def test_what_a_browser_hides_is_told(secret, rule):
    page = f"<html><style>.x {{ font-size: 1px }}</style><body><p>Plain words</p>{secret}</body></html>"
    notices = read(page.encode(), "x").notices
    assert [n.rule for n in notices] == [rule]
    assert "secret service" in notices[0].values["words"]


@pytest.mark.parametrize(
    ("style", "rule"),
    [
        ("font: 0/0 a", "reader.tiny_text"),
        ("font: 1px Arial", "reader.tiny_text"),
        ("color: hsl(0, 0%, 100%)", "reader.white_text"),
        ("color: rgb(100% 100% 100%)", "reader.white_text"),
        ("color: oklch(1 0 0)", "reader.white_text"),
        ("color: #00000000", "reader.hidden_text"),
        ("color: var(--quiet)", "reader.white_text"),
        ("-webkit-text-fill-color: transparent", "reader.hidden_text"),
        ("transform: scale(0)", "reader.hidden_text"),
        ("transform: translateX(-9999px)", "reader.hidden_text"),
        ("translate: -9999px", "reader.hidden_text"),
        ("zoom: .01", "reader.hidden_text"),
        ("clip-path: circle(0)", "reader.hidden_text"),
        ("clip-path: circle(0px at 50% 50%)", "reader.hidden_text"),
        ("clip-path: circle(closest-side at 0 0)", "reader.hidden_text"),
        ("clip-path: polygon(0 0, 9px 0, 0 0)", "reader.hidden_text"),
        ("clip-path: xywh(0 0 0 100%)", "reader.hidden_text"),
        ("overflow: clip; height: 0", "reader.hidden_text"),
        ("mask: linear-gradient(transparent, transparent)", "reader.hidden_text"),
        ("opacity: .5; filter: opacity(20%)", "reader.hidden_text"),
        ("position: absolute; top: 90000px", "reader.hidden_text"),
        ("clip-path: inset(100%)", "reader.hidden_text"),
        ("filter: opacity(0)", "reader.hidden_text"),
        ("position: absolute; left: 200vw", "reader.hidden_text"),
        ("content-visibility: hidden", "reader.hidden_text"),
        ("letter-spacing: -1em", "reader.hidden_text"),
        ("dis/**/play: none", "reader.hidden_text"),
        ("unicode-bidi: bidi-override; direction: rtl", "reader.text_direction"),
    ],
)
def test_every_way_of_a_style_to_hide_words_is_told(style, rule):
    page = f'<style>:root {{ --quiet: #fff }}</style><p>Plain words</p><p style="{style}">secret service</p>'
    assert [n.rule for n in read(page.encode(), "x").notices] == [rule]


@pytest.mark.parametrize("selector", [".a > p", "p[data-x]", "p:nth-of-type(2)", "p:not(.z).b"])
def test_a_style_finds_its_words_by_any_usual_selector(selector):
    page = f"<style>{selector} {{ display: none }}</style><p>Plain words</p><div class=a><p class=b data-x=1>secret</p></div>"
    assert "reader.hidden_text" in [n.rule for n in read(page.encode(), "x").notices]


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ("<script>document.write('secret service')</script>", "reader.embedded_object"),
        ('<link rel=stylesheet href="https://example.org/a.css">', "reader.embedded_object"),
        ("<style>@import url(a.css);</style>", "reader.embedded_object"),
        ("<style>.a::before { content: 'the secret service' }</style>", "reader.other_version"),
        ("<template>the secret service</template>", "reader.other_version"),
        ("<noscript>the secret service</noscript>", "reader.other_version"),
        ("<svg><text>the secret service</text></svg>", "reader.picture"),
        ("<style>.n::after { content: ' not' }</style>", "reader.other_version"),
        ("<style>.n::after { content: '\\6e\\6f t' }</style>", "reader.other_version"),
        ("<style>.n::after { content: attr(data-x) }</style><p data-x='not'>pay</p>", "reader.other_version"),
        ("<p>shall <svg><text>not</text></svg> pay</p>", "reader.picture"),
        ("<dialog>the secret service</dialog>", "reader.hidden_text"),
        ("<bdo dir=rtl>the secret service</bdo>", "reader.text_direction"),
    ],
)
def test_what_only_some_programs_show_is_told(part, rule):
    assert [n.rule for n in read(f"<html><body><p>Plain words</p>{part}</body></html>".encode(), "x").notices] == [rule]


@pytest.mark.parametrize(
    "style",
    ["transform: scale(1.1)", "transform: rotate(2deg)", "left: 20px; position: absolute", "font: 16px/1.5 Arial", "zoom: 1",
     "clip-path: circle(50% at 50% 50%)", "clip-path: circle()", "clip-path: polygon(0 0, 100% 0, 100% 100%)", "mask: none",
     "opacity: .5", "letter-spacing: -0.5px", "color: hsl(0, 0%, 20%)", "clip-path: inset(0)", "filter: opacity(90%)", "margin-left: -20px"],
)  # fmt: skip
def test_a_style_that_hides_nothing_is_no_secret(style):
    assert read(f'<p>Plain words</p><p style="{style}">more of them</p>'.encode(), "x").notices == ()


def test_glass_within_glass_hides_as_one():
    page = '<p>Plain words</p><div style="opacity:.3"><div style="opacity:.3">secret service</div></div>'
    assert [n.rule for n in read(page.encode(), "x").notices] == ["reader.hidden_text"]


def test_words_under_a_painted_box_are_told_and_a_watermark_under_plain_text_is_not():
    under = '<p>Plain words</p><p style="position:relative;z-index:-1">secret service</p>'
    box = '<div style="position:absolute;top:0;width:100%;height:100%;background:#fff"></div>'
    assert [n.rule for n in read((under + box).encode(), "x").notices] == ["reader.hidden_text"]
    assert read(under.encode(), "x").notices == ()


@pytest.mark.parametrize(
    "paper",
    [
        pytest.param("<svg><title>OOO Romashka company logo</title><style>.a{x:y} .b{x:y} .c{x:y}</style><path d='M0 0'/></svg><p>Words</p>", id="a logo"),
        pytest.param("".join(f'<p style="position:absolute;top:{top}px;left:80px">Line {top}</p>' for top in range(80, 6000, 400)), id="pages set line by line"),
        pytest.param("<style>@import url(https://themes.googleusercontent.com/fonts/css?kit=x);p{color:#000}</style><p>Words</p>", id="fonts"),
        pytest.param("<style>.b::before{content:'\\201C'} .c::before{content:'\\f101'} .d::before{content:counter(item) '.'}</style><p>Words</p>", id="quotes, icons and numbers"),
        pytest.param("<style>@page{margin:2cm;@bottom-center{content:'Page ' counter(page)}}</style><p>Words</p>", id="the number of a page"),
    ],
)  # fmt: skip
def test_an_honest_page_as_programs_write_it_is_clear(paper):
    assert read(f"<html><body>{paper}</body></html>".encode(), "x").notices == ()


def test_an_import_of_more_than_fonts_is_told():
    fonts = "@import url(https://fonts.googleapis.com/css2?family=X);"
    for sheet in (fonts + "@import 'a.css';", "@import url(https://example.org/fonts.googleapis.com/css);"):
        page = f"<style>{sheet}</style><p>Plain words</p>"
        assert [n.rule for n in read(page.encode(), "x").notices] == ["reader.embedded_object"]


@pytest.mark.parametrize(
    "paper",
    ["<style>" + "a" * 400_000, "<style>" + "/*" * 200_000, "<style>" + ":not(" * 80_000 + "{color:red}", "<style>p{color:" + "var(--a" * 50_000 + "}",
     '<p style="scale:' + "scale" * 60_000 + '">', "<style>" + "[a" * 150_000 + "{color:red}", "<pre>" + " " * 300_000 + "x"],
    ids=["no brace", "comments", "not", "var", "scale", "attributes", "spaces"],
)  # fmt: skip
def test_a_pattern_looks_at_no_letter_of_a_long_style_more_than_a_few_times(paper):
    assert "Words" in read(f"{paper}</style></p></pre><p>Words</p>".encode(), "x").text


def test_white_words_on_a_dark_ground_are_no_secret():
    page = '<table><tr bgcolor="navy"><td style="color:white">Pay</td></tr></table>'
    assert read(page.encode(), "x").notices == ()
