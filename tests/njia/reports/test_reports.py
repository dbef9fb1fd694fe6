"""The same answer in every shape: terminal, page, PDF; in the reader's language; nothing of the paper run as code."""

from dataclasses import replace
from datetime import date
from typing import cast

import pypdfium2
import pytest
from msgspec import structs

from njia.contracts.check import check
from njia.contracts.compare import compare
from njia.corridors.load import load
from njia.documents.read import read
from njia.findings import Language
from njia.reports import html, pdf, text
from njia.reports.view import compared, view

CORRIDOR = load()
ON = date(2026, 11, 24)
PAPER = """EMPLOYMENT CONTRACT
1. The Employee is hired as a cook. <script>alert(1)</script> #read("/etc/passwd")
2. The Employee Wambui Ng'ang'a is paid RUB 95,000 a month.
ТРУДОВОЙ ДОГОВОР
1. Работник принимается на работу поваром.
2. Работнику Вамбуи Нганга выплачивается 65 000 рублей в месяц.
"""
LANGUAGES = ("en", "sw", "ru")


def shown(language: str):
    report = check([read(PAPER.encode(), "paper.txt")], CORRIDOR, on=ON)
    return view(report, CORRIDOR, cast(Language, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verdict_is_the_first_thing_said_in_the_readers_language(language: str) -> None:
    page = shown(language)
    assert text.render(page).startswith(page.headline)
    assert page.headline == CORRIDOR.messages[f"report.headline.{page.verdict}"][cast(Language, language)]


def test_the_day_of_the_check_is_said_as_people_say_it() -> None:
    said = {language: shown(language).about for language in LANGUAGES}
    assert "24 November 2026" in said["en"] and "24 Novemba 2026" in said["sw"] and "24 ноября 2026 года" in said["ru"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_shows_words_rule_source_and_remedy(language: str) -> None:
    printed = " ".join(text.render(shown(language)).split())
    for item in shown(language).items:
        assert item.rule in printed
        assert item.remedy.split()[0] in printed
    assert "95,000" in printed and "65 000" in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_soldiers_paper_what_to_do_now_comes_before_the_reasons(language: str) -> None:
    paper = "КОНТРАКТ о прохождении военной службы\n1. Военнослужащий поступает на военную службу по контракту."
    page = view(check([read(paper.encode(), "paper.txt")], CORRIDOR, on=ON), CORRIDOR, cast(Language, language))
    now, reasons = (page.words[f"report.part.{part}"] for part in ("summary", "findings"))
    for printed in (text.render(page), html.render(page)):
        assert printed.index(now) < printed.index(reasons)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_is_named_in_the_readers_language(language: str) -> None:
    for item in shown(language).items:
        assert item.source.startswith(CORRIDOR.rules[item.rule].source.cited(cast(Language, language)))


def test_a_law_says_since_when_it_holds_and_our_own_method_does_not() -> None:
    report = check([read(PAPER.encode(), "paper.txt")], CORRIDOR, on=ON)
    found = tuple(
        replace(report.findings[0], source=CORRIDOR.sources[source]) for source in ("craft.parity", "ru.tk.57")
    )
    told = [item.source for item in view(structs.replace(report, findings=found), CORRIDOR, "ru").items]
    assert "Njia" in told[0] and "действует с" not in told[0]
    assert "действует с 6 октября 2006 года" in told[1]


def test_every_source_of_a_rule_is_said_in_three_languages() -> None:
    assert [rule.rule for rule in CORRIDOR.rules.values() if rule.source.said is None] == []
    assert CORRIDOR.sources["ru.tk.57"].cited("sw").startswith("Kanuni ya Kazi")
    assert CORRIDOR.sources["ru.tk.57"].cited("ru").startswith("Трудовой кодекс")


def test_the_page_marks_the_words_and_runs_nothing_of_the_paper() -> None:
    page = html.render(shown("en"))
    assert "<script>" not in page and "&lt;script&gt;" in page
    assert "http" not in page.replace("http-equiv", "")
    assert "<mark>" in page and 'href="#f' in page and 'lang="ru"' in page


def test_a_finding_of_many_places_names_the_first_and_counts_the_rest() -> None:
    russian = "\n".join(f"{n}. Военнослужащий номер {n} проходит военную службу в части {n}{n}." for n in range(1, 15))
    paper = f"CONTRACT\n1. The Employee is a cook.\nКОНТРАКТ О ПРОХОЖДЕНИИ ВОЕННОЙ СЛУЖБЫ\n{russian}"
    report = check([read(paper.encode(), "paper.txt")], CORRIDOR, on=ON)
    assert max(len(item.quotes) for item in view(report, CORRIDOR, "en").items) <= 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_typeset_with_the_words_of_the_paper_as_they_are(language: str) -> None:
    document = pypdfium2.PdfDocument(pdf.render(shown(language)))
    words = "".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
    assert "Ng'ang'a" in words
    assert 'read("/etc/passwd")' in "".join(words.split()) or '#read("/etc/passwd")' in words
    assert "65 000" in words


def test_a_changed_salary_is_the_first_thing_said_of_two_versions() -> None:
    signed = PAPER.replace("65 000", "45 000")
    comparison = compare([read(PAPER.encode(), "a.txt")], [read(signed.encode(), "b.txt")], CORRIDOR, on=ON)
    page = compared(comparison, CORRIDOR, "en")
    assert page.items[0].rule == "substitution.pay"
    assert "45 000" in page.items[0].text and page.verdict == "stop"
    assert "substitution.pay" in text.render(page)


def test_the_same_paper_twice_shows_no_change() -> None:
    comparison = compare([read(PAPER.encode(), "a.txt")], [read(PAPER.encode(), "b.txt")], CORRIDOR, on=ON)
    assert comparison.findings == () and comparison.verdict == "clear"
    assert compared(comparison, CORRIDOR, "sw").headline == CORRIDOR.messages["compare.headline.none"].sw
