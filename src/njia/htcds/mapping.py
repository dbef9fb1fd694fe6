"""The corridor's rules between its own fields and those of the standard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from njia.corridors.files import HERE, CorridorError, home_of, made, read, source_named, sources_of
from njia.findings import Source
from njia.htcds.standard import EXTENSION, FieldSpec, fields


class Code(Struct, frozen=True, forbid_unknown_fields=True):
    """What an answer is in the standard, and our own code where the standard has none or a wider one."""

    code: str = ""
    ext: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One field of ours and where it goes: a field of the standard, or of our own (``x_njia_…``).

    ``name`` are the fields that a person's name is parted into; ``share`` the item of consent that it needs.
    """

    field: str
    to: str
    name: tuple[str, ...]
    many: bool
    share: str
    codes: Mapping[str, Code]

    @property
    def extension(self) -> str:
        """Where our own codes stand beside those of the standard."""
        return self.to if self.to.startswith(EXTENSION) else f"{EXTENSION}{self.to}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Crosswalk:
    """All rules of a corridor."""

    source: Source
    rules: tuple[Rule, ...]
    constants: Mapping[str, str]

    @property
    def extensions(self) -> frozenset[str]:
        """Names of ours that may stand in a record."""
        return frozenset(rule.extension for rule in self.rules if any(code.ext for code in rule.codes.values()))


class _RuleRow(Struct, forbid_unknown_fields=True):
    field: str
    to: str = ""
    name: tuple[str, ...] = ()
    many: bool = False
    share: str = ""
    codes: dict[str, Code] = {}


class _Row(Struct, forbid_unknown_fields=True):
    source: str
    rules: tuple[_RuleRow, ...]
    constants: dict[str, str] = {}


@lru_cache(maxsize=8)
def load_crosswalk(corridor: str = "ke_ru", folder: Path = HERE) -> Crosswalk:
    """The rules of that corridor. Raises CorridorError for a field or code that the standard has not, and for answers
    that could not be told apart when they are read back."""
    home = home_of(corridor, folder)
    path = home / "htcds.yaml"
    row = read(path, _Row)
    rules = tuple(made(Rule, one) for one in row.rules)
    for rule in rules:
        for wrong in _faults(rule):
            raise CorridorError(f"{path.name}: {rule.field}: {wrong}")
    source = source_named(sources_of(home, "casework"), row.source, path, "the rules")
    return Crosswalk(source=source, rules=rules, constants=row.constants)


def _faults(rule: Rule) -> Iterator[str]:
    targets = rule.name or (rule.to,)
    specs = {name: fields().get(name) for name in targets if not name.startswith(EXTENSION)}
    for name, spec in specs.items():
        if spec is None or spec.status == "DEPRECATED":
            yield f"the standard has no field {name!r} in use"
    if len(set(map(_pair, rule.codes.values()))) < len(rule.codes):
        yield "two answers are the same code"
    plain = {code.code for code in rule.codes.values() if not code.ext}
    if rule.many and plain & {code.code for code in rule.codes.values() if code.ext}:
        yield "one code stands alone and with codes of ours: several answers could not be told apart"
    for answer, code in rule.codes.items():
        yield from _of_code(answer, code, specs.get(rule.to))


def _of_code(answer: str, code: Code, spec: FieldSpec | None) -> Iterator[str]:
    if spec is None:
        if code.code or not code.ext:
            yield f"{answer} needs a code of ours alone"
    elif code.code not in spec.codes:
        yield f"{answer}: {code.code!r} is no code of {spec.name}"
    elif code.code == "Other" and not code.ext:
        yield f"{answer}: Other says nothing without a code of ours"


def _pair(code: Code) -> tuple[str, str]:
    return code.code, code.ext
