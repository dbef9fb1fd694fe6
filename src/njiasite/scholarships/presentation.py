"""Programmes and answers in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings

from njia.casework.guards import amount
from njia.corridors.load import load
from njia.registers.plan import load_registers
from njiasite.dossiers import engine
from njiasite.dossiers.remarks import shown
from njiasite.identities.roster import words as said
from njiasite.pages.templatetags.shown import money
from njiasite.registers import selectors as registers
from njiasite.scholarships.applying import is_open
from njiasite.scholarships.asked import PROGRAMME, plan
from njiasite.scholarships.models import Programme
from njiasite.scholarships.stops import finding

_DAYS = ("closes_on", "first_stage_on", "second_stage_on", "studies_from")


def line(row: Programme) -> dict[str, Any]:
    """A programme in a list."""
    given, fields = row.given, engine.procedures(row.corridor)[PROGRAMME].fields
    levels = {option.id: said(option.name) for option in fields["programme_level"].options}
    return {
        "reference": row.reference,
        "name": given.get("programme_name", ""),
        "campus": given.get("campus", ""),
        "kind": said(plan().kinds[row.kind].name),
        "level": levels.get(str(given.get("programme_level")), ""),
        "places": row.places,
        "closes_on": row.closes_on,
        "open": is_open(row),
    }


def whole(row: Programme) -> dict[str, Any]:
    """A programme on its own page: calendar, what is paid, who may charge what, how the university stands."""
    given, fields = row.given, engine.procedures(row.corridor)[PROGRAMME].fields
    return {
        **line(row),
        "days": [(said(fields[name].name), date.fromisoformat(given[name])) for name in _DAYS if given.get(name)],
        "terms": [(said(fields[name].name), given[name]) for name in ("about", "pays", "pays_not") if given.get(name)],
        "fee": said(plan().kinds[row.kind].fee),
        "fee_told": _fee(row),
        "papers": papers(row),
        "seed_source": given.get("seed_source", ""),
        "seed": given.get("seed", ""),
        "university": university(str(given.get("campus_number", ""))),
        "state": said(engine.procedures(row.corridor)[PROGRAMME].states[row.state].name),
    }


def papers(row: Programme) -> list[str]:
    """The papers of the first stage, by name."""
    from njia.scholarships.load import APPLICATION

    fields = engine.procedures(row.corridor)[APPLICATION].fields
    return [said(fields[one.field].name) for one in plan().documents if not one.kinds or row.kind in one.kinds]


def university(number: str) -> dict[str, Any]:
    """What the register says of it, and as of which day."""
    status = registers.status("university", number)
    known = load_registers(settings.CORRIDOR).statuses.get(status.status)
    name = said(known.name) if known else said(load(settings.CORRIDOR).messages["registers.unlisted"])
    return {"status": name, "good": status.good, "as_of": status.as_of or status.since, "until": status.until}


def warnings() -> list[dict[str, str]]:
    """What every student is told."""
    return shown(finding(rule) for rule in plan().warnings)


def answers(told: Any, names: Iterable[str]) -> list[dict[str, Any]]:
    """What an applicant answered, to be looked at once more."""
    from njiasite.dossiers.presentation import answers as lines
    from njiasite.scholarships.forms import spec

    wanted = set(names)
    return lines(spec(), {name: value for name, value in told.items() if name in wanted}, {})


def _fee(row: Programme) -> list[dict[str, str]]:
    fee = row.given.get("application_fee")
    if not amount(fee):
        return []
    taker = str(row.given.get("fee_taker") or "?")
    return shown([finding("study.fee_told", fee=str(money(fee["amount"], fee["currency"])), taker=taker)])
