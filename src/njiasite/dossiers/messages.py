"""Who is told what: the messages of an act, and what clocks owe, to every account whose role covers the case."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
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
from njiasite.identities.ways import Way, ways_to
from njiasite.pages.templatetags.shown import moment


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whoever is told: by which way, in which language, by whose clock. What is sent is sealed with their key."""

    id: UUID
    language: str
    zone: str
    way: Way


Others = Callable[[Dossier, Collection[str]], Iterable[Recipient]]
_others: list[Others] = []


def owed_by(dossier: Dossier, plan: Procedure, standing: Standing, act: Act) -> Iterator[Outgoing]:
    """The messages of an act that was just done."""
    for notice in act_notices(plan, standing, act):
        yield from _to_all(dossier, plan, standing, notice, Kind.NOTICE)


def owed_by_clocks(dossier: Dossier, plan: Procedure, standing: Standing, now: datetime) -> Iterator[Outgoing]:
    """The reminders and escalations that are owed by now; the same ones again whenever it is asked."""
    for notice in due_notices(plan, standing, now):
        yield from _to_all(dossier, plan, standing, notice, Kind.REMINDER)


def also_tell(others: Others) -> None:
    """Has an app name people without an account who are told what these roles are told. Register in ``ready``."""
    _others.append(others)


def _to_all(dossier: Dossier, plan: Procedure, standing: Standing, notice: Notice, kind: Kind) -> Iterator[Outgoing]:
    """One for each recipient; the key names nobody."""
    for one in _recipients(dossier, notice.to):
        yield Outgoing(
            key=f"{uuid5(dossier.id, notice.id)}:{one.id}",
            recipient=one.id,
            channel=one.way.channel,
            address=one.way.address,
            text=_text(dossier, plan.at(standing.version), standing, notice, one.language, one.zone),
            language=one.language,
            kind=kind,
            dossier=dossier.id,
        )


def _recipients(dossier: Dossier, roles: Collection[str]) -> Iterator[Recipient]:
    """Every account whose grant of one of these roles covers the dossier, once; then those without an account."""
    found: dict[UUID, tuple[Account, str]] = {}
    for role in roles:
        for grant in selectors.who_covers(role, scopes_of(dossier)):
            found.setdefault(grant.account_id, (grant.account, roster().zone_of(role, [grant.scope_value])))
    ways = ways_to(account for account, _ in found.values()) if found else {}
    for id_, (account, zone) in found.items():
        if id_ in ways:
            yield Recipient(id_, account.language, zone, ways[id_])
    for others in _others:
        yield from others(dossier, roles)


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
