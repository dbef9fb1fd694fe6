"""Who keeps your passport."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from njia.contracts.judges import Case, finding, judges
from njia.contracts.paper import Paper, Sentence
from njia.corridors.model import Rule
from njia.findings import Evidence, Finding, Side
from njia.text.grammar import listed, said
from njia.text.phrases import Hit

Keeper = Literal["worker", "taken"]
_NOT = said("not")
_REFLEXIVE = listed("reflexive_endings")  # of verbs
_CLOSE = 4  # words
_INVERTED = 2  # words
_TABLE_ROW = 10  # words of a row such as «Passport | with the Employee»


def keepers(paper: Paper, side: Side) -> Iterator[tuple[Keeper, Sentence, Hit]]:
    """Every sentence of a side about keeping identity documents, and whether it leaves them with you."""
    for sentence in paper.sides[side]:
        documents = sentence.marks.get("custody.document", ())
        if documents or "custody.document" in sentence.under:
            keeper = _keeper(sentence)
            if keeper:
                yield keeper, sentence, documents[0] if documents else _first(sentence)


def _first(sentence: Sentence) -> Hit:
    """The first of the words that tell who keeps them, where the documents are named by the heading."""
    hits = [hit for key, found in sentence.marks.items() if key.startswith("custody.") for hit in found]
    return min(hits, key=lambda hit: hit.first)


def _keeper(sentence: Sentence) -> Keeper | None:
    """Taking and handing over come first: a paper that both lets you keep it and makes you hand it over takes it."""
    marks = sentence.marks
    found: list[Keeper] = []
    found += ["worker" if sentence.denies(h) else "taken" for h in marks.get("custody.take", ())]
    if not sentence.has("custody.passing", "custody.copy"):
        found += [keeper for h in marks.get("custody.give", ()) if (keeper := _given(sentence, h))]
    found += [
        "taken" if _denied(sentence, h) else "worker" for h in marks.get("custody.safe", ()) if not _part(sentence, h)
    ]
    found += [_with_oneself(sentence, h) for h in marks.get("custody.oneself", ()) if not _part(sentence, h)]
    found += [keeper for h in marks.get("custody.keep", ()) if (keeper := _kept(sentence, h))]
    if "taken" in found:
        return "taken"
    return "worker" if found or _with_worker(sentence) else None


def _with_worker(sentence: Sentence) -> bool:
    """Whether they are said to be with the worker, in any order: {passport} + {stays, hands} + {with the worker}."""
    stated = sentence.has("custody.hold", "custody.keep") or len(sentence.words) <= _TABLE_ROW
    held = [h for h in sentence.marks.get("custody.with_worker", ()) if not sentence.denies(h)]
    return (
        stated and bool(held) and (sentence.has("custody.copy") or not sentence.has("custody.passing", "custody.place"))
    )


def _with_oneself(sentence: Sentence, hit: Hit) -> Keeper:
    """«Хранит его у себя»: with whoever acts; «may not take it and keep it at himself» denies both to the employer."""
    denied = _denied(sentence, hit)
    if denied and any(sentence.denies(taking) for taking in sentence.marks.get("custody.take", ())):
        return "worker"
    return "worker" if (_actor(sentence, hit) != "employer") != denied else "taken"


def _part(sentence: Sentence, hit: Hit) -> bool:
    """Whether a phrase of keeping belongs to one of taking («take possession of the employee's papers»)."""
    return any(h.first < hit.first <= h.last for h in sentence.marks.get("custody.take", ()))


def _given(sentence: Sentence, verb: Hit) -> Keeper | None:
    if sentence.denies(verb):
        return "worker"
    if _actor(sentence, verb) == "employer" and not sentence.has("custody.place"):
        return None
    return "taken" if _actor(sentence, verb) == "worker" or sentence.has("custody.place") else None


def _kept(sentence: Sentence, verb: Hit) -> Keeper | None:
    if _said_after(sentence, verb, "party.worker_subject"):
        return "taken" if verb.first and sentence.words[verb.first - 1].form in _NOT else "worker"
    denied = _denied(sentence, verb)
    if sentence.has("custody.safe", "custody.oneself") or _of_a_copy(sentence, verb):
        return None
    actor = _actor(sentence, verb)
    if actor != "employer" and any(not _parted(sentence, verb, h) for h in sentence.marks.get("custody.place", ())):
        return "worker" if denied else "taken"
    if actor is None:
        return None
    return "worker" if (actor == "worker") != denied else "taken"


def _parted(sentence: Sentence, one: Hit, two: Hit) -> bool:
    """Whether a semicolon stands between («находится у него; изъятие работодателем запрещено»)."""
    return ";" in sentence.text[min(one.end, two.end) : max(one.start, two.start)]


def _denied(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is denied on its own side of a colon («не отбирать паспорт: паспорт хранит сам Работник»)."""
    if not sentence.denies(hit):
        return False
    before = [h.end for key, found in sentence.marks.items() if key.startswith("denial.") for h in found]
    nearest = max((end for end in before if end <= hit.start), default=None)
    return nearest is None or ":" not in sentence.text[nearest : hit.start]


def _said_after(sentence: Sentence, verb: Hit, party: str) -> bool:
    """Whether the party that acts stands right after the verb, as in Russian it may («паспорт хранит сам Работник»)."""
    return any(0 < mark.first - verb.last <= _INVERTED for mark in sentence.marks.get(party, ()))


def _of_a_copy(sentence: Sentence, verb: Hit) -> bool:
    """Whether what is kept is a copy («Работодатель хранит только копии»)."""
    return any(max(h.first - verb.last, verb.first - h.last) <= _CLOSE for h in sentence.marks.get("custody.copy", ()))


def _actor(sentence: Sentence, verb: Hit) -> Literal["employer", "worker"] | None:
    """The party that stands last before the verb as one who acts."""
    if sentence.words[verb.first].form.endswith(_REFLEXIVE):
        return None  # «Работодатель ... возвращает Работнику, у которого он хранится»: the keeper is no subject
    best: tuple[int, Literal["employer", "worker"]] | None = None
    actors: tuple[tuple[str, Literal["employer", "worker"]], ...] = (
        ("party.employer_subject", "employer"),
        ("party.worker_subject", "worker"),
        ("custody.nobody", "employer"),  # «nobody may keep it»: like «the Employer may not»
    )
    for name, party in actors:
        for mark in sentence.marks.get(name, ()):
            if mark.first < verb.first and (best is None or mark.first > best[0]):
                best = (mark.first, party)
    return best[1] if best else None


def _quotes(paper: Paper, side: Side, keeper: Keeper) -> list[Evidence]:
    return [s.evidence(h) for k, s, h in keepers(paper, side) if k == keeper]


@judges("custody_taken")
def judge_custody_taken(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where either language takes your documents from you."""
    evidence = [e for side in case.paper.languages for e in _quotes(case.paper, side, "taken")]
    if evidence:
        yield finding(rule, evidence)


@judges("custody_absent")
def judge_custody_absent(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where the binding language does not leave them with you."""
    if not _quotes(case.paper, case.paper.languages[0], "worker"):
        yield finding(rule, ())
