"""Scores the proposed pairs, in chunks that a later run takes up, and finds how common a match is from the scores."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from njia.linking.model import linker, log_odds
from njia.linking.progress import Pace, Tell
from njia.linking.proposing import parquet, write
from njia.linking.roles import IDENTIFIERS, PERSONAL

if TYPE_CHECKING:
    import duckdb
    from splink.internals.settings import Settings

_FEWEST_TWINS = 0.1  # a file in which nothing matches says little: as though one record in twenty had a twin
_FOR_IT = 2  # things that must speak for a pair, where there are more to compare
FLOOR = -12.0  # weights below it are evidence against, and how much no longer matters
_CHUNK_PAIRS = 8_000_000  # proposed; compared at a time


def score(
    connection: duckdb.DuckDBPyConnection, model: dict[str, Any], proposed: list[Path], work: Path, tell: Tell
) -> list[Path]:
    """Writes the proposed pairs, each once with its weight, into ``work``, a file a chunk; those there are kept."""
    row = connection.execute(f"select count(*) from {parquet(proposed)}").fetchone()
    said = row[0] if row else 0
    chunks = max(1, -(-said // _CHUNK_PAIRS))
    chosen = linker(connection, model)._settings_obj
    files = [work / f"pairs-{number}-of-{chunks}.parquet" for number in range(1, chunks + 1)]
    todo = [number for number, path in enumerate(files) if not path.exists()]
    pace = Pace("compared", len(todo), tell, every=0)
    for number in todo:
        write(connection, _scored(chosen, proposed, number, chunks), files[number])
        pace.made()
    return files


def _scored(chosen: Settings, proposed: list[Path], number: int, chunks: int) -> str:
    """SQL for the weights of one chunk of pairs, in one pass: Splink's ``predict`` writes thirty columns first."""
    here = f" where l % {chunks} = {number}" if chunks > 1 else ""
    some = f"(select * from weighed where n % {chunks} = {number})" if chunks > 1 else "weighed"
    return weights(chosen, levels(chosen, f"select distinct l, r from {parquet(proposed)}{here}", some))


def levels(chosen: Settings, pairs: str, left: str = "weighed") -> str:
    """SQL for the level that each comparison of a pair (l, r) reaches: Splink's own, over records with frequencies."""
    from splink.internals.comparison_vector_values import compute_comparison_vector_values_from_id_pairs_sqls

    steps = compute_comparison_vector_values_from_id_pairs_sqls(
        chosen._columns_to_select_for_blocking,
        chosen._columns_to_select_for_comparison_vector_values,
        input_tablename_l=left,
        input_tablename_r="weighed",
        source_dataset_input_column=None,
        unique_id_input_column=chosen.column_info_settings.unique_id_input_column,
    )
    numbered = f"select l as join_key_l, r as join_key_r, 0 as match_key from ({pairs}) as proposed"
    return _query("__splink__blocked_id_pairs", numbered, steps, "select * from __splink__df_comparison_vectors")


def weights(chosen: Settings, compared: str) -> str:
    """SQL for what these levels weigh together, where that is not too little to matter."""
    from splink.internals.predict import predict_from_comparison_vectors_sqls_using_settings

    steps = predict_from_comparison_vectors_sqls_using_settings(chosen, threshold_match_weight=FLOOR)
    kept = f"n_l as l, n_r as r, cast(match_weight as float) as weight, {held_sql(chosen)} as held"
    return _query("__splink__df_comparison_vectors", compared, steps, f"select {kept} from __splink__df_predict")


def _query(begins: str, first: str, steps: list[dict[str, str]], last: str) -> str:
    before = "".join(f", {step['output_table_name']} as ({step['sql']})" for step in steps)
    return f"with {begins} as ({first}){before} {last}"


def held_sql(chosen: Settings) -> str:
    """SQL: whether one thing alone speaks for the pair, or only what people share and their names speak against it."""
    sums = {one.output_column_name: f"({' + '.join(one._match_weight_columns_to_sum)})" for one in chosen.comparisons}
    every = {name: f"cast({weight} > 0 as int)" for name, weight in sums.items()}
    numbers = [every[name] for name in every if name in IDENTIFIERS]
    personal = [every[name] for name in every if name in PERSONAL]
    alone = "true" if len(every) > _FOR_IT else f"{' + '.join(numbers) or '0'} > 0"
    others = f"({sums.get('name', '0')} < 0 and {' + '.join(personal) or '0'} = 0)"
    return f"(({' + '.join(every.values())} < {_FOR_IT} and {alone}) or {others})"


def held_of(weights: Mapping[str, float]) -> bool:
    """The same of one pair's weights by comparison."""
    for_it = {name for name, weight in weights.items() if weight > 0}
    alone = len(for_it) < _FOR_IT and (len(weights) > _FOR_IT or bool(for_it & set(IDENTIFIERS)))
    return alone or (weights.get("name", 0.0) < 0 and not for_it & set(PERSONAL))


def prior_shift(weights: NDArray[np.float32], records: int, assumed: float) -> float:
    """How much the weights rise or fall when the share of matches is what the scores themselves add up to.

    The fixed point of: share = sum of probabilities / all pairs. Pairs never proposed count as no matches.
    """
    counts, edges = np.histogram(weights, bins=np.arange(-60.0, 61.0, 0.1))
    middles = (edges[:-1] + edges[1:]) / 2
    pairs = max(records * (records - 1) / 2, 1.0)
    begun = share = assumed
    least = _FEWEST_TWINS / max(records, 2)
    for _ in range(200):
        shifted = middles + log_odds(share) - log_odds(begun)
        expected = float((counts / (1 + np.exp2(-shifted))).sum())
        fresh = min(max(expected / pairs, least), 0.5)
        if abs(log_odds(fresh) - log_odds(share)) < 1e-3:
            break
        share = fresh
    return log_odds(share) - log_odds(begun)
