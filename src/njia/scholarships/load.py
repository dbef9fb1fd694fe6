"""Reads what a corridor says of scholarships, and refuses what names a field, rule or criterion that is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from njia.casework.load import load_procedures
from njia.casework.model import Procedure
from njia.corridors.files import HERE, CorridorError, home_of, made, read, source_named, sources_of
from njia.corridors.load import load
from njia.corridors.model import Corridor
from njia.scholarships.model import Blind, Condition, Kind, Plan, Ranking, Required, Scoring

APPLICATION, PROGRAMME = "scholarship_application", "scholarship_programme"


class _Row(Struct, forbid_unknown_fields=True, kw_only=True):
    source: str
    draft_days: int
    kinds: dict[str, Kind]
    eligibility: tuple[Condition, ...]
    documents: tuple[Required, ...]
    blind: Blind
    scoring: Scoring
    ranking: Ranking
    warnings: tuple[str, ...]


@lru_cache(maxsize=8)
def load_plan(corridor: str = "ke_ru", folder: Path = HERE) -> Plan:
    """What that corridor says. Raises CorridorError for a name of nothing."""
    home = home_of(corridor, folder)
    path = home / "scholarships" / "plan.yaml"
    row = read(path, _Row)
    plan = made(Plan, row, source=source_named(sources_of(home, "casework"), row.source, path, "the plan"))
    _refuse_gaps(plan, load(corridor, folder), load_procedures(corridor, folder), path)
    return plan


def _refuse_gaps(plan: Plan, corridor: Corridor, procedures: Mapping[str, Procedure], path: Path) -> None:
    fields = procedures[APPLICATION].fields
    levels = {option.id for option in fields["level"].options}
    _there(path, "rules", (*(one.rule for one in plan.eligibility), *plan.warnings), corridor.rules)
    _there(path, "series", (one.quota for one in plan.kinds.values() if one.quota), corridor.values)
    _there(path, "criteria", plan.ranking.ties, plan.scoring.criteria)
    blind = plan.blind
    _there(path, "fields", (*blind.shown, blind.text, *blind.names, *blind.lists), fields)
    where: tuple[Condition | Required, ...] = (*plan.eligibility, *plan.documents)
    for one in where:
        _there(path, "fields", (one.field,), fields)
        _there(path, "kinds", one.kinds, plan.kinds)
        _there(path, "levels", one.levels, levels)
    for condition in plan.eligibility:
        _there(path, "fields", (condition.or_field,) if condition.or_field else (), fields)
        options = {option.id for option in fields[condition.field].options}
        least = (condition.least,) if condition.least else ()
        _there(path, condition.rule, (*condition.values, *condition.order, *least), options)


def _there(path: Path, what: str, names: Iterable[str], known: Collection[str]) -> None:
    if missing := sorted(set(names) - set(known)):
        raise CorridorError(f"{path.name}: {what}: {', '.join(missing)} is not there")
