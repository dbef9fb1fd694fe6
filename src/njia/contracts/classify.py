"""What kind of paper it is: a job, services, training, military service, a volunteer unit; or nobody can tell: stop.

Each language is judged for itself, since a paper may be a cook's contract in English and a soldier's in Russian. The
words are the corridor's (rules/class.yaml); how much of them makes a paper military is a rule of our own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from njia.contracts.model import Class, Contract
from njia.contracts.paper import Paper, Sentence, read
from njia.corridors.model import Corridor
from njia.findings import Evidence, Finding, Side, Text
from njia.text.phrases import Hit, longest

Mark = tuple[Sentence, Hit]
FIGHTING: tuple[Class, ...] = ("military_service", "volunteer_formation")
_HEAD = 4  # clauses that may name the paper
_PREAMBLE = 8  # clauses that may name the parties
_TAIL = 6  # clauses of addresses and signatures
_QUOTES = 6
_MILITARY = "class.military_service"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one language says the paper is, the words that say so, and how many different words spoke for each kind."""

    class_: Class
    marks: tuple[Mark, ...]
    scores: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Classification:
    """``findings`` are those for the report; an employment contract has none."""

    class_: Class
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    scores: Mapping[Side, Mapping[str, int]]


def classify(contract: Contract, corridor: Corridor, paper: Paper | None = None) -> Classification:
    """The class of the whole paper: fighting in either language decides, else the Russian, which a court reads."""
    paper = paper or read(contract, corridor)
    opinions = {side: opinion(paper, side) for side in paper.languages}
    class_ = _together(opinions)
    marks = [mark for side in paper.languages for mark in opinions[side].marks if opinions[side].class_ == class_]
    evidence = _evidence(marks)
    reasons = [] if class_ == "employment" else [_reason(corridor, f"class.{class_}", evidence)]
    if len(opinions) == 2 and opinions["en"].class_ != opinions["ru"].class_:
        reasons.append(_difference(corridor, opinions))
    scores = {side: dict(found.scores) for side, found in opinions.items()}
    return Classification(class_, tuple(reasons), evidence, scores)


def _together(opinions: Mapping[Side, Opinion]) -> Class:
    classes = [found.class_ for found in opinions.values()]  # Russian first
    for fighting in FIGHTING:
        if fighting in classes:
            return fighting
    return classes[0] if classes else "unclear"


def opinion(paper: Paper, side: Side) -> Opinion:
    """What the text of one language is, read alone."""
    duties = _plain(paper, side, f"{_MILITARY}#duty")
    titles = _head(paper, _plain(paper, side, f"{_MILITARY}#title"))
    named = parties(paper, side)
    laws = _serious(paper, side, f"{_MILITARY}#statute")
    roles = _serious(paper, side, f"{_MILITARY}#role")
    places = _serious(paper, side, f"{_MILITARY}#place")
    units = [m for m in _plain(paper, side, "class.volunteer_formation#duty") if not neutral(m[0])]
    civil = _distinct(list(paper.hits(side, "class.employment#civil")))
    labour = civil >= 6 or (civil >= 3 and bool(_head(paper, list(paper.hits(side, "class.employment#title")))))
    terms, near = _distinct([*laws, *roles]), _distinct([*laws, *roles, *places])
    scores = {"military": terms, "near_military": near, "duties": len(duties), "parties": len(named), "labour": civil}
    everything = (*titles, *units, *duties, *named, *laws, *roles, *places)
    if units and (near or duties or named or not labour):
        return Opinion("volunteer_formation", everything, scores)
    if titles or duties or (laws and not labour) or _enough(labour, bool(named), terms, near):
        return Opinion("military_service", everything, scores)
    if labour and terms == 2:
        return Opinion("unclear", everything, scores)
    kind, marks = _civil_kind(paper, side, civil)
    return Opinion(kind, tuple(marks), scores)


def parties(paper: Paper, side: Side) -> list[Mark]:
    """Where a force or a unit is named as a party."""
    return _ends(paper, _serious(paper, side, f"{_MILITARY}#party"))


def soldiers_words(paper: Paper, side: Side) -> list[Mark]:
    """What is said only of soldiers: duties they take on, laws of service, ranks, posts and pay."""
    duties = [*_plain(paper, side, f"{_MILITARY}#duty"), *_plain(paper, side, "class.volunteer_formation#duty")]
    return [*duties, *_serious(paper, side, f"{_MILITARY}#statute"), *_serious(paper, side, f"{_MILITARY}#role")]


def _enough(labour: bool, party: bool, terms: int, near: int) -> bool:
    """Whether words alone make it military: three soldiers' terms outweigh labour law's, two its absence."""
    return terms >= 3 if labour else party or (near >= 2 and terms >= 1) or near >= 3


def _civil_kind(paper: Paper, side: Side, civil: int) -> tuple[Class, list[Mark]]:
    """Which civil contract it is, by its title and then by its words."""

    def title(rule: str) -> list[Mark]:
        return _head(paper, _plain(paper, side, f"{rule}#title"))

    def vocabulary(rule: str) -> list[Mark]:
        return list(paper.hits(side, f"{rule}#civil"))

    job, services, training = (title(f"class.{c}") for c in ("employment", "civil_services", "apprenticeship"))
    forms = paper.has(side, "class.employment#form")
    service_words, training_words = (vocabulary(f"class.{c}") for c in ("civil_services", "apprenticeship"))
    employed = paper.has(side, "party.employer") and paper.has(side, "party.worker")
    if training and not job and _distinct(training_words) >= 1:
        return "apprenticeship", [*training, *training_words]
    if services and not job and (_distinct(service_words) >= 2 or civil < 5):
        return "civil_services", [*services, *service_words]
    if _distinct(service_words) >= 3 and civil < 5 and forms:
        return "civil_services", [*services, *service_words]
    if (forms and ((job and civil >= 2) or (employed and civil >= 4))) or (job and employed and civil >= 5):
        return "employment", [*job, *vocabulary("class.employment")]
    return "unclear", []


def _plain(paper: Paper, side: Side, key: str) -> list[Mark]:
    """What is said and not denied; in a neutral sentence only what somebody undertakes."""
    found = []
    for sentence, hit in paper.hits(side, key):
        if not sentence.denies(hit) and (not neutral(sentence) or _bound(sentence, hit)):
            found.append((sentence, hit))
    return found


def _serious(paper: Paper, side: Side, key: str) -> list[Mark]:
    """What is said, not denied, and not in a sentence about call-up, benefits or force majeure."""
    return [(s, h) for s, h in paper.hits(side, key) if not s.denies(h) and not neutral(s)]


def neutral(sentence: Sentence) -> bool:
    """Whether a sentence is about records of call-up, benefits, discrimination or force majeure."""
    return sentence.has(f"{_MILITARY}#neutral")


def _bound(sentence: Sentence, hit: Hit) -> bool:
    """Whether the worker is said to be bound to it, close before."""
    return any(0 < hit.first - modal.last <= 4 for modal in sentence.marks.get("denial.modal", ()))


def _head(paper: Paper, marks: list[Mark]) -> list[Mark]:
    return [m for m in marks if m[0].clause.kind == "title" or m[0].clause.index < _HEAD]


def _ends(paper: Paper, marks: list[Mark]) -> list[Mark]:
    """Those where parties are named: in the first clauses or beside the signatures."""
    kept = []
    for sentence, hit in marks:
        last = len(paper.contract.side(sentence.side)) - _TAIL
        clause = sentence.clause
        if clause.index < _PREAMBLE or clause.kind == "signature" or clause.index >= max(last, _PREAMBLE):
            kept.append((sentence, hit))
    return kept


def _distinct(marks: list[Mark]) -> int:
    """How many different phrases there are; one inside a longer one does not count again."""
    by_sentence: dict[int, list[Mark]] = {}
    for mark in marks:
        by_sentence.setdefault(id(mark[0]), []).append(mark)
    marks = [
        (sentence, hit)
        for group in by_sentence.values()
        for hit in longest(h for _, h in group)
        for sentence in (group[0][0],)
    ]
    return len({tuple(w.stem for w in s.words[h.first : h.last + 1]) for s, h in marks})


def _evidence(marks: list[Mark]) -> tuple[Evidence, ...]:
    """The sentences, each once."""
    seen: dict[tuple[str, int], Evidence] = {}
    for sentence, hit in marks:
        found = sentence.evidence(hit)
        seen.setdefault((found.document, found.start), found)
    return tuple(seen.values())[:_QUOTES]


def _reason(corridor: Corridor, rule: str, evidence: tuple[Evidence, ...], **values: Text) -> Finding:
    found = corridor.rules[rule]
    return Finding(rule, found.severity, found.text.fill(**values), evidence, found.source, found.remedy)


def _difference(corridor: Corridor, opinions: Mapping[Side, Opinion]) -> Finding:
    evidence = tuple(_first_of(opinions))
    names = {side: corridor.messages[f"class.{found.class_}"] for side, found in opinions.items()}
    return _reason(corridor, "class.sides_differ", evidence, **names)


def _first_of(opinions: Mapping[Side, Opinion]) -> Iterator[Evidence]:
    for found in opinions.values():
        yield from _evidence(list(found.marks))[:1]
