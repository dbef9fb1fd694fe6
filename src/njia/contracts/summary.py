"""The paper in plain words, from the text that binds: what you would do and get, and what the paper does not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from njia.contracts.classify import FIGHTING
from njia.contracts.custody import keepers
from njia.contracts.judges import said
from njia.contracts.model import Class, Contract
from njia.contracts.paper import Paper, Sentence, read
from njia.contracts.payers import payers
from njia.contracts.plain import amount, day, month_days, period
from njia.contracts.promises import frees
from njia.contracts.stated import of_annual_leave, of_the_contract
from njia.contracts.together import together
from njia.contracts.wages import Wage, wages, weekly_hours
from njia.corridors.model import Corridor
from njia.facts.model import Date, DaysOfMonth, Duration, Fact
from njia.findings import Evidence, Side, Text
from njia.text.phrases import Hit, longest
from njia.text.saying import number

_LABEL = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")
TOPICS = ("ticket", "return", "housing", "permit", "insurance", "recruitment")
_QUOTED = 220  # code points of the paper's own words in a line
_HEADING = 6  # a sentence of no more words is a heading
_JOB = "required.labour_function#"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with the words of the paper it rests on; not ``known`` when it says that the paper is silent."""

    text: Text
    evidence: tuple[Evidence, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """``side`` is the language it was read from: Russian wherever there is one."""

    class_: Class
    side: Side | None
    lead: Text
    sections: tuple[Section, ...]


def summarise(contract: Contract, corridor: Corridor, on: date, class_: Class, paper: Paper | None = None) -> Summary:
    """The summary that a worker reads. A soldier's or unclear paper gets a warning instead, with no term and no pay."""
    paper = paper or read(contract, corridor)
    words = corridor.messages
    side = paper.languages[0] if paper.languages else None
    if side is None or class_ in FIGHTING or class_ == "unclear":
        kind = "unclear" if side is None or class_ == "unclear" else "fighting"
        lines = tuple(Line(words[f"summary.{kind}.{i}"], (), True) for i in (1, 2, 3))
        return Summary(
            class_, side, words[f"summary.{kind}.lead"], (Section("warning", words["summary.warning"], lines),)
        )
    view = _View(paper, side, on, words)
    bodies = {id_: write(view) for id_, write in _BODIES.items()}
    sections = [
        Section(id_, words[f"summary.{id_}"], tuple(line for line in lines if line.known))
        for id_, lines in bodies.items()
    ]
    silent = tuple(line for lines in bodies.values() for line in lines if not line.known)
    sections.append(
        Section("not_said", words["summary.not_said"], silent or (Line(words["summary.all_said"], (), True),))
    )
    lead = words["summary.lead" if side == "ru" else "summary.lead_english"]
    return Summary(class_, side, lead, tuple(section for section in sections if section.lines))


def _heads(sentence: Sentence) -> bool:
    """Whether it is a heading, or no longer than one."""
    return sentence.clause.kind != "clause" or len(sentence.words) <= _HEADING


@dataclass(frozen=True, slots=True)
class _View:
    paper: Paper
    side: Side
    on: date
    words: Mapping[str, Text]

    def line(self, code: str, evidence: Iterable[Evidence], **values: str | Text) -> Line:
        return Line(self.words[f"summary.{code}"].fill(**values), tuple(evidence)[:3], True)

    def quoted(self, code: str, sentence: Sentence, hit: Hit | None = None) -> Line:
        """A line that gives the paper's own words, cut where they are long."""
        words = _LABEL.sub("", " ".join(sentence.evidence(hit).quote.split())).rstrip(" .;,")
        shown = words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"
        return self.line(code, [sentence.evidence(hit)], words=shown)

    def found(self, rule: str) -> tuple[Sentence, Hit | None] | None:
        """The first sentence that says what a rule of `required` asks for, headings last."""
        held = self.paper.corridor.rules[f"required.{rule}"]
        marks = [*said(held, self.paper, self.side), *together(held, self.paper, self.side)]
        return min(marks, key=lambda m: _heads(m[0]), default=None)

    def silent(self, code: str) -> Line:
        return Line(self.words[f"summary.silent.{code}"], (), False)

    def facts(self, *keys: str) -> Iterable[tuple[Sentence, Fact]]:
        for sentence in self.paper.sides[self.side]:
            if sentence.has(*keys):
                yield from ((sentence, fact) for fact in sentence.facts)

    def rate(self, series: str) -> Decimal | None:
        value = self.paper.corridor.value_on(series, self.on)
        return Decimal(value.value) if value else None


def _job(view: _View) -> list[Line]:
    lines = []
    names = {c.id: c.name for c in view.paper.corridor.concepts if c.group == "job"}
    marks = list(_job_sentences(view))
    sentence = next((s for s in marks if any(id_ in s.marks for id_ in names)), marks[0] if marks else None)
    if sentence is None:
        lines.append(view.silent("job"))
    else:
        jobs = longest(hit for id_ in names for hit in sentence.marks.get(id_, ()))
        evidence = [sentence.evidence(jobs[0] if jobs else None)]
        lines.append(
            view.line("job_is", evidence, job=names[jobs[0].key]) if jobs else view.quoted("job_read", sentence)
        )
    place = view.found("workplace")
    lines.append(view.quoted("place", *place) if place else view.silent("place"))
    lines += _start(view) + _term(view)
    return lines


def _job_sentences(view: _View) -> Iterator[Sentence]:
    """Those that speak of the job; in place of a heading («Job and duties») what stands under it."""
    sentences = view.paper.sides[view.side]
    for sentence, _ in view.paper.hits(view.side, _JOB):
        bare = _heads(sentence) and ":" not in sentence.text
        below = sentences[sentences.index(sentence) + 1 :] if bare else ()
        yield next((s for s in below if _JOB in s.under), sentence)


def _start(view: _View) -> list[Line]:
    for sentence, fact in view.facts("required.start_date#"):
        if isinstance(fact.value, Date):
            return [view.line("start", [sentence.span(fact.start, fact.end)], day=day(fact.value))]
    begun = view.found("start_date")
    return [view.quoted("start_read", *begun)] if begun else [view.silent("start")]


def _term(view: _View) -> list[Line]:
    for sentence, fact in view.facts("term"):
        value = fact.value
        if not isinstance(value, Duration) or value.unit not in ("month", "year", "day", "calendar_day"):
            continue
        if of_the_contract(sentence, fact, value):
            return [view.line("term", [sentence.evidence()], time=period(value))]
    endless = next(iter(view.paper.hits(view.side, "term.endless")), None)
    if endless:
        return [view.line("term_open", [endless[0].evidence(endless[1])])]
    lasting = view.found("term")
    return [view.quoted("term_read", *lasting)] if lasting else [view.silent("term")]


def _pay(view: _View) -> list[Line]:
    found = wages(view.paper, view.side)
    if not found:
        return [view.silent("pay")]
    best = next((w for w in found if w.money.period), found[0])
    evidence = [best.sentence.evidence()]
    said = view.words.get(f"summary.per.{best.money.period}", view.words["summary.per.unknown"])
    lines = [view.line("pay_is", evidence, sum=amount(best.money.amount, best.money.currency), per=said)]
    lines += _after_tax(view, best, evidence)
    return lines


def _after_tax(view: _View, wage: Wage, evidence: list[Evidence]) -> list[Line]:
    """What is left after income tax, at both rates: which one is yours depends on the days you have been in Russia."""
    low, high, days = (view.rate(s) for s in ("income_tax_resident", "income_tax_non_resident", "tax_resident_days"))
    if wage.money.basis == "net":
        return [view.line("pay_net", evidence)]
    if low is None or high is None or days is None:
        return []

    def left(rate: Decimal) -> Text:
        return amount((wage.money.amount * (1 - rate)).quantize(Decimal(1)), wage.money.currency)

    return [
        view.line(
            "after_tax",
            evidence,
            days=number(days),
            first=left(high),
            later=left(low),
            high=number(high * 100),
            low=number(low * 100),
        )
    ]


def _when_paid(view: _View) -> list[Line]:
    for sentence in view.paper.sides[view.side]:
        days = [d for s in view.paper.sides[view.side] if s.clause is sentence.clause for d in _days_of_month(s)]
        if days:
            days_named = DaysOfMonth(tuple(dict.fromkeys(days)))
            return [view.line("pay_days", [sentence.evidence()], days=month_days(days_named))]
    stated = view.found("pay_days")
    return [view.quoted("pay_days_read", *stated)] if stated else [view.silent("pay_days")]


def _days_of_month(sentence: Sentence) -> list[int]:
    return [day for fact in sentence.facts if isinstance(fact.value, DaysOfMonth) for day in fact.value.days]


def _hours(view: _View) -> list[Line]:
    week = weekly_hours(view.paper, view.side)
    if week:
        return [view.line("hours_week", [week[1].evidence()], hours=number(week[0]))]
    stated = view.found("hours")
    return [view.quoted("hours_read", *stated)] if stated else [view.silent("hours")]


def _leave(view: _View) -> list[Line]:
    best: tuple[Duration, Sentence] | None = None
    for sentence, fact in view.facts("leave.annual"):
        value = fact.value
        if not isinstance(value, Duration) or value.unit not in ("day", "calendar_day", "working_day"):
            continue
        if of_annual_leave(sentence, fact) and (best is None or value.amount > best[0].amount):
            best = value, sentence
    if best:
        return [view.line("leave_days", [best[1].evidence()], time=period(best[0]))]
    stated = view.found("leave")
    return [view.quoted("leave_read", *stated)] if stated else [view.silent("leave")]


def _who_pays(view: _View) -> list[Line]:
    lines = []
    for topic in TOPICS:
        found = payers(view.paper, view.side, topic)
        worst = next((f for f in found if f[0] == "worker"), found[0] if found else None)
        what = view.words[f"summary.topic.{topic}"]
        if worst is None:
            freed = [s.evidence() for s in view.paper.sides[view.side] if frees(s)]
            if topic == "recruitment" and freed:
                lines.append(view.line("pays.nobody", freed, what=what))
            else:
                lines.append(Line(view.words["summary.silent.payer"].fill(what=what), (), False))
        else:
            lines.append(view.line(f"pays.{worst[0]}", [worst[1].evidence(worst[2])], what=what))
    return lines


def _passport(view: _View) -> list[Line]:
    found = list(keepers(view.paper, view.side))
    worst = next((f for f in found if f[0] == "taken"), found[0] if found else None)
    return [view.line(f"passport.{worst[0]}", [worst[1].evidence(worst[2])])] if worst else [view.silent("passport")]


def _leaving(view: _View) -> list[Line]:
    for sentence, fact in view.facts("notice.worker"):
        if isinstance(fact.value, Duration) and not sentence.has("notice.other") and not sentence.has("term"):
            return [view.line("notice", [sentence.evidence()], time=period(fact.value))]
    leaving = view.found("notice")
    return [view.quoted("notice_read", *leaving)] if leaving else [view.silent("notice")]


def _complaints(view: _View) -> list[Line]:
    lines = []
    for code in ("disputes", "consular_access"):
        best = view.found(code)
        lines.append(view.quoted(f"said.{code}", *best) if best else view.silent(code))
    lines.append(Line(view.words["summary.where_to_complain"], (), True))
    return lines


_BODIES: Mapping[str, Callable[[_View], list[Line]]] = {
    "job": _job,
    "pay": _pay,
    "when_paid": _when_paid,
    "hours": _hours,
    "leave": _leave,
    "who_pays": _who_pays,
    "passport": _passport,
    "leaving": _leaving,
    "complaints": _complaints,
}
