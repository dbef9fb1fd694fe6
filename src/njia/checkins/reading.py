"""What somebody meant by what they typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable

from njia.checkins.model import Answer, Plan

_TOKEN = re.compile(r"\w+")
_NAME = 3  # words: as long as a name below a letter is
_SECRET = re.compile(r"[a-zа-яё]{3,12}|\d")


def answers_of(plan: Plan, kind: str) -> tuple[Answer, ...]:
    """What somebody of that kind can answer, in the order of the digits."""
    fitting = (one for one in plan.answers.values() if not one.kinds or kind in one.kinds)
    return tuple(sorted(fitting, key=lambda one: one.digit))


def meant(answers: Iterable[Answer], typed: str) -> Answer | None:
    """The answer that was typed, as its digit or in words; None where it is none of them, or more than one.

    Of several words one that tells of trouble counts; of several digits none. That all is well is believed only where
    nothing else is said.
    """
    tokens = _tokens(typed)
    known = tuple(answers)
    by_digit = {one for one in known if one.digit in tokens}
    if len(tokens) == 1 and by_digit:
        return by_digit.pop()
    said = [one for one in known if one.words & set(tokens)]
    worse = [one for one in said if one.cause is not None]
    return next((one for one in worse or said if one.cause is not None or set(tokens) <= _own(one)), None)


def says_more(answers: Iterable[Answer], typed: str) -> bool:
    """Whether a letter says more than an answer and, below one that all is well, the name of whoever wrote it."""
    known = tuple(answers)
    answer = meant(known, typed) or meant(known, first_line(typed))
    if answer is None:
        return True
    more = [one for one in _TOKEN.findall(typed) if one.casefold() not in _own(answer)]
    name = answer.cause is None and len(more) <= _NAME and all(one[0].isupper() for one in more)
    return bool(more) and not name


def first_line(typed: str) -> str:
    """The first line on which something stands."""
    return next((line for line in typed.splitlines() if line.strip()), "")


def _own(answer: Answer) -> set[str]:
    return {answer.digit, *answer.words, *answer.beside}


def is_secret(secret: str, typed: str) -> bool:
    """Whether the secret sign stands in what was typed: alone, or beside or behind a digit that says all is well."""
    return bool(secret) and secret in signs_in(typed)


def signs_in(typed: str) -> frozenset[str]:
    """Everything in what was typed that could be somebody's secret sign, as signs are kept."""
    tokens = _tokens(typed)
    behind = tokens[0].replace("1", "", 1) if len(tokens) == 1 and re.fullmatch(r"1\d|\d1", tokens[0]) else ""
    together = "".join(one for one in tokens if one != "1")  # a sign of two words is kept as one
    return frozenset({*tokens, behind, together} - {""})


def as_secret(plan: Plan, typed: str, said: Container[str] = ()) -> str:
    """A secret sign as it is kept; empty where it cannot be one: a digit or a word that means something already, or is
    ``said`` every day: it would call for help by itself, until nobody believes it."""
    sign = "".join(_tokens(typed))
    taken = set[str]().union(*(_own(one) for one in plan.answers.values()))
    return sign if _SECRET.fullmatch(sign) and sign not in taken and sign not in said else ""


def _tokens(typed: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", typed).casefold()[:500])
