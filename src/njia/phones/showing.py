"""Lays a place of the menu out for the screen of a telephone: at most 160 places, with the way back and home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from njia.phones import gsm
from njia.phones.model import SPOKEN, Menu, Spoken
from njia.phones.walking import Place, answered, screen_of

LIMIT = 160
PREFIX = len("CON ")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the telephone shows; ``ends``: and then the call is over."""

    text: str
    ends: bool = False


def show(menu: Menu, place: Place, answer: Sequence[str] = ()) -> Shown:
    """The screen of that place; ``answer`` is what its leaf answers, where it has come to that."""
    if place.offered is not None:
        return Shown(_one(_going_on(menu, place), place, menu))
    if place.language is None:
        return Shown(_one([str(n) + " " + menu.words["language"][one] for n, one in enumerate(SPOKEN, 1)], place, menu))
    language = place.language
    screen = screen_of(menu, place)
    if answered(menu, place) is not None:
        if screen.ends and len(whole := paged(answer, LIMIT - PREFIX)) == 1:
            return Shown(whole[0], ends=True)
        return Shown(_paged(menu, place, language, answer))
    if screen.choices:
        names = [menu.screens[one].name[language] for one in screen.choices]
        return Shown(_paged(menu, place, language, [screen.name[language], *_numbered(names)]))
    ask = screen.asks[len(place.given)]
    options = [option[language] for option in ask.options.values()]
    return Shown(_paged(menu, place, language, [ask.text[language], *_numbered(options)]))


def _going_on(menu: Menu, place: Place) -> list[str]:
    assert place.offered is not None and place.offered.language is not None
    language = place.offered.language
    name = menu.screens[place.offered.track[-1]].name[language]
    return [f"1 {menu.words['go_on'][language]} {name}", f"2 {menu.words['anew'][language]}"]


def _one(lines: Sequence[str], place: Place, menu: Menu) -> str:
    """The first screens, which nobody can go back from."""
    language = place.offered.language if place.offered and place.offered.language else None
    said = [menu.words["wrong"][one] for one in ([language] if language else SPOKEN)] if place.wrong else []
    return "\n".join([*said, *lines])


def _numbered(names: Sequence[str]) -> list[str]:
    return [f"{number} {name}" for number, name in enumerate(names, 1)]


def _paged(menu: Menu, place: Place, language: Spoken, lines: Sequence[str]) -> str:
    """One page of the lines, and under it what can be pressed besides."""
    words = menu.words
    if place.wrong:
        lines = [words["wrong"][language], *lines]
    at_home = len(place.track) == 1
    foot = words["languages"][language] if at_home else f"{words['back'][language]} {words['home'][language]}"
    room = LIMIT - PREFIX - 1 - gsm.septets(foot)
    pages = paged(lines, room)
    if len(pages) > 1:
        pages = paged(lines, room - 1 - gsm.septets(words["more"][language]))
    number = min(place.page, len(pages) - 1)
    more = f"{words['more'][language]} " if number < len(pages) - 1 else ""
    return f"{pages[number]}\n{more}{foot}"


def paged(lines: Sequence[str], room: int) -> list[str]:
    """The lines on as few pages as they need; a line that is longer than a page goes on over the next, by its words."""
    pages: list[str] = []
    page = ""
    for line in (gsm.plain(line) for line in lines):
        for piece in _pieces(line, room):
            longer = f"{page}\n{piece}" if page else piece
            if gsm.septets(longer) <= room:
                page = longer
                continue
            pages.append(page)
            page = piece
    return [*pages, page] if page or not pages else pages


def _pieces(line: str, room: int) -> list[str]:
    """A line in pieces of whole words, none longer than a page; a word that is longer is parted."""
    pieces, piece = [], ""
    for word in line.split(" "):
        while gsm.septets(word) > room:
            if piece:
                pieces.append(piece)
                piece = ""
            head = gsm.head(word, room)
            pieces.append(head)
            word = word[len(head) :]
        longer = f"{piece} {word}" if piece else word
        if gsm.septets(longer) <= room:
            piece = longer
        else:
            pieces.append(piece)
            piece = word
    return [*pieces, piece]
