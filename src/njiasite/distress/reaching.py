"""Who asked for help without an account hears what a signed-in person hears, by the way and in the words they chose."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from njiasite.channels.manners import Manner
from njiasite.distress import projecting
from njiasite.distress.models import SafeContact
from njiasite.dossiers.messages import Recipient
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import roster
from njiasite.identities.ways import Way, by_mail, mail_works

_TOLD = frozenset({"jobseeker", "helper"})


def others(dossier: Dossier, roles: Collection[str]) -> Iterator[Recipient]:
    """Those who told us of the person whom this case is about, and who have no account."""
    if _TOLD.isdisjoint(roles):
        return
    here = Q(report=dossier) | Q(report__linked_cases__case=dossier, report__linked_cases__kind="opened")
    rows = list(SafeContact.objects.filter(here, account=None, role__in=roles).order_by("report"))
    for row, known in zip(rows, projecting.opened(rows), strict=True):
        if known and (way := _way(known)):
            yield Recipient(row.report_id, known.get("language", "en"), roster().zone, way)


def _way(known: Mapping[str, Any]) -> Way | None:
    """The way that was chosen, where this site has it; nothing is sent by another."""
    if known.get("safe_way") == "email" and known.get("reporter_email") and mail_works():
        return by_mail(known["reporter_email"])
    number = known.get("reporter_phone") or known.get("phone")
    if known.get("safe_way") == "sms" and number and "sms" in settings.CHANNELS:
        return Way("sms", number)
    return None


def manners(recipients: Collection[UUID]) -> Mapping[UUID, list[Manner]]:
    """How those of the recipients want to be reached who made a report: with or without an account."""
    rows = list(SafeContact.objects.filter(Q(report__in=recipients) | Q(account__in=recipients)))
    found: dict[UUID, list[Manner]] = {}
    for row, known in zip(rows, projecting.opened(rows), strict=True):
        if known:
            found.setdefault(row.account or row.report_id, []).append(_manner(known))
    return found


def _manner(known: Mapping[str, Any]) -> Manner:
    """Whoever chose no words is written to in words that tell nothing; whoever chose a call gets no message."""
    return Manner(
        silent=known.get("safe_way") in ("none", "call"),
        hidden=known.get("safe_words") != "open",
        opens=_hour(known.get("safe_from"), time.min),
        closes=_hour(known.get("safe_until"), time.max),
        zone=roster().zone,
    )


def _hour(written: Any, otherwise: time) -> time:
    try:
        return time.fromisoformat(str(written))
    except ValueError:
        return otherwise
