"""A cheap comparison of names and cognates across scripts: the consonants of a word, written in Latin."""

from __future__ import annotations

from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "z", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "c", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a",
}  # fmt: skip
_LATIN = (
    ("shch", "s"), ("sch", "s"), ("zh", "z"), ("kh", "h"), ("ch", "C"), ("sh", "s"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("C", "c"),
    ("w", "v"), ("yu", "u"), ("ya", "a"), ("ye", "e"), ("yo", "e"), ("y", "i"),
)  # fmt: skip
_VOWELS = frozenset("aeiouyh'’ʼ`")
LONGEST = 5  # consonants compared: «компенсация» and "compensation" part only after them
SHORTEST = 3


def _latin(form: str) -> str:
    if any("а" <= letter <= "я" for letter in form):
        return "".join(_CYRILLIC.get(letter, letter) for letter in form.replace("дж", "j").replace("кс", "ks"))
    for old, new in _LATIN:
        form = form.replace(old, new)
    return form


@lru_cache(maxsize=50_000)
def skeleton(form: str) -> str | None:
    """The first consonants of a folded word, doubled ones once; None for a word with too few to tell."""
    if len(form) < SHORTEST:
        return None
    kept: list[str] = []
    for letter in _latin(form):
        if letter not in _VOWELS and (not kept or kept[-1] != letter):
            kept.append(letter)
    if len(kept) >= SHORTEST:
        return "".join(kept[:LONGEST])
    plain = _latin(form).replace("'", "")
    return "=" + plain if len(plain) > SHORTEST else None
