"""In the demonstration people are asked abroad how they are: most answer, some are silent, some are in trouble."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from msgspec import Struct

from njia.corridors.files import home_of, read
from njiasite.checkins import facts, rounds, services, together
from njiasite.checkins.departing import morning_of
from njiasite.checkins.models import Enrolment
from njiasite.config import clock
from njiasite.demo import people

_TURNS = 500  # more than the weeks of the demonstration hold
_SECRETS = {"secret": "7", "pin": "4821"}
_LATER = timedelta(minutes=20)


class Abroad(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who left so many days ago."""

    id: str
    person: str
    left: int
    region: str
    employer: str
    phone: str
    language: str
    contact: str = ""
    kind: str = "worker"
    silent: bool = False
    says: str = "1"


def ask(now: datetime) -> None:
    """Asks them from the day they left until now; nobody is asked again for what was asked before."""
    crowd = read(home_of(settings.CORRIDOR) / "demo" / "checkins.yaml", tuple[Abroad, ...])
    made = {_enrolled(one, now).pk: one for one in crowd}
    for _ in range(_TURNS):
        first = Enrolment.objects.exclude(stage="left").order_by("look_at").first()
        if first is None or first.look_at + _LATER > now:
            break
        with clock.moved(first.look_at):
            rounds.turn(first.look_at)
        _answer(made, first.look_at + _LATER, now)
    together.raise_groups(now)


def _enrolled(one: Abroad, now: datetime) -> Enrolment:
    left = morning_of((now - timedelta(days=one.left)).date())
    known = facts.Known(
        person=one.person, phone=one.phone, employer=one.employer, **_SECRETS,
        contact_name="Somebody Example" if one.contact else "", contact_phone=one.contact,
    )  # fmt: skip
    with clock.moved(left):
        joining = services.Joining(
            kind=one.kind, language=one.language, departed_at=left, known=known, region=one.region
        )
        return services.enrol(joining, actor=people.actor("pendo"), channel="web", key=f"demo:{one.id}").enrolment


def _answer(made: dict[object, Abroad], at: datetime, now: datetime) -> None:
    """Everybody who was asked and speaks; what is worse than well is said in the last days alone."""
    asked = list(Enrolment.objects.filter(stage__in=("asked", "again")))
    for row, known in zip(asked, facts.known_of(asked), strict=True):
        one = made.get(row.pk)
        late = at > now - timedelta(days=2)
        if known and known.phone and not (one and one.silent and late):
            typed = one.says if one and late else "1"
            with clock.moved(at):
                services.by_phone(known.phone, typed, at, key=f"demo:{row.pk}:{row.round}")
