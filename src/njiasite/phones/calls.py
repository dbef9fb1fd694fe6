"""Answers a step of a call: where it stands is worked out from all that was typed, and its leaf is asked."""

from __future__ import annotations

import logging
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db.models import F, Sum

from njia.phones.model import SPOKEN, Menu
from njia.phones.patience import load_patience
from njia.phones.showing import show
from njia.phones.walking import Place, answered, key_of, resting, told, walk
from njiasite.channels.arriving import Arrived, take
from njiasite.channels.calls import Screen, Step
from njiasite.config import clock
from njiasite.config.logs import place_of
from njiasite.ledger import blind
from njiasite.phones import registry
from njiasite.phones.models import Call
from njiasite.phones.registry import Asked

log = logging.getLogger(__name__)
BROKEN_OFF = load_patience(settings.CORRIDOR).broken_off  # a call that broke off so lately may be gone on with
KEPT, _HOUR = timedelta(days=1), timedelta(hours=1)


def answer(step: Step) -> Screen:
    """The screen of that step."""
    menu = registry.menu()
    call = _call(step, menu)
    place = walk(menu, step.typed, _place(call.offered, menu))
    leaf = answered(menu, place)
    if leaf is not None and not leaf.always and _too_many(call):
        return Screen(_asked(place, step, "").say("busy"), ends=True)
    _note(call, menu, place)
    try:
        lines = _lines(menu, place, step)
    except Exception as error:  # the caller is told so, in their language, on a screen with a way home
        log.error("A leaf of the menu failed: %s", place_of(error))
        lines = [_asked(place, step, "").say("trouble")]
    shown = show(menu, place, lines)
    return Screen(shown.text, shown.ends)


def over(session: str, status: str) -> None:
    """Notes how a call ended; one that ended well is not gone on with."""
    rest = {"rest": ""} if status == "Success" else {}
    Call.objects.filter(pk=_index(session)).update(status=status[:20], **rest)


def tidy(now: object) -> None:
    """Calls are forgotten after a day."""
    Call.objects.filter(seen_at__lt=clock.now() - KEPT).delete()


def _lines(menu: Menu, place: Place, step: Step) -> list[str]:
    """What the leaf answers. What does something is written down first, and done once for each time it is chosen."""
    screen = answered(menu, place)
    if screen is None:
        return []
    key = f"{step.session}:{key_of(step.typed, place)}"
    asked = _asked(place, step, str(uuid5(NAMESPACE_URL, key)), **told(screen, place))
    if not screen.notes:
        return registry.ask(screen.leaf, asked)
    said = {**asked.given, "leaf": screen.leaf, "language": asked.language}
    heard = take(Arrived(gateway="ussd", id=key, number=step.number, said=said))
    return heard.text.split("\n") if heard else [asked.say("kept")]


def _asked(place: Place, step: Step, key: str, **given: str) -> Asked:
    language = place.language or (place.offered.language if place.offered else None) or SPOKEN[0]
    return Asked(given=given, language=language, number=step.number, channel="ussd", key=key)


def _call(step: Step, menu: Menu) -> Call:
    """The row of the call; at its first step it is looked up where the last call of this number broke off."""
    session, sender = _index(step.session), blind.index("channels.sender", step.number)
    call = Call.objects.filter(pk=session).first()
    if call is not None:
        return call
    now = clock.now()
    last = Call.objects.filter(sender=sender, seen_at__gt=now - BROKEN_OFF).order_by("-seen_at").first()
    offered = last.rest if last and not step.typed else ""
    call, _ = Call.objects.get_or_create(pk=session, defaults={"sender": sender, "offered": offered, "seen_at": now})
    return call


def _note(call: Call, menu: Menu, place: Place) -> None:
    """One statement a step: that there was one, and where it may be gone on from."""
    rest = resting(menu, place)
    written = f"{rest.language}/{'/'.join(rest.track)}" if rest else ""
    Call.objects.filter(pk=call.pk).update(rest=written[:200], steps=F("steps") + 1, seen_at=clock.now())


def _too_many(call: Call) -> bool:
    taken = Call.objects.filter(sender=call.sender, seen_at__gt=clock.now() - _HOUR).aggregate(n=Sum("steps"))["n"]
    return (taken or 0) >= settings.PHONE_STEPS_AN_HOUR


def _place(written: str, menu: Menu) -> Place | None:
    """The place that was written down; None where the menu no longer has it."""
    language, *track = written.split("/")
    spoken = next((one for one in SPOKEN if one == language), None)
    there = spoken and track and all(one in menu.screens for one in track)
    return Place(language=spoken, track=tuple(track)) if there else None


def _index(session: str) -> str:
    return blind.index("phones.session", session)
