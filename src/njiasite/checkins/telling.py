"""The messages: to the person in words that betray nothing unless they chose others, and to whom they trust."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast
from uuid import UUID, uuid5

from babel.dates import format_date
from django.conf import settings

from njia.checkins.model import Answer
from njia.checkins.reading import answers_of
from njia.findings import Language
from njiasite.channels import services as outbox
from njiasite.channels.manners import Manner
from njiasite.channels.services import Outgoing
from njiasite.checkins import facts, numbers
from njiasite.checkins.facts import Known
from njiasite.checkins.models import Enrolment
from njiasite.identities.ways import MAIL, Way


def contact_holder(enrolment: UUID) -> UUID:
    """Whose key seals the address of somebody trusted: not the person's, whose quiet hours are others."""
    return uuid5(enrolment, "contact")


def ask(row: Enrolment, known: Known, *, again: bool) -> None:
    """Hands the question to the outbox; the second one by another way where there is one."""
    ways = facts.ways(known)
    way = ways[-1] if again else ways[0]
    _send(row, row.id, way, _question(row, way, again=again), "again" if again else "ask")


def ask_contact(row: Enrolment, known: Known) -> None:
    """Hands the question to somebody trusted to the outbox."""
    language = cast(Language, row.language)
    day = format_date((row.answered_at or row.enrolled_at).date(), format="d MMMM", locale=row.language)
    text = facts.plan().words["contact"].fill(day=day, link=_link(row, "contact"))[language]
    _send(row, contact_holder(row.id), facts.contact_ways(known)[0], text, "contact")


def ended(row: Enrolment, known: Known) -> None:
    """Hands the last message to the outbox: nobody is asked any more without being told."""
    words = facts.plan().words["covered_ended" if row.covered else "ended"]
    for way in facts.ways(known)[:1]:
        _send(row, row.id, way, words.fill(link=f"{settings.SITE_ADDRESS}/help")[cast(Language, row.language)], "ended")


def thanks(language: str | None) -> str:
    """The one reply there is, whatever was answered; in Swahili and English where nobody knows the language."""
    words = facts.plan().words["thanks"]
    return words[cast(Language, language)] if language else f"{words.sw} {words.en}"


def of_letter(known: Known) -> str:
    """Whom a letter is about that says more than an answer."""
    language = cast(Language, settings.LANGUAGE_CODE)
    return facts.plan().words["case_letter"].fill(person=known.person)[language] if known.person else ""


def question(kind: str, language: Language) -> str:
    """The answers with their digits, for a screen that asks."""
    return ", ".join(f"{one.digit} {one.name[language]}" for one in _asked(kind))


def _question(row: Enrolment, way: Way, *, again: bool) -> str:
    plan, language = facts.plan(), cast(Language, row.language)
    if row.covered and way.channel == MAIL:  # a letter's first words stand on a locked screen
        return plan.words["covered_link"].fill(link=_link(row, "own"))[language]
    if row.covered:
        digits = ", ".join(one.digit for one in _asked(row.kind))
        return plan.words["covered_again" if again else "covered"].fill(digits=digits)[language]
    text = plan.words["open_again" if again else "open"]
    return text.fill(answers=question(row.kind, language), link=_link(row, "own"))[language]


def _asked(kind: str) -> tuple[Answer, ...]:
    return answers_of(facts.plan(), kind)


def _link(row: Enrolment, of: str) -> str:
    """An address with a code that answers this round once; it names nobody."""
    return f"{settings.SITE_ADDRESS}/in/{numbers.fresh_code(row, of, row.round)}"


def _send(row: Enrolment, recipient: UUID, way: Way, text: str, step: str) -> None:
    outbox.enqueue([
        Outgoing(
            key=f"checkin:{row.id.hex}:{row.round}:{step}", recipient=recipient, channel=way.channel,
            address=way.address, text=text, language=row.language,
        )
    ])  # fmt: skip


def manners(recipients: Collection[UUID]) -> Mapping[UUID, list[Manner]]:
    """Those of the recipients who check in are left in peace at the hours they chose; the same hour twice is none."""
    rows = Enrolment.objects.filter(pk__in=recipients).values_list("pk", "quiet_to", "quiet_from", "zone")
    return {pk: [Manner(opens=opens, closes=closes, zone=zone)] for pk, opens, closes, zone in rows if opens != closes}
