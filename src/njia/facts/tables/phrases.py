"""Small words around a quantity: bounds, periods, halves, links of a range."""

from __future__ import annotations

import re
from decimal import Decimal

from njia.facts.tables import forms, inflect

_FILL = (
    r"(?:than|of|the|a|an|for|to|is|by|in|amount|rate|чем|на|в|за|размере|размером|размера"
    r"|продолжительностью|длительностью"
    r"|сроком|срок|площадью|составляет|rub|rur|usd|eur|kes|ksh|₽|\$|€)"
)
_END = rf"[\s(:,–—-]*(?:{_FILL}[\s(:,–—-]+){{0,3}}$"
AT_MOST = re.compile(
    r"(?:\b(?:not|no|never|cannot|nor|none|neither|nowhere|nobody)"
    r"\s(?:\w+\s){0,2}?(?:more than|exceed\w*|over|above|longer than"
    r"|greater than|higher than"
    r"|farther than|further than|beyond|later than|in excess of)"
    r"|\b(?:never|nobody|none)\s(?:\w+\s){3,6}?(?:more|longer|later) than|\bup to|\bwithin|\bв пределах|\bв рамках"
    r"|\bmaximum(?: of)?|\bat most|(?<!not )(?<!no )\b(?:less|fewer"
    r"|lower|shorter) than|\bbelow"
    r"|\bunder|\bне\s(?!был[аио]?\s)(?:\w+\s){0,3}?(?:более|больше|свыше|выше|превыша\w+|позднее|позже|дольше|сверх"
    r"|чаще|длиннее|дальше)|\bдо|\bмаксимум"
    r"|\bмаксимальн\w+|(?<!не )\b(?:менее|меньше|ниже|короче))" + _END
)
# Before `AT_MOST`, which would see the "less than" of "shall not be less than".
NOT_LESS = re.compile(
    r"(?:\b(?:not|no|never|cannot|nor)\s(?:\w+\s){0,2}?(?:less|fewer|lower|shorter|below|under)(?: than)?"
    r"|\bне\s(?:\w+\s){1,2}?(?:менее|меньше|ниже|короче))" + _END
)
AT_LEAST = re.compile(
    r"(?:\bat least|\b(?:not|no) (?:less|fewer|lower|shorter|earlier|below) than|\bnot below"
    r"|\bminimum(?: of)?|\bmore than"
    r"|\bover|\bbeyond|\bexceed\w*|\babove|\bin excess of|\blonger than|\bстарше|\bне\s(?:\w+\s){0,2}?(?:менее"
    r"|меньше|ниже|короче|реже"
    r"|ранее|раньше|моложе)|\bкак минимум|\bминимум|\bминимальн\w+|\bпо (?:меньшей|крайней) мере"
    r"|(?<!не )\b(?:свыше|более|больше"
    r"|сверх|выше|дольше|от)|\bпревыша\w+)" + _END
)
# "In no event shall deductions in any one month exceed": denied from afar.
FAR_DENIED = re.compile(
    r"(?:\b(?:no|not|nor|never|none|neither|nobody|ни|не|нельзя)\b[^.;\n]*\b(?:exceeds?|превыша[тел]\w*)\b"
    r"|(?:^|[.;]\s)no\s[^.;,\n]*\b(?:longer|more|higher|greater|later) than)" + _END
)
EARLIER_THAN = re.compile(r"\b(?:earlier than|ранее|раньше)\b")
LATER_THAN = re.compile(r"\b(?:later than|позднее|позже)\b")
AHEAD = re.compile(r"\W*(?:\w+[\s'’]+){0,4}?(?:before|prior|in advance|ahead|до)\b")
BEFOREHAND = re.compile(r"\b(?:позднее|позже|ранее|раньше)\W*(?:чем\W+)?за\b")
WARNED = re.compile(
    r"\b(?:in advance|beforehand|advance notice|prior notice"
    r"|(?:having|by|after) (?:warned|notified|informed|warning|notifying)|заблаговременно|заранее)\b"
)
OR_MORE = re.compile(r"\W*(?:\w+\s+)?(?:or|и|или) (?:more|longer|over|более|больше|свыше|выше)\b")
OR_LESS = re.compile(r"\W*(?:\w+\s+)?(?:or|и|или) (?:less|fewer|менее|меньше)\b")

PER = frozenset(forms("per a an each every any / в за на")) | frozenset(inflect("кажд")) | {"каждые", "каждых"}
ARTICLES = frozenset(forms("a an"))
OF_PERIOD = (
    frozenset(forms("one worked full calendar working such school academic учебный")) | frozenset(inflect("кажд"))
    | frozenset(inflect("полн")) | frozenset(inflect("календарн"))
    | frozenset(inflect("рабоч")) | frozenset(inflect("отработанн"))
)  # fmt: skip
ONE_OFF = frozenset(forms("lump-sum lump one-off one-time единовременно единоразово разово")) | frozenset(
    (*inflect("единовременн"), *inflect("единоразов"))
)

PARTS = frozenset(forms("part parts share shares часть части частей частью доля доли долю долей долей"))
OWN = frozenset(forms("ее его их"))
PRICES = frozenset(forms("price prices cost fare fares charge board wage wages rates fee"))  # "at half price"
MORE = frozenset(forms("of more less extra higher lower above again larger dearer increase больше выше меньше ниже"))
REST_DAYS = frozenset(forms("holiday holidays sunday sundays weekend weekends"))  # «double on public holidays»
LEAD_TO_MULTIPLE = frozenset(
    (
        "",
        *forms(
            ", than чем least at в by – — - : then thereafter hours hour далее затем потом часы часов and и а is be are"
        ),
    )
)
LEAD_TO_PART = frozenset(("by", "than", "exceed", "exceeds", "exceeding"))
END_MULTIPLE = frozenset(("", *forms(". , ; ) – — - for за from начиная с после after or или and и thereafter")))

IS = frozenset(forms("is are shall will"))
EACH = frozenset(("every", "each", *inflect("кажд")))
FOR_TERM = frozenset(forms("for during over per a an each every / за на в")) | frozenset(inflect("кажд"))
WHOLE = frozenset(forms("whole entire full complete весь всю все всего")) | frozenset(inflect("полн"))
TERMS = frozenset(forms("term period duration contract срок период договор контракт время"))
STINTS = frozenset(forms("season rotation watch voyage contract сезон вахту вахта рейс путину заезд"))

PRICED = frozenset(forms("час день смена неделя месяц"))
WORKED = frozenset(forms("работы труда"))
COSTS = frozenset(forms("стоит стоят оплачивается оплачивают оплачивает оценивается"))
BY_DAYLIGHT = frozenset(forms("с со – — - и или , . ; ( смена смены смену смене смен"))
REST = frozenset(forms("отпуска отдыха отгула leave rest holiday"))  # «неделя дополнительного отпуска» is one week
PASSES = frozenset(
    forms("прошли прошло пройдут пройдет истекли истекут минуют через спустя за минимум чем хотя")
)  # «пока не прошли сутки»: twenty-four hours
RATES = frozenset(forms("ставка ставки ставке ставку тариф тарифа оклад")) | frozenset(inflect("тарифн"))
AHEAD_OF = frozenset(forms("a за"))  # "a week before", «за неделю до»
WARN = ("предупре", "уведом", "сообщ", "скаж", "warn", "notif", "tell", "inform")
RESULTS = frozenset(forms("итогам итоги результатам results result outcome"))
REPEATS = {"once": 1, "twice": 2, "thrice": 3, "однажды": 1, "дважды": 2, "трижды": 3, "раз": 1}
HALVES: dict[str, tuple[Decimal, str]] = {
    "полгода": (Decimal(6), "month"),
    "полугода": (Decimal(6), "month"),
    **dict.fromkeys(forms("полугодие полугодия полугодию полугодии полугодием"), (Decimal(6), "month")),
    "полмесяца": (Decimal("0.5"), "month"),
    "полчаса": (Decimal("0.5"), "hour"),
    "получаса": (Decimal("0.5"), "hour"),
    "полдня": (Decimal("0.5"), "day"),
    "fortnight": (Decimal(2), "week"),
    "biweekly": (Decimal(2), "week"),
    **dict.fromkeys(forms("декада декады декаду decade decades"), (Decimal(10), "day")),
    "fortnightly": (Decimal(2), "week"),
}
WITHIN = frozenset(forms("within over for after by exceeding than течение через спустя сроком"))
TWICE_MONTHLY = frozenset(forms("semi-monthly semimonthly полмесяца"))

LINKS = frozenset(forms("to or and , – — - ‑ до или и по from от between not nor а also up"))
RANGE_LINKS = frozenset(forms("to – — - ‑ до or или and и"))
# Between «неделя» and its hours: «рабочая неделя продолжительностью 40 часов», "a week of 40 hours".
LENGTH_LINKS = frozenset(
    forms(
        "of is at not more than exceeding exceed to shall lasting totalling totaling – — - : не более превышающей "
        "превышает "
        "продолжительностью длительностью составляет общей в"
    )
)
