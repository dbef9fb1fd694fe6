"""What officers see of check-ins: nobody's name, late first. Who they may see is theirs by their scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from njia.checkins.reading import answers_of
from njia.checkins.stepping import opens_at
from njia.findings import Language
from njiasite.checkins import facts
from njiasite.checkins.forms import regions
from njiasite.checkins.models import FAILED, Enrolment, GroupSignal
from njiasite.config import clock
from njiasite.identities.access import Reader, scoped
from njiasite.identities.roster import words as said

READ, ACT = "checkin.read", "checkin.act"
SHOWN = 200
_STANDS = {
    "again": gettext_lazy("Asked again"),
    "contact": gettext_lazy("Somebody trusted was asked"),
    "held": gettext_lazy("Held"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who is silent: since when, and when a case opens by itself."""

    row: Enrolment
    opens_at: datetime
    late: bool
    stands: str
    region: str


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal about an employer, with its name."""

    row: GroupSignal
    employer: str


def visible(reader: Reader, wanted: str = READ) -> QuerySet[Enrolment]:
    """Those who check in and whom this reader may see."""
    return scoped(Enrolment.objects.exclude(stage="left"), reader, wanted)


def silent(reader: Reader) -> list[Line]:
    """Whoever was asked again or whose trusted person was asked, the first to open on top."""
    rows = list(visible(reader).filter(stage__in=("again", "contact")).order_by("since")[:SHOWN])
    return _lines(rows)


def held(reader: Reader) -> list[Line]:
    """Alarms that wait for a network, the first to open on top."""
    return _lines(list(visible(reader).filter(stage="held").order_by("held_at")[:SHOWN]))


def alarms(reader: Reader) -> list[Enrolment]:
    """Whoever has an open welfare case, the newest first."""
    rows = visible(reader).filter(case__standing__closed=False).select_related("case")
    return list(rows.order_by("-case__opened_at")[:SHOWN])


def stuck(reader: Reader) -> int:
    """How many could not be looked at, again and again: somebody must see to the service."""
    return visible(reader).filter(errand__rank=FAILED).count()


def signals(reader: Reader) -> list[Signal]:
    """Signals about employers that nobody took up yet, the newest first."""
    rows = list(scoped(GroupSignal.objects.filter(seen_at=None), reader, READ).order_by("-raised_at")[:SHOWN])
    return [Signal(row, _name(row)) for row in rows]


def _lines(rows: list[Enrolment]) -> list[Line]:
    plan, now, names = facts.plan(), clock.now(), dict(regions())
    found = []
    for row in rows:
        standing = facts.standing_of(row)
        opens = standing.held_at + plan.held if standing.held_at else opens_at(plan, standing, roaming=row.roaming)
        found.append(Line(row, opens, opens <= now, str(_STANDS[row.stage]), names.get(row.region, "")))
    return sorted(found, key=lambda line: line.opens_at)


def _name(row: GroupSignal) -> str:
    one = Enrolment.objects.filter(employer=row.employer).first()
    known = facts.known_of([one])[0] if one else None
    return known.employer if known else "—"


def answers(kind: str) -> list[tuple[str, str]]:
    """What somebody of that kind can answer: digit and meaning, in the reader's language."""
    return [(one.digit, said(one.name)) for one in answers_of(facts.plan(), kind)]


def card(kind: str, language: Language) -> tuple[str, tuple[str, ...]]:
    """How somebody is asked abroad, for a paper of their own: a title and lines. A message must not say it."""
    plan = facts.plan()
    digits = (f"{one.digit}: {one.name[language]}" for one in answers_of(plan, kind))
    return plan.words["card"][language], (plan.words["card_how"][language], *digits)


def contact_answers() -> list[tuple[str, str]]:
    """What somebody trusted can answer."""
    return [(one.digit, said(one.name)) for one in facts.plan().contact.values()]
