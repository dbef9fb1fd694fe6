"""Names of people, organisations and places: found in a text, compared across Latin and Cyrillic."""

from njia.names.compare import compare
from njia.names.find import parties, proper_tokens
from njia.names.model import Comparison, Mention
from njia.names.similarity import similar
from njia.names.transliteration import skeleton

__all__ = ["Comparison", "Mention", "compare", "parties", "proper_tokens", "similar", "skeleton"]
