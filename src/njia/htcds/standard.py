"""The standard's own fields, and whether a record keeps to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

Code = Literal["unknown_field", "not_a_code", "wrong_kind", "deprecated", "core_missing"]
Record = Mapping[str, object]
EXTENSION = "x_njia_"  # the names of what we add; the standard knows none of them
_ISO = {"3166": re.compile(r"[A-Z]{2}"), "639": re.compile(r"[a-z]{2,3}")}


class FieldSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field of the standard, as its list has it. A picklist whose one value says «Use ISO …» holds codes of that."""

    section: str
    status: Literal["DRAFT", "DEPRECATED"]
    core: bool
    name: str
    type: str
    values: tuple[str, ...]

    @property
    def many(self) -> bool:
        return self.type.startswith("Multiselect")

    @property
    def codes(self) -> frozenset[str]:
        """The codes of a picklist; none where any text, or a code of ISO, may stand."""
        return frozenset(v for v in self.values if not v.startswith("Use ISO"))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field of a record; ``value`` is what stands there."""

    code: Code
    field: str
    value: str = ""


@lru_cache(maxsize=1)
def fields() -> Mapping[str, FieldSpec]:
    """Every field of the standard by its name."""
    listed = msgspec.json.decode(Path(__file__).with_name("fields.json").read_bytes(), type=tuple[FieldSpec, ...])
    return {spec.name: spec for spec in listed}


def problems(record: Record, extensions: Collection[str] = (), *, demand_core: bool = False) -> tuple[Problem, ...]:
    """What keeps a record from being one of the standard; ``extensions`` are the names that may stand beside it."""
    return (*_of_values(record, extensions), *(_missing(record) if demand_core else ()))


def _of_values(record: Record, extensions: Collection[str]) -> Iterator[Problem]:
    for name, value in record.items():
        spec = fields().get(name)
        if spec is None:
            if name not in extensions:
                yield Problem("unknown_field", name)
            continue
        if spec.status == "DEPRECATED":
            yield Problem("deprecated", name)
        if spec.many != isinstance(value, list | tuple):
            yield Problem("wrong_kind", name, str(value))
            continue
        for one in value if isinstance(value, list | tuple) else (value,):
            if code := _wrong(spec, one):
                yield Problem(code, name, str(one))


def _missing(record: Record) -> Iterator[Problem]:
    return (
        Problem("core_missing", spec.name)
        for spec in fields().values()
        if spec.core and spec.status != "DEPRECATED" and spec.name not in record
    )


def _wrong(spec: FieldSpec, value: object) -> Code | None:
    if spec.codes:
        return None if value in spec.codes else "not_a_code"
    for norm, pattern in _ISO.items():
        if any(norm in guidance for guidance in spec.values):
            return None if isinstance(value, str) and pattern.fullmatch(value) else "not_a_code"
    return None if _KINDS.get(spec.type, _text)(value) else "wrong_kind"


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _day(value: object) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_KINDS: Mapping[str, Callable[[object], bool]] = {
    "Date": _day,
    "Checkbox": lambda value: isinstance(value, bool),
    "Number": _number,
    "Geolocation": _number,
}
