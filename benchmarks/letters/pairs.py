"""The pairs of names to learn from, and those held out: no token, Latin or Cyrillic, stands on both sides."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

DATA = Path(__file__).parents[3] / "shared" / "data" / "linking" / "names_en_ru.tsv"
Pair = tuple[str, str]
_HELD_OUT = 0.15
_LONGEST = 16
_SEED = 7


def folded(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFC", word.casefold()) if letter.isalpha())


def split() -> tuple[list[Pair], list[Pair]]:
    """Pairs to learn from and pairs held out."""
    rows = (line.split("\t") for line in DATA.read_text("utf-8").splitlines())
    pairs = [(folded(latin), folded(cyrillic)) for latin, cyrillic, _ in rows]
    pairs = [pair for pair in pairs if all(0 < len(word) <= _LONGEST for word in pair)]
    return parted(pairs, _HELD_OUT, _SEED)


def parted(pairs: list[Pair], share: float, seed: int) -> tuple[list[Pair], list[Pair]]:
    """The larger part and about this share apart from it. Names that share a token on either side go together."""
    parent: dict[str, str] = {}

    def root(token: str) -> str:
        while parent.setdefault(token, token) != token:
            parent[token] = parent[parent[token]]
            token = parent[token]
        return token

    for latin, cyrillic in pairs:
        parent[root("A" + latin)] = root("B" + cyrillic)
    families: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        families[root("A" + pair[0])].append(pair)
    groups = list(families.values())
    random.Random(seed).shuffle(groups)
    most: list[Pair] = []
    apart: list[Pair] = []
    for group in groups:
        (apart if len(apart) < share * len(pairs) else most).extend(group)
    return most, apart


def hardest(pairs: list[Pair], count: int, wrong: int = 300, seed: int = 3) -> list[tuple[Pair, list[str]]]:
    """Pairs of these with as many wrong Cyrillic words each, drawn by chance from the same pairs."""
    chance = random.Random(seed)
    pool = sorted({cyrillic for _, cyrillic in pairs})
    right: dict[str, set[str]] = defaultdict(set)
    for latin, cyrillic in pairs:
        right[latin].add(cyrillic)
    out = []
    for pair in chance.sample(pairs, count):
        drawn = chance.sample(pool, wrong + 5)
        out.append((pair, [word for word in drawn if word not in right[pair[0]]][:wrong]))
    return out


def pieces(words: list[str], longest: int, least: int) -> list[str]:
    """All letters, and the longer pieces that occur often enough, ends of words among them."""
    seen: Counter[str] = Counter()
    for word in words:
        text = f"^{word}$"
        for start in range(len(text)):
            for size in range(1, min(longest, len(text) - start) + 1):
                seen[text[start : start + size]] += 1
    return ["", *(piece for piece, count in seen.items() if len(piece) == 1 or count >= least)]
