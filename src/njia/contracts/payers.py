"""Who pays for a thing: the employer, you, or nobody says."""

from __future__ import annotations

from typing import Literal

from njia.contracts.paper import Paper, Sentence
from njia.findings import Side
from njia.text.phrases import Hit

Payer = Literal["employer", "worker"]
PAYERS: tuple[Payer, ...] = ("employer", "worker")
_CLOSE = 3  # words between a denial and what it denies
_VERB_REACH = 4  # words between a subject and its verb
_OWN_REACH = 25  # words between who acts and «at its own cost»
_BE = {"is", "are", "be", "been", "was", "were", "being"}


def payers(paper: Paper, side: Side, topic: str) -> list[tuple[Payer, Sentence, Hit]]:
    """Every sentence of a side that says who pays for the topic."""
    found = []
    for sentence, hit in paper.hits(side, f"topic.{topic}"):
        payer = payer_in(sentence, hit)
        if payer:
            found.append((payer, sentence, hit))
    return found


def payer_in(sentence: Sentence, hit: Hit) -> Payer | None:
    """Whose money pays for what the hit names: said outright, else by the one who acts."""
    return (
        _own(sentence)
        or _nearest(sentence, hit, "cost")
        or _subject(sentence, hit)
        or _nearest(sentence, hit, "agent")
        or _heading(sentence, hit)
    )


def _heading(sentence: Sentence, hit: Hit) -> Payer | None:
    """«What the Employer provides» and under it «A room in a hostel»: what the list names, the employer gives."""
    under = sentence.under
    given = "party.employer" in under and "payer.verb" in under and "party.worker" not in under
    if not given or sentence.waives(hit) or sentence.has("party.worker_subject", "payer.cost_worker"):
        return None
    return "employer"


def _own(sentence: Sentence) -> Payer | None:
    """«At its own cost»: the party that stands last before it as the one who acts."""
    for mark in sentence.marks.get("payer.cost_own", ()):
        actors: list[tuple[int, Payer]] = [
            (h.first, payer)
            for payer in PAYERS
            for h in sentence.marks.get(f"party.{payer}_subject", ())
            if 0 < mark.first - h.first <= _OWN_REACH
            and not _object(sentence, h)  # further off somebody else acts whose name we do not know
        ]
        if actors:
            return max(actors)[1]
    return None


def _object(sentence: Sentence, party: Hit) -> bool:
    """Whether an English party is no subject: «insures the health of the Worker at its own expense»."""
    before = [w.form for w in sentence.words[max(0, party.first - 2) : party.first] if w.form != "the"]
    return before[-1:] in (["of"], ["for"], ["to"])


def _nearest(sentence: Sentence, hit: Hit, how: str) -> Payer | None:
    near: list[tuple[int, Payer]] = []
    for payer in PAYERS:
        for mark in sentence.marks.get(f"payer.{how}_{payer}", ()):
            if _parted(sentence, hit, mark):
                continue
            away = max(mark.first - hit.last, hit.first - mark.last, 0)
            if how == "agent" and not sentence.has("payer.verb", "payer.paid"):
                continue  # «work is done by the employee under a permit» is about no payment
            if payer == "worker":
                denied = sentence.waives(mark) or (how == "cost" and sentence.denies(hit))
            else:
                denied = sentence.denies(mark) and (how == "agent" or _denied_here(sentence, mark))
            near.append((away, _turned(payer) if denied else payer))
    return min(near)[1] if near else None


def _denied_here(sentence: Sentence, mark: Hit) -> bool:
    """Whether the denial stands right before («not at the employer's expense»), not somewhere in the sentence."""
    denials = (h for name in ("weak", "strong", "short") for h in sentence.marks.get(f"denial.{name}", ()))
    return any(0 < mark.first - h.last <= _CLOSE for h in denials)


def _parted(sentence: Sentence, first: Hit, second: Hit) -> bool:
    """Whether a semicolon stands between two phrases."""
    start, end = min(first.end, second.end), max(first.start, second.start)
    return ";" in sentence.text[start:end]


def _subject(sentence: Sentence, hit: Hit) -> Payer | None:
    """The last party that pays: before the thing with a verb behind it, or in Russian right behind the verb.

    A denied verb turns it round.
    """
    best: tuple[int, Payer] | None = None
    verbs = sentence.marks.get("payer.verb", ())
    for payer in PAYERS:
        for mark in sentence.marks.get(f"party.{payer}_subject", ()):
            for verb in verbs:
                behind = sentence.side == "ru" and mark.first - verb.last == 1  # «билет оплачивает Работник»
                ahead = 0 < verb.first - mark.last <= _VERB_REACH and mark.first < hit.last
                if (behind or ahead) and not (_passive(sentence, verb) or _parted(sentence, mark, hit)):
                    said = _turned(payer) if sentence.denies(verb) or sentence.denies(hit) else payer
                    if best is None or mark.first > best[0]:
                        best = (mark.first, said)
    return best[1] if best else None


def _passive(sentence: Sentence, verb: Hit) -> bool:
    return verb.first > 0 and sentence.words[verb.first - 1].form in _BE


def _turned(payer: Payer) -> Payer:
    return "worker" if payer == "employer" else "employer"
