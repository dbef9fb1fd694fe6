"""Where somebody stands in the menu after everything they typed. Nothing is remembered: it is worked out each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from njia.phones.model import BACK, HOME, MORE, SPOKEN, Menu, Screen, Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the menu. ``track`` leads from home to the screen that is shown; without a language it is asked.

    ``given`` holds what was answered so far on the last screen of the track; ``page`` counts from 0; ``wrong``: what
    was typed last is no choice here. ``offered``: an earlier place that may be gone on from.
    """

    language: Spoken | None = None
    track: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    page: int = 0
    wrong: bool = False
    offered: Place | None = None
    since: int = field(default=0, compare=False)  # how much had been typed when this screen and question were reached


def walk(menu: Menu, typed: Sequence[str], offered: Place | None = None) -> Place:
    """The place that these inputs lead to, from the choice of a language, or of going on where a call broke off."""
    place = Place(offered=offered)
    for number, one in enumerate(typed, 1):
        after = _step(menu, replace(place, wrong=False), one.strip())
        same = (after.track, after.given) == (place.track, place.given)
        place = replace(after, since=place.since if same else number)
    return place


def screen_of(menu: Menu, place: Place) -> Screen:
    """The screen that is shown there."""
    return menu.screens[place.track[-1]]


def answered(menu: Menu, place: Place) -> Screen | None:
    """The screen whose leaf is to answer there; None while something is still asked or chosen."""
    if not place.track:
        return None
    screen = screen_of(menu, place)
    return screen if screen.leaf and len(place.given) == len(screen.asks) else None


def told(screen: Screen, place: Place) -> dict[str, str]:
    """What was answered on the way to the leaf, by the id of what was asked."""
    return {ask.id: value for ask, value in zip(screen.asks, place.given, strict=True)}


def key_of(typed: Sequence[str], place: Place) -> str:
    """Names one use of a leaf within a call: the same while its answer is paged through, another for the next use."""
    return "*".join(typed[: place.since])


def resting(menu: Menu, place: Place) -> Place | None:
    """Where a call that breaks off here may go on: the last screen on the way that betrays nothing to whoever calls
    next from this phone, and nothing that was typed there."""
    if place.offered is not None:
        return place.offered
    kept: list[str] = []
    for id_ in place.track:
        if not menu.screens[id_].resumes:
            break
        kept.append(id_)
    return Place(language=place.language, track=tuple(kept)) if len(kept) > 1 else None


def _step(menu: Menu, place: Place, one: str) -> Place:
    if place.offered is not None:
        return _gone_on(place, one)
    if place.language is None:
        return _language(menu, place, one)
    if one == HOME:
        return Place(language=place.language, track=(menu.home,))
    if one == BACK:
        return _back(place)
    screen = screen_of(menu, place)
    if screen.choices:
        return _chosen(place, screen, one)
    if len(place.given) < len(screen.asks):
        return _told(place, screen, one)
    return replace(place, page=place.page + 1) if one == MORE else replace(place, wrong=True)


def _gone_on(place: Place, one: str) -> Place:
    """1 goes on where the last call broke off, 2 begins anew."""
    if one == "1" and place.offered is not None:
        return place.offered
    return Place() if one == "2" else replace(place, wrong=True)


def _language(menu: Menu, place: Place, one: str) -> Place:
    number = _number(one, len(SPOKEN))
    return Place(language=SPOKEN[number], track=(menu.home,)) if number is not None else replace(place, wrong=True)


def _back(place: Place) -> Place:
    if place.page:
        return replace(place, page=place.page - 1)
    if place.given:
        return replace(place, given=place.given[:-1])
    if len(place.track) > 1:
        return replace(place, track=place.track[:-1])
    return Place()


def _chosen(place: Place, screen: Screen, one: str) -> Place:
    if one == MORE:
        return replace(place, page=place.page + 1)
    number = _number(one, len(screen.choices))
    if number is None:
        return replace(place, wrong=True)
    return replace(place, track=(*place.track, screen.choices[number]), page=0)


def _told(place: Place, screen: Screen, one: str) -> Place:
    ask = screen.asks[len(place.given)]
    if not ask.options:
        return replace(place, given=(*place.given, one), page=0) if one else replace(place, wrong=True)
    if one == MORE:
        return replace(place, page=place.page + 1)
    number = _number(one, len(ask.options))
    if number is None:
        return replace(place, wrong=True)
    return replace(place, given=(*place.given, tuple(ask.options)[number]), page=0)


def _number(one: str, many: int) -> int | None:
    """Which of so many was chosen, from 0."""
    return int(one) - 1 if one.isascii() and one.isdigit() and len(one) <= 2 and 1 <= int(one) <= many else None
