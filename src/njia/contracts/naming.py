"""Whether both languages name the same people, organisations and places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from njia.contracts.bilingual import Lexicon
from njia.contracts.concepts import Contradiction
from njia.contracts.reading import Paired, Reading
from njia.findings import Side
from njia.names.compare import compare
from njia.names.find import parties, proper_tokens
from njia.names.model import Mention
from njia.names.similarity import similar
from njia.names.tables import USUAL
from njia.names.transliteration import skeleton
from njia.text.grammar import listed, one_of
from njia.text.words import words

Span = tuple[int, int]
_ABBREVIATION = re.compile(r"(?<!\w)[а-яёa-z]{1,5}\.$")  # «г. Казань», «ул. Портовая»
# «V. Защита», "P. O. Box": no person; "L. A. Owino" is one.
_NO_NAME = re.compile(r"(?:[IVX]+|[LC][IVXLC]+)\.\s(?![A-ZА-ЯЁ]\.)|P\.\s?O\.")
_INITIAL_INSIDE = re.compile(r"\w{2}\s[A-ZА-ЯЁ]\.\s(\w{3,})$")
_LETTERED = re.compile(rf"(?:{one_of('lettered')})\s+$", re.I)  # «Сторона А», "Party A": no initial of a name
# Beside these a word is a name, whatever else it means: «ул. Портовая».
_STREET = re.compile(
    rf"(?:\b(?:{one_of('street_before')})\.?\s+)(?P<ru>[А-ЯЁ][а-яё]+)"
    rf"|(?P<en>[A-Z][a-z]+)\s+(?:{one_of('street_after')})\b"
)
# Behind one of these and a colon stands a name: «Адрес: Углич».
_PLACE_LABEL = re.compile(rf"(?:{one_of('place_label')})\s?:$", re.I)
_TOWN = listed("town_before")
_LOOK_BACK = 60  # code points before a word that tell whether it begins a sentence
_ROOT = 5  # letters of a skeleton that make a root
_OFTEN = 5
_NONE: set[int] = set()
_KINDS = ("organisation", "person")


def contradictions(
    pair: Paired, lexicon: Lexicon, terms: Collection[str] = (), corridor: str = USUAL
) -> Iterator[Contradiction]:
    """Each side names somebody, or some place, that the other does not.

    A name on one side only is no finding: one language may say "he" where the other repeats the name. ``terms`` are
    capitalised words of the paper that are no names, such as its defined terms ("the Carrier").
    """
    if pair.en.text.isupper() or pair.ru.text.isupper():
        return  # in a heading all in capitals nothing tells a name
    en, ru = (
        tuple(
            m
            for m in parties(r.text, r.side, corridor)
            if not _NO_NAME.match(r.text, m.start)
            and not _LETTERED.search(r.text[: m.start])
            and not (m.kind == "person" and _over_a_stop(m.name, lexicon))
        )
        for r in (pair.en, pair.ru)
    )
    for kind in _KINDS:
        only_en, only_ru = _unmatched(
            [m for m in en if m.kind == kind], [m for m in ru if m.kind == kind], lexicon, corridor
        )
        if only_en and only_ru:
            yield Contradiction("parity.party", _spans(only_en), _spans(only_ru))
    places_en, places_ru = _places(pair.en, en, corridor), _places(pair.ru, ru, corridor)
    if places_en and places_ru:
        alone_en, alone_ru = (
            _alone(places, mine, other, lexicon, terms, corridor)
            for places, mine, other in ((places_en, pair.en, pair.ru), (places_ru, pair.ru, pair.en))
        )
        if alone_en and alone_ru:
            yield Contradiction("parity.place", alone_en, alone_ru)


def _over_a_stop(name: str, lexicon: Lexicon) -> bool:
    """Whether a "name" is the end of one sentence and the beginning of another: «Ньяленда Б. Ближайший родственник»."""
    behind = _INITIAL_INSIDE.search(name)
    return behind is not None and lexicon.ordinary(behind[1])


def _unmatched(
    en: list[Mention], ru: list[Mention], lexicon: Lexicon, corridor: str
) -> tuple[list[Mention], list[Mention]]:
    def same(a: Mention, b: Mention) -> bool:
        return compare(a.name, b.name, a.kind, corridor).same or (
            a.kind == "organisation" and _translated(a.name, b.name, lexicon, corridor)
        )

    return (
        [a for a in en if not any(same(a, b) for b in ru)],
        [b for b in ru if not any(same(a, b) for a in en)],
    )


def _translated(en: str, ru: str, lexicon: Lexicon, corridor: str) -> bool:
    """Whether most words of the English name sound in the Russian, or are ordinary words that may be translated."""
    english = words(en)
    theirs = {skeleton(word.form) for word in words(ru)}
    known = lexicon.rows(english)
    found = [
        bool(rows) or any(_sounds(skeleton(w.form), k, corridor) for k in theirs)
        for w, rows in zip(english, known, strict=True)
    ]
    return sum(found) * 2 > len(found)


def _spans(mentions: Sequence[Mention]) -> tuple[Span, ...]:
    return tuple((mention.start, mention.end) for mention in mentions)


def _places(reading: Reading, named: Sequence[Mention], corridor: str) -> list[tuple[str, int, int]]:
    """Capitalised words that are no names of parties; those that begin a sentence left out."""
    return [
        (key, start, end)
        for key, start, end in proper_tokens(reading.text, reading.side, corridor)
        if not _begins(reading.text, start) and not any(mention.start <= start < mention.end for mention in named)
    ]


def _begins(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start].rstrip(' «"“(\u00a0')
    if not before:
        return not text[:start].strip(' «"“(\u00a0')
    if before[-1] not in ".:;!?\n":
        return False
    return not _PLACE_LABEL.search(_before_town(before)) and not _ABBREVIATION.search(before)


def _before_town(text: str) -> str:
    return next((text.removesuffix(f" {town}") for town in _TOWN if text.endswith(f" {town}")), text)


def _alone(
    tokens: Sequence[tuple[str, int, int]],
    mine: Reading,
    other: Reading,
    lexicon: Lexicon,
    terms: Collection[str],
    corridor: str,
) -> tuple[Span, ...]:
    """The tokens that no word of the other side sounds like, and that are no ordinary words of the lexicon."""
    theirs = {skeleton(word.form) for word in other.words if not word.form.isdigit()}
    rows = {word.start: known for word, known in zip(mine.words, mine.rows(lexicon), strict=True)}
    said = set().union(*other.rows(lexicon))
    alone = [
        (start, end)
        for key, start, end in tokens
        if key not in theirs
        and (key not in terms or rows.get(start, _NONE) & lexicon.names)  # a town named often is still a place
        and not any(_sounds(key, k, corridor) for k in theirs)
    ]
    if not alone:
        return ()
    streets = {found.start("ru") if found["ru"] else found.start("en") for found in _STREET.finditer(mine.text)}
    return tuple(
        (start, end)
        for start, end in alone
        if start in streets or not (known := rows.get(start)) or (known & lexicon.names and not known & said)
    )


def _sounds(a: str, b: str, corridor: str) -> bool:
    """Alike, or of one root: «Ивановская область» is the region of Ivanovo."""
    return similar(a, b, corridor) or (len(a) >= _ROOT and len(b) >= _ROOT and a[:_ROOT] == b[:_ROOT])


def defined_terms(texts: Mapping[str, str], corridor: str = USUAL) -> frozenset[str]:
    """Capitalised words that a paper uses again and again: its own terms («Перевозчик»), not places."""
    sides: tuple[Side, ...] = ("en", "ru")
    counts = Counter(key for side in sides for key, _, _ in proper_tokens(texts.get(side, ""), side, corridor))
    return frozenset(key for key, count in counts.items() if count >= _OFTEN)
