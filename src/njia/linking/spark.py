"""The same rules and model on Spark: a laptop's ``local`` or a cluster, with no function of our own to install there.

Three queries, each of which ends in files: in one, Spark would write every comparison anew wherever its result is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from njia.linking.blocking import Blocking, keyed
from njia.linking.comparing import comparisons
from njia.linking.errors import LinkingError, need_extra
from njia.linking.model import with_levels
from njia.linking.progress import Tell
from njia.linking.reading import literal
from njia.linking.scoring import levels, weights

if TYPE_CHECKING:
    import duckdb


_LOCAL = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}


def for_spark(model: dict[str, Any], columns: set[str]) -> dict[str, Any]:
    """The trained model with Spark's words for arrays; what was learned stays."""
    said = comparisons(columns, "spark")
    merged = with_levels(model, said, lambda old, new: old | {"sql_condition": new["sql_condition"]})
    return merged | {"sql_dialect": "spark"}


def score_on_spark(
    connection: duckdb.DuckDBPyConnection,
    model: dict[str, Any],
    blocking: Blocking,
    columns: set[str],
    work: Path,
    tell: Tell,
) -> list[Path]:
    """Writes the scored pairs into ``work`` as Parquet; what is there already is kept. Raises LinkingError."""
    done = work / "pairs-spark"
    if not _whole(done):
        records = work / "prepared.parquet"
        connection.execute(f"copy (from weighed) to {literal(str(records))} (format parquet)")
        _score(records, for_spark(model, columns), blocking, work, tell)
    return sorted(done.glob("*.parquet"))


def _whole(folder: Path) -> bool:
    return (folder / "_SUCCESS").exists()


def _score(records: Path, model: dict[str, Any], blocking: Blocking, work: Path, tell: Tell) -> None:
    try:
        from pyspark.sql import SparkSession
        from splink import SettingsCreator
    except ModuleNotFoundError as error:
        raise need_extra(error, "linking,spark") from error
    chosen = SettingsCreator.from_path_or_dict(model).get_settings("spark")
    given = SparkSession.getActiveSession()
    session = given or _begin(SparkSession)
    try:
        session.read.parquet(str(records)).createOrReplaceTempView("weighed")
        for name, told, query in (
            ("proposed", "proposed", _proposed(blocking)),
            ("levels", "compared", _said(levels(chosen, "select l, r from proposed"))),
            ("pairs", "weighed", _said(weights(chosen, "select * from levels"))),
        ):
            folder = work / f"{name}-spark"
            if not _whole(folder):
                session.sql(query).write.mode("overwrite").parquet(str(folder))
                tell(f"{told} on Spark")
            session.read.parquet(str(folder)).createOrReplaceTempView(name)
    finally:
        if given is None:
            session.stop()


def _proposed(blocking: Blocking) -> str:
    """SQL for the pairs of all rules, each once: one join for all, as a key has its rule's number in it."""
    keys = " union all ".join(
        keyed(rule, f"xxhash64({number}, {{}})", "explode") for number, rule in enumerate(blocking.used)
    )
    keys = keys or "select n, 0L as k from weighed where false"
    return f"""with keys as ({keys})
        select distinct a.n as l, b.n as r from keys as a join keys as b on a.k = b.k and a.n < b.n"""


def _said(query: str) -> str:
    """Splink's SQL in Spark's words."""
    import sqlglot

    return sqlglot.transpile(query, read="spark", write="spark")[0]


def _begin(spark: Any) -> Any:
    """A session as spark-submit or the environment says, else on this machine. Raises LinkingError."""
    begun = spark.builder.appName("njia link")
    for setting, value in _LOCAL.items():
        begun = begun.config(setting, value)
    try:
        session = begun.getOrCreate()
    except Exception as error:  # PySpark raises whatever Java or its absence made of it
        raise LinkingError("Spark cannot start here: it needs Java 17 or newer (openjdk-17-jre-headless)") from error
    session.sparkContext.setLogLevel("ERROR")
    return session
