"""The page in plain words says what the Russian says, and says what it does not know."""

from datetime import date

import pytest
from body import body

from build import contract_from
from njia.contracts.summary import summarise
from njia.corridors.load import load

ON = date(2026, 11, 24)


def lines(en, ru, class_="employment"):
    summary = summarise(contract_from(en, ru), load(), ON, class_)
    return {section.id: section.lines for section in summary.sections}


def said(section):
    return " ".join(line.text.en for line in section)


def test_it_tells_the_job_the_pay_and_the_days():
    page = lines(body("en"), body("ru"))
    assert "packer" in said(page["job"])
    assert "1 April 2026" in said(page["job"])
    assert "60,000 roubles a month" in said(page["pay"])
    assert "42,000 roubles" in said(page["pay"])  # 30 % tax
    assert "52,200 roubles" in said(page["pay"])  # 13 % tax
    assert "5 and 20" in said(page["when_paid"])
    assert "40 hours" in said(page["hours"])
    assert "28 calendar days" in said(page["leave"])
    assert "2 weeks" in said(page["leaving"])
    assert "You keep your passport" in said(page["passport"])


def test_it_reads_the_russian_even_where_the_english_says_more():
    page = lines(body("en"), body("ru", changed={"pay": "5. Оклад составляет 30 000 рублей в месяц."}))
    assert "30,000 roubles" in said(page["pay"])
    assert "60,000" not in said(page["pay"])
    assert {e.side for e in page["pay"][0].evidence} == {"ru"}


def test_every_known_line_quotes_the_paper_where_it_stands():
    contract = contract_from(body("en"), body("ru"))
    summary = summarise(contract, load(), ON, "employment")
    quotes = [e for section in summary.sections for line in section.lines for e in line.evidence]
    assert len(quotes) > 12
    for evidence in quotes:
        assert contract.texts[evidence.document][evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("pay", "How much you are paid"),
        ("leave", "How much paid leave"),
        ("passport", "Who keeps your passport"),
        ("ticket", "the journey home"),
        ("embassy", "embassy"),
        ("leaving", "How you can leave"),
    ],
)
def test_what_the_paper_does_not_say_is_said_so(clause, words):
    page = lines(body("en"), body("ru", without=(clause,)))
    assert words in said(page["not_said"])


def test_you_are_told_when_you_would_pay():
    page = lines(
        body("en"),
        body("ru", changed={"ticket": "13. Билет в Россию и обратный билет оплачивает Работник за свой счёт."}),
    )
    assert "You pay: the ticket to Russia." in said(page["who_pays"])
    assert "You pay: the journey home." in said(page["who_pays"])


def test_an_english_paper_says_that_it_is_only_english():
    summary = summarise(contract_from(body("en"), []), load(), ON, "employment")
    assert summary.side == "en"
    assert "no Russian text" in summary.lead.en


def test_each_line_is_in_three_languages():
    summary = summarise(contract_from(body("en"), body("ru")), load(), ON, "employment")
    for section in summary.sections:
        for text in (section.title, *(line.text for line in section.lines)):
            assert text.en
            assert text.sw
            assert text.ru
            assert "{" not in text.en + text.sw + text.ru


def test_nothing_is_promised_from_a_paper_nobody_can_name():
    page = lines(["NOTE", "1. Pay 300,000 for one year."], [], "unclear")
    assert list(page) == ["warning"]
    assert "300,000" not in said(page["warning"])


def test_a_delay_of_wages_or_a_permit_is_no_term_of_the_contract():
    late = "8. При задержке заработной платы на срок более 15 дней Работник вправе приостановить работу."
    page = lines(body("en"), body("ru", changed={"late": late}))
    assert "15 days" not in said(page["job"])
    assert "no end date" in said(page["job"])


def test_annual_leave_is_told_from_the_additional_one_beside_it():
    both = "10. Ежегодный основной отпуск – 28 календарных дней; дополнительный отпуск за вредность – 14 дней."
    page = lines(body("en"), body("ru", changed={"leave": both}))
    assert "28 calendar days" in said(page["leave"])


def test_the_ticket_home_at_the_end_says_nothing_of_how_to_leave():
    ticket = "13. Работодатель оплачивает билет в Пермь и обратный билет в Найроби при расторжении договора."
    page = lines(body("en"), body("ru", changed={"ticket": ticket}, without=("leaving",)))
    assert "How you can leave" in said(page["not_said"])


def test_what_has_no_value_is_given_in_the_papers_own_words():
    page = lines(body("en"), body("ru", changed={"hours": "9. Работа ведётся посменно по графику."}))
    assert "Работа ведётся посменно по графику" in said(page["hours"])


def test_the_job_is_not_read_from_a_heading_but_from_what_stands_under_it():
    head, job = "1. Трудовая функция", "1.1. Работник принимается в сборочный цех стекловаром третьего разряда."
    page = lines(
        ["CONTRACT", "1. Labour function", "1.1. The Employee is hired as a glassmaker."], ["ДОГОВОР", head, job]
    )
    assert "стекловаром" in said(page["job"])
    assert "“Трудовая функция”" not in said(page["job"])
