"""Trains the Fellegi–Sunter model on the records themselves, without labels; on DuckDB, so that engines score alike."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import log2
from typing import TYPE_CHECKING, Any

from njia.linking.comparing import Comparison, Level, comparisons
from njia.linking.errors import need_extra
from njia.linking.roles import IDENTIFIERS
from njia.linking.usual import LEARNABLE, with_usual

if TYPE_CHECKING:
    import duckdb
    from splink import Linker

SEED = 20261128
_U_PAIRS, _EM_PAIRS = 5e5, 2.5e5
_PROBED = 200_000  # records in which the pairs of a training are counted first
_SESSIONS, _LEAST_PAIRS = 4, 30


def settings(columns: set[str], records: int) -> dict[str, Any]:
    """Splink's settings for these columns, not yet trained."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "n",
        "probability_two_random_records_match": 1 / max(records, 2),
        "comparisons": comparisons(columns, "duckdb"),
        "blocking_rules_to_generate_predictions": [],  # pairs are proposed by us, see `proposing`
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "max_iterations": 20,
    }


def log_odds(share: float) -> float:
    """A probability as a match weight."""
    return log2(share / (1 - share))


def linker(connection: duckdb.DuckDBPyConnection, chosen: dict[str, Any]) -> Linker:
    """A Splink linker over the table ``prepared``, quiet. Raises LinkingError without the extra."""
    try:
        from splink import DuckDBAPI, Linker
    except ModuleNotFoundError as error:
        raise need_extra(error) from error
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    api = DuckDBAPI(connection)
    return Linker(api.register("prepared"), chosen, log_level=None)


def train(connection: duckdb.DuckDBPyConnection, columns: set[str], records: int) -> dict[str, Any]:
    """The model as Splink's settings, learned where there is enough to learn from, else with usual values."""
    chosen = settings(columns, records)
    if records < LEARNABLE:
        return linker(connection, with_usual(chosen)).misc.save_model_to_json()
    fresh = linker(connection, with_levels(chosen, chosen["comparisons"], lambda level, _: _without_frequency(level)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fresh.training.estimate_u_using_random_sampling(max_pairs=_U_PAIRS, seed=SEED, num_chunks=1)
        for rule in _sessions(connection, columns):
            _learn(fresh, rule, min(1.0, _PROBED / records))
    return with_levels(fresh.misc.save_model_to_json(), chosen["comparisons"], lambda level, said: said | level)


def _without_frequency(level: Level) -> Level:
    """No training looks at how common a value is, yet Splink would join that to all records for each of them."""
    return {key: value for key, value in level.items() if not key.startswith("tf_")}


def with_levels(
    settings: dict[str, Any], others: list[Comparison], made: Callable[[Level, Level], Level]
) -> dict[str, Any]:
    """The settings, each level made of itself and of the one in its place among the others."""
    comparisons = [
        one
        | {
            "comparison_levels": [
                made(*both) for both in zip(one["comparison_levels"], other["comparison_levels"], strict=True)
            ]
        }
        for one, other in zip(settings["comparisons"], others, strict=True)
    ]
    return settings | {"comparisons": comparisons}


def _learn(fresh: Linker, rule: str, probed: float = 1.0) -> None:
    """One training. Splink refuses one in which the share of a level falls to 0: then a short one is made, or none.

    While it trains, Splink takes out what the rule names, and leaves it out when it refuses: it is put back here, or
    names would count for nothing from then on.
    """
    core = fresh._settings_obj.core_model_settings
    every = list(core.comparisons)
    for iterations in (20, 4):
        known = fresh._settings_obj.training_settings
        fresh._settings_obj.training_settings = replace(known, max_iterations=iterations)
        try:
            fresh.training.estimate_parameters_using_expectation_maximisation(
                rule, max_pairs=_EM_PAIRS, estimate_without_term_frequencies=True, record_sample_proportion=probed
            )
        except ValueError:
            core.comparisons = every
            continue
        return


def _sessions(connection: duckdb.DuckDBPyConnection, columns: set[str]) -> Iterator[str]:
    """Up to four conditions under which most pairs are the same or easily told: each trains what it does not name."""
    left = _SESSIONS
    for parts in _CONDITIONS:
        if left and all(
            any(part == column or part.startswith(f"{column}_few[") for column in columns) for part in parts
        ):
            known = " and ".join(f"{part} is not null" for part in parts)
            row = connection.execute(
                f"""select coalesce(sum(n * (n - 1) / 2), 0) from (select count(*) as n from prepared where {known}
                group by {", ".join(parts)})"""
            ).fetchone()
            if row and row[0] >= _LEAST_PAIRS:
                left -= 1
                yield " and ".join(f"l.{part} = r.{part}" for part in parts)


_CONDITIONS = (
    ("name_full",),
    *((f"{name}_few[1]",) for name in IDENTIFIERS),
    ("date_of_birth",),
    ("postcode",),
    ("address",),
    ("name_first", "place"),
    ("name_last", "place"),
)
