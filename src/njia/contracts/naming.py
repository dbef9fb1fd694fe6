"""Whether both languages name the same people, organisations and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from njia.contracts.bilingual import Lexicon
from njia.contracts.concepts import Contradiction
from njia.contracts.reading import Paired, Reading
from njia.names.compare import compare
from njia.names.find import parties, proper_tokens
from njia.names.model import Mention
from njia.names.similarity import similar
from njia.names.transliteration import skeleton

Span = tuple[int, int]
_KINDS = ("organisation", "person")


def contradictions(pair: Paired, lexicon: Lexicon) -> Iterator[Contradiction]:
    """Each side names somebody, or some place, that the other does not.

    A name on one side only is no finding: one language may say "he" where the other repeats the name.
    """
    if pair.en.text.isupper() or pair.ru.text.isupper():
        return  # in a heading all in capitals nothing tells a name
    en, ru = parties(pair.en.text, "en"), parties(pair.ru.text, "ru")
    for kind in _KINDS:
        only_en, only_ru = _unmatched([m for m in en if m.kind == kind], [m for m in ru if m.kind == kind])
        if only_en and only_ru:
            yield Contradiction("parity.party", _spans(only_en), _spans(only_ru))
    named = [*en], [*ru]
    places_en, places_ru = (_places(r, m, lexicon) for r, m in zip((pair.en, pair.ru), named, strict=True))
    alone_en, alone_ru = _alone(places_en, pair.ru), _alone(places_ru, pair.en)
    if alone_en and alone_ru:
        yield Contradiction("parity.place", alone_en, alone_ru)


def _unmatched(en: list[Mention], ru: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    def same(a: Mention, b: Mention) -> bool:
        return compare(a.name, b.name, a.kind).same

    return (
        [a for a in en if not any(same(a, b) for b in ru)],
        [b for b in ru if not any(same(a, b) for a in en)],
    )


def _spans(mentions: Sequence[Mention]) -> tuple[Span, ...]:
    return tuple((mention.start, mention.end) for mention in mentions)


def _places(reading: Reading, named: Sequence[Mention], lexicon: Lexicon) -> list[tuple[str, int, int]]:
    """Capitalised words that are no names of parties and that the lexicon does not know; those that begin a sentence left out."""
    rows = {word.start: known for word, known in zip(reading.words, lexicon.rows(reading.words), strict=True)}
    return [
        (key, start, end)
        for key, start, end in proper_tokens(reading.text, reading.side)
        if not rows.get(start)
        and not _begins(reading.text, start)
        and not any(mention.start <= start < mention.end for mention in named)
    ]


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip(" «\"“(\u00a0")
    return not before or before[-1] in ".:;!?\n"


def _alone(tokens: Sequence[tuple[str, int, int]], other: Reading) -> tuple[Span, ...]:
    """The tokens that no word of the other side sounds like."""
    if not tokens:
        return ()
    theirs = [skeleton(word.form) for word in other.words if not word.form.isdigit()]
    return tuple((start, end) for key, start, end in tokens if not any(similar(key, there) for there in theirs))
