"""Months as they are written in dates."""

from __future__ import annotations

from njia.facts.tables import by_form, forms

MONTHS: dict[str, int] = {
    form: int(number)
    for form, number in by_form(
        {
            "1": "january jan январь января январе январю январем янв",
            "2": "february feb февраль февраля феврале февралю февралем фев февр",
            "3": "march mar март марта марте марту мартом мар",
            "4": "april apr апрель апреля апреле апрелю апрелем апр",
            "5": "may май мая мае маю маем",
            "6": "june jun июнь июня июне июню июнем июн",
            "7": "july jul июль июля июле июлю июлем июл",
            "8": "august aug август августа августе августу августом авг",
            "9": "september sep sept сентябрь сентября сентябре сентябрю сентябрем сен сент",
            "10": "october oct октябрь октября октябре октябрю октябрем окт",
            "11": "november nov ноябрь ноября ноябре ноябрю ноябрем ноя нояб",
            "12": "december dec декабрь декабря декабре декабрю декабрем дек",
        }
    ).items()
}
SHORT = frozenset(
    form
    for form in MONTHS
    if len(form) <= 4
    and form not in forms("may june july март май мая мае маю маем июнь июня июне июню июль июля июле июлю")
)
# A month alone, with neither day nor year, must follow one of these: "from April to October", «с мая».
BEFORE_ALONE = frozenset(
    forms(
        "in from to until till by since during of and or through в с со до по к за на и "
        "или конца конец концу начала начало середины – - —"
    )
)
