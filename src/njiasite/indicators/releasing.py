"""Publishes each quarter once: an act in the ledger with the whole release, its noise sealed beside it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction

from njia.disclosure import noise as chance
from njia.disclosure.bounds import ContradictionError
from njia.disclosure.budget import OverspentError
from njia.indicators.load import load_indicators
from njia.releases.answers import INDICATOR, cells_of_answers
from njia.releases.calendar import Calendar, Quarter, load_calendar
from njia.releases.making import Around, Made, make
from njia.releases.manifest import Manifest, digest, read, written
from njia.screening.load import load_rules
from njiasite.consular import selectors as consular
from njiasite.dossiers.models import Dossier
from njiasite.indicators import gathering, selectors
from njiasite.indicators.chains import chain
from njiasite.indicators.models import Release
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor, Personal, hold, record
from njiasite.ledger.values import Act

log = logging.getLogger(__name__)
RELEASED = "figures.released"
_SERVICE = Actor(None, "system")
_Draw = Callable[[int, float], tuple[int, ...]]


def publish(now: datetime) -> int:
    """Publishes every quarter that has settled and is not out yet, the oldest first. How many."""
    first = Dossier.objects.filter(corridor=settings.CORRIDOR).order_by("opened_at").values_list("opened_at", flat=True)
    began = first.first()
    if began is None:
        return 0
    out = {one.name for one in selectors.releases()}
    due = [q for q in load_calendar(settings.CORRIDOR).settled(now) if q.window.end > began and q.name not in out]
    return sum(_publish(quarter) for quarter in due)


@transaction.atomic
def _publish(quarter: Quarter) -> bool:
    hold(chain())  # two workers at once would draw two noises for one quarter
    if Release.objects.filter(name=quarter.name).exists():
        return False
    try:
        made = made_of(load_calendar(settings.CORRIDOR), quarter, [one.manifest for one in selectors.releases()])
    except OverspentError:
        log.error(
            "The privacy budget is spent: %s is not published; take the noisy tables from the calendar.", quarter.name
        )
        return False
    except ContradictionError:
        log.error("The acts and the page of response times contradict each other: %s is not published.", quarter.name)
        return False
    act = record(
        chain=chain(), type=RELEASED, actor=_SERVICE, channel="service", key=f"release:{quarter.name}",
        payload={"release": written(made.manifest).decode(), "digest": digest(made.manifest)},
        personal={"noise": Personal(chain(), {"rows": made.noise, "salt": made.salt})},
    ).act  # fmt: skip
    _project(act)
    return True


def made_of(
    calendar: Calendar, quarter: Quarter, earlier: list[Manifest], salt: str = "", draw: _Draw = chance.draw
) -> Made:
    """The release of a quarter, from the acts that had been recorded when it settled."""
    indicators = load_indicators(settings.CORRIDOR).measured
    wanted = {indicators[table.indicator].procedure for table in calendar.tables}
    told = next((one for one in consular.quarters(quarter.window.as_of) if one.first == quarter.first), None)
    beside = {
        table.id: list(cells_of_answers(told, table.id, quarter.name))
        for table in calendar.tables
        if told is not None and table.indicator == INDICATOR
    }
    rates = load_rules(quarter.last, settings.CORRIDOR).pay.rates
    around = Around(corridor=settings.CORRIDOR, earlier=earlier, beside=beside, draw=draw, rates=rates)
    cases = gathering.cases(settings.CORRIDOR, wanted, quarter.window.as_of, calendar.zone)
    return make(calendar, indicators, cases, quarter, around, salt or secrets.token_hex(16))


def rebuild() -> int:
    """Makes the table of releases anew from the ledger. How many there are."""
    with transaction.atomic():
        Release.objects.filter(corridor=settings.CORRIDOR).delete()
        return sum(_project(act) for act in ledger.acts(chain()).filter(type=RELEASED))


def differing() -> list[str]:
    """Releases that acts, calendar and sealed noise no longer make, byte for byte: something was changed since."""
    found: list[str] = []
    earlier: list[Manifest] = []
    for act in ledger.acts(chain()).filter(type=RELEASED):
        manifest, kept = read(act.given["release"].encode()), ledger.opened(act)["noise"]
        rows = iter(_in_order(kept["rows"], manifest))
        calendar, quarter = load_calendar(settings.CORRIDOR).as_of_then(manifest)
        again = made_of(calendar, quarter, earlier, kept["salt"], lambda cells, rho, rows=rows: next(rows))  # type: ignore[misc]
        if written(again.manifest) != act.given["release"].encode():
            found.append(manifest.release)
        earlier.append(manifest)
    return found


def _in_order(rows: Mapping[str, list[int]], manifest: Manifest) -> list[tuple[int, ...]]:
    return [tuple(rows[table.id]) for table in manifest.tables if table.kind == "noisy"]


def _project(act: Act) -> bool:
    manifest = read(act.given["release"].encode())
    row = Release(
        name=manifest.release, corridor=manifest.corridor, first=manifest.first, body=act.given["release"],
        digest=act.given["digest"], made_at=act.at,
    )  # fmt: skip
    Release.objects.bulk_create([row], ignore_conflicts=True)
    return True
