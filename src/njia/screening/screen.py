"""One text in, one answer out: kind, verdict, points and the findings with their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

import msgspec

from njia.findings import Evidence, Finding, Severity, Text, worst_first
from njia.screening.clauses import Layout
from njia.screening.counting import counted
from njia.screening.cues import CueFinder, Found
from njia.screening.gate import Gate
from njia.screening.load import load_rules
from njia.screening.matching import Matcher, Shown
from njia.screening.model import Band, Cue, Kind, Outcome, Pay, Rules
from njia.screening.normalise import Normaliser, Read
from njia.screening.pay import PayReader
from njia.screening.telling import Reasons, written_as_names
from njia.screening.verdict import by_signs, outcome
from njia.screening.wording import BESIDE, SOLDIERS, TELLING, Wording, said_in
from njia.text.words import Word

_DOCUMENT = "text"
_JOINED = " \t\r\n-'’"  # what may stand between words of one quotation


class Screening(msgspec.Struct, frozen=True):
    """What `njia screen` says of one text. Offsets in the findings count in that text as it was given."""

    kind: Kind
    verdict: Outcome
    score: int
    findings: tuple[Finding, ...]
    headline: Text
    next_step: Text
    would_change: Text
    how_sure: Band | None
    pay: Pay | None


class Screener:
    """The tools of one corridor on one day. Made once; ``screen`` keeps nothing of a text."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._cues = CueFinder(rules.cues, rules.verbs)
        self._normaliser = Normaliser(self._cues.vocabulary, rules.symbols)
        self._pay = PayReader(rules.pay)
        self._groups = tuple(rules.groups.items())
        self._matcher = Matcher(rules.indicators)
        self._wording = Wording(rules.wording)
        self._reasons = Reasons(word for words in rules.untold.values() for word in words)
        self._gate = Gate(rules.gate, rules.languages, rules.scorecard)

    def screen(self, text: str) -> Screening:
        """The answer for one text, whatever it is."""
        kind, verdict, points, signs, read, pay = self._judged(text)
        said, findings = self.rules.messages, self._findings(text, signs, read, verdict)
        doubted = verdict == "no_signs" and any(finding.severity != "note" for finding in findings)
        return Screening(
            kind=kind,
            verdict=verdict,
            score=points,
            findings=findings,
            headline=said[f"headline.{'doubted' if doubted else kind if kind in _OWN_WORDS else verdict}"],
            next_step=said[f"next.{kind if kind in _OWN_WORDS else verdict}"],
            would_change=said[f"change.{verdict}"],
            how_sure=self._band(points) if verdict in ("stop", "check") else None,
            pay=pay if verdict in ("stop", "check", "no_signs") else None,
        )

    def kind_by_signs(self, text: str) -> Kind:
        """What kind of text it would be if its wording were not weighed."""
        return self._judged(text, weighed=False)[0]

    def judged(self, text: str) -> tuple[Kind, Outcome, int, Sequence[Shown], Read]:
        """Kind, verdict, points and signs, without the words for a reader."""
        return self._judged(text)[:5]

    def wording_of(self, text: str) -> tuple[set[str], set[str]]:
        """The words and the cues that the wording of a text is read from."""
        read = self._normaliser.read(text)
        words, laid, found = self._cues.find(read.normal.text)
        self._counted(read, words, laid, found)
        names, cues = self._wording.read(words, found)
        return said_in(names), set(cues)

    def names_of(self, text: str, given: Collection[str]) -> list[tuple[str, bool]]:
        """The stem of each word, and whether it stands there as a name; what opens a sentence may be either."""
        plain = self._normaliser.read(text).normal.text
        words, laid, found = self._cues.find(plain)
        names = written_as_names(plain, words, laid, found, given)
        told = (at for at, word in enumerate(words) if at in names or not plain[word[0]].isupper() or laid.goes_on(at))
        return [(words[at][3], at in names) for at in told]

    def _judged(self, text: str, weighed: bool = True) -> tuple[Kind, Outcome, int, Sequence[Shown], Read, Pay | None]:
        read = self._normaliser.read(text)
        plain, card = read.normal.text, self.rules.scorecard
        words, laid, found = self._cues.find(plain)
        unreadable = self._gate.unreadable(plain, words, found)
        if unreadable:
            return unreadable, *outcome(unreadable, (), card), (), read, None
        monthly = self._counted(read, words, laid, found)
        heard = self._wording.heard(words, found) if weighed else None
        if heard and heard.lure >= card.wording.check:
            unfit = self._reasons.unfit(plain, words, laid, found)
            found[TELLING] = self._wording.telling(words, heard, heard.lure - card.wording.check, unfit)
        for group, members in self._groups:
            for name in members:
                if name in found:
                    found[group] += found[name]
        signs = self._matcher.shown(found)
        if heard and heard.lure < card.wording.clear:
            signs = [replace(sign, doubted=sign.indicator.knock_out and not sign.firm) for sign in signs]
        weighty = any(sign.indicator.weight > 1 for sign in signs)
        alone = by_signs(signs, card)
        kind = self._gate.kind(found, weighty, heard, alone in ("knock_out", "stop"))
        if kind == "military_open" and not any(sign.indicator.weight > 0 for sign in signs):
            found.pop(TELLING, None)  # what is like a lure in it says less than what calls for soldiers
            found[CALL] = self._gate.calling(found)
            if heard:
                unfit, much = (
                    self._reasons.unfit(plain, words, laid, found),
                    heard.soldiers - card.wording.soldiers_named,
                )
                found[CALL] += self._wording.telling(words, heard, much, unfit, SOLDIERS)
            signs = self._matcher.shown(found)
        verdict, points = outcome(kind, signs, card, heard)
        loud = heard is None or heard.lure >= card.wording.warning_up_to  # else only what is firm can be meant
        knocked = any(sign.indicator.knock_out and (loud or sign.firm) for sign in signs)
        if verdict == "advisory" and knocked and self._gate.calls(found):  # a lure in the dress of a warning
            verdict, points = "check", card.check.points
        return kind, verdict, points, signs, read, self._pay.beside(monthly, found)

    def _counted(self, read: Read, words: list[Word], laid: Layout, found: Found) -> Decimal | None:
        """Adds what is read and counted without phrases: sums, places, disguised letters. The month's pay, if any."""
        monthly = self._pay.cues(read.normal.text, words, laid, found)
        counted(words, found, self.rules.pay)
        if read.hidden:
            start, end = (read.normal.place(offset) for offset in read.hidden[0])
            found["tricks"].append(Cue("tricks", 0, 0, start, end, 0, 0, False, False))
        return monthly

    def _findings(self, text: str, signs: Sequence[Shown], read: Read, verdict: Outcome) -> tuple[Finding, ...]:
        if verdict in ("advisory", "cannot_judge"):
            return ()
        alone = self.rules.messages["wording.alone"] if not any(sign.indicator.weight > 1 for sign in signs) else None
        return worst_first(
            Finding(
                rule=f"screening.{sign.indicator.family}.{sign.indicator.id}",
                severity=_severity(sign),
                text=alone if alone and sign.indicator.id == TELLING else sign.indicator.text,
                evidence=tuple(_evidence(text, _own(sign, signs), read)),
                source=sign.indicator.source,
                remedy=sign.indicator.remedy,
            )
            for sign in signs
        )

    def _band(self, points: int) -> Band | None:
        """The row of the evaluation's table that such a score falls into."""
        return max((b for b in self.rules.certainty if b.points <= points), key=lambda b: b.points, default=None)


CALL = "soldiers"  # the cue of what makes a text a call for soldiers
_OWN_WORDS = ("military_open", "not_job", "too_short", "unsupported")


def _own(sign: Shown, signs: Sequence[Shown]) -> Sequence[Cue]:
    """Its cues; of the wording those words that no other sign shows, while there are any."""
    if sign.indicator.id != TELLING:
        return sign.cues
    shown = {at for other in signs if other is not sign for cue in other.cues for at in range(cue.first, cue.last + 1)}
    return [cue for cue in sign.cues if cue.first not in shown] or sign.cues


def _severity(sign: Shown) -> Severity:
    if sign.indicator.family == "protective":
        return "note"
    return "stop" if sign.knocks_out else "check"


def _evidence(text: str, cues: Iterable[Cue], read: Read) -> Iterable[Evidence]:
    """The words, each run once: cues that overlap or stand side by side are one quotation."""
    spans: list[tuple[int, int, bool]] = []
    for (start, end), tells in sorted((read.normal.original(cue.start, cue.end), cue.name != BESIDE) for cue in cues):
        if spans and not text[spans[-1][1] : start].strip(_JOINED):
            spans[-1] = spans[-1][0], max(end, spans[-1][1]), tells or spans[-1][2]
        else:
            spans.append((start, end, tells))
    for start, end, tells in spans:
        if tells:
            yield Evidence(_DOCUMENT, None, None, None, start, end, text[start:end])


@lru_cache(maxsize=4)
def screener(on: date, corridor: str = "ke_ru") -> Screener:
    """The tools of a corridor on that day, made once."""
    return Screener(load_rules(on, corridor))
