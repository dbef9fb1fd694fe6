"""What is answered, by phone or by code. Every reply is the same, whoever it was and whatever they said."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import msgspec
from django.db import transaction

from njia.checkins.model import Cause, Person, Standing
from njia.checkins.reading import answers_of, first_line, meant, says_more
from njia.checkins.stepping import CONTACT_ASKED, answered, opened, spoken_for
from njiasite.checkins import facts, numbers, opening, recording, signs, telling
from njiasite.checkins.facts import Known
from njiasite.checkins.models import Code, Enrolment
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.identities.ways import MAIL
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor

_SOMEBODY = Actor(None, "jobseeker")  # who answers proves nothing but that they hold the phone or the code
_TRUSTED = Actor(None, "helper")
_FIGURES = re.compile(r"\d+")
_FEW = 2  # words: an answer, or a sign beside one


@dataclass(frozen=True, slots=True)
class Replied:
    """The one reply. ``more``: the letter says more than an answer, so it is a call for help too, whose first line this
    is; never beside the secret sign, for nobody may write to them."""

    reply: str
    more: str | None


@transaction.atomic
def by_phone(
    number: str, typed: str, now: datetime, *, language: str | None = None, channel: str = "sms", key: str = ""
) -> str:
    """What came from a phone. The reply is the same whoever it was and whatever it said.

    An answer that could clear several people clears none; a call for help counts for all of them. ``key`` is the
    channel's own name for the message, so that the same one again counts once.
    """
    own, trusted = _own(number), numbers.found(number, "contact")
    asked = [row for row in trusted if row.stage in CONTACT_ASKED]
    once = (uuid5(NAMESPACE_URL, key) if key else uuid4()).hex
    for_another = len(asked) == 1 and all(row.stage == "waiting" for row in own)
    for row in own:
        _answer(row, typed, now, channel, once, alone=len(own) == 1 and not for_another)
    heard_of = trusted if not own else asked if for_another else []
    for row in heard_of:
        _contact_answer(row, typed, now, channel, once, alone=len(asked) == 1)
    return telling.thanks(language)


@transaction.atomic
def signed(number: str, typed: str) -> bool:
    """Whether a secret sign of the phone's holder stands in it: then nobody may write to them, whatever it says."""
    return any(_signed(row, typed) for row in _own(number))


def signed_by_code(code: Code, typed: str) -> bool:
    """The same for what came with a code, of somebody who has answered before."""
    return code.enrolment.proved and code.of != "contact" and _signed(code.enrolment, typed)


@transaction.atomic
def listen(number: str, typed: str, now: datetime, *, channel: str, key: str) -> None:
    """The secret sign in what a phone says to something else; nothing but that is heard in it. A figure may be part of
    a number there, so only a word is a sign."""
    words, once = _FIGURES.sub(" ", typed), uuid5(NAMESPACE_URL, key).hex
    for row in numbers.found(number, "own"):
        known = facts.known_of([row])[0]
        if known is not None and signs.given(known, words):
            _answer(row, words, now, channel, once, alone=True)


@transaction.atomic
def by_letter(question: str, typed: str, now: datetime, *, key: str, papers: bool = False) -> Replied:
    """What came by letter in answer to one of ours, whose key is ``question``: only who was asked can know its name.

    Where the whole says nothing, its first line does: a name stands below it.
    """
    _, holder, _, step = question.split(":")
    row = Enrolment.objects.select_for_update().filter(pk=UUID(holder)).exclude(stage="left").first()
    known, once = facts.known_of([row])[0] if row else None, uuid5(NAMESPACE_URL, key).hex
    if row is None or known is None:
        return Replied(telling.thanks(None), "" if papers or says_more(facts.plan().answers.values(), typed) else None)
    of_contact = step == "contact"
    answers = tuple(facts.plan().contact.values()) if of_contact else answers_of(facts.plan(), row.kind)
    said = typed if meant(answers, typed) is not None else first_line(typed)
    secret = not of_contact and signs.given(known, typed)
    if not of_contact:
        _answer(row, typed if secret else said, now, MAIL, once, alone=True)
    else:
        _contact_answer(row, said, now, MAIL, once, alone=True)
    more = not secret and (papers or says_more(answers, typed))
    return Replied(telling.thanks(row.language), telling.of_letter(known) if more else None)


@transaction.atomic
def by_trusted(enrolment: UUID, typed: str, now: datetime, *, key: str, words: str = "") -> None:
    """What somebody says whom the person lets act for them, by a code of their own, asked or not; ``words`` beside it
    are kept with the answer."""
    row = Enrolment.objects.select_for_update().filter(pk=enrolment).exclude(stage="left").first()
    if row is not None:
        _contact_answer(row, typed, now, "web", uuid5(NAMESPACE_URL, key).hex, alone=True, words=words)


@transaction.atomic
def by_sign(enrolment: UUID, sign: str, now: datetime) -> None:
    """The secret sign, typed on a page where somebody forced the person to type their secret number."""
    row = Enrolment.objects.select_for_update().get(pk=enrolment)
    _answer(row, sign, now, "web", uuid4().hex, alone=True)


@transaction.atomic
def by_code(code: Code, typed: str, now: datetime, *, key: str = "") -> bool:
    """What came with a code, which then is used up unless it is the person's own. False for what is no answer.

    ``key`` is the channel's own name for it, so that the same again counts once.
    """
    row = Enrolment.objects.select_for_update().get(pk=code.enrolment_id)
    if code.of == "mine" and not row.proved:
        return False
    respond = _contact_answer if code.of == "contact" else _answer
    once = (uuid5(NAMESPACE_URL, key) if key else uuid4()).hex
    understood = respond(row, typed, now, "web", once, alone=True)
    return understood and (code.of == "mine" or _use(code, now))


def _own(number: str) -> list[Enrolment]:
    """Whose number it is; anybody can write down one that is not theirs."""
    own = numbers.found(number, "own")
    return [row for row in own if row.proved] or own


def _signed(row: Enrolment, typed: str) -> bool:
    known = facts.known_of([row])[0]
    return known is not None and signs.given(known, typed)


def _use(code: Code, now: datetime) -> bool:
    return bool(Code.objects.filter(pk=code.pk).update(used_at=now))


def _answer(row: Enrolment, typed: str, now: datetime, channel: str, once: str, *, alone: bool) -> bool:
    known, plan, key = facts.known_of([row])[0], facts.plan(), f"answer:{row.id.hex}:{once}"
    if known is None or ledger.recorded(_SOMEBODY, key):
        return known is not None
    if signs.given(known, typed):
        _alarm(row, known, plan.causes["duress"], now, channel, key, typed)
        return True
    answer = meant(answers_of(plan, row.kind), typed)
    if answer is not None and answer.cause is not None:
        _alarm(row, known, answer.cause, now, channel, key, typed)
        return True
    if answer is None or not alone:
        more = msgspec.structs.replace(known, unclear=(*known.unclear, typed.strip()[:300])[-5:])
        recording.note(row, more, "checkin.unclear", key=key, actor=_SOMEBODY, channel=channel, before=copy(row))
        return False
    before = copy(row)
    _heard(row, known, now)
    told = {"answer": typed}
    recording.note(
        row, _cleared(known), "checkin.answered", key=key, actor=_SOMEBODY, channel=channel, told=told, before=before
    )
    return True


def _alarm(row: Enrolment, known: Known, cause: Cause, now: datetime, channel: str, key: str, typed: str) -> None:
    """A case opens at once, with what else was typed. Then the person is asked as if all were well: whoever holds the
    phone sees the same."""
    before, said = copy(row), known
    if len(typed.split()) > _FEW:
        said = msgspec.structs.replace(known, unclear=(*known.unclear, typed.strip()[:300])[-5:])
    row.case = _open_of(row, cause, now) or opening.open_case(row, said, cause, now)
    row.unhappy_at = now
    if cause.why != "duress":
        row.warned_until = now + facts.plan().warned_for
    _heard(row, known, now)
    told = {"answer": typed, "why": cause.why}
    recording.note(
        row, _cleared(known), "checkin.answered", key=key, actor=_SOMEBODY, channel=channel, told=told, before=before
    )


def _open_of(row: Enrolment, cause: Cause, now: datetime) -> Dossier | None:
    """The case that opened for the same cause within a day: one who calls three times has one."""
    case = recording.case_of(row)
    fresh = case is not None and case.opened_at > now - timedelta(days=1)
    return case if case and fresh and engine.standing(case).fields_given.get("why_we_worry") == cause.why else None


def _heard(row: Enrolment, known: Known, now: datetime) -> None:
    plan = facts.plan()
    row.answered_at, row.paused_until, row.proved = now, None, True
    facts.stand(row, answered(plan, facts.person_of(row, known), facts.standing_of(row), now))


def _cleared(known: Known) -> Known | None:
    """What lasted until their own word: what could not be read, and how often another spoke for them."""
    return msgspec.structs.replace(known, unclear=(), vouched=0) if known.unclear or known.vouched else None


def _spoken_for(row: Enrolment, known: Known, now: datetime) -> tuple[Person, Standing] | None:
    return spoken_for(facts.plan(), facts.person_of(row, known), facts.standing_of(row), known.vouched, now)


def _contact_answer(
    row: Enrolment, typed: str, now: datetime, channel: str, once: str, *, alone: bool, words: str = ""
) -> bool:
    """A worry counts at any time; that all is well only where and so often as the rules let it. All of it is noted."""
    known, key, plan = facts.known_of([row])[0], f"contact:{row.id.hex}:{once}", facts.plan()
    answer = meant(plan.contact.values(), typed)
    if known is None or answer is None or (answer.id == "heard" and not alone):
        return False
    if ledger.recorded(_TRUSTED, key):
        return True
    before, more = copy(row), None
    if answer.id == "worried":
        cause = plan.causes["worried"]
        row.case = _open_of(row, cause, now) or opening.open_case(row, known, cause, now, once)
        facts.stand(row, opened(plan, facts.standing_of(row), now))
    elif answer.id == "heard" and (counts := _spoken_for(row, known, now)):
        more = msgspec.structs.replace(known, vouched=known.vouched + 1)
        row.warned_until = counts[0].warned_until
        facts.stand(row, counts[1])
    recording.note(
        row, more, "checkin.contact_answered", key=key, actor=_TRUSTED,
        channel=channel, told={"answer": "\n".join(filter(None, (typed, words)))}, before=before,
    )  # fmt: skip
    return True
