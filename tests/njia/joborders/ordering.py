"""A lawful job order for tests: what an employer declares, to be changed where a test needs it."""

from __future__ import annotations

from typing import Any

COSTS = ("ticket_out", "ticket_back", "visa", "permit", "medical", "insurance", "training", "papers", "placement")


def declared(**changed: Any) -> dict[str, Any]:
    """What the act ``order.declared`` gives."""
    return {
        "employer_en": "Zarya Sample Works LLC",
        "employer_ru": "ООО «Заря-Образец»",
        "inn": "0000000018",
        "ogrn": "1000000000010",
        "employer_address_en": "1 Obraztsovaya Street, Tula",
        "employer_address_ru": "г. Тула, ул. Образцовая, д. 1",
        "title_en": "Welder",
        "title_ru": "Сварщик",
        "occupation": "welder",
        "duties_en": "Welds frames of greenhouses.",
        "duties_ru": "Сваривает каркасы теплиц.",
        "region": "TUL",
        "workplace_en": "2 Obraztsovaya Street, Tula",
        "workplace_ru": "г. Тула, ул. Образцовая, д. 2",
        "places": "10",
        "pay": {"amount": "82000.00", "currency": "RUB"},
        "pay_period": "month",
        "pay_before_tax": True,
        "pay_days": "10, 25",
        "week_hours": "40",
        "week_days": "5",
        "leave_days": "28",
        "probation_months": "3",
        "term_months": "12",
        "start_on": "2027-02-01",
        "housing": "free",
        "meals": "paid",
        "route": "quota",
        "custody": "worker",
        "started_elsewhere": False,
        **{f"pays_{cost}": "employer" for cost in COSTS},
        **changed,
    }
