"""Trains the Fellegi–Sunter model on the records themselves, without labels; on DuckDB, so that engines score alike."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from dataclasses import replace
from math import log2
from typing import TYPE_CHECKING, Any

from njia.linking.blocking import Blocking, Rule
from njia.linking.comparing import comparisons
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


def settings(columns: set[str], blocking: Blocking, dialect: str, records: int) -> dict[str, Any]:
    """Splink's settings for these columns, not yet trained."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "n",
        "probability_two_random_records_match": 1 / max(records, 2),
        "comparisons": comparisons(columns, dialect),
        "blocking_rules_to_generate_predictions": [splink_rule(rule) for rule in blocking.used],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "max_iterations": 20,
    }


def log_odds(share: float) -> float:
    """A probability as a match weight."""
    return log2(share / (1 - share))


def splink_rule(rule: Rule) -> dict[str, Any]:
    condition = " and ".join(f"l.{part} = r.{part}" if "(" not in part else _both(part) for part in rule.parts)
    found: dict[str, Any] = {"blocking_rule": condition}
    if rule.exploded:
        found["arrays_to_explode"] = [rule.exploded]
    return found


def _both(part: str) -> str:
    return f"{part.replace('(', '(l.', 1)} = {part.replace('(', '(r.', 1)}"


def linker(connection: duckdb.DuckDBPyConnection, chosen: dict[str, Any]) -> Linker:
    """A Splink linker over the table ``prepared``, quiet. Raises LinkingError without the extra."""
    try:
        from splink import DuckDBAPI, Linker
    except ModuleNotFoundError as error:
        raise need_extra(error) from error
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    api = DuckDBAPI(connection)
    return Linker(api.register("prepared"), chosen, log_level=None)


def train(connection: duckdb.DuckDBPyConnection, columns: set[str], blocking: Blocking, records: int) -> dict[str, Any]:
    """The model as Splink's settings, learned where there is enough to learn from, else with usual values."""
    chosen = settings(columns, blocking, "duckdb", records)
    if records < LEARNABLE:
        return linker(connection, with_usual(chosen)).misc.save_model_to_json()
    fresh = linker(connection, chosen)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fresh.training.estimate_u_using_random_sampling(max_pairs=_U_PAIRS, seed=SEED, num_chunks=1)
        for rule in _sessions(connection, columns):
            _learn(fresh, rule, min(1.0, _PROBED / records))
    return fresh.misc.save_model_to_json()


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
