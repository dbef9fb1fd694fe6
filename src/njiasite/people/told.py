"""What was answered to «which way is mine?»: kept in a cookie of the browser for an hour, and nowhere with us."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from njia.calendars.load import load_calendars
from njia.pathways.checklist import first_day
from njia.pathways.choose import known
from njia.pathways.load import load_ways
from njia.pathways.model import Question, Ways
from njiasite.config import clock

_AHEAD = timedelta(days=730)
COOKIE, _PATH, _SALT, _SECONDS = "way", "/way", "njiasite.people.way", 3600


def ways() -> Ways:
    """The pathways of this corridor."""
    return load_ways(settings.CORRIDOR)


def days() -> tuple[date, date]:
    """Between which days a way can begin; another is a slip of the year, or older than the rules that count it."""
    return first_day(ways(), load_calendars(settings.CORRIDOR)), clock.now().date() + _AHEAD


def answers(request: HttpRequest) -> dict[str, str]:
    """The answers that count, as they stand in the cookie; none where it is old or was changed."""
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature:
        return {}
    return known(ways(), found) if isinstance(found, dict) and len(found) <= ways().most else {}


def keep(response: HttpResponse, told: Mapping[str, str]) -> None:
    """Has the browser carry the answers, to these pages alone and no longer than it is open."""
    response.set_cookie(
        COOKIE,
        signing.dumps(dict(told), salt=_SALT),
        path=_PATH,
        secure=settings.PRODUCTION,
        httponly=True,
        samesite="Strict",
    )


def forget(response: HttpResponse) -> None:
    """Has the browser forget them."""
    response.delete_cookie(COOKIE, path=_PATH, samesite="Strict")


def question_at(told: Mapping[str, str], place: int) -> Question | None:
    """The question that is asked in that place (from 1), after the answers before it; None where there is none."""
    before = dict(list(told.items())[: place - 1])
    if len(before) < place - 1:
        return None
    asked = [question for question in ways().questions if question.id not in before]
    return next((q for q in asked if known(ways(), {**before, q.id: next(iter(q.options))}) != before), None)
