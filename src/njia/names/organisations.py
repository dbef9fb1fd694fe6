"""Compares names of organisations: legal form, quotes, transliteration or translation, words joined or parted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from njia.names.matching import best_pairs, crossed
from njia.names.model import Comparison
from njia.names.similarity import SAME_WORD, similarity
from njia.names.tables import USUAL, legal_forms, translated
from njia.names.transliteration import is_cyrillic, skeleton

_QUOTES = re.compile(r"[«»\"“”„‟‹›]")
_MARKS = re.compile(r"[«»\"“”„‟‹›\d]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|\d+")
_TRANSLATED = 0.95
_FORM_LEFT_OUT = 0.03
_SMALL = frozenset({"the", "of", "and", "for", "no", "na", "v", "i", "po", "и", "в", "на", "по"})


@dataclass(frozen=True, slots=True)
class Organisation:
    """``words`` of the name as written, without quotes; ``form`` is the id of its legal form."""

    words: tuple[str, ...]
    form: str | None


@lru_cache(maxsize=5_000)
def organisation(name: str, corridor: str = USUAL) -> Organisation:
    """The name taken apart."""
    forms = legal_forms(corridor)
    found = forms.pattern.search(name)
    form = forms.id_of(found.group()) if found else None
    bare = name[: found.start()] + " " + name[found.end() :] if found else name
    words = tuple(word for word in _WORD.findall(_QUOTES.sub(" ", bare)) if word.casefold() not in _SMALL)
    return Organisation(words, form)


def looks_like_organisation(name: str, corridor: str = USUAL) -> bool:
    """Whether it carries a legal form, stands in quotes or has a number in it."""
    return _MARKS.search(name) is not None or legal_forms(corridor).pattern.search(name) is not None


@lru_cache(maxsize=20_000)
def word_score(a: str, b: str, corridor: str = USUAL) -> float:
    """How alike two words of organisations' names are, by sound or by meaning."""
    if a.isdigit() or b.isdigit():
        return float(a == b)
    by_sound = similarity(skeleton(a), skeleton(b), corridor)
    if by_sound < _TRANSLATED and is_cyrillic(a) != is_cyrillic(b) and translated(a, b, corridor):
        return _TRANSLATED
    return by_sound


def compare_organisations(a: str, b: str, corridor: str = USUAL) -> Comparison:
    """Two organisations' names. Different legal forms are different firms, save those translators interchange."""
    left, right = organisation(a, corridor), organisation(b, corridor)
    if not left.words or not right.words:
        return Comparison(0.0, False, ("empty",))
    score, reasons = _words(left.words, right.words, corridor)
    same = score >= SAME_WORD
    if not same:
        return Comparison(min(score, 0.7), False, ("different_name",))
    if left.form and right.form and not legal_forms(corridor).alike(left.form, right.form):
        return Comparison(min(score, 0.7), False, (*reasons, "different_form"))
    if (left.form is None) != (right.form is None):
        return Comparison(score - _FORM_LEFT_OUT, same, (*reasons, "form_left_out"))
    return Comparison(score, same, reasons)


def _words(left: tuple[str, ...], right: tuple[str, ...], corridor: str) -> tuple[float, tuple[str, ...]]:
    pairs = best_pairs(left, right, lambda one, two: word_score(one, two, corridor), SAME_WORD)
    longest, covered = max(len(left), len(right)), len(pairs)
    joined = similarity(skeleton("".join(left)), skeleton("".join(right)), corridor)
    if covered < longest and joined >= SAME_WORD and len(left) != len(right):
        return joined, ("joined",)
    found = {
        "spelling": any(value < 1.0 for i, j, value in pairs if not translated(left[i], right[j], corridor)),
        "translated": any(
            value == _TRANSLATED and similarity(skeleton(left[i]), skeleton(right[j]), corridor) < _TRANSLATED
            for i, j, value in pairs
        ),
        "order": crossed(pairs),
    }
    score = sum(value for _, _, value in pairs) / longest
    return score, tuple(reason for reason, holds in found.items() if holds)
