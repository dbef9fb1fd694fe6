"""One word before which one language says "before" and the other «после».

Strangers turn a promise by its smallest words: the policy is taken out "after the Employee enters Russia", leave is
paid «после его начала». Which small words are opposite is data (`concepts/hinges.yaml`); they count only where they
govern words that translate one another, and neither language says the other hinge of such a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from njia.contracts.bilingual import Lexicon
from njia.contracts.concepts import Concepts, Contradiction
from njia.contracts.linking import linked
from njia.contracts.reading import Paired, Reading
from njia.text.phrases import Hit

_GROUP = "hinge"
_REACH = 3  # content words that a hinge governs
_STOP = re.compile(r"[,;:.()–—\n]")
_PARTIES = ("mention.employer", "mention.worker")
Keys = frozenset[int | str]


def contradictions(pair: Paired, concepts: Concepts, lexicon: Lexicon) -> Iterator[Contradiction]:
    """Opposite hinges of one word; `njia.contracts.crossed` says which of them a denial excuses."""
    en, ru = concepts.find(pair.en).get(_GROUP, ()), concepts.find(pair.ru).get(_GROUP, ())
    if not en or not ru:
        return
    governed_en, governed_ru = _governed(pair.en, en, concepts, lexicon), _governed(pair.ru, ru, concepts, lexicon)
    for one in en:
        for two in ru:
            opposite = _kind(one) == _kind(two) and one.key != two.key and not _neutral(one, two)
            shared = governed_en[one] & governed_ru[two] if opposite else None
            if not shared:
                continue
            same = (governed_ru[h] for h in ru if h.key == one.key), (governed_en[h] for h in en if h.key == two.key)
            if not any(shared & keys for side in same for keys in side):
                yield Contradiction("parity.hinge", ((one.start, one.end),), ((two.start, two.end),))


def _neutral(*hits: Hit) -> bool:
    return any(hit.key.endswith(".neutral") for hit in hits)


def _kind(hit: Hit) -> str:
    return hit.key.rpartition(".")[0]


def _governed(reading: Reading, hits: Sequence[Hit], concepts: Concepts, lexicon: Lexicon) -> Mapping[Hit, Keys]:
    """The keys of the words right behind each hinge; the parties, who stand behind everything, say nothing."""
    words = linked(reading, lexicon)
    named = {
        at for h in concepts.find(reading).get("mention", ()) if h.key in _PARTIES for at in range(h.first, h.last + 1)
    }
    found: dict[Hit, Keys] = {}
    for hit in hits:
        behind = [
            keys
            for at, keys in words
            if at > hit.last and at not in named and not _STOP.search(reading.text, hit.end, reading.words[at].start)
        ]
        found[hit] = frozenset[int | str]().union(*behind[:_REACH])
    return found
