"""Under what a mention is filed and looked up: the same for every spelling that is only another way to write it."""

from __future__ import annotations

from njia.mentions.model import NAMED, Kind
from njia.names.blocking import blocking_keys
from njia.names.organisations import organisation
from njia.names.persons import full_words
from njia.names.transliteration import skeleton


def folded(kind: Kind, value: str, corridor: str = "ke_ru") -> str:
    """The one key of a value; names in any order, script and legal form."""
    if kind == "person":
        return " ".join(sorted(full_words(value)))
    if kind == "organisation":
        return "".join(skeleton(word) or word for word in organisation(value, corridor).words)
    return value


def near(kind: Kind, value: str, corridor: str = "ke_ru") -> frozenset[str]:
    """The keys under which names that may be the same are found; numbers have none but their own."""
    if kind not in NAMED:
        return frozenset()
    if kind == "organisation":
        words = organisation(value, corridor).words
        return frozenset(key for word in words if len(key := skeleton(word) or word) > _SHORT) | {
            folded(kind, value, corridor)
        }
    return blocking_keys(value, corridor)


_SHORT = 3  # letters of a word that too many firms have in their names
