"""The filing pack: paper, calculation and what is attached, in Russian; then all of it in the worker's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from njia.disputes.claims import Class, Dismissal, MoralHarm
from njia.disputes.model import Law, Sheet
from njia.disputes.money import day, sum_
from njia.disputes.papers import Around, Flags, Form, standing
from njia.findings import Language, Text

Kind = Literal["right", "title", "heading", "text", "item", "sign", "page", "note"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, as the language of its part says it."""

    kind: Kind
    text: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in Latin and in Russian letters; one stands in for the other where only one is known."""

    latin: str = ""
    russian: str = ""

    @property
    def text(self) -> Text:
        latin, russian = self.latin or self.russian, self.russian or self.latin
        return Text(latin, latin, russian)


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What the claims do not say and a paper needs. Whatever is not known stays a line to fill in by hand."""

    worker: Named = Named()
    citizenship: Named = Named()
    worker_address: str = ""
    born: date | None = None
    employer: Named = Named()
    employer_address: str = ""
    inn: str = ""
    body: Named = Named()
    job: Named = Named()
    started: date | None = None
    why: str = ""
    late_reason: str = ""
    proofs: frozenset[str] = frozenset()
    demanded: bool = False


class MilitaryError(ValueError):
    """No paper of labour law is made for a soldier."""


def pack(
    law: Law, around: Around, form: Form, sheet: Sheet, about: Particulars, *, contract: Class, language: Language
) -> tuple[Block, ...]:
    """The whole pack. Raises MilitaryError."""
    if contract == "military":
        raise MilitaryError
    flags = _flags(sheet, about, contract)
    values = _values(law, around, sheet, about)
    parts = [*_part(law, around, form, sheet, about, flags, values, "ru")]
    if language != "ru":
        told = around.words
        parts += [Block("page", "", language), Block("note", told["translation"][language], language)]
        parts += _part(law, around, form, sheet, about, flags, values, language)
        parts += [Block("note", line[language], language) for line in _advice(around, about, flags)]
    return tuple(parts)


def _flags(sheet: Sheet, about: Particulars, contract: Class) -> Flags:
    kinds = {type(one.claim) for one in sheet.counted}
    late = any(limit.late for one in sheet.counted for limit in one.limits if limit.rule.court)
    found = {
        "money": sheet.principal > 0,
        "interest": sheet.interest > 0,
        "dismissal": Dismissal in kinds,
        "moral": MoralHarm in kinds,
        "late": late,
        "in_time": not late,
        "estimated": sheet.estimated,
        "demanded": about.demanded,
        "paper": contract == "civil",
        "no_paper": contract != "civil",
    }
    return frozenset(name for name, holds in found.items() if holds)


def _values(law: Law, around: Around, sheet: Sheet, about: Particulars) -> Mapping[str, Text]:
    """Whatever fills a row; a line to write on where it is not known."""
    line = around.words["not_told"]
    told = {field.name: getattr(about, field.name) for field in fields(about)}
    values = {name: _said(value) or line for name, value in told.items()}
    handed = next((one.claim.handed for one in sheet.counted if isinstance(one.claim, Dismissal)), None)
    return {
        **values,
        "handed": day(handed) if handed else line,
        "on": day(sheet.on),
        "known_to": day(law.key_rate.known_to),
        "total": sum_(law, sheet.total),
        "principal": sum_(law, sheet.principal),
        "interest": sum_(law, sheet.interest),
        "list": _list(law, around, sheet),
    }


def _said(value: object) -> Text | None:
    if isinstance(value, Named):
        return value.text if value.latin or value.russian else None
    if isinstance(value, date):
        return day(value)
    return Text(value, value, value) if isinstance(value, str) and value else None


def _list(law: Law, around: Around, sheet: Sheet) -> Text:
    rows = [
        around.words["list_row"].fill(name=one.kind.name, due=day(one.due), principal=sum_(law, one.principal))
        for one in sheet.counted
        if one.due is not None and one.principal > 0
    ]
    return Text(*("\n".join(f"{n}) {row[lang]}" for n, row in enumerate(rows, 1)) for lang in _ALL))


_ALL: tuple[Language, ...] = ("en", "sw", "ru")


def _part(
    law: Law, around: Around, form: Form, sheet: Sheet, about: Particulars, flags: Flags,
    values: Mapping[str, Text], language: Language,
) -> Iterator[Block]:  # fmt: skip
    """The paper, the calculation and the list, in one language."""

    def block(kind: Kind, text: Text) -> Block:
        return Block(kind, text[language], language)

    yield from (block("right", text) for text in standing(form.head, flags, values))
    yield block("title", form.title)
    yield from (block("text", text) for text in standing(form.rows, flags, values))
    yield block("heading", form.ask_title)
    for number, text in enumerate(standing(form.ask, flags, values), 1):
        yield Block("item", f"{number}. {text[language]}", language)
    yield block("heading", around.words["evidence"])
    for number, text in enumerate(_attached(around, about), 1):
        yield Block("item", f"{number}. {text[language]}", language)
    signature = around.words["signature"].fill(on=values["on"], worker=values["worker"])
    yield block("sign", signature)
    yield Block("page", "", language)
    yield block("title", around.words["calculation"].fill(on=values["on"]))
    yield from calculation(law, sheet, language)
    yield block("sign", signature)


def _attached(around: Around, about: Particulars) -> Iterator[Text]:
    yield around.words["evidence_calculation"]
    yield from (proof.name for id_, proof in around.evidence.items() if id_ in about.proofs)


def calculation(law: Law, sheet: Sheet, language: Language) -> Iterator[Block]:
    """Every claim with its steps, and what they come to."""
    for number, one in enumerate(sheet.counted, 1):
        title = f"{number}. {one.kind.name[language]} – {one.kind.source.cited(language)}"
        yield Block("heading", title, language)
        yield from (Block("text", step.text[language], language) for step in one.steps)
    sums = {name: sum_(law, getattr(sheet, name)) for name in ("principal", "interest", "total")}
    yield Block("heading", law.says("sheet.total", **sums)[language], language)


def _advice(around: Around, about: Particulars, flags: Flags) -> Iterator[Text]:
    """What only the worker is told: to read it, and what else would help."""
    yield around.words["sure"]
    lacking = [proof.name for id_, proof in around.evidence.items() if id_ not in about.proofs and proof.when <= flags]
    if lacking:
        names = Text(*("; ".join(name[language] for name in lacking) for language in _ALL))
        yield around.words["missing"].fill(names=names)
