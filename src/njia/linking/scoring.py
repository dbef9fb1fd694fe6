"""Scores the proposed pairs, in chunks that a later run takes up, and finds how common a match is from the scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from njia.linking.model import linker, log_odds
from njia.linking.reading import literal
from njia.linking.roles import IDENTIFIERS, PERSONAL

if TYPE_CHECKING:
    import duckdb

HELD = np.float32(-2.0)  # what a pair is worth that one thing alone speaks for: a person must look
_FEWEST_TWINS = 0.1  # a file in which nothing matches says little: as though one record in twenty had a twin
_FOR_IT = 2  # things that must speak for a pair, where there are more to compare
FLOOR = -12.0  # weights below it are evidence against, and how much no longer matters
_CHUNK_RECORDS = 2_000_000
Progress = Callable[[str], None]


def score(
    connection: duckdb.DuckDBPyConnection, model: dict[str, Any], records: int, work: Path, tell: Progress
) -> list[Path]:
    """Writes the scored pairs into ``work``, one Parquet file a chunk; chunks that are there already are kept."""
    chunks = max(1, -(-records // _CHUNK_RECORDS))
    scorer = linker(connection, model)
    files = []
    begun, made = monotonic(), 0
    todo = [number for number in range(1, chunks + 1) if not _file(work, number, chunks).exists()]
    for number in range(1, chunks + 1):
        path = _file(work, number, chunks)
        if number in todo:
            _score_chunk(connection, scorer, (number, chunks), path)
            made += 1
            left = (monotonic() - begun) / made * (len(todo) - made)
            tell(f"compared {number}/{chunks}" + (f", about {left:.0f} s left" if left else ""))
        files.append(path)
    return files


def _file(work: Path, number: int, chunks: int) -> Path:
    return work / f"pairs-{number}-of-{chunks}.parquet"


def _score_chunk(connection: duckdb.DuckDBPyConnection, scorer: Any, chunk: tuple[int, int], path: Path) -> None:
    """Written beside and moved, so that a file that is there is whole."""
    found = scorer.inference.predict_chunk(
        left_chunk=chunk, right_chunk=(1, 1), threshold_match_weight=FLOOR, warning_mode="never"
    )
    beside = path.with_suffix(".part")
    connection.execute(
        f"""copy (select unique_id_l, unique_id_r, cast(match_weight as float) as weight,
        {held_sql(scorer)} as held from {found.physical_name})
        to {literal(str(beside))} (format parquet)"""
    )
    found.drop_table_from_database_and_remove_from_cache()
    beside.rename(path)


def held_sql(scorer: Any) -> str:
    """SQL: whether one thing alone speaks for the pair, or only what people share and their names speak against it."""
    sums = {one.output_column_name: f"({' + '.join(one._match_weight_columns_to_sum)})" for one in _compared(scorer)}
    every = {name: f"cast({weight} > 0 as int)" for name, weight in sums.items()}
    numbers = [every[name] for name in every if name in IDENTIFIERS]
    personal = [every[name] for name in every if name in PERSONAL]
    alone = "true" if len(every) > _FOR_IT else f"{' + '.join(numbers) or '0'} > 0"
    others = f"({sums.get('name', '0')} < 0 and {' + '.join(personal) or '0'} = 0)"
    return f"(({' + '.join(every.values())} < {_FOR_IT} and {alone}) or {others})"


def _compared(scorer: Any) -> list[Any]:
    return list(scorer._settings_obj.comparisons)


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
