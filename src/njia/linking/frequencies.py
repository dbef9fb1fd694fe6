"""How common each value is, beside the value, once for the whole file: a rare name in common weighs more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from njia.linking.comparing import comparisons

if TYPE_CHECKING:
    import duckdb


def put_together(connection: duckdb.DuckDBPyConnection, tables: list[str]) -> None:
    """Makes of the tables (n, …) one, ``weighed``, with the share of each value; ``prepared`` is a view without shares.

    Splink makes these shares anew for each side of each chunk; here they are read with the record.
    """
    home = {str(row[0]): table for table in tables for row in connection.execute(f"describe {table}").fetchall()}
    counted = counted_columns(set(home))
    for column in counted:
        connection.execute(
            f"""create or replace temp table common_{column} as select {column} as value,
            count(*) / (select count({column}) from {home[column]}) as share
            from {home[column]} where {column} is not null group by 1"""
        )
    others = "".join(f", {table}.* exclude (n)" for table in tables[1:])
    shares = "".join(f", common_{column}.share as tf_{column}" for column in counted)
    joins = "".join(f" left join {table} using (n)" for table in tables[1:])
    joins += "".join(
        f" left join common_{column} on common_{column}.value = {home[column]}.{column}" for column in counted
    )
    connection.execute(
        f"create or replace table weighed as select {tables[0]}.*{others}{shares} from {tables[0]}{joins}"
    )
    for table in [*tables, *(f"common_{column}" for column in counted)]:
        connection.execute(f"drop table {table}")
    without = f" exclude ({', '.join(f'tf_{column}' for column in counted)})" if counted else ""
    connection.execute(f"create or replace view prepared as select *{without} from weighed")


def counted_columns(known: set[str]) -> list[str]:
    """The columns in which a common value weighs less."""
    levels = (level for one in comparisons(known, "duckdb") for level in one["comparison_levels"])
    return sorted({level["tf_adjustment_column"] for level in levels if "tf_adjustment_column" in level})
