"""The row of a number, as the acts of its case make it; and what keeps one from being entered or confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from njia.casework.model import Procedure
from njia.casework.refuse import Refusal
from njia.casework.standing import Standing
from njia.contacts.load import load_contacts
from njia.contacts.numbers import callable_as
from njia.contacts.saying import LONGEST
from njia.corridors.load import load
from njia.findings import Text
from njia.phones import gsm
from njia.phones.model import SPOKEN
from njiasite.contacts.models import Number
from njiasite.dossiers import engine
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities.roster import load_roster
from njiasite.registers.selectors import today

PROCEDURE = "contact"
_KEPT = frozenset({"shown", "again", "ran_out"})  # confirmed once, and not taken away
_NAMES = tuple(f"contact_{language}" for language in ("en", "sw", "ru"))


def project(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """A row from the first confirmation until it is taken away; its days say whether it is shown.

    ``called_on`` is the day of the confirmation, for whoever confirms has called: a call made again counts from then.
    """
    if standing.state not in _KEPT:
        Number.objects.filter(dossier=dossier).delete()
        return
    said = {name: str(value) for name, value in standing.fields_given.items() if plan.fields[name].privacy == "public"}
    confirmed = standing.done["contact.confirmed"].at
    Number.objects.update_or_create(
        dossier=dossier,
        defaults={
            "corridor": dossier.corridor,
            "purpose": said["contact_for"],
            "called_on": confirmed.astimezone(ZoneInfo(load_roster(dossier.corridor).zone)).date(),
            "until": date.fromisoformat(said["contact_until"]),
            "said": said,
        },
    )


def fits(doing: Doing) -> Mapping[str, Any]:
    """Refuses what nobody could call, or what no call vouches for."""
    if (why := against(doing)) is not None:
        raise RefusedError(why)
    return {}


def against(doing: Doing) -> Refusal | None:
    """The same without doing anything."""
    given = {**doing.standing.fields_given, **{name: value for name, value in doing.given.items() if value}}
    for code, fields in _wrong(given, doing.type == "contact.confirmed"):
        if fields:
            return Refusal(f"contacts.{code}", _text(code, fields), tuple(fields))
    return None


def _wrong(given: Mapping[str, Any], confirmed: bool) -> Iterator[tuple[str, list[str]]]:
    yield "number", [] if callable_as(str(given.get("contact_number", ""))) else ["contact_number"]
    yield "long", [name for name in _NAMES if len(str(given.get(name, ""))) > LONGEST]
    spoken = (f"contact_{language}" for language in SPOKEN)
    yield "letters", [name for name in spoken if not gsm.fits_alphabet(str(given.get(name, "")))]
    called = date.fromisoformat(str(given["contact_called_on"]))
    yield "days", ["contact_called_on"] if called > today() else []
    if confirmed:
        until = date.fromisoformat(str(given["contact_until"]))
        yield "over", ["contact_until"] if until < today() else []
        yield "days", ["contact_until"] if load_contacts(settings.CORRIDOR).too_long(called, until) else []


def _text(code: str, fields: list[str]) -> Text:
    known = engine.procedures(settings.CORRIDOR)[PROCEDURE].fields
    names = [known[name].name for name in fields]
    joined = Text(*("; ".join(name[language] for name in names) for language in ("en", "sw", "ru")))
    most = {"days": load_contacts(settings.CORRIDOR).days, "long": LONGEST}.get(code)
    message = load(settings.CORRIDOR).messages[f"contacts.{code}"]
    return message.fill(fields=joined) if most is None else message.fill(fields=joined, most=str(most))
