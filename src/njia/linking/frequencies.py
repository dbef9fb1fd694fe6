"""How common each value is, beside the value, once for the whole file: a rare name in common weighs more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from njia.linking.comparing import comparisons

if TYPE_CHECKING:
    import duckdb


def add_frequencies(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the table ``weighed`` of the table ``prepared``, which is from then on a view of it without frequencies.

    Splink makes these shares anew for each side of each chunk; here they are read with the record.
    """
    known = {str(row[0]) for row in connection.execute("describe prepared").fetchall()}
    counted = counted_columns(known)
    for column in counted:
        connection.execute(
            f"""create or replace temp table how_common_{column} as select {column} as value,
            count(*) / (select count({column}) from prepared) as share
            from prepared where {column} is not null group by 1"""
        )
    shares = "".join(f", how_common_{column}.share as tf_{column}" for column in counted)
    joins = "".join(f" left join how_common_{column} on how_common_{column}.value = p.{column}" for column in counted)
    connection.execute(f"create or replace table weighed as select p.*{shares} from prepared p{joins}")
    for column in counted:
        connection.execute(f"drop table how_common_{column}")
    without = f" exclude ({', '.join(f'tf_{column}' for column in counted)})" if counted else ""
    connection.execute("drop table prepared")
    connection.execute(f"create view prepared as select *{without} from weighed")


def counted_columns(known: set[str]) -> list[str]:
    """The columns in which a common value weighs less."""
    levels = (level for one in comparisons(known, "duckdb") for level in one["comparison_levels"])
    return sorted({level["tf_adjustment_column"] for level in levels if "tf_adjustment_column" in level})
