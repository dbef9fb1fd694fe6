"""A case as a record of the standard, and back. What has no place, or may not be shared, is named and never dropped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from njia.htcds.mapping import Crosswalk, Rule
from njia.htcds.standard import EXTENSION, Record, fields

Why = Literal["no_place", "no_code", "not_agreed"]
CONSENT = "con_Consent"
_NOT_DIGITS = re.compile(r"[^\d]")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A value that is not in the outcome: the standard (or the case) has no place for it, no code, or no consent."""

    field: str
    why: Why
    value: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """A record of the standard, and what is not in it. Left-out values are not repeated: they stay where they are."""

    record: Record
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """Values of the corridor's fields, and what of the record they cannot hold."""

    values: Mapping[str, object]
    left_out: tuple[LeftOut, ...]


def export(values: Mapping[str, object], walk: Crosswalk, agreed: Collection[str]) -> Exported:
    """The record. ``agreed`` are the items of consent that the person gave; without one its values stay here."""
    rules = {rule.field: rule for rule in walk.rules}
    record: dict[str, object] = {**walk.constants, CONSENT: bool(agreed)}
    left: list[LeftOut] = []
    for field, value in values.items():
        rule = rules.get(field)
        if rule is None:
            left.append(LeftOut(field, "no_place"))
        elif rule.share and rule.share not in agreed:
            left.append(LeftOut(field, "not_agreed"))
        else:
            left += [LeftOut(field, "no_code", answer) for answer in _put(record, rule, value)]
    return Exported(record, tuple(left))


def read(record: Record, walk: Crosswalk) -> Imported:
    """The values that the record gives to the corridor's fields."""
    values: dict[str, object] = {}
    used: set[str] = {CONSENT, *(name for name, value in walk.constants.items() if record.get(name) == value)}
    left: list[LeftOut] = []
    for rule in walk.rules:
        targets = rule.name or (rule.to, rule.extension)
        if not any(name in record for name in targets):
            continue
        used.update(targets)
        value, unread = _taken(record, rule)
        if value:
            values[rule.field] = value
        left += [LeftOut(rule.to, "no_code", code) for code in unread]
    left += [LeftOut(name, "no_place", str(value)) for name, value in record.items() if name not in used]
    return Imported(values, tuple(left))


def _put(record: dict[str, object], rule: Rule, value: object) -> list[str]:
    """Writes the value; gives the answers that have no code."""
    if rule.name:
        record.update(_parted(str(value), rule.name))
        return []
    if not rule.codes:
        record[rule.to] = _phone(str(value)) if "Phone" in rule.to else value
        return []
    answers = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
    known = [rule.codes[answer] for answer in answers if answer in rule.codes]
    _fill(record, rule.to, [code.code for code in known if code.code], many=_many(rule))
    _fill(record, rule.extension, [code.ext for code in known if code.ext], many=_many(rule))
    return [answer for answer in answers if answer not in rule.codes]


def _fill(record: dict[str, object], name: str, codes: list[str], *, many: bool) -> None:
    if codes:
        record[name] = list(dict.fromkeys(codes)) if many else codes[0]


def _taken(record: Record, rule: Rule) -> tuple[object, list[str]]:
    """The value for the rule's field, and the codes that say nothing to it."""
    if rule.name:
        return " ".join(str(record[name]) for name in rule.name if record.get(name)), []
    if not rule.codes:
        return record.get(rule.to), []
    codes, ours = _listed(record.get(rule.to)), _listed(record.get(rule.extension))
    own = rule.to.startswith(EXTENSION)
    answers = [
        answer
        for answer, code in rule.codes.items()
        if (code.ext in ours if code.ext else code.code in codes) and (own or code.code in codes)
    ]
    closest = sorted(answers, key=lambda answer: not rule.codes[answer].ext)  # our own code says more
    kept = answers if rule.many else closest[:1]
    said = {rule.codes[answer].code for answer in kept} | {rule.codes[answer].ext for answer in kept}
    unread = [code for code in dict.fromkeys((*codes, *ours)) if code not in said]
    return (kept if rule.many else next(iter(kept), None)), unread


def _many(rule: Rule) -> bool:
    spec = fields().get(rule.to)
    return rule.many or bool(spec and spec.many)


def _listed(value: object) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def _parted(name: str, targets: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """First name, what stands between, and last name; a single word is a first name."""
    first, *rest = name.split() or [""]
    middle, last = " ".join(rest[:-1]), rest[-1] if rest else ""
    return ((target, part) for target, part in zip(targets, (first, middle, last), strict=True) if part)


def _phone(number: str) -> str:
    """E.164 where the country is said; else as it was written."""
    return "+" + _NOT_DIGITS.sub("", number) if number.startswith("+") else number
