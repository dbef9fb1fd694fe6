"""Calls for help, where they stand, and what is added: by the code alone, in words that betray nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from njia.text.saying import day
from njiasite.checkins import numbers
from njiasite.checkins import services as checkins
from njiasite.checkins.models import Code
from njiasite.checkins.telling import thanks
from njiasite.config import clock
from njiasite.distress import codes, deeds, telling
from njiasite.distress.incoming import Incoming, receive
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities.roster import roster
from njiasite.phones.leaves import tips
from njiasite.phones.registry import Asked
from njiasite.phones.trouble import FEW, is_trouble, pleads

_CODE = 6  # words: a code as it is written down, and two more
_ANSWERS = ("teller", "safe_way")


def distress(asked: Asked) -> list[str]:
    """Takes the call for help in; the answer is a code and nothing of what was said."""
    return [asked.say("receipt", code=take_in(asked))]


def take_in(asked: Asked) -> str:
    """The code of the call for help."""
    told: dict[str, str | tuple[str, ...]] = {name: asked.given[name] for name in _ANSWERS if name in asked.given}
    if matter := asked.given.get("matter"):
        told["matter"] = (matter,)
    return _taken(asked, told, asked.given.get("what_happened", ""))


def call(asked: Asked) -> list[str]:
    """Asks for a call to this number, at the hours that were chosen."""
    told: dict[str, str | tuple[str, ...]] = {"teller": "self", "matter": ("other",), "safe_way": "call"}
    opens, dash, shuts = asked.given.get("when", "any").partition("-")
    if dash:
        told |= {"safe_from": f"{opens}:00", "safe_until": f"{shuts}:00"}
    return [asked.say("call.asked", code=_taken(asked, told, asked.say("call.words")))]


def status(asked: Asked) -> list[str]:
    """Where the case stands; what stands after the code is added to it, and heard for the secret word."""
    typed = asked.given["code"]
    report, words = _opened(typed)
    if report is None:
        told, more_ = tips.opened(typed)
        return _checked_in(asked) or _of_tip(asked, told, more_, lost=_lost(typed))
    telling.note_looked(report)
    taken = added(asked, report, words) if words else ""
    return [taken or _standing(asked, telling.shown(report))]


def more(asked: Asked) -> list[str]:
    """Adds to the case; the answer is the same whether the secret word was there or not."""
    report, _ = _opened(asked.given["code"])
    if report is None:
        told, _ = tips.opened(asked.given["code"])
        return _of_tip(asked, told, asked.given["words"], lost=asked.given["words"])
    return [added(asked, report, asked.given["words"]) or asked.say("more.taken")]


def added(asked: Asked, report: Dossier, words: str) -> str:
    """Empty where it could be added; a report that is closed takes nothing more, and then it is a new call for help."""
    try:
        deeds.do(report, "more", words, asked.key)
    except RefusedError:
        return asked.say("receipt", code=_taken(asked, {}, words))
    return ""


def _checked_in(asked: Asked) -> list[str]:
    """How somebody is who lost their phone: from any other, with the code of their own page and an answer behind it."""
    parts = asked.given["code"].split()
    for many in (1, 2):
        code, said = numbers.opened("".join(parts[:many]), "mine"), " ".join(parts[many:])
        if code is not None and said:
            _answered(asked, code, said)
        if code is not None:
            return [thanks(asked.language) if said else asked.say("checkin.how")]
    return []


def _answered(asked: Asked, code: Code, said: str) -> None:
    """What is more than an answer, or could not be taken for one, is a call for help besides; not beside the secret
    sign, for nobody may write to them."""
    signed = checkins.signed_by_code(code, said)
    understood = checkins.by_code(code, said, clock.now(), key=asked.key)
    unheard = not understood and (len(said.split()) > FEW or is_trouble(said))
    if not signed and (pleads(said) or unheard):
        take_in(replace(asked, given={"teller": "self", "what_happened": said}))


def _of_tip(asked: Asked, told: Dossier | None, words: str, lost: str) -> list[str]:
    """The same for who told us of a recruiter: both codes are typed in the same place.

    ``lost``: words behind a code that is wrong by a letter. The phone may be gone a minute later, so they are one.
    """
    if told is None:
        return distress(replace(asked, given={"what_happened": lost})) if lost else [asked.say("code.none")]
    try:
        return tips.stands(asked, told, words)
    except RefusedError:
        return tips.tip(replace(asked, given={"words": words}))


def _lost(typed: str) -> str:
    """The words behind a code that is none of ours, if they are more than a code; the code itself nobody need read."""
    first, _, rest = typed.strip().partition(" ")
    words = rest if any(one.isdigit() for one in first) else typed
    return words if pleads(typed) or len(typed.split()) > _CODE else ""


def _taken(asked: Asked, told: dict[str, str | tuple[str, ...]], words: str) -> str:
    return receive(
        Incoming(
            channel=asked.channel, id=asked.key, words=words, language=asked.language, phone=asked.number, told=told,
            answered=True,
        )
    ).code  # fmt: skip


def _opened(typed: str) -> tuple[Dossier | None, str]:
    """The report whose code the words begin with, however it is parted, and the words after it."""
    parts = typed.split()
    for many in (1, 2):
        if (report := codes.opened("".join(parts[:many]))) is not None:
            return report, " ".join(parts[many:])
    return None, ""


def _standing(asked: Asked, shown: dict[str, Any]) -> str:
    """That it goes on and until when the next step is due, or that it is closed; not what it is."""
    if shown["closed"]:
        return asked.say("status.closed", number=shown["number"])
    clocks = [*shown["clocks"], *(one for case in shown["cases"] if not case["closed"] for one in case["clocks"])]
    due = min((one["due_at"] for one in clocks if one["running"]), default=None)
    if due is None:
        return asked.say("status.working", number=shown["number"])
    word = "status.late" if due < clock.now() else "status.open"
    return asked.say(word, number=shown["number"], day=_day(asked, due))


def _day(asked: Asked, at: datetime) -> str:
    on = at.astimezone(ZoneInfo(roster().zone)).date()
    return day(on.year, on.month, on.day)[asked.language]


LEAVES = {"distress": distress, "call": call, "status": status, "more": more}
