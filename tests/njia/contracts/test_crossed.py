"""«Не уходит до конца смены» is "may leave after the shift": one denial and the opposite small word cancel."""

from __future__ import annotations

import pytest
from tests.njia.contracts.told import rules

TOLD = {"parity.polarity", "parity.hinge"}
HONEST = [
    (
        "The Employee may leave the workplace after the end of the shift.",
        "Работник не покидает рабочее место до окончания смены.",
    ),
    (
        "The Employee does not leave the workplace before the end of the shift.",
        "Работник покидает рабочее место после окончания смены.",
    ),
    ("The contract comes into force after signature.", "До подписания договор не действует."),
    ("The contract is not in force before signature.", "Договор действует после подписания."),
    ("The wage shall not be paid before the work is accepted.", "Зарплата оплачивается после приёмки работы."),
    ("The wage is paid after the work is accepted.", "До приёмки работы зарплата не выплачивается."),
    # as Kenyans write it
    ("The wage shall not be paid until the work is accepted.", "Зарплата выплачивается после приёмки работы."),
    ("The contract does not take effect until signature.", "Договор вступает в силу после подписания."),
    ("The room is provided until the end of the contract.", "После окончания договора комната не предоставляется."),
    ("Work shall not begin before the visa is issued.", "Работа начинается после выдачи визы."),
    ("The Employee works until the end of the shift.", "Работник не работает после окончания смены."),
]
# The small word alone turned, or the denial alone dropped: neither cancels anything.
TURNED = [
    (
        "The Employee may leave the workplace after the end of the shift.",
        "Работник не покидает рабочее место после окончания смены.",
    ),
    (
        "The Employee may leave the workplace after the end of the shift.",
        "Работник покидает рабочее место до окончания смены.",
    ),
    (
        "The Employee does not leave the workplace before the end of the shift.",
        "Работник не покидает рабочее место после окончания смены.",
    ),
    (
        "The Employee does not leave the workplace before the end of the shift.",
        "Работник покидает рабочее место до окончания смены.",
    ),
    ("The contract comes into force after signature.", "После подписания договор не действует."),
    ("The contract comes into force after signature.", "До подписания договор действует."),
    ("The contract is not in force before signature.", "Договор не действует после подписания."),
    ("The contract is not in force before signature.", "Договор действует до подписания."),
    ("The wage shall not be paid before the work is accepted.", "Зарплата не оплачивается после приёмки работы."),
    ("The wage shall not be paid before the work is accepted.", "Зарплата оплачивается до приёмки работы."),
    ("The wage is paid after the work is accepted.", "До приёмки работы зарплата выплачивается."),
    ("The wage is paid after the work is accepted.", "После приёмки работы зарплата не выплачивается."),
    ("The wage shall not be paid until the work is accepted.", "Зарплата выплачивается до приёмки работы."),
    ("The wage shall not be paid until the work is accepted.", "Зарплата не выплачивается после приёмки работы."),
    # a denial that other words answer already excuses no small word
    ("The passport stays with the Employee before the trip.", "Паспорт у Работника не забирают после поездки."),
    ("The room is without charge before the trip.", "Плата за комнату не взимается после поездки."),
    # nor does a denial in another sentence
    ("The Employee does not smoke. Lunch is before the shift.", "Работник курит. Обед после смены."),
]


@pytest.mark.parametrize("pair", HONEST)
def test_a_denial_with_the_opposite_small_word_blames_nobody(pair: tuple[str, str]) -> None:
    assert rules(pair) == set()


@pytest.mark.parametrize("pair", TURNED)
def test_one_of_the_two_alone_is_told(pair: tuple[str, str]) -> None:
    assert rules(pair) & TOLD
