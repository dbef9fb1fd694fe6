"""One filing pack of several workers against one employer: paper, each one's calculation, and all of it translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, home_of, read
from njia.disputes.claims import Class, Money
from njia.disputes.model import Law, Sheet
from njia.disputes.money import day, sum_
from njia.disputes.pack import Block, Named, calculation
from njia.disputes.papers import Around, Flags, Form, standing
from njia.findings import Language, Text

_ALL: tuple[Language, ...] = ("en", "sw", "ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupForm(Form):
    """A paper of several; ``row`` says how one of them stands in it."""

    row: Text


@dataclass(frozen=True, slots=True)
class Member:
    """One of the workers, and what is owed to them. Whoever serves in an army has no sheet and cannot be one."""

    name: Named
    sheet: Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all of them have in common. Whatever is not known stays a line to write on."""

    employer: Named
    inn: str = ""
    employer_address: str = ""
    body: str = ""
    address: str = ""
    late_reason: str = ""


@lru_cache(maxsize=8)
def group_forms(corridor: str = "ke_ru", folder: Path = HERE) -> Mapping[str, GroupForm]:
    """The kinds of paper of several. Raises CorridorError for what is missing or malformed."""
    return read(home_of(corridor, folder) / "disputes" / "group.yaml", dict[str, GroupForm])


def fits(contract: Class, sheet: Sheet) -> bool:
    """Whether the paper of several says all that is claimed: pay owed under a contract on paper, and nothing else."""
    return contract == "civil" and sheet.total > 0 and all(isinstance(one.claim, Money) for one in sheet.counted)


def total(members: Sequence[Member]) -> Decimal:
    """What is owed to all of them."""
    return sum((one.sheet.total for one in members), Decimal(0))


def group_pack(
    law: Law, around: Around, form: GroupForm, members: Sequence[Member], about: Shared, language: Language
) -> tuple[Block, ...]:
    """The whole pack: in Russian, as it is filed, then in the workers' language."""
    values, flags = _values(law, around, form, members, about), _flags(members)
    parts = [*_part(law, around, form, members, flags, values, "ru")]
    if language != "ru":
        parts += [Block("page", "", language), Block("note", around.words["translation"][language], language)]
        parts += _part(law, around, form, members, flags, values, language)
        parts += [Block("note", around.words["group_sure"][language], language)]
    return tuple(parts)


def _flags(members: Sequence[Member]) -> Flags:
    sheets = [one.sheet for one in members]
    late = any(limit.late for sheet in sheets for one in sheet.counted for limit in one.limits if limit.rule.court)
    estimated = any(sheet.estimated for sheet in sheets)
    return frozenset(("late" if late else "in_time", *(("estimated",) if estimated else ())))


def _values(law: Law, around: Around, form: GroupForm, members: Sequence[Member], about: Shared) -> Mapping[str, Text]:
    line = around.words["not_told"]
    told = {name: getattr(about, name) for name in ("inn", "employer_address", "body", "address", "late_reason")}
    on = members[0].sheet.on
    return {
        **{name: Text(value, value, value) if value else line for name, value in told.items()},
        "employer": _named(about.employer, line),
        "people": _people(law, form, members, line),
        "total": sum_(law, total(members)),
        "on": day(on),
        "known_to": day(law.key_rate.known_to),
    }


def _people(law: Law, form: GroupForm, members: Sequence[Member], line: Text) -> Text:
    rows = [
        form.row.fill(
            worker=_named(one.name, line),
            born=line,
            home=line,
            principal=sum_(law, one.sheet.principal),
            interest=sum_(law, one.sheet.interest),
        )
        for one in members
    ]
    return Text(*("\n".join(f"{n}) {row[language]}" for n, row in enumerate(rows, 1)) for language in _ALL))


def _named(name: Named, line: Text) -> Text:
    return name.text if name.latin or name.russian else line


def _part(
    law: Law, around: Around, form: GroupForm, members: Sequence[Member], flags: Flags,
    values: Mapping[str, Text], language: Language,
) -> Iterator[Block]:  # fmt: skip
    """The paper with a place to sign for each, then each one's calculation on a page of its own, in one language."""
    signatures = [
        around.words["signature"].fill(on=values["on"], worker=_named(one.name, around.words["not_told"]))[language]
        for one in members
    ]
    yield from (Block("right", text[language], language) for text in standing(form.head, flags, values))
    yield Block("title", form.title[language], language)
    yield from (Block("text", text[language], language) for text in standing(form.rows, flags, values))
    yield Block("heading", form.ask_title[language], language)
    for number, text in enumerate(standing(form.ask, flags, values), 1):
        yield Block("item", f"{number}. {text[language]}", language)
    yield Block("heading", around.words["evidence"][language], language)
    for number, one in enumerate(members, 1):
        what, who = around.words["evidence_calculation"][language], _named(one.name, around.words["not_told"])[language]
        yield Block("item", f"{number}. {what}: {who}", language)
    yield from (Block("sign", signature, language) for signature in signatures)
    for one, signature in zip(members, signatures, strict=True):
        yield Block("page", "", language)
        who = _named(one.name, around.words["not_told"])[language]
        yield Block("title", f"{around.words['calculation'].fill(on=values['on'])[language]}: {who}", language)
        yield from calculation(law, one.sheet, language)
        yield Block("sign", signature, language)
