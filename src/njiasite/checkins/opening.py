"""The welfare case that opens by itself, with what is known of the person."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import cast

from django.conf import settings
from django.db import transaction

from njia.checkins.model import Cause
from njia.findings import Language
from njiasite.checkins import facts, recording
from njiasite.checkins.facts import Known
from njiasite.checkins.models import Enrolment
from njiasite.config.logs import place_of
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import roster

log = logging.getLogger(__name__)
PROCEDURE = "welfare_check"
_also: list[Callable[[Known], Iterable[str]]] = []


def also(lines: Callable[[Known], Iterable[str]]) -> None:
    """Has a case say those lines too. Register in the app's ``ready``."""
    _also.append(lines)


def intake(procedure: str) -> dict[str, str]:
    """Where cases of that kind begin: the missions and offices that take them in."""
    return {body.kind: body.id for body in roster().bodies.values() if procedure in body.takes_in}


def open_case(row: Enrolment, known: Known, cause: Cause, at: datetime, once: str = "") -> Dossier:
    """Opens the case, once for each round and cause, or for what ``once`` names: a word that came is a case of its own.

    The person's account does not see it: their phone may be held.
    """
    told = {"why_we_worry": cause.why, "urgency": cause.urgency}
    given = {
        **told, "person": known.person, "phone": known.phone, "place_now": known.place,
        "employer_name": known.employer, "what_happened": "\n".join(_words(known, cause)),
        "last_seen_on": row.answered_at.date().isoformat() if row.answered_at else "",
    }  # fmt: skip
    key = f"checkin:{row.id.hex}:{once or row.round}:{cause.why}:{cause.urgency}"
    try:
        return _opened(row, given, key)
    except dossiers.RefusedError:  # a value that the procedure cannot take must not keep the case from opening
        words = "\n".join(str(value) for value in given.values() if value)
        return _opened(row, {**told, "what_happened": words}, key)


def _opened(row: Enrolment, given: Mapping[str, str], key: str) -> Dossier:
    return dossiers.open_dossier(
        corridor=row.corridor, procedure=PROCEDURE, type="welfare.opened", key=key, scope=intake(PROCEDURE),
        given={name: value for name, value in given.items() if value}, actor=recording.SERVICE, channel="service",
    ).dossier  # fmt: skip


def _words(known: Known, cause: Cause) -> Iterator[str]:
    language, words = cast(Language, settings.LANGUAGE_CODE), facts.plan().words
    yield cause.told[language]
    contact = ", ".join(filter(None, (known.contact_name, known.contact_phone, known.contact_email)))
    for name, value in (
        ("place", known.place), ("contract", known.contract), ("warnings", "; ".join(known.warnings)),
        ("contact", contact), ("words", " / ".join(known.unclear)),
    ):  # fmt: skip
        if value:
            text = words["case_unclear" if name == "words" else f"case_{name}"]
            yield text.fill(**{name: value})[language]
    for lines in _also:
        yield from _lines(lines, known)


def _lines(lines: Callable[[Known], Iterable[str]], known: Known) -> list[str]:
    """What another app has to say; that it cannot must not keep the case from opening."""
    try:
        with transaction.atomic():
            return list(lines(known))
    except Exception as error:
        log.error("A case opens without lines of %s: %s", lines.__module__, place_of(error))
        return []
