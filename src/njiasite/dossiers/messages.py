"""Who is told what: the messages of an act, and what clocks owe, to every account whose role covers the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import cast
from uuid import UUID, uuid5

from django.utils import timezone, translation

from njia.casework.model import Procedure
from njia.casework.notices import Notice, act_notices, due_notices
from njia.casework.standing import Act, Standing
from njia.findings import Language
from njiasite.channels.models import Kind
from njiasite.channels.services import Outgoing
from njiasite.dossiers.models import SCOPES, Dossier
from njiasite.identities import selectors
from njiasite.identities.models import Account
from njiasite.identities.roster import roster
from njiasite.identities.ways import ways_to
from njiasite.pages.templatetags.shown import moment


def owed_by(dossier: Dossier, plan: Procedure, standing: Standing, act: Act) -> Iterator[Outgoing]:
    """The messages of an act that was just done."""
    for notice in act_notices(plan, standing, act):
        yield from _to_all(dossier, plan, standing, notice, Kind.NOTICE)


def owed_by_clocks(dossier: Dossier, plan: Procedure, standing: Standing, now: datetime) -> Iterator[Outgoing]:
    """The reminders and escalations that are owed by now; the same ones again whenever it is asked."""
    for notice in due_notices(plan, standing, now):
        yield from _to_all(dossier, plan, standing, notice, Kind.REMINDER)


def _to_all(dossier: Dossier, plan: Procedure, standing: Standing, notice: Notice, kind: Kind) -> Iterator[Outgoing]:
    """One for each account; the key names nobody."""
    recipients = list(_recipients(dossier, notice.to))
    ways = ways_to(account for account, _ in recipients) if recipients else {}
    for account, zone in recipients:
        if account.pk not in ways:
            continue
        yield Outgoing(
            key=f"{uuid5(dossier.id, notice.id)}:{account.pk}",
            recipient=account.pk,
            channel=ways[account.pk].channel,
            address=ways[account.pk].address,
            text=_text(dossier, plan.at(standing.version), standing, notice, account.language, zone),
            language=account.language,
            kind=kind,
            dossier=dossier.id,
        )


def _recipients(dossier: Dossier, roles: Iterable[str]) -> Iterator[tuple[Account, str]]:
    """Every account whose grant of one of these roles covers the dossier, once, with the zone it lives by."""
    told: set[UUID] = set()
    for role in roles:
        for grant in selectors.who_covers(role, scopes_of(dossier)):
            if grant.account_id not in told:
                told.add(grant.account_id)
                yield grant.account, roster().zone_of(role, [grant.scope_value])


def scopes_of(dossier: Dossier) -> Mapping[str, str]:
    """By which scopes somebody may reach this dossier."""
    found = {name: getattr(dossier, name) for name in SCOPES}
    person = str(dossier.subject_id or "")
    found |= {"corridor": dossier.corridor, "dossier": str(dossier.id), "helper": person, "self": person}
    return {name: value for name, value in found.items() if value}


def _text(dossier: Dossier, plan: Procedure, standing: Standing, notice: Notice, language: str, zone: str) -> str:
    with translation.override(language), timezone.override(zone):
        code = cast(Language, language)
        state = plan.states[standing.state].name[code] if standing.state else ""
        values = {"number": dossier.number, "due": moment(notice.due_at), "state": state}
        return notice.message.text[code].format_map(values)
