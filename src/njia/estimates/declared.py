"""Lists that do not stand for themselves: who is on one cannot come onto another, or one sends people to another."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec
import yaml

from njia.corridors.files import shaped
from njia.estimates.errors import InputError
from njia.estimates.tables import CaptureTable, made


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """``absorbs``: who is on it leaves the reach of the others (prison, return, death), so it counts these in full.

    ``refers_to``: lists to which its people are sent on.
    """

    absorbs: bool = False
    refers_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """The table to estimate from; ``counted`` people are known in full and are added to the estimate as they are."""

    table: CaptureTable
    counted: int
    absorbed: tuple[str, ...] = field(default=())
    joined: tuple[tuple[str, ...], ...] = field(default=())


def read_declared(text: str, table: CaptureTable) -> dict[str, About]:
    """What a file says about the lists of a table. Raises InputError for a shape or a list that is not known."""
    try:
        found = shaped(yaml.safe_load(text) or {}, dict[str, dict[str, About]])
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise InputError("declared", why=str(error).splitlines()[0]) from None
    if set(found) - {"lists"}:
        raise InputError("declared", why=", ".join(sorted(set(found) - {"lists"})))
    about = found.get("lists", {})
    named = {*about, *(name for row in about.values() for name in row.refers_to)}
    for name in sorted(named):
        if name not in table.lists:
            raise InputError("declared_unknown", name=name)
    return about


def prepare(table: CaptureTable, about: dict[str, About]) -> Prepared:
    """Absorbing lists are counted apart, lists that refer to each other become one."""
    absorbing = sum(1 << i for i, name in enumerate(table.lists) if name in about and about[name].absorbs)
    groups = _groups(table, about, absorbing)
    counted, rows = 0, []
    for history, count in enumerate(table.counts):
        if history & absorbing:
            counted += count
        elif count:
            rows.append((sum(1 << place for place, group in enumerate(groups) if history & group), count))
    names = [tuple(name for i, name in enumerate(table.lists) if group >> i & 1) for group in groups]
    return Prepared(
        made(["+".join(group) for group in names], rows),
        counted,
        tuple(name for i, name in enumerate(table.lists) if absorbing >> i & 1),
        tuple(group for group in names if len(group) > 1),
    )


def _groups(table: CaptureTable, about: dict[str, About], absorbing: int) -> list[int]:
    """Lists as bits, those joined by referrals in any direction together, in the order of their first."""
    groups = [1 << i for i in range(len(table.lists)) if not absorbing >> i & 1]
    for name, row in about.items():
        for other in row.refers_to:
            ends = 1 << table.lists.index(name) | 1 << table.lists.index(other)
            if not ends & absorbing:
                met = [group for group in groups if group & ends]
                groups = sorted([g for g in groups if not g & ends] + [sum(met)], key=lambda group: group & -group)
    return groups
