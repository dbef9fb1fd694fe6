"""A list from a camp or hospital is read whatever its headings are called, and its names are found in either script."""

from __future__ import annotations

from datetime import date

from njia.registers.tables import read_table
from njia.rolls.roll import Line, guessed, likeness, lines, plan

RUSSIAN = "Список;;\n№;ФИО;Дата рождения;Паспорт\n1;Тесткейс Амина;17.05.1999;AK1184302\n2;;;\n3;Другов Борис;нет;\n"


def test_headings_are_found_below_a_title_and_in_russian() -> None:
    table = read_table(RUSSIAN.encode("cp1251"))
    columns = guessed(table, plan().headings)
    assert columns == {"name": "ФИО", "born": "Дата рождения", "passport": "Паспорт"}
    assert list(lines(table, columns)) == [
        Line(number=3, name="Тесткейс Амина", born=date(1999, 5, 17), passport="AK1184302"),
        Line(number=5, name="Другов Борис"),
    ]


def test_a_list_without_a_column_of_names_gives_nobody() -> None:
    table = read_table(b"a,b\n1,2\n")
    assert guessed(table, plan().headings) == {}
    assert list(lines(table, {})) == []


def test_a_name_in_another_script_and_order_is_the_same_with_its_reasons() -> None:
    found = likeness(Line(number=1, name="Тесткейс Амина"), "Amina Testcase")
    assert found.same and "order" in found.reasons
    assert not likeness(Line(number=1, name="Другов Борис"), "Amina Testcase").same


def test_a_passport_speaks_louder_than_a_spelling_and_another_one_against_it() -> None:
    line = Line(number=1, name="Амина Тесткейс", passport="AK 1184302", born=date(1999, 5, 17))
    same = likeness(line, "A. Otherwise", "ak1184302")
    assert same.same and same.score == 1.0 and "same_passport" in same.reasons
    other = likeness(line, "Amina Testcase", "AK9999999", date(1999, 5, 18))
    assert {"other_passport", "other_birth"} <= set(other.reasons)
    assert other.score < likeness(line, "Amina Testcase").score
