"""How much of a translated text the bilingual lexicon covers: content words that find a counterpart in the other side.

``python -m benchmarks.lexicon`` prints dev (own_a, first halves of cc_by and udhr) and held-out (second halves) apart;
with ``--missing`` the uncovered words of the dev part, most frequent first.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from njia.contracts.bilingual import lexicon_of
from njia.corridors.load import load
from njia.text.words import Word, words

DATA = Path(__file__).parents[2] / "shared" / "data" / "bilingual"
_STOP_EN = """the a an of to in on at by for with and or as is are be was were been being this that these those it its
their his her he she they any all no not from into such which who whom whose shall will may can if so than then there
has have had do does did but you your we our us i me my s t"""
_STOP_RU = """и в во на с со к ко по о об от до за из у для при не ни что как а но или либо это этот эта эти того тот та
те его ее их он она они оно им ему ей ею себя себе свой если то же бы ли так также быть был была были есть который
которая которые которого которой которых котором которым которую я мы вы ты"""
STOP = (frozenset(_STOP_EN.split()), frozenset(_STOP_RU.split()))


def _content(text: str, stop: frozenset[str]) -> list[tuple[int, Word]]:
    """Words of the text that carry meaning, with their index; numbers and one-letter words are left out."""
    return [
        (at, word)
        for at, word in enumerate(words(text))
        if word.form not in stop and len(word.form) > 1 and not word.form.isdigit()
    ]


def _pairs(name: str) -> list[tuple[str, str]]:
    data = json.loads((DATA / f"{name}.json").read_text("utf-8"))
    return [
        (" ".join(data["en"][i] for i in english), " ".join(data["ru"][j] for j in russian))
        for english, russian in data["gold"]
        if english and russian
    ]


def corpora() -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """(name, split, pairs): the first halves are for making, the second for measuring only."""
    yield "own_a", "dev", _pairs("own_a")
    for name in ("cc_by", "udhr"):
        pairs = _pairs(name)
        yield name, "dev", pairs[: len(pairs) // 2]
        yield name, "heldout", pairs[len(pairs) // 2 :]


def coverage(pairs: list[tuple[str, str]]) -> tuple[int, int, int, int, Counter[str], Counter[str]]:
    """English covered and all, Russian covered and all, and the words of each side without a counterpart."""
    lexicon = lexicon_of(load("ke_ru"))
    counts = [0, 0, 0, 0]
    missing: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for pair in pairs:
        tokens = [words(text) for text in pair]
        found = [lexicon.rows(side) for side in tokens]
        there = [set().union(*side) if side else set() for side in found]
        for side, stop in enumerate(STOP):
            other = {word.form for word in tokens[1 - side]}
            for at, word in _content(pair[side], stop):
                hit = bool(found[side][at] & there[1 - side]) or word.form in other
                counts[2 * side] += hit
                counts[2 * side + 1] += 1
                if not hit:
                    missing[side][word.form] += 1
    return counts[0], counts[1], counts[2], counts[3], *missing


def rows() -> list[dict[str, str]]:
    """One row per corpus and split, and the held-out total."""
    out: list[dict[str, str]] = []
    total = Counter[str]()
    for name, split, pairs in corpora():
        en, all_en, ru, all_ru, _, _ = coverage(pairs)
        out.append(_row(f"{name}, {split}", en, all_en, ru, all_ru))
        if split == "heldout":
            total.update(en=en, all_en=all_en, ru=ru, all_ru=all_ru)
    out.append(_row("all heldout", total["en"], total["all_en"], total["ru"], total["all_ru"]) | {"reach": "0.75"})
    return out


def _row(what: str, en: int, all_en: int, ru: int, all_ru: int) -> dict[str, str]:
    both = (en + ru) / (all_en + all_ru)
    return {
        "what": f"lexicon covers content words: {what}",
        "ours": f"{both:.3f} (en {en / all_en:.3f}, ru {ru / all_ru:.3f})",
    }


def main() -> None:
    for row in rows():
        print("  ".join(f"{key}={value}" for key, value in row.items()))
    if "--missing" in sys.argv:
        for name, split, pairs in corpora():
            if split == "dev":
                *_, english, russian = coverage(pairs)
                for side in (english, russian):
                    print(name, *(f"{word}:{n}" for word, n in side.most_common(150)))


if __name__ == "__main__":
    main()
