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


def test_white_words_on_a_dark_ground_are_no_secret():
    page = '<table><tr bgcolor="navy"><td style="color:white">Pay</td></tr></table>'
    assert read(page.encode(), "x").notices == ()
