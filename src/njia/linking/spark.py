"""The same model on Spark: a laptop's ``local`` or a cluster, with no function of our own to install there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from njia.linking.comparing import comparisons
from njia.linking.errors import LinkingError, need_extra
from njia.linking.progress import Tell
from njia.linking.reading import literal
from njia.linking.scoring import FLOOR, held_sql

if TYPE_CHECKING:
    import duckdb


# Splink's queries are long and our machines small: planning them anew at each step costs more than it saves.
_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.adaptive.enabled": "false",
}


def for_spark(model: dict[str, Any], columns: set[str]) -> dict[str, Any]:
    """The trained model with Spark's words for arrays; what was learned stays."""
    said = comparisons(columns, "spark")
    merged = [
        one | {"comparison_levels": [old | {"sql_condition": new["sql_condition"]} for old, new in _levels(one, other)]}
        for one, other in zip(model["comparisons"], said, strict=True)
    ]
    return model | {"comparisons": merged, "sql_dialect": "spark"}


def _levels(one: dict[str, Any], other: dict[str, Any]) -> zip[tuple[dict[str, Any], dict[str, Any]]]:
    return zip(one["comparison_levels"], other["comparison_levels"], strict=True)


def score_on_spark(
    connection: duckdb.DuckDBPyConnection, model: dict[str, Any], columns: set[str], work: Path, tell: Tell
) -> list[Path]:
    """Writes the scored pairs into ``work`` as Parquet; those that are there already are kept. Raises LinkingError."""
    done = work / "pairs-spark"
    if not (done / "_SUCCESS").exists():
        prepared = work / "prepared.parquet"
        connection.execute(f"copy (from prepared) to {literal(str(prepared))} (format parquet)")
        _score(prepared, for_spark(model, columns), done)
        tell("compared on Spark")
    return sorted(done.glob("*.parquet"))


def _score(prepared: Path, model: dict[str, Any], done: Path) -> None:
    try:
        from pyspark.sql import SparkSession
        from splink import Linker, SparkAPI
    except ModuleNotFoundError as error:
        raise need_extra(error, "linking,spark") from error
    given = SparkSession.getActiveSession()
    session = given or _begin(SparkSession)
    try:
        api = SparkAPI(spark_session=session, register_udfs_automatically=False, break_lineage_method="persist")
        scorer = Linker(api.register(session.read.parquet(str(prepared))), model, log_level=None)
        found = scorer.inference.predict(threshold_match_weight=FLOOR, warning_mode="never")
        session.sql(
            f"""select n_l as l, n_r as r, cast(match_weight as float) as weight, {held_sql(scorer)} as held
            from {found.physical_name}"""
        ).write.mode("overwrite").parquet(str(done))
    finally:
        if given is None:
            session.stop()


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
