"""Names across Latin and Cyrillic: share of true pairs accepted when one false pair in a hundred is.

Data: names_en_ru.tsv (tokens of people's names as two encyclopaedias write them), split by a hash of the Latin token;
rules and costs are made on the dev half only. False pairs join a name with another name's Russian form that begins with
the same letter; "look-alike" takes the nearest of fifty such.
"""

from __future__ import annotations

import random
import sys
from hashlib import sha1
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from njia.names.similarity import SAME_WORD, similarity
from njia.names.transliteration import skeleton

DATA = Path(__file__).parents[2] / "shared" / "data" / "linking" / "names_en_ru.tsv"
SAMPLE = 4000
Pair = tuple[str, str]


def pairs(split: str) -> list[Pair]:
    """True pairs of a split, "dev" or "heldout", seen at least twice by the source (others are often noise)."""
    out: list[Pair] = []
    for line in DATA.read_text("utf-8").splitlines():
        latin, russian, seen = line.split("\t")
        held = int(sha1(latin.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 1
        if held == (split == "heldout") and int(seen) >= 2 and len(latin) > 2 and len(russian) > 2:
            out.append((latin, russian))
    return out


def false_pairs(true: list[Pair], sample: list[Pair], look_alike: bool, seed: int = 7) -> list[Pair]:
    """For each sampled name another name's Russian form with the same first letter."""
    chance = random.Random(seed)
    known = set(true)
    by_letter: dict[str, list[str]] = {}
    for _, russian in true:
        by_letter.setdefault(skeleton(russian)[:1], []).append(russian)
    out: list[Pair] = []
    for latin, russian in sample:
        others = [
            o
            for o in chance.choices(by_letter[skeleton(russian)[:1]], k=50)
            if o != russian and (latin, o) not in known
        ]
        if others:
            other = (
                min(others, key=lambda o: Levenshtein.distance(skeleton(latin), skeleton(o)))
                if look_alike
                else others[0]
            )
            out.append((latin, other))
    return out


def ours(latin: str, russian: str) -> float:
    return similarity(skeleton(latin), skeleton(russian))


def peer(latin: str, russian: str) -> float:
    """rapidfuzz's ratio over a plain letter-for-letter transliteration."""
    return fuzz.ratio(latin, skeleton(russian))


def recall_at_one_percent(score, true: list[Pair], false: list[Pair]) -> float:  # type: ignore[no-untyped-def]
    wrong = sorted((score(*pair) for pair in false), reverse=True)
    threshold = wrong[len(wrong) // 100]
    return sum(score(*pair) > threshold for pair in true) / len(true)


def rows(split: str = "heldout") -> list[dict[str, str]]:
    true = pairs(split)
    sample = random.Random(11).sample(true, SAMPLE)
    out = []
    for look_alike in (False, True):
        false = false_pairs(true, sample, look_alike)
        kind = "look-alike" if look_alike else "same letter"
        out.append(
            {
                "what": f"names en-ru, {split}, recall at 1 % false ({kind})",
                "ours": f"{recall_at_one_percent(ours, sample, false):.3f}",
                "peer_name": "rapidfuzz ratio on transliteration",
                "peer": f"{recall_at_one_percent(peer, sample, false):.3f}",
            }
        )
    false = false_pairs(true, sample, look_alike=False)
    accepted = sum(ours(*pair) >= SAME_WORD for pair in sample) / len(sample)
    wrong = sum(ours(*pair) >= SAME_WORD for pair in false) / len(false)
    out.append(
        {"what": f"names en-ru, {split}, at our own threshold", "ours": f"recall {accepted:.3f}, false {wrong:.4f}"}
    )
    return out


if __name__ == "__main__":
    for row in rows("dev" if "--dev" in sys.argv else "heldout"):
        print("  ".join(f"{key}={value}" for key, value in row.items()))
