"""An applicant without an account hears what a signed-in one hears, at the phone or address they gave."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.conf import settings

from njiasite.dossiers.messages import Recipient
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import roster
from njiasite.identities.ways import Way, by_mail, mail_works
from njiasite.scholarships.asked import APPLICATION
from njiasite.scholarships.reading import told


def others(dossier: Dossier, roles: Collection[str]) -> Iterator[Recipient]:
    """The applicant, where they have no account and told us a way."""
    if dossier.procedure != APPLICATION or "jobseeker" not in roles or dossier.subject_id:
        return
    known = told(dossier)
    if way := _way(known):
        yield Recipient(dossier.id, str(known.get("language") or settings.LANGUAGE_CODE), roster().zone, way)


def _way(known: dict[str, Any]) -> Way | None:
    if known.get("phone") and "sms" in settings.CHANNELS:
        return Way("sms", str(known["phone"]))
    return by_mail(str(known["email"])) if known.get("email") and mail_works() else None
