"""What silences say together: where networks are down, and of which employer several are silent or unhappy."""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Count, Q
from django.utils import translation
from django.utils.translation import gettext

from njia.checkins.model import Cause
from njia.checkins.stepping import changed, opened
from njia.checkins.together import Area, Crew, Heard, is_out, outages, signals
from njiasite.channels import services as outbox
from njiasite.channels.services import Outgoing
from njiasite.checkins import facts, opening, recording
from njiasite.checkins.models import SILENT, Enrolment, GroupSignal
from njiasite.config import clock
from njiasite.identities import selectors as identities
from njiasite.identities.ways import ways_to
from njiasite.ledger.services import Actor, record

_GROUPS = UUID("6a1d2f0e-4b0c-4a43-9c57-0d8f3a1be2c7")  # the chains of signals about employers
READERS = ("consular_officer", "scholarship_officer")


class Areas:
    """Where networks seem to be down at that time, found out when it is first asked for."""

    def __init__(self, now: datetime) -> None:
        self.now, self._found = now, None

    def __call__(self) -> frozenset[Area]:
        if self._found is None:
            self._found = areas_down(self.now)
        return self._found


def areas_down(now: datetime) -> frozenset[Area]:
    """From those who were asked lately: an answer, or none after some patience."""
    rule = facts.plan().outage
    window = (now - timedelta(hours=rule.within), now - timedelta(hours=rule.patience))
    asked = Enrolment.objects.filter(asked_at__range=window).values_list("operator", "region")
    silent = Count("pk", filter=Q(stage__in=("asked", *SILENT)))
    return outages(rule, (Heard(*line) for line in asked.annotate(n=Count("pk"), silent=silent)))


def crews(now: datetime) -> dict[str, Crew]:
    """The employers of whose people some are silent or told of trouble; silence in a dead network does not count."""
    since, down = now - timedelta(days=facts.plan().group.within), areas_down(now)
    silent = Count("pk", filter=Q(stage__in=SILENT, since__gte=since))
    unhappy = Count("pk", filter=Q(unhappy_at__gte=since))
    heard = Enrolment.objects.exclude(employer="").exclude(stage="left").values_list("employer", "operator", "region")
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for employer, operator, region, people, quiet, told in heard.annotate(n=Count("pk"), q=silent, u=unhappy):
        line = counts[employer]
        line[0] += people
        line[1] += 0 if is_out(down, operator, region) else quiet
        line[2] += told
    return {employer: Crew(employer, *line) for employer, line in counts.items() if line[1] + line[2]}


def raise_groups(now: datetime) -> int:
    """Raises every new signal about an employer. How many there were."""
    rule, found = facts.plan().group, crews(now)
    raised = 0
    for crew in signals(rule, found.values()):
        with transaction.atomic():
            lately = GroupSignal.objects.filter(employer=crew.employer, raised_at__gt=now - timedelta(days=rule.within))
            if not lately.exists():
                _raise(crew, now)
                raised += 1
    return raised


def _raise(crew: Crew, now: datetime) -> None:
    rows = list(
        Enrolment.objects.select_for_update().filter(employer=crew.employer).exclude(stage="left").order_by("pk")
    )
    first = rows[0]
    signal = GroupSignal.objects.create(
        corridor=first.corridor, mission=first.mission, office=first.office, employer=crew.employer, raised_at=now,
        people=crew.people, silent=crew.silent, unhappy=crew.unhappy,
    )  # fmt: skip
    counts = {"people": crew.people, "silent": crew.silent, "unhappy": crew.unhappy}
    record(
        chain=uuid5(_GROUPS, crew.employer), type="checkin.group_raised", actor=recording.SERVICE, channel="service",
        key=f"group:{signal.id.hex}", payload={"signal": str(signal.id), **counts},
    )  # fmt: skip
    for row, known in zip(rows, facts.known_of(rows), strict=True):
        if known is not None:
            _member(row, known, signal, facts.plan().causes["group"], now)
    _tell_officers(signal)


def _member(row: Enrolment, known: facts.Known, signal: GroupSignal, cause: Cause, now: datetime) -> None:
    """Everybody of the group is asked daily for a while; a silent one is not waited for."""
    plan, before = facts.plan(), copy(row)
    row.warned_until = max(filter(None, (row.warned_until, now + plan.warned_for)))
    standing = facts.standing_of(row)
    type = "checkin.changed"
    if row.stage in SILENT and recording.case_of(row) is None:
        row.case = opening.open_case(row, known, cause, now)
        facts.stand(row, opened(plan, standing, now))
        type = "checkin.opened"
    else:
        facts.stand(row, changed(plan, facts.person_of(row, known), standing, now))
    recording.note(row, None, type, key=f"group:{signal.id.hex}:{row.id.hex}", before=before)


def _tell_officers(signal: GroupSignal) -> None:
    """One message to each officer who answers for these people; it names neither them nor the employer."""
    scopes = {"mission": signal.mission, "office": signal.office, "corridor": signal.corridor}
    accounts = {grant.account for role in READERS for grant in identities.who_covers(role, scopes)}
    ways = ways_to(accounts)
    owed = []
    for account in accounts:
        if account.pk in ways:
            with translation.override(account.language):
                text = gettext(
                    "Several people of one employer are silent or told of trouble. Sign in and look at the check-ins."
                )
            owed.append(Outgoing(
                key=f"group:{signal.id.hex}:{account.pk}", recipient=account.pk, channel=ways[account.pk].channel,
                address=ways[account.pk].address, text=text, language=account.language,
            ))  # fmt: skip
    outbox.enqueue(owed)


@transaction.atomic
def see(signal: GroupSignal, actor: Actor) -> None:
    """An officer takes a signal up, once."""
    if GroupSignal.objects.filter(pk=signal.pk, seen_at=None).update(seen_at=clock.now(), seen_by=actor.account):
        record(
            chain=uuid5(_GROUPS, signal.employer), type="checkin.group_seen", actor=actor, channel="web",
            key=f"seen:{signal.id.hex}", payload={"signal": str(signal.id)},
        )  # fmt: skip
