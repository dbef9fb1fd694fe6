"""Links the records of a file into entities: read, prepare, propose, train, score, find a threshold, put together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from njia.linking.blocking import Blocking, analyse, from_plain
from njia.linking.errors import LinkingError
from njia.linking.mapping import Columns
from njia.linking.network import write_ties
from njia.linking.prepare import prepare, prepared
from njia.linking.reading import connect_for, literal, open_table
from njia.linking.threshold import Threshold, threshold

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

    from njia.linking.progress import Tell


Engine = Literal["duckdb", "spark"]
_KEPT = 3  # how a work folder keeps what was done; raised when an older one could not be read


@dataclass(frozen=True, slots=True)
class Linked:
    """The records' ids in the file's order of numbers, each one's entity, and how that came about."""

    ids: NDArray[np.object_]
    entity: NDArray[np.int64]
    threshold: Threshold
    blocking: Blocking
    model: dict[str, Any]
    shift: float

    @property
    def entities(self) -> int:
        return len(np.unique(self.entity))


def link(
    records: Path,
    columns: Columns,
    work: Path,
    tell: Tell = lambda _: None,
    *,
    apart: Iterable[tuple[str, str]] = (),
    ties: Path | None = None,
    engine: Engine = "duckdb",
) -> Linked:
    """The entities in a file; what ``work`` holds is taken up; ``apart`` are never the same. Raises LinkingError.

    With ``ties`` the network of the entities is written there.
    """
    return opened(records, columns, work, tell, apart=apart, ties=ties, engine=engine)[1]


def opened(
    records: Path,
    columns: Columns,
    work: Path,
    tell: Tell,
    *,
    apart: Iterable[tuple[str, str]] = (),
    ties: Path | None = None,
    engine: Engine = "duckdb",
) -> tuple[duckdb.DuckDBPyConnection, Linked]:
    """As ``link``, with the database that holds the prepared records: pairs can be explained from it."""
    _same_as_before(records, columns, work / "what.txt")
    connection = connect_for(records, work)
    found = open_table(connection, records, "source")
    count = prepared(connection) or prepare(connection, "source", found, columns)
    tell(f"{count} records prepared")
    known = {str(row[0]) for row in connection.execute("describe prepared").fetchall()}
    blocking = _analysed(connection, known, count, work / "blocking.json")
    tell(f"at most {blocking.most_pairs} pairs to compare")
    for rule in blocking.dropped:
        tell(f"left out: records that share {rule.text} alone, {rule.pairs} pairs")
    model = _trained(connection, known, count, work / "model.json")
    tell("model learned")
    from njia.linking.proposing import propose
    from njia.linking.scoring import score

    if engine == "spark":
        from njia.linking.spark import score_on_spark

        files = score_on_spark(connection, model, blocking, known, work, tell)
    else:
        files = score(connection, model, propose(connection, blocking, count, work, tell), work, tell)
    linked = _put_together(connection, files, model, blocking, list(apart))
    if ties:
        entities = {"unique_id": linked.ids, "entity": linked.ids[linked.entity]}
        connection.register("entities", entities)
        write_ties(connection, columns, ties)
    return connection, linked


def _same_as_before(records: Path, columns: Columns, kept: Path) -> None:
    """Refuses a work folder of other records or another mapping: its pairs would be of nobody."""
    try:
        with records.open("rb") as file:
            what = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise LinkingError(f"{records.name} is not there, or cannot be read") from None
    what += f" {_KEPT} {sorted(columns.by_role.items())} {columns.separator}"
    if not kept.exists():
        _write_whole(kept, what)
    elif kept.read_text("utf-8") != what:
        raise LinkingError(f"{kept.parent.name} holds what was done on other records or with another mapping")


def _analysed(connection: duckdb.DuckDBPyConnection, known: set[str], count: int, kept: Path) -> Blocking:
    if (before := _kept(kept)) is not None:
        return from_plain(before)
    blocking = analyse(connection, known, count)
    _write_whole(kept, json.dumps(asdict(blocking)))
    return blocking


def _trained(connection: duckdb.DuckDBPyConnection, known: set[str], count: int, kept: Path) -> dict[str, Any]:
    from njia.linking.model import train

    if (before := _kept(kept)) is not None:
        return before
    model = train(connection, known, count)
    _write_whole(kept, json.dumps(model))
    return model


def _kept(path: Path) -> dict[str, Any] | None:
    """What an earlier run left; None where there is nothing, or only a piece that cannot be read."""
    try:
        return dict(json.loads(path.read_text("utf-8")))
    except (FileNotFoundError, ValueError):
        return None


def _write_whole(path: Path, text: str) -> None:
    """Written beside and moved, so that a file that is there is whole."""
    beside = path.with_suffix(".part")
    beside.write_text(text, "utf-8")
    beside.rename(path)


def _put_together(
    connection: duckdb.DuckDBPyConnection,
    files: list[Path],
    model: dict[str, Any],
    blocking: Blocking,
    apart: list[tuple[str, str]],
) -> Linked:
    from njia.linking.clusters import clusters
    from njia.linking.model import log_odds
    from njia.linking.scoring import prior_shift
    from njia.linking.usual import usual_of

    ids = connection.execute("select unique_id from weighed order by n").fetchnumpy()["unique_id"]
    listed = ", ".join(literal(str(path)) for path in files)
    pairs = connection.execute(
        f"""select cast(l as bigint) as l, cast(r as bigint) as r, weight, held
        from read_parquet([{listed}]) order by l, r"""
    ).fetchnumpy()
    shift = prior_shift(pairs["weight"], len(ids), model["probability_two_random_records_match"])
    weights = pairs["weight"] + np.float32(shift)
    most = np.float32(log_odds(usual_of().held.one_thing))  # a person must look
    weights[pairs["held"]] = np.minimum(weights[pairs["held"]], most)
    chosen = threshold(weights)
    number = {str(one): at for at, one in enumerate(ids.tolist())} if apart else {}
    barred = [(number[a], number[b]) for a, b in apart if a in number and b in number]
    entity = clusters(len(ids), pairs["l"], pairs["r"], weights, chosen.weight, barred)
    return Linked(ids, entity, chosen, blocking, model, shift)
