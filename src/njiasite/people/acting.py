"""Somebody the person trusts acts for them, by a code of their own: answers, and raises the alarm. No more than that.

What they do stands in no list of the person's: whoever holds the person's phone must not learn that somebody acted.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from django.conf import settings
from django.db import transaction

from njia.phones.load import load_pleas
from njiasite.checkins import facts, signs
from njiasite.checkins import services as checkins
from njiasite.checkins.facts import Known
from njiasite.checkins.models import Enrolment
from njiasite.config import clock
from njiasite.distress.incoming import Incoming, receive
from njiasite.dossiers.models import Dossier
from njiasite.ledger import reads
from njiasite.ledger.services import Actor
from njiasite.people import abroad, doors, selectors, services
from njiasite.people.models import Trusted

MAY = ("act", "both")  # what the person said of them
HEARD, WORRIED = "1", "2"
FREE, FORCED, WRONG = "free", "forced", "wrong"


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts for whom; of the journey they see ``nothing``, the ``way``, or what ``checks`` said too."""

    journey: Dossier
    contact: str
    sees: str


@transaction.atomic
def give(journey: Dossier, contact: str, sees: str, number: str = "", *, actor: Actor) -> str:
    """A code for somebody who may act, or nothing where they may not; a code that was given before is dead.

    It takes the secret number where taking back takes it; with the secret sign behind it, it is a code of nobody, and
    the one that was given before works on.
    """
    named = selectors.stands(journey).contacts.get(contact)
    hand = by_hand(journey, number)
    if named is None or named["contact_may"] not in MAY or hand == WRONG:
        return ""
    services.act(journey, "acting_given", {"contact": contact, "acting_sees": sees}, actor=actor)
    shown, digest = doors.fresh()
    if hand == FREE:
        Trusted.objects.update_or_create(journey=journey, contact=contact, defaults={"code": digest})
    return shown


@transaction.atomic
def withdraw(journey: Dossier, contact: str, number: str, *, actor: Actor) -> bool:
    """They act no more. Whoever is asked abroad types their secret number, for another may hold the phone.

    With the secret sign behind it the journey says the same, but their code works on, and an urgent case opens. False
    for a wrong number.
    """
    hand = by_hand(journey, number)
    if hand == WRONG:
        return False
    if hand == FREE:
        Trusted.objects.filter(journey=journey, contact=contact).delete()
    if contact in selectors.stands(journey).acting:
        services.act(journey, "acting_withdrawn", {"contact": contact}, actor=actor)
    return True


def by_hand(journey: Dossier, number: str) -> str:
    """Whose hand it is: ``free``; ``forced``, by the sign behind the secret number, and an urgent case is open; or
    ``wrong``. Free for whoever is at home, or chose no number."""
    row, known = _abroad(journey)
    if not (row and known):
        return FREE
    free, sign = signs.pin_read(known, number)
    if sign:
        checkins.by_sign(row.pk, sign, clock.now())
    return FREE if free else FORCED if sign else WRONG


def asks_number(journey: Dossier) -> str:
    """Whose secret number taking it back takes, as tries at it are counted; empty where it takes none."""
    row, _known = _abroad(journey)
    return str(row.pk) if row else ""


def _abroad(journey: Dossier) -> tuple[Enrolment | None, Known | None]:
    """How somebody is asked who has left and chose a secret number; else nothing."""
    row = abroad.enrolment_of(journey)
    known = facts.known_of([row])[0] if row and row.departed_at <= clock.now() else None
    return (row, known) if known and known.pin else (None, None)


def opened(typed: str) -> Acting | None:
    """Whom the code lets act; None for one that opens nothing, or no longer."""
    row = Trusted.objects.filter(code=doors.digest_of(typed)).select_related("journey").first()
    sees = selectors.stands(row.journey).agreed.get(row.contact) if row else None
    return Acting(row.journey, row.contact, sees) if row and sees else None


@transaction.atomic
def answer(acting: Acting, typed: str, words: str, language: str, key: UUID) -> bool:
    """What they say of the person. A worry opens a welfare case at any time; words are a call for help, but what stands
    beside "I have heard from them" only where it pleads. False where nobody can look: nothing tells who it is."""
    row = abroad.enrolment_of(acting.journey)
    once = str(uuid5(NAMESPACE_URL, f"acting:{acting.journey.pk.hex}:{key.hex}:{typed}:{words}"))
    if row is not None:
        checkins.by_trusted(row.pk, typed, clock.now(), key=once, words=words)
    elif typed == WORRIED and not words:
        known = abroad.lines_for_embassy(Known(journey=str(acting.journey.pk)))
        said = "\n".join(("somebody they trust is worried", *known))
        doors.call_for_help(acting.journey, "family_worries", said, once)
    if words and (typed != HEARD or load_pleas(settings.CORRIDOR).search(words)):
        told = {"teller": "family"}
        words = f"{acting.journey.number}: {words}"
        receive(Incoming(channel="web", id=once, words=words, language=language, told=told, answered=True))
    return row is not None or typed != WORRIED or bool(words)


def note_read(acting: Acting) -> None:
    """That a way was looked at stands in the log of reads, and not where the person's phone shows it."""
    reads.record(
        reader=None, role="helper", dossier=acting.journey.pk, purpose="case", channel="web", key=str(uuid4())
    )  # fmt: skip
