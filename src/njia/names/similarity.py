"""How far two skeletons are apart, counting what scribes confuse as little and what makes another name as much."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from njia.names.tables import USUAL, given_names

VOWELS = frozenset("aeiouy")
SAME_WORD = 0.77  # similarity from which two words are one name
_LONG_ENOUGH = 3  # letters of a word that may still carry a case ending
_VOWEL_FOR_VOWEL = 0.35
_FIRST_VOWEL = 0.9  # Ochieng and Achieng are two people
_VOWEL_ALONE = 0.4
_CONSONANT = 1.0
# fmt: off
_CLOSE = {frozenset(pair): cost for pair, cost in (
    ("ei", 0.15), ("ey", 0.1), ("oy", 0.15), ("ou", 0.25), ("ae", 0.25), ("oe", 0.45), ("iu", 0.45), ("io", 0.5),
    ("ji", 0.3), ("jg", 0.35), ("gh", 0.35), ("kh", 0.5), ("ch", 0.5), ("ck", 0.45), ("cx", 0.4), ("sx", 0.4),
    ("sz", 0.3), ("zq", 0.3), ("sq", 0.3), ("cq", 0.4), ("kq", 0.5), ("jz", 0.4), ("jx", 0.5), ("jc", 0.5),
    ("vf", 0.3), ("vu", 0.2), ("vb", 0.5), ("td", 0.5), ("jh", 0.5), ("pf", 0.5), ("jd", 0.6), ("sk", 0.6), ("mn", 0.8),
)}
_ALONE = {"h": 0.3, "i": 0.2, "g": 0.8, "t": 0.8, "v": 0.8}
# What a Russian case, a feminine or a silent English letter adds at the end of a name, in skeleton letters.
_ENDINGS = frozenset({
    "a", "u", "e", "i", "o", "om", "em", "im", "ih", "oi", "ei", "iu", "oiu", "aia", "uiu", "oe", "ogo", "omu", "ami",
    "am", "ah", "imi", "ego", "emu", "aa", "ua", "oa", "oie", "ie", "ia",
})
# fmt: on
_ENDING, _GLIDE = 0.1, 0.2
_NONE: frozenset[int] = frozenset()
# A whole consonant changed is another name in a word of any length; a vowel or two more pass in a longer one.
_BASE = 2.0
_PER_LETTER = 0.2


def _substitute(a: str, b: str, first: bool) -> float:
    if a == b:
        return 0.0
    pair = frozenset((a, b))
    if first and a in VOWELS and b in VOWELS:
        return 0.2 if pair <= frozenset("eiy") else _FIRST_VOWEL
    if pair in _CLOSE:
        return _CLOSE[pair]
    return _VOWEL_FOR_VOWEL if a in VOWELS and b in VOWELS else _CONSONANT


def _alone(letter: str, first: bool) -> float:
    cost = _ALONE.get(letter, _VOWEL_ALONE if letter in VOWELS else _CONSONANT)
    return 0.7 if first and letter != "h" else cost


def distance(a: str, b: str) -> float:
    """The cheapest way from one skeleton to the other."""
    row = [0.0]
    for j, letter in enumerate(b):
        row.append(row[-1] + _alone(letter, j == 0))
    for i, left in enumerate(a):
        above, row = row, [row[0] + _alone(left, i == 0)]
        for j, right in enumerate(b):
            row.append(
                min(
                    above[j] + _substitute(left, right, i == 0 and j == 0),
                    above[j + 1] + _alone(left, i == 0),
                    row[j] + _alone(right, j == 0),
                )
            )
    return row[-1]


def _stripped(word: str) -> list[tuple[str, float]]:
    """The word and what it is without each ending it may carry, with the price of taking that off."""
    if word.startswith("ou"):  # Ouma is «Оума» or «Ума»
        return [(word, 0.0), (word[1:], _GLIDE), *_stripped(word[1:])[1:]]
    sizes = (n for n in (1, 2, 3) if len(word) - n >= _LONG_ENOUGH and word[-n:] in _ENDINGS)
    return [(word, 0.0), *((word[:-n], _ENDING) for n in sizes)]


@lru_cache(maxsize=20_000)
def rows_of(word: str, corridor: str = USUAL) -> frozenset[int]:
    """The rows of given names the word may be a case form of."""
    known = given_names(corridor)
    return _NONE.union(*(known.get(stem, _NONE) for stem, _ in _stripped(word)))


@lru_cache(maxsize=20_000)
def similarity(a: str, b: str, corridor: str = USUAL) -> float:
    """From 0 to 1; 1 for equal skeletons. Case endings of either word cost little."""
    if a == b:
        return 1.0 if a else 0.0
    if not a or not b:
        return 0.0
    if rows_of(a, corridor) & rows_of(b, corridor):
        return 1.0
    longest = max(len(a), len(b))
    if Levenshtein.distance(a, b) > 2 + longest // 2:
        return 0.0
    best = min(
        price_a + price_b + distance(stem_a, stem_b)
        for stem_a, price_a in _stripped(a)
        for stem_b, price_b in _stripped(b)
        if not (price_a and price_b and a[-1] == b[-1])
    )
    return max(0.0, 1.0 - best / (_BASE + _PER_LETTER * longest))


def similar(skeleton_a: str, skeleton_b: str, corridor: str = USUAL) -> bool:
    """Whether two words are one name, case endings and transliteration aside. Otieno is neither Odinga nor Atieno."""
    return similarity(skeleton_a, skeleton_b, corridor) >= SAME_WORD
