"""Whom a clause speaks of and who acts in it: you, the employer, or an agency. Compared between the two languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from njia.contracts.bilingual import Lexicon
from njia.contracts.binding import aligned_parts
from njia.contracts.concepts import Concepts, Contradiction
from njia.contracts.kinds import told_by_kind
from njia.contracts.model import Contract
from njia.contracts.parties import named_parties
from njia.contracts.reading import SMALL, SPEAKER, Paired, Reading, paired
from njia.contracts.skeletons import skeleton
from njia.contracts.terms import told_by_use
from njia.findings import Side
from njia.text.grammar import listed, one_of, said
from njia.text.phrases import Hit
from njia.text.words import Word, fold, stem

Span = tuple[int, int]
_OFTEN = 3
_RARELY = 3  # a side that speaks of a party in so many times fewer clauses than the other calls it otherwise
_TOGETHER = 0.6  # how much two sets of clauses must be one (Dice) for two names to mean one party
_NAMING = re.compile(one_of("names_a_side"))
_INSIDE = re.compile(r"\b([A-ZА-ЯЁ][a-zа-яё]{2,20})\b")
# Terms of any contract, and names of countries and courts, that are nobody's name.
_TERMS = said("no_party_names")
_NOT_SUBJECT = said("not_subject")
_PASSIVE_RU = listed("passive_endings")
_AT_WISH = said("at_whose_wish")
_TAKES_OBJECT = listed("takes_an_object", "ru")
_REFLEXIVE_RU = said("reflexive")
_ARTICLES = said("articles")
_UNSAID = said("said_by_the_ending")
_OWNER_ENDINGS = listed("owner_endings")
_OBJECT = said("object_after")  # «costs you nothing»: you do not act
_BE = said("be")
_PARTICIPLES = listed("participle_endings")
_IRREGULAR = said("irregular_participles")
_ACTIVE_PARTICIPLES = said("active_participles")
_AGENT = said("agent")


def known(pairs: Sequence[Paired], concepts: Concepts) -> bool:
    """Whether we know both sides' words for the parties: not so if one side names a party often and the other never."""
    en, ru = (
        Counter(hit.key for reading in side for hit in _mentions(concepts, reading))
        for side in ([pair.en for pair in pairs], [pair.ru for pair in pairs])
    )
    return not any(min(en[key], ru[key]) == 0 and max(en[key], ru[key]) >= _OFTEN for key in {*en, *ru})


def pairs_of(contract: Contract, concepts: Concepts, lexicon: Lexicon) -> tuple[Paired, ...]:
    """The pairs of a contract, its own names for the parties read as "employer" and "employee".

    Names come from the preamble; where one language names a party that the other has no word for, the capitalised term
    that stands in the same clauses is that word. A usual word for a party («Работник») is not taken from there: its
    role is known better.
    """
    sides: tuple[Side, ...] = ("en", "ru")
    plain = tuple(paired(contract, {side: {} for side in sides}))
    given = _given(contract, plain, concepts, lexicon)
    pairs = _named(contract, given, plain)
    learned = False
    for side, other in (sides, sides[::-1]):
        for role in ("employer", "worker"):
            places = [_where(pairs, s, f"mention.{role}", concepts) for s in (side, other)]
            if len(places[0]) * _RARELY < len(places[1]) and len(places[1]) >= _OFTEN:
                term = _answering(pairs, side, places[1], given[side], concepts, lexicon)
                if term is not None:
                    given[side][term] = role
                    learned = True
    return _named(contract, given, plain) if learned else pairs


def _named(contract: Contract, given: Mapping[Side, Mapping[str, str]], plain: Sequence[Paired]) -> tuple[Paired, ...]:
    """The pairs with those names; a side that holds none of them is the plain one, whose concepts are found already."""
    if not any(given.values()):
        return tuple(plain)
    return tuple(
        Paired(*(old if new.words == old.words else new for new, old in ((one.en, before.en), (one.ru, before.ru))))
        for one, before in zip(paired(contract, given), plain, strict=True)
    )


def _given(
    contract: Contract, plain: Sequence[Paired], concepts: Concepts, lexicon: Lexicon
) -> dict[Side, dict[str, str]]:
    """The names that the preamble gives, those that both languages use alike, and "I" in a letter to "you"."""
    sides: tuple[Side, ...] = ("en", "ru")
    given = {side: dict(concepts.unusual(side, named_parties(contract.side(side), lexicon))) for side in sides}
    _agreed(given["en"], given["ru"])
    _agreed(given["ru"], given["en"])
    for used in told_by_use(plain, concepts):
        for side, name in zip(sides, (used.en, used.ru), strict=True):
            given[side].update(concepts.unusual(side, {name: used.role}))
    for kind in told_by_kind(plain, concepts):
        for side, name in zip(sides, (kind.en, kind.ru), strict=True):
            if name.lstrip(SMALL) not in given[side]:
                given[side].update(concepts.unusual(side, {name: kind.role}))
    spoken = min(len(_spoken(plain, side)) for side in sides) >= _OFTEN
    if spoken and all(len(_where(plain, side, "mention.worker", concepts)) >= _OFTEN for side in sides):
        for side in sides:
            given[side][next(iter(SPEAKER[side]))] = "employer"
    return given


def _where(pairs: Sequence[Paired], side: Side, key: str, concepts: Concepts) -> set[int]:
    """The pairs in which a side speaks of a party."""
    found = (concepts.find(_side(pair, side)).get("mention", ()) for pair in pairs)
    return {n for n, hits in enumerate(found) if any(h.key == key for h in hits)}


def _spoken(pairs: Sequence[Paired], side: Side) -> set[int]:
    """The pairs in which the writer of a letter speaks of himself."""
    return {n for n, pair in enumerate(pairs) if any(w.form in SPEAKER[side] for w in _side(pair, side).words)}


def _side(pair: Paired, side: Side) -> Reading:
    return pair.en if side == "en" else pair.ru


def _answering(
    pairs: Sequence[Paired],
    side: Side,
    places: set[int],
    given: Mapping[str, str],
    concepts: Concepts,
    lexicon: Lexicon,
) -> str | None:
    """The capitalised term of a side that stands in most of these pairs, and in few others."""
    standing: dict[str, set[int]] = {}
    forms: dict[str, Counter[str]] = {}
    for number, pair in enumerate(pairs):
        for found in _INSIDE.finditer(_side(pair, side).text):
            form = fold(found.group(1))
            standing.setdefault(stem(form), set()).add(number)
            forms.setdefault(stem(form), Counter())[form] += 1
    known = {stem(name.lstrip(SMALL)) for name in given}
    best, least = None, _TOGETHER
    for root, numbers in standing.items():
        share = 2 * len(numbers & places) / (len(numbers) + len(places))
        term = forms[root].most_common(1)[0][0]
        free = root not in known and term not in _TERMS and not lexicon.place(term)
        if share >= least and free and concepts.unusual(side, {term: ""}):
            best, least = term, share
    return best


def _agreed(names: dict[str, str], others: Mapping[str, str]) -> None:
    """Where the other language names both parties, its word for a name that sounds alike is trusted over ours."""
    if len(set(others.values())) > len(set(names.values())):
        sounds = {skeleton(other): role for other, role in others.items()}
        names.update({name: sounds[bones] for name in names if (bones := skeleton(name)) in sounds})


def by_own_name(pair: Paired, one: Contradiction) -> bool:
    """Whether a party is named there by a name of the paper's own, whose meaning we may have mistaken."""
    return any(pair.en.own_name(*span) for span in one.en) or any(pair.ru.own_name(*span) for span in one.ru)


def agree(pair: Paired, concepts: Concepts) -> bool:
    """Whether one party alone is spoken of, and in both languages it is the same, by a name of the paper's own."""
    en, ru = _mentions(concepts, pair.en), _mentions(concepts, pair.ru)
    own = any(reading.own_name(h.start, h.end) for reading, hits in ((pair.en, en), (pair.ru, ru)) for h in hits)
    return own and len(_keys(en)) == 1 and _keys(en) == _keys(ru)


def contradictions(pair: Paired, concepts: Concepts) -> Iterator[Contradiction]:
    """The two sides let different parties act, or each speaks more of a party than the other does."""
    if all(_NAMING.search(reading.text) for reading in (pair.en, pair.ru)):
        return  # «далее – «Университет»»: who is called what, as often as it pleases
    actors_en, actors_ru = actors(concepts, pair.en), actors(concepts, pair.ru)
    if "mention.employer" not in _keys(_mentions(concepts, pair.ru)):  # «удерживаю» says "I" by its ending
        actors_en = [h for h in actors_en if pair.en.text[h.start : h.end].lower() not in _UNSAID]
    if actors_en and actors_ru and not _keys(actors_en) & _keys(actors_ru):
        yield Contradiction("parity.role", _spans(actors_en), _spans(actors_ru))
        return
    if bool(actors_en) != bool(actors_ru):
        # «the Employer grants» against «Работнику предоставляется»: one lets act, the other lets receive.
        yield from _owned(pair, concepts)
        return
    named_en, named_ru = _mentions(concepts, pair.en), _mentions(concepts, pair.ru)
    for part_en, part_ru in aligned_parts(pair):
        here_en = [h for h in named_en if part_en[0] <= h.start < part_en[1]]
        here_ru = [h for h in named_ru if part_ru[0] <= h.start < part_ru[1]]
        if here_en and here_ru and not _keys(here_en) & _keys(here_ru):
            yield Contradiction("parity.role", _spans(here_en), _spans(here_ru))
            return
    more_en, more_ru = _more(named_en, named_ru), _more(named_ru, named_en)
    if more_en and more_ru:
        yield Contradiction("parity.role", _spans(more_en), _spans(more_ru))


def _owned(pair: Paired, concepts: Concepts) -> Iterator[Contradiction]:
    """One party in each language, another one, and the one that does not act owns or bears: «за счёт Работника»."""
    en, ru = _mentions(concepts, pair.en), _mentions(concepts, pair.ru)
    if (
        len(_keys(en)) == len(_keys(ru)) == 1
        and not _keys(en) & _keys(ru)
        and (_owns(pair.en, en) or _owns(pair.ru, ru))
    ):
        yield Contradiction("parity.role", _spans(en), _spans(ru))


def _owns(reading: Reading, hits: Sequence[Hit]) -> bool:
    """Whether every one of these stands as an owner: "the Employer's", "of the Employer", «Работодателя»."""
    if reading.side == "ru" and any(reading.words[h.first - 1].form in _AT_WISH for h in hits if h.first):
        return False  # «по просьбе Работника»: who asks neither acts nor bears
    if reading.side == "ru":
        return all(reading.words[h.first].form.endswith(_OWNER_ENDINGS) for h in hits)
    words = reading.words
    return all(
        words[h.first].form.endswith("'s")
        or [w.form for w in words[max(0, h.first - 2) : h.first] if w.form not in _ARTICLES][-1:] == ["of"]
        for h in hits
    )


def _keys(hits: Sequence[Hit]) -> set[str]:
    return {hit.key for hit in hits}


def _spans(hits: Sequence[Hit]) -> tuple[Span, ...]:
    return tuple((hit.start, hit.end) for hit in hits)


def _more(these: Sequence[Hit], those: Sequence[Hit]) -> list[Hit]:
    mine, theirs = Counter(hit.key for hit in these), Counter(hit.key for hit in those)
    return [hit for hit in these if mine[hit.key] > theirs[hit.key]]


def _mentions(concepts: Concepts, reading: Reading) -> list[Hit]:
    """The parties spoken of, in any case of the noun."""
    return [h for h in concepts.find(reading).get("mention", ()) if not h.key.endswith(".neutral")]


def actors(concepts: Concepts, reading: Reading) -> list[Hit]:
    """Who acts. In Russian the phrases are the cases that act; in English the place in the sentence tells."""
    hits = concepts.find(reading).get("actor", ())
    acts = _acts_ru if reading.side == "ru" else _acts
    return [hit for hit in hits if acts(reading.words, hit.first, hit.last)]


def _acts_ru(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a Russian party in an acting case is not the subject of a passive verb («Работник принимается»)."""
    after = [w.form for w in words[last + 1 : last + 3]]
    if first and words[first - 1].form.endswith(_TAKES_OBJECT):  # «предупредив Отель»: only the nominative acts
        return False
    return not any(form.endswith(_PASSIVE_RU) and form not in _REFLEXIVE_RU for form in after)


def _acts(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether an English party is the subject of an active verb, or the agent after «by»."""
    before = [w.form for w in words[max(0, first - 2) : first] if w.form not in _ARTICLES]
    if not _AGENT.isdisjoint((*before[-1:], words[first].form)):
        return True
    if (before and before[-1] in _NOT_SUBJECT) or _passive(words, last):
        return False
    return last + 1 < len(words) and words[last + 1].form not in (_NOT_SUBJECT | _ARTICLES | _OBJECT)


def _passive(words: Sequence[Word], at: int) -> bool:
    """Whether the party at ``at`` is only acted upon («the Employee is paid»)."""
    after = [w.form for w in words[at + 1 : at + 5]]
    for first, second in pairwise(after):
        if first in _BE:
            return (second.endswith(_PARTICIPLES) or second in _IRREGULAR) and second not in _ACTIVE_PARTICIPLES
    return False
