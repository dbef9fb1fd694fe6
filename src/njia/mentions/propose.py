"""Proposes mentions from a text in any of the languages. Nothing becomes somebody by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from njia.facts.extract import extract
from njia.facts.model import Money
from njia.mentions.model import NAMED, Kind, Proposed, Reason
from njia.mentions.places import finder
from njia.mentions.words import Words, any_of, shapes, words_of
from njia.names.numbers import passport
from njia.names.tables import given_names, not_names, not_persons
from njia.names.transliteration import skeleton
from njia.screening.behind import named

LONGEST = 20_000  # characters that are read of one text
_CAPITAL = r"[A-ZА-ЯЁ][^\W\d_]{1,40}(?:['’ʼ`-][^\W\d_]{1,40}){0,2}"
_NAME = re.compile(rf"{_CAPITAL}(?:[ \u00a0]{_CAPITAL}){{0,3}}")
_PART = re.compile(
    r"(?<![\w+*])(?:\+?\d[\d -]{1,9})?[*xXхХ•]{2,8}[ -]?\d{0,9}(?!\w)|(?<![\w+*])\+?\d[\d -]{2,9}\.{3}(?!\w)"
)
_LEAST_PART = 3  # digits without which half a number says nothing
_PASSPORT_FORM = r"[\s:#№.-]{0,4}([A-ZА-Я]{0,2}\s?\d{2}\s?\d{4,7})"
_PAID_REACH = 60
_ENDS = re.compile(r"[.!?…]\s+(?=[A-ZА-ЯЁ])|\n")  # of a sentence; "tel. 0722" is none
_OF_PEOPLE: frozenset[Kind] = frozenset({"phone", "phone_part", "passport", "plate"})
_REASONS: dict[str, Reason] = {"organisation": "legal_form", "person": "name_form"}


def proposals(text: str, corridor: str = "ke_ru") -> tuple[Proposed, ...]:
    """Whoever and whatever the text names, in order of place, none inside another; numbers with whose they may be."""
    text, words = text[:LONGEST], words_of(corridor)
    found = [
        *_passports(text, words), *_plates(text, words), *_behind(text, corridor), *_parts(text, words),
        *_called(text, words, corridor), *_given(text, corridor), *_places(text, corridor), *_paid(text, words),
    ]  # fmt: skip
    kept: list[Proposed] = []
    for one in found:  # the surest finders come first: what they took stays theirs
        if one.value and all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return _owned(sorted(kept, key=lambda one: one.start), text, words.near)


def _behind(text: str, corridor: str) -> Iterator[Proposed]:
    for one in named(text, corridor):
        kind: Kind = one.kind
        yield _made(kind, one.name, one.key, one.start, _REASONS.get(kind, "shape"), end=one.end)


def _plates(text: str, words: Words) -> Iterator[Proposed]:
    for match in shapes(words.plates).finditer(text):
        yield _made("plate", match.group(), passport(match.group()), match.start(), "shape")


def _passports(text: str, words: Words) -> Iterator[Proposed]:
    for match in re.finditer(rf"(?<!\w){any_of(words.passport)}{_PASSPORT_FORM}(?!\w)", text, re.IGNORECASE):
        yield _made("passport", match.group(1), passport(match.group(1)), match.start(1), "after_word")


def _parts(text: str, words: Words) -> Iterator[Proposed]:
    """Half a number: "0722***345", "ends in 345". The value says which end is known."""
    for match in _PART.finditer(text):
        head, tail = re.match(r"\D*([\d -]*)", match.group()), re.search(r"(\d*)$", match.group())
        first, last = re.sub(r"\D", "", head.group(1) if head else ""), tail.group(1) if tail else ""
        if max(len(first), len(last)) >= _LEAST_PART:
            yield _made("phone_part", match.group(), f"{first}*{last}", match.start(), "part")
    for before, form in ((words.part_ends, "*{}"), (words.part_begins, "{}*")):
        for match in re.finditer(rf"(?<!\w){any_of(before)}\s+(\d[\d -]{{1,7}}\d)(?!\w)", text, re.IGNORECASE):
            digits = re.sub(r"\D", "", match.group(1))
            yield _made("phone_part", match.group(1), form.format(digits), match.start(1), "part")


def _called(text: str, words: Words, corridor: str) -> Iterator[Proposed]:
    for group in words.called:
        for cue in re.finditer(rf"(?<!\w){any_of(group)}\s+", text, re.IGNORECASE):
            if (match := _NAME.match(text, cue.end())) and (name := _bare(match.group(), corridor)):
                yield _made("person", name, name.casefold(), match.start(), "after_word")


def _given(text: str, corridor: str) -> Iterator[Proposed]:
    """Runs of capitalised words of which one is a known given name."""
    known = given_names(corridor)
    for match in _NAME.finditer(text):
        words = match.group().split()
        first = next((at for at, word in enumerate(words) if skeleton(word) in known), None)
        if first is None:
            continue
        start = match.start() + sum(len(word) + 1 for word in words[:first])
        if name := _bare(" ".join(words[first:]), corridor):
            yield _made("person", name, name.casefold(), start, "given_name")


def _bare(name: str, corridor: str) -> str:
    """The name up to the first word that nobody is called; empty where nothing is left."""
    kept = []
    for word in name.replace("\u00a0", " ").split(" "):
        if word.casefold() in not_persons(corridor) or word.casefold() in not_names(corridor):
            break
        kept.append(word)
    return " ".join(kept)


def _places(text: str, corridor: str) -> Iterator[Proposed]:
    pattern, spelled = finder(corridor)
    for match in pattern.finditer(text):
        if match.group()[0].isupper():
            yield _made("place", match.group(), spelled[match.group().casefold()], match.start(), "known_place")


def _paid(text: str, words: Words) -> Iterator[Proposed]:
    """Sums near a word of paying."""
    near = [match.start() for match in re.finditer(rf"(?<!\w){any_of(words.paid)}(?!\w)", text, re.IGNORECASE)]
    for fact in extract(text, "en") if near else ():
        if isinstance(fact.value, Money) and any(abs(fact.start - at) <= _PAID_REACH for at in near):
            value = f"{fact.value.amount:f} {fact.value.currency or ''}".strip()
            yield _made("paid", text[fact.start : fact.end], value, fact.start, "paid_word", end=fact.end)


def _made(kind: Kind, written: str, value: str, start: int, reason: Reason, *, end: int = 0) -> Proposed:
    return Proposed(
        kind=kind, written=written, value=value, start=start, end=end or start + len(written), reason=reason
    )


def _owned(found: Iterable[Proposed], text: str, near: int) -> tuple[Proposed, ...]:
    """Each number with the name it most likely belongs to: the nearest before it, a person's own things a person's.

    A name of the same sentence goes before one of an earlier sentence: "The office is X, phone …" is no phone of
    whoever was named before it.
    """
    out: list[Proposed] = []
    for one in found:
        before = [
            at
            for at, other in enumerate(out)
            if other.kind in NAMED and one.start - other.end <= near and "\n\n" not in text[other.end : one.start]
        ]
        before = [at for at in before if not _ENDS.search(text[out[at].end : one.start])] or before
        people = [at for at in before if out[at].kind == "person"]
        nearest = (people if one.kind in _OF_PEOPLE and people else before)[-1:]
        owner = nearest[0] if nearest and one.kind not in NAMED and one.kind != "place" else None
        out.append(replace(one, whose=owner))
    return tuple(out)
