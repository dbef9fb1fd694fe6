"""Compares names of people: order, initials, patronymics, case endings and spelling may differ, the person may not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from njia.names.matching import Pairing, best_pairs, crossed
from njia.names.model import Comparison
from njia.names.similarity import SAME_WORD, similarity
from njia.names.tables import USUAL
from njia.names.transliteration import skeleton

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*\.?")
# An initial in Latin may take two or more letters: Sh., Ch., Zh., Kh., Ts., Yu., Ya., Ye., Shch.
_INITIAL = re.compile(r"^(?:[^\W\d_]|Sh|Ch|Zh|Kh|Ts|Yu|Ya|Ye|Yo|Ju|Ja|Дж|Нг|Нд|Shch|Ng|Nj)$")
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "г-н", "г-жа", "гр", "господин", "госпожа", "гражданин", "гражданка"}
)
_PATRONYMIC = re.compile(
    r"(?:ov|ev)(?:ic|na|ica|icu|icem|icom|ice|ni|nu|noi|ne)$|(?:inicn|kuzmic|lukic|fomic|nikitic|ilic)[a-z]{0,3}$"
)
_INITIAL_SCORE = 0.9
_PER_MISSING = 0.06
_ALONE = 0.8  # what a single word in common is worth, were it identical


# First letters that one initial may stand for in the other script: "J." for Джон and Юлия, "K." for Хасан.
_ONE_INITIAL = frozenset(
    frozenset(pair)
    for pair in ("jz", "ji", "jd", "cx", "cq", "ck", "qt", "ei", "iy", "ey", "kh", "vu", "gh", "gj", "fp", "sx")
)


@dataclass(frozen=True, slots=True)
class _Part:
    key: str
    initial: bool
    patronymic: bool


@lru_cache(maxsize=5_000)
def _parts(name: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    for found in _WORD.finditer(_spaced(name)):
        word = found.group().rstrip(".")
        if word.casefold() in _TITLES:
            continue
        initial = _INITIAL.match(word) is not None and (len(word) == 1 or found.group().endswith("."))
        key = skeleton(word)
        if key:
            parts.append(_Part(key, initial, not initial and len(key) > 5 and _PATRONYMIC.search(key) is not None))
    return tuple(parts)


def full_words(name: str) -> list[str]:
    """The skeletons of the words written out: neither initials nor patronymics, unless there is nothing else."""
    parts = [part for part in _parts(name) if not part.initial]
    return [part.key for part in parts if not part.patronymic] or [part.key for part in parts]


def _spaced(name: str) -> str:
    """«С.П.Кузнецов» with its words apart; "(née …)" and the like left in."""
    return re.sub(r"\.(?=[^\W\d_])", ". ", name)


def same_initial(initial: str, word: str) -> bool:
    """Whether the word may begin with that initial."""
    return initial[0] == word[0] or frozenset((initial[0], word[0])) in _ONE_INITIAL


def _score(a: _Part, b: _Part, corridor: str) -> float:
    if a.initial or b.initial:
        return _INITIAL_SCORE if same_initial(a.key, b.key) else 0.0
    return similarity(a.key, b.key, corridor)


def _reasons(left: tuple[_Part, ...], right: tuple[_Part, ...], pairs: Pairing, missing: int) -> tuple[str, ...]:
    full = [value for i, j, value in pairs if not (left[i].initial or right[j].initial)]
    found = {
        "spelling": any(value < 1.0 for value in full),
        "order": crossed(pairs),
        "initials": len(full) < len(pairs),
        "fewer_names": missing > 0,
    }
    return tuple(reason for reason, holds in found.items() if holds)


def compare_persons(a: str, b: str, corridor: str = USUAL) -> Comparison:
    """Two people's names. Same when a full word agrees and no word of one speaks against the other."""
    left, right = _parts(a), _parts(b)
    if not left or not right:
        return Comparison(0.0, False, ("empty",))
    pairs = best_pairs(left, right, lambda one, two: _score(one, two, corridor), SAME_WORD)
    paired_left, paired_right = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    rest_left = [part for i, part in enumerate(left) if i not in paired_left]
    rest_right = [part for j, part in enumerate(right) if j not in paired_right]
    full = [(i, j, value) for i, j, value in pairs if not (left[i].initial or right[j].initial)]
    solid = [pair for pair in full if not left[pair[0]].patronymic]
    share = sum(value for _, _, value in pairs) / max(len(left), len(right))
    if not solid or _against(rest_left, rest_right):
        return Comparison(min(share, 0.6), False, ("different_name",))
    missing = len(rest_left) + len(rest_right)
    score = sum(value for _, _, value in pairs) / len(pairs) - _PER_MISSING * missing
    if len(pairs) == 1 and max(len(left), len(right)) > 1:
        score = min(score, _ALONE * full[0][2])
    return Comparison(max(0.0, score), True, _reasons(left, right, pairs, missing))


def _against(rest_left: list[_Part], rest_right: list[_Part]) -> bool:
    """Words left over on both sides are two different names, unless one side's are patronymics."""
    spare_left = [part for part in rest_left if not part.patronymic]
    spare_right = [part for part in rest_right if not part.patronymic]
    both_patronymics = any(p.patronymic for p in rest_left) and any(p.patronymic for p in rest_right)
    return bool(spare_left and spare_right) or both_patronymics
