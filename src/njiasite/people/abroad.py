"""From the way to the check-ins: what somebody agreed to on their journey is carried out, and taken back with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import translation

from njiasite.checkins import facts, numbers, services
from njiasite.checkins.facts import Known
from njiasite.checkins.forms import OwnForm
from njiasite.checkins.models import Enrolment
from njiasite.checkins.services import Enrolled
from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.searching import as_phone
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor
from njiasite.people import selectors, told

ASKED, CONTACTS, EMBASSY = "check_ins", "contacts", "embassy"  # purposes of the procedure
_SELF = Actor(None, "jobseeker")
_CONSENTS = ("journey.consent_given", "journey.consent_withdrawn")
_CONTACT = ("contact_name", "contact_phone")


def enrolment_of(journey: Dossier) -> Enrolment | None:
    """How they are asked, while they are: by their own wish on this journey, by their account, or since they showed an
    officer the journey's code."""
    return _of_their_own(journey) or numbers.hanging_on("journey", str(journey.pk)).first()


def chosen(row: Enrolment) -> bool:
    """Whether they are asked as they chose; a departure alone chooses no secret number, and gives nobody a code."""
    known = facts.known_of([row])[0]
    return known is not None and bool(known.pin)


def journey_of(account: UUID) -> Dossier | None:
    """The newest journey of an account."""
    return Dossier.objects.filter(procedure="journey", subject=account).order_by("-opened_at").first()


def refused(journey: Dossier) -> bool:
    """Whether they said that they do not want to be asked; who said nothing is asked as the corridor says."""
    said = [act for act in ledger.acts(journey.pk) if act.type in _CONSENTS and act.given.get("purpose") == ASKED]
    return bool(said) and said[-1].type == "journey.consent_withdrawn"


def contact_of(journey: Dossier) -> dict[str, str]:
    """Whom we may tell, by the journey; nobody unless they agreed."""
    return _contact(selectors.stands(journey))


def form(journey: Dossier, data: Any = None) -> OwnForm:
    """The questions, with what the journey knows: as what they leave, and whom they agreed that we may tell."""
    stands = selectors.stands(journey)
    known = {"kind": facts.plan().of_pathway.get(stands.pathway, "worker"), "language": translation.get_language()}
    return OwnForm(data, initial={**known, **_contact(stands)})


def begin(journey: Dossier, filled: OwnForm) -> Enrolled:
    """Asked from the day of departure on; nothing comes of it before they answer from that phone."""
    joining = filled.joining(proved=False, account=journey.subject_id, journey=str(journey.pk))
    return services.enrol(joining, actor=_SELF, channel="web", key=_keys(journey)[-1])


def lines_for_embassy(known: Known) -> Iterator[str]:
    """What a welfare case says of the journey of somebody who agreed to that: never a paper."""
    journey = Dossier.objects.filter(pk=UUID(known.journey)).first() if known.journey else None
    stands = selectors.stands(journey) if journey else selectors.Journey()
    if EMBASSY not in stands.consents:
        return
    language, words = settings.LANGUAGE_CODE, facts.plan().words
    pathway = told.ways().pathways.get(stands.pathway)
    people = "; ".join(f"{one['contact_name']}, {one['contact_phone']}" for one in stands.contacts.values())
    checks = "; ".join(str(one["check_said"]) for one in stands.checks)
    for name, value in (
        ("way", pathway.name[language] if pathway else ""), ("people", people),
        ("seal", stands.seal), ("checks", checks),
    ):  # fmt: skip
        if value:
            yield words[f"case_{name}"].fill(**{name: value})[language]


def follow(journey: Dossier, type: str, given: Mapping[str, Any]) -> None:
    """Carries out what an act of the journey means for being asked. What somebody chose alone with an officer, where
    only a code leads there, is not changed from the journey: whoever brought them may have it open."""
    row = _of_their_own(journey) if type in _MEANS else None
    if row is not None:
        _MEANS[type](journey, row, given)


def _of_their_own(journey: Dossier) -> Enrolment | None:
    asked = Enrolment.objects.exclude(stage="left").order_by("-enrolled_at")
    own = asked.filter(pk__in=[services.id_of(_SELF, key) for key in _keys(journey)]).first()
    return own or (asked.filter(account=journey.subject_id).first() if journey.subject_id else None)


def _keys(journey: Dossier) -> list[str]:
    """Of each consent, the one that holds last: whoever takes it back at home and agrees again begins anew."""
    given = (act for act in ledger.acts(journey.pk) if act.type == "journey.consent_given")
    count = sum(act.given.get("purpose") == ASKED for act in given)
    return [f"journey:{journey.pk.hex}:{number}" for number in range(count + 1)]


def _contact(stands: selectors.Journey) -> dict[str, str]:
    """The first of whom they said may be told, once they agreed that we do."""
    told_ = (one for one in stands.contacts.values() if one["contact_may"] in ("told", "both"))
    first = next(told_, None) if CONTACTS in stands.consents else None
    return (
        {"contact_name": str(first["contact_name"]), "contact_phone": as_phone(first["contact_phone"])} if first else {}
    )


def _agreed(journey: Dossier, row: Enrolment, given: Mapping[str, Any]) -> None:
    """Somebody is named, or may be told from now on."""
    if given.get("purpose", CONTACTS) == CONTACTS and (contact := _contact(selectors.stands(journey))):
        _change(row, known=contact)


def _taken_back(journey: Dossier, row: Enrolment, given: Mapping[str, Any]) -> None:
    """Before departure it ends at once; abroad only their secret number ends it, not whoever holds the phone."""
    if given.get("purpose") == CONTACTS:
        _change(row, forget=_CONTACT)
    elif given.get("purpose") == ASKED and row.departed_at > clock.now():
        services.leave(row.pk, actor=_SELF, channel="web", key=uuid4().hex)


def _taken_out(journey: Dossier, row: Enrolment, given: Mapping[str, Any]) -> None:
    """Whoever was taken out is told nothing; the next of them may be."""
    stands = selectors.stands(journey)
    if CONTACTS in stands.consents:
        contact = _contact(stands)
        _change(row, known=contact, forget=() if contact else _CONTACT)


def _change(row: Enrolment, **more: Any) -> None:
    services.change(row.pk, actor=_SELF, channel="web", key=uuid4().hex, **more)


_MEANS = {
    "consent_given": _agreed, "consent_withdrawn": _taken_back,
    "contact_named": _agreed, "contact_removed": _taken_out,
}  # fmt: skip
