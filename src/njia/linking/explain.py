"""Why two records are linked or not: what each comparison adds to or takes from the weight of the pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from njia.findings import Language, Text
from njia.linking.comparing import BETWEEN
from njia.linking.errors import LinkingError
from njia.linking.link import Linked
from njia.linking.model import linker, log_odds
from njia.linking.reading import literal
from njia.linking.scoring import held_of
from njia.text.saying import number

if TYPE_CHECKING:
    import duckdb
    from splink import Linker
    from splink.internals.splink_dataframe import SplinkDataFrame


@dataclass(frozen=True, slots=True)
class Step:
    """One comparison: what was found, and by how many powers of two that is more usual among the same."""

    what: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Explained:
    """The steps of a pair add up to its weight, from ``start`` on; it counts as the same from ``threshold``."""

    steps: tuple[Step, ...]
    start: float
    weight: float
    threshold: float
    held: bool
    one_entity: bool

    @property
    def linked(self) -> bool:
        return self.weight >= self.threshold and not self.held


def explain(connection: duckdb.DuckDBPyConnection, linked: Linked, pair: tuple[str, str]) -> Explained:
    """The pair of two record ids, out of the table ``prepared``. Raises LinkingError."""
    number = {str(one): at for at, one in enumerate(linked.ids.tolist())}
    missing = [one for one in pair if one not in number]
    if missing:
        raise LinkingError(f"no record has the id {', '.join(missing)}")
    scorer = linker(connection, linked.model)
    left, right = (_alone(connection, scorer, side, one) for side, one in zip("lr", pair, strict=True))
    row = scorer.inference.score_pairs(left, right).as_record_list()[0]
    steps = tuple(_step(one, row) for one in scorer._settings_obj.comparisons)
    start = log_odds(linked.model["probability_two_random_records_match"]) + linked.shift
    weight = start + sum(step.weight for step in steps)
    entity = linked.entity[number[pair[0]]] == linked.entity[number[pair[1]]]
    held = held_of({step.what: step.weight for step in steps})
    return Explained(steps, start, weight, linked.threshold.weight, held, bool(entity))


def _alone(connection: duckdb.DuckDBPyConnection, scorer: Linker, side: str, one: str) -> SplinkDataFrame:
    """One record as a table of its own."""
    name = f"pair_{side}"
    connection.execute(f"create or replace table {name} as select * from prepared where unique_id = {literal(one)}")
    return scorer._db_api.register(name)


def _step(comparison: Any, row: Mapping[str, Any]) -> Step:
    weight = sum(float(row[column]) for column in comparison._match_weight_columns_to_sum)
    value = row[comparison._gamma_column_name]
    level = next(one for one in comparison.comparison_levels if one.comparison_vector_value == value)
    label = str(level.label_for_charts)
    return Step(comparison.output_column_name, label.partition(BETWEEN)[2] or "unknown", weight)


def lines(found: Explained, words: Mapping[str, Text], language: Language) -> list[str]:
    """The explanation in plain words: the outcome first, then the strongest reasons."""
    said = [_outcome(found, words)[language]]
    if found.one_entity != found.linked:
        said.append(words["link.entity.through" if found.one_entity else "link.entity.against"][language])
    said.append(f"  {found.start:+7.2f}  {words['link.start'][language]}")
    ordered = sorted(found.steps, key=lambda one: -abs(one.weight))
    said.extend(f"  {step.weight:+7.2f}  {_line(step, words, language)}" for step in ordered)
    said.append(f"= {found.weight:+7.2f}  ({found.threshold:+.2f})")
    return said


def _outcome(found: Explained, words: Mapping[str, Text]) -> Text:
    if found.held and found.weight >= found.threshold:
        return words["link.held"]
    return words["link.same" if found.linked else "link.apart"]


def _line(step: Step, words: Mapping[str, Text], language: Language) -> str:
    what = words[f"link.what.{step.what}"][language]
    if step.level == "unknown":
        return words["link.unknown"].fill(what=what)[language]
    key = f"link.{step.what}.{step.level}"
    level = words.get(key) or words[f"link.{'level.same' if step.level == 'same' else step.level}"]
    times = 2.0 ** abs(step.weight)
    shown = number(Decimal(f"{times:.0f}" if times >= 10 else f"{times:.1f}"))[language]
    side = words[f"link.times.{'for' if step.weight >= 0 else 'against'}"].fill(times=shown)[language]
    return f"{what}: {level[language]}; {side}"
