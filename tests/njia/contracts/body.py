"""A sound contract of our own making, from which the tests take away and to which they add."""

from __future__ import annotations

from collections.abc import Mapping

EN = {
    "title": "EMPLOYMENT CONTRACT",
    "head": "Perm, 3 March 2026",
    "parties": "{employer}, INN 7707083893, represented by Director I. I. Ivanov acting on the basis of the Charter (the Employer), and Jane Wambui, citizen of Kenya, passport AK0000001 issued on 5 May 2024 (the Employee), have concluded this contract.",
    "job": "1. The Employee is hired for the position of {job}. The place of work is 7 Lesnaya Street, Perm.",
    "start": "2. The Employee starts work on 1 April 2026. The contract is for an indefinite period.",
    "permit": "3. Work permit series 59 No. 2600000001 issued on 2 March 2026.",
    "probation": "4. The probation period is three months.",
    "pay": "5. The salary is 60,000 roubles a month before tax.",
    "pay_days": "6. Wages are paid twice a month, on the 5th and the 20th, in roubles to the Employee's account.",
    "overtime": "7. Overtime is paid at one and a half times the rate for two hours and double thereafter.",
    "late": "8. For late wages the Employer pays 1/150 of the key rate for each day of delay.",
    "hours": "9. The working week is 40 hours, five days with two days off.",
    "leave": "10. The Employee has annual paid leave of 28 calendar days.",
    "conditions": "11. Working conditions at the workplace are permissible, class 2.",
    "insurance": "12. The Employee is subject to compulsory social insurance. Medical care is given under a voluntary medical insurance policy paid by the Employer.",
    "ticket": "13. The Employer pays for the flight to Perm and for the return ticket to Nairobi.",
    "housing": "14. The Employer provides free housing and pays for the visa and the permit.",
    "fee": "15. The costs of recruitment are borne by the Employer.",
    "passport": "16. The passport stays with the Employee at all times; the Employer may not hold it.",
    "embassy": "17. The Employee may contact the Embassy of Kenya at any time.",
    "war": "18. The Employee shall not be engaged in military service or in work in a war zone.",
    "leaving": "19. The Employee may resign by giving two weeks' written notice.",
    "disputes": "20. Disputes are settled by the labour inspectorate or the court.",
    "language": "21. The contract is made in English and Russian; both texts have equal legal force.",
    "kenya": "22. The contract is attested by a labour officer in Kenya.",
}
RU = {
    "title": "ТРУДОВОЙ ДОГОВОР",
    "head": "г. Пермь, 3 марта 2026 г.",
    "parties": "{employer}, ИНН 7707083893, в лице директора Иванова И. И., действующего на основании Устава (Работодатель), и Джейн Вамбуи, гражданка Кении, паспорт AK0000001, выдан 5 мая 2024 г. (Работник), заключили настоящий договор.",
    "job": "1. Работник принимается на должность {job}. Место работы: г. Пермь, ул. Лесная, д. 7.",
    "start": "2. Работник приступает к работе 1 апреля 2026 г. Договор заключён на неопределённый срок.",
    "permit": "3. Разрешение на работу серия 59 № 2600000001 выдано 2 марта 2026 г.",
    "probation": "4. Испытательный срок составляет три месяца.",
    "pay": "5. Должностной оклад составляет 60 000 рублей в месяц до вычета НДФЛ.",
    "pay_days": "6. Заработная плата выплачивается два раза в месяц, 5-го и 20-го числа, в рублях на счёт Работника.",
    "overtime": "7. Сверхурочная работа оплачивается за первые два часа в полуторном размере, далее в двойном.",
    "late": "8. За задержку заработной платы Работодатель платит 1/150 ключевой ставки за каждый день задержки.",
    "hours": "9. Рабочая неделя 40 часов, пять дней с двумя выходными днями.",
    "leave": "10. Работнику предоставляется ежегодный оплачиваемый отпуск 28 календарных дней.",
    "conditions": "11. Условия труда на рабочем месте допустимые, класс 2.",
    "insurance": "12. Работник подлежит обязательному социальному страхованию. Медицинская помощь оказывается по полису ДМС за счёт Работодателя.",
    "ticket": "13. Работодатель оплачивает перелёт в Пермь и обратный билет в Найроби.",
    "housing": "14. Работодатель бесплатно предоставляет жильё и оплачивает визу и разрешение на работу.",
    "fee": "15. Расходы на подбор персонала несёт Работодатель.",
    "passport": "16. Паспорт всегда остаётся у Работника; Работодатель не вправе его удерживать.",
    "embassy": "17. Работник вправе в любое время обращаться в Посольство Кении.",
    "war": "18. Работник не может быть привлечён к военной службе или к работе в зоне боевых действий.",
    "leaving": "19. Работник вправе уволиться, предупредив Работодателя за две недели.",
    "disputes": "20. Споры решаются инспекцией труда или судом.",
    "language": "21. Договор составлен на английском и русском языках; оба текста имеют одинаковую юридическую силу.",
    "kenya": "22. Договор заверен инспектором по труду в Кении.",
}
JOB = {"en": "packer", "ru": "упаковщика"}
EMPLOYER = {"en": "LLC Sosna", "ru": "ООО «Сосна»"}


def body(
    side: str, without: tuple[str, ...] = (), changed: Mapping[str, str] | None = None,
    job: Mapping[str, str] = JOB, employer: Mapping[str, str] = EMPLOYER, extra: str = "",
) -> list[str]:  # fmt: skip
    """The clauses of one side, without some, with others changed, and with one more."""
    clauses = {**(EN if side == "en" else RU), **(changed or {})}
    kept = [text for name, text in clauses.items() if name not in without]
    filled = [text.replace("{job}", job[side]).replace("{employer}", employer[side]) for text in kept]
    return [*filled, f"23. {extra}"] if extra else filled
