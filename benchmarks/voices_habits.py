"""The habits of other drafters, each a rewriting of an honest sample: labels, dates, money, clock times, parties."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from samples.contracts import Sample

Rewrite = Callable[[str], str]
_EN_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
_RU_MONTHS = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
]  # fmt: skip
_EN_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_EN_MONTHS)}),? (\d{{4}})\b")
_RU_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_RU_MONTHS)}) (\d{{4}})(?: (?:г\.|года))?")
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшэюя"
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"]


def labelled(en: str, ru: str) -> Callable[[Sample], Sample]:
    """All clauses numbered through; ``{n}`` the number, ``{l}`` a letter of the side's alphabet, ``{r}`` Roman."""

    def change(sample: Sample) -> Sample:
        clauses, n = [], 0
        for clause in sample.clauses:
            plain = replace(clause, label=None, label_ru=None)
            if clause.kind == "clause" and clause.label:
                n += 1
                plain = replace(
                    plain,
                    en=_printed(en, n, "abcdefghijklmnopqrstuvwxyz", clause.en),
                    ru=_printed(ru, n, _CYRILLIC, clause.ru),
                )
            clauses.append(plain)
        return replace(sample, clauses=tuple(clauses))

    return change


def _printed(shape: str, n: int, letters: str, text: str | None) -> str | None:
    if text is None or not shape:
        return text
    letter = letters[(n - 1) % len(letters)]
    return f"{shape.format(n=n, l=letter, L=letter.upper(), r=_ROMAN[(n - 1) % len(_ROMAN)])} {text}"


def worded(en: Rewrite | None = None, ru: Rewrite | None = None, kinds: str = "") -> Callable[[Sample], Sample]:
    """The words of each side rewritten; in clauses of one kind only, where ``kinds`` names it."""

    def change(sample: Sample) -> Sample:
        return replace(
            sample,
            clauses=tuple(
                replace(c, en=_apply(en, c.en), ru=_apply(ru, c.ru)) if not kinds or c.kind in kinds else c
                for c in sample.clauses
            ),
        )

    return change


def _apply(rewrite: Rewrite | None, text: str | None) -> str | None:
    return text if rewrite is None or text is None else rewrite(text)


def sub(*pairs: tuple[str, str]) -> Rewrite:
    compiled = [(re.compile(old), new) for old, new in pairs]

    def rewrite(text: str) -> str:
        for pattern, new in compiled:
            text = pattern.sub(new, text)
        return text

    return rewrite


def en_dates(shape: str) -> Rewrite:
    def one(m: re.Match[str]) -> str:
        month = _EN_MONTHS.index(m[2]) + 1
        day = int(m[1])
        nth = "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
        return shape.format(d=day, m=month, y=int(m[3]), M=m[2], s=nth, b=m[2][:3])

    return lambda text: _EN_DATE.sub(one, text)


def ru_dates(shape: str) -> Rewrite:
    return lambda text: _RU_DATE.sub(
        lambda m: shape.format(d=int(m[1]), m=_RU_MONTHS.index(m[2]) + 1, y=int(m[3]), M=m[2]), text
    )


def ampm(text: str) -> str:
    def one(m: re.Match[str]) -> str:
        hour, minute = int(m[1]), m[2]
        half = "a.m." if hour < 12 else "p.m."
        return f"{(hour - 1) % 12 + 1}{'' if minute == '00' else '.' + minute} {half}"

    return re.sub(r"\b([01]?\d|2[0-3]):([0-5]\d)\b", one, text)


HABITS: dict[str, Callable[[Sample], Sample]] = {
    "as it is": lambda sample: sample,
    "labels 1. and none": labelled("{n}.", ""),
    "labels none": labelled("", ""),
    "labels A1. and none": labelled("A{n}.", ""),
    "labels A1. and А1.": labelled("A{n}.", "А{n}."),
    "labels (a) and (а)": labelled("({l})", "({l})"),
    "labels a) and 1)": labelled("{l})", "{n})"),
    "labels Clause 1: and Пункт 1:": labelled("Clause {n}:", "Пункт {n}:"),
    "labels Clause 1. and 1.": labelled("Clause {n}.", "{n}."),
    "labels § 1 and § 1": labelled("§ {n}", "§ {n}"),
    "labels Art. 1. and Ст. 1.": labelled("Art. {n}.", "Ст. {n}."),
    "labels I. and 1.": labelled("{r}.", "{n}."),
    "labels bullets": labelled("•", "•"),
    "labels dashes": labelled("–", "–"),
    "labels #1 and № 1": labelled("#{n}", "№ {n}"),
    "labels Item 1 – and Пункт 1 –": labelled("Item {n} –", "Пункт {n} –"),
    "labels [1] and 1)": labelled("[{n}]", "{n})"),
    "labels A.1) and А.1)": labelled("A.{n})", "А.{n})"),
    "labels 1/ and 1/": labelled("{n}/", "{n}/"),
    "labels No. 1. and 1.": labelled("No. {n}.", "{n}."),
    "labels Firstly 1:": labelled("{n}:", "{n}:"),
    "en January 12, 2027": worded(en=en_dates("{M} {d}, {y}")),
    "en 12.01.2027": worded(en=en_dates("{d:02}.{m:02}.{y}")),
    "en 12/01/2027": worded(en=en_dates("{d:02}/{m:02}/{y}")),
    "en 2027-01-12": worded(en=en_dates("{y}-{m:02}-{d:02}")),
    "en 12th of January 2027": worded(en=en_dates("{d}{s} of {M} {y}")),
    "en the 12th day of January, 2027": worded(en=en_dates("{d}{s} day of {M}, {y}")),
    "en 12 Jan. 2027": worded(en=en_dates("{d} {b}. {y}")),
    "en 12-Jan-2027": worded(en=en_dates("{d:02}-{b}-{y}")),
    "en January 12th 2027": worded(en=en_dates("{M} {d}{s} {y}")),
    "en Jan 12, 2027": worded(en=en_dates("{b} {d}, {y}")),
    "ru «12» января 2027 года": worded(ru=ru_dates("«{d:02}» {M} {y} года")),
    "ru 12.01.2027": worded(ru=ru_dates("{d:02}.{m:02}.{y}")),
    "ru 12.01.27": worded(ru=ru_dates("{d:02}.{m:02}.{y} г.")),
    "ru 2027-01-12": worded(ru=ru_dates("{y}-{m:02}-{d:02}")),
    "ru 12-го января 2027 г.": worded(ru=ru_dates("{d}-го {M} {y} г.")),
    "ru 12/01/2027": worded(ru=ru_dates("{d:02}/{m:02}/{y}")),
    "en RUB 95,000": worded(en=sub((r"\b(\d[\d,]*\d) roubles?\b", r"RUB \1"))),
    "en 95,000 RUB": worded(en=sub((r"\b(\d[\d,]*\d) roubles?\b", r"\1 RUB"))),
    "en 95,000.00 rubles": worded(en=sub((r"\b(\d[\d,]*\d) roubles?\b", r"\1.00 rubles"))),
    "en ₽95,000": worded(en=sub((r"\b(\d[\d,]*\d) roubles?\b", r"₽\1"))),
    "en 95 000 roubles": worded(en=sub((r"(?<=\d),(?=\d{3}\b)", " "))),
    "en 95000 roubles": worded(en=sub((r"(?<=\d),(?=\d{3}\b)", ""))),
    "en 95 thousand roubles": worded(en=sub((r"\b(\d+),000 roubles", r"\1 thousand roubles"))),
    "en 95,000 Russian roubles": worded(en=sub((r"\b(\d[\d,]*\d) roubles?\b", r"\1 Russian roubles"))),
    "ru 95 000 руб.": worded(ru=sub((r"(?<=\d) рубл(?:ей|я|ь)\b", " руб."))),
    "ru 95 000,00 рублей": worded(ru=sub((r"(\d) (рубл(?:ей|я|ь))\b", r"\1,00 \2"))),
    "ru 95000 рублей": worded(ru=sub((r"(?<=\d)[ \u00a0](?=\d{3}\b)", ""))),
    "ru 95.000 рублей": worded(ru=sub((r"(?<=\d)[ \u00a0](?=000 рубл)", "."))),
    "ru 95 000 ₽": worded(ru=sub((r"(?<=\d) рубл(?:ей|я|ь)\b", " ₽"))),
    "ru 95 тыс. рублей": worded(ru=sub((r"(\d) 000 (рубл(?:ей|я|ь))\b", r"\1 тыс. \2"))),
    "ru 95 тысяч рублей": worded(ru=sub((r"(\d) 000 (рубл(?:ей|я|ь))\b", r"\1 тысяч \2"))),
    "ru 95 000 российских рублей": worded(ru=sub((r"(?<=\d) (рублей)\b", r" российских \1"))),
    "en 8 a.m.": worded(en=ampm),
    "en 08.00": worded(en=sub((r"\b(\d{1,2}):([0-5]\d)\b", r"\1.\2"))),
    "en 8:00 hours": worded(en=sub((r"\b(\d{1,2}):([0-5]\d)\b", r"\1:\2 hrs"))),
    "en 8h00": worded(en=sub((r"\b(\d{1,2}):([0-5]\d)\b", r"\1h\2"))),
    "ru 08.00": worded(ru=sub((r"\b(\d{1,2}):([0-5]\d)\b", r"\1.\2"))),
    "ru 8 часов": worded(ru=sub((r"\b(\d{1,2}):00\b", r"\1 часов"))),
    "ru 8-00": worded(ru=sub((r"\b(\d{1,2}):([0-5]\d)\b", r"\1-\2"))),
    "ru 8 ч. 30 мин.": worded(ru=sub((r"\b(\d{1,2}):([0-5]\d)\b", r"\1 ч. \2 мин."))),
    "en 20 per cent": worded(en=sub((r"(\d) ?%", r"\1 per cent"))),
    "en 20 percent": worded(en=sub((r"(\d) ?%", r"\1 percent"), (r"per cent", "percent"))),
    "en 20%": worded(en=sub((r"(\d) (?:per cent|percent|%)", r"\1%"))),
    "ru 20%": worded(ru=sub((r"(\d) (?:процент(?:ов|а)?|%)", r"\1%"))),
    "ru 20 процентов": worded(ru=sub((r"(\d) ?%", r"\1 процентов"))),
    "ru 20 проц.": worded(ru=sub((r"(\d) ?%", r"\1 проц."))),
    "en doesn't": worded(
        en=sub(
            (r"\b(does|do|is|are|was|has|have|must|need|would|could) not\b", r"\1n't"),
            (r"\bwill not\b", "won't"),
            (r"\bcannot\b", "can't"),
        )
    ),
    "en will for shall": worded(en=sub((r"\bshall not\b", "will not"), (r"\bshall\b", "will"))),
    "en must for shall": worded(en=sub((r"\bshall not\b", "must not"), (r"\bshall\b", "must"))),
    "en is to for shall": worded(en=sub((r"\bshall not\b", "is not to"), (r"\bshall\b", "is to"))),
    "en undertakes to": worded(en=sub((r"\bshall (?!not)(?=pay|provide|give|keep|return|issue)", "undertakes to "))),
    "en is entitled to for may": worded(en=sub((r"\bmay (?!not\b)(?=\w+ )", "is entitled to "))),
    "en is not allowed to": worded(en=sub((r"\b(?:may|shall|must) not (?!be\b)", "is not allowed to "))),
    "ru не имеет права": worded(ru=sub((r"\bне вправе\b", "не имеет права"))),
    "ru имеет право": worded(ru=sub((r"(?<!не )\bвправе\b", "имеет право"))),
    "ru запрещается": worded(ru=sub((r"\bне допускается\b", "запрещается"), (r"\bне допускаются\b", "запрещаются"))),
    "ru должен": worded(ru=sub((r"\bобязан\b", "должен"), (r"\bобязана\b", "должна"))),
    "en Worker": worded(en=sub((r"\bEmployee", "Worker"), (r"\bEMPLOYEE", "WORKER"))),
    "en Company, Staff Member": worded(en=sub((r"\bEmployee", "Staff Member"), (r"\bEmployer", "Company"))),
    "en Hirer, Hand": worded(en=sub((r"\bEmployee", "Hand"), (r"\bEmployer", "Hirer"))),
    "ru Сотрудник": worded(ru=sub((r"\bРаботник", "Сотрудник"), (r"\bРАБОТНИК", "СОТРУДНИК"))),
    "ru Наниматель": worded(ru=sub((r"\bРаботодател", "Нанимател"), (r"\bРАБОТОДАТЕЛ", "НАНИМАТЕЛ"))),
    "ru Учредитель, Помощник": worded(ru=sub((r"\bРаботодател", "Учредител"), (r"\bРаботник", "Помощник"))),
    "both you, we": worded(
        en=sub((r"\bThe Employee's", "Your"), (r"\bthe Employee's", "your"),
               (r"\b[Tt]he Employer's", "our"))
    ),
    "ru without ё": worded(ru=sub((r"ё", "е"), (r"Ё", "Е"))),
    "ru straight quotes": worded(ru=sub((r"[«»]", '"'))),
    "en curly quotes": worded(en=sub((r'"([^"]*)"', r"“\1”"))),
    "en guillemets": worded(en=sub((r'"([^"]*)"', r"«\1»"))),
    "en single quotes": worded(en=sub((r'"([^"]*)"', r"‘\1’"))),
    "hyphens for dashes": worded(en=sub((r"[–—]", "-")), ru=sub((r"[–—]", "-"))),
    "en labor, rubles": worded(en=sub((r"abour", "abor"), (r"oubles", "ubles"), (r"rganis", "rganiz"))),
    "ru город, улица, дом": worded(
        ru=sub((r"\bг\. (?=[А-Я])", "город "), (r"\bул\. ", "улица "), (r"\bд\. (?=\d)", "дом "))
    ),
    "ru без г., ул.": worded(ru=sub((r"\bг\. (?=[А-Я])", ""), (r"\bд\. (?=\d)", ""))),
    "en St.": worded(en=sub((r"\bStreet\b", "St."), (r"\bAvenue\b", "Ave."))),
    "en ul.": worded(en=sub((r"\b(\w+) Street\b", r"ul. \1"))),
    "ru N for №": worded(ru=sub((r"№ ?", "N "))),
    "ru № glued": worded(ru=sub((r"№ ", "№"))),
    "en # for No.": worded(en=sub((r"\bNo\. ?(?=\w)", "#"))),
    "en number for No.": worded(en=sub((r"\bNo\. (?=\w)", "number "))),
    "phones with brackets": worded(en=sub((r"\+7 (\d{3}) ", r"+7 (\1) ")), ru=sub((r"\+7 (\d{3}) ", r"8 (\1) "))),
    "caps headings": worded(en=str.upper, ru=str.upper, kinds="heading title"),
    "caps headings ru": worded(ru=str.upper, kinds="heading title"),
    "headings numbered Section": worded(en=lambda t: f"Section {t}", ru=lambda t: f"Раздел {t}", kinds="heading"),
    "nbsp": worded(en=sub((r"(?<=\d) ", "\u00a0")), ru=sub((r"(?<=\d) ", "\u00a0"))),
    "en Mr.": worded(en=sub((r"\bMr ", "Mr. "), (r"\bMs ", "Ms. "), (r"\bMrs ", "Mrs. "))),
    "en without the": worded(en=sub((r"\bthe (?=Emplo)", ""), (r"\bThe (?=Emplo)", ""))),
    "en lower parties": worded(en=sub((r"(?<=the )Employee", "employee"), (r"(?<=the )Employer", "employer"))),
    "ru lower parties": worded(ru=sub((r"(?<=[а-я,] )Работни", "работни"), (r"(?<=[а-я,] )Работода", "работода"))),
    "semicolons end": worded(en=sub((r"\.$", ";")), ru=sub((r"\.$", ";"))),
    "no stops": worded(en=sub((r"\.$", "")), ru=sub((r"\.$", ""))),
}  # fmt: skip
