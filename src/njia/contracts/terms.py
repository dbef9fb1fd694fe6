"""Which capitalised words name the two sides of a paper, told by the clauses they stand in and what they do there.

A preamble may give names in a way that we cannot read («"School" means the institution named above»). Yet the two
languages agree: the word for a side stands in the same clauses in both. What such a pair of words does, and what is
done for it, tells whose it is: who pays and provides is the employer, whose passport and wages they are is the worker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from njia.contracts.concepts import Concepts
from njia.contracts.reading import Paired, Reading
from njia.findings import Side
from njia.text.grammar import listed, one_of, said
from njia.text.words import fold, stem

_LEAST = 4  # clauses a name must stand in
_TOGETHER = 0.6  # how much the clauses of two names must be the same (Dice)
_SURE = 3  # by how much what a name does must speak for one side
_DOUBT = 0.25  # the share of it that may speak for the other
_NAME: Mapping[Side, re.Pattern[str]] = {
    "en": re.compile(r"\b[Tt]he\s+([A-Z][a-z]{2,20})\b(?!\s+[A-Z])"),
    "ru": re.compile(r"\b([А-ЯЁ][а-яё]{2,20})\b(?!\s+[А-ЯЁ])"),
}
_TERMS = said("no_party_names")
_CERTAIN, _NEUTER = listed("nominative_ends", "ru"), listed("neuter_ends", "ru")
_FEMININE, _OF_FEMININES = listed("feminine_ends", "ru"), listed("ends_of_feminines", "ru")
_VOWELS = listed("vowels", "ru")
_SIDES: tuple[Side, ...] = ("en", "ru")
_CUES = {
    (side, role): (
        re.compile(rf"^(?:['’]s)?\W+(?:\w+\W+){{0,2}}?(?:{one_of(f'{role}_does', side)})\b", re.I),
        re.compile(rf"\b(?:{one_of(f'{role}_has', side)})\s+(?:(?:of|to)\s+)?(?:the\s+)?$", re.I),
    )
    for side in _SIDES
    for role in ("employer", "worker")
}


class Term(NamedTuple):
    """A word of each language for the same side; ``role`` is whose name it is."""

    en: str
    ru: str
    role: str


def told_by_use(pairs: Sequence[Paired], concepts: Concepts) -> Iterator[Term]:
    """The names of the sides that both languages use in the same clauses."""
    lexicon = concepts.lexicon
    places: dict[Side, dict[str, set[int]]] = {"en": {}, "ru": {}}
    forms: dict[str, Counter[str]] = {}
    cues: dict[str, Counter[str]] = {}
    for number, pair in enumerate(pairs):
        for reading in (pair.en, pair.ru):
            for found in _NAME[reading.side].finditer(reading.text):
                form = fold(found[1])
                root = stem(form)
                if form in _TERMS or lexicon.place(form):
                    continue
                places[reading.side].setdefault(root, set()).add(number)
                forms.setdefault(root, Counter())[form] += 1
                cues.setdefault(root, Counter()).update(_cued(reading, found.start(1), found.end(1)))
    for en, ru in _agreeing(places["en"], places["ru"]):
        one, two = forms[en].most_common(1)[0][0], nominative(forms[ru])
        usual = concepts.usual_role("en", one) or concepts.usual_role("ru", two)
        if role := usual or _role(cues[en] + cues[ru]):
            yield Term(one, two, role)


def role_by_deeds(pairs: Sequence[Paired], names: Mapping[Side, Collection[str]]) -> str | None:
    """Whose names these are, all taken for one side, by what they do in the clauses; None where it does not tell."""
    cues: Counter[str] = Counter()
    for side in _SIDES:
        for name in map(printed, names[side]):
            for reading in (pair.en if side == "en" else pair.ru for pair in pairs):
                for found in name.finditer(reading.text):
                    cues.update(_cued(reading, found.start(), found.end()))
    return _role(cues)


def printed(name: str) -> re.Pattern[str]:
    """A folded name as a paper may print it: «Стажёр», "Party  A"."""
    letters = re.escape(name).replace("е", "[её]").replace(r"\ ", r"\s+")
    return re.compile(rf"\b{letters}\b", re.I)


def _cued(reading: Reading, start: int, end: int) -> Iterator[str]:
    """What stands behind and before a name, and speaks for one side."""
    for role in ("employer", "worker"):
        behind, before = _CUES[reading.side, role]
        if behind.search(reading.text[end : end + 60]) or before.search(reading.text[max(0, start - 40) : start]):
            yield role


def _agreeing(en: Mapping[str, set[int]], ru: Mapping[str, set[int]]) -> Iterator[tuple[str, str]]:
    """The names that are one another's best companion."""
    for one, mine in en.items():
        if len(mine) < _LEAST:
            continue
        other = max(ru, key=lambda root: dice(mine, ru[root]), default=None)
        if other and dice(mine, ru[other]) >= _TOGETHER:
            best = max(en, key=lambda root: dice(en[root], ru[other]))
            if best == one:
                yield one, other


def dice(mine: set[int], theirs: set[int]) -> float:
    """How much two sets of clauses are the same, from 0 to 1."""
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def _role(cues: Counter[str]) -> str | None:
    employer, worker = cues["employer"], cues["worker"]
    if abs(employer - worker) < _SURE or min(employer, worker) > _DOUBT * (employer + worker):
        return None
    return "employer" if employer > worker else "worker"


def nominative(forms: Counter[str]) -> str:
    """The nominative among the forms of a Russian name, by its end; of equals the commonest."""
    least = min(map(len, forms))
    return max(
        (f for f in forms if len(f) <= least + 2), key=lambda f: (_like_a_nominative(f, forms), forms[f], -len(f))
    )


def _like_a_nominative(form: str, forms: Counter[str]) -> int:
    if form.endswith(_CERTAIN):
        return 3
    if form.endswith(_VOWELS):
        return 2 if form.endswith(_NEUTER) else int(form.endswith(_FEMININE))
    feminine = any(form + end in forms for end in _OF_FEMININES)  # «работниц» is many of them
    return 2 if len(form) == min(map(len, forms)) and not feminine else 0
