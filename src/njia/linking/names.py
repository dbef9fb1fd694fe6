"""The columns that are made of a person's name, in any order and script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from njia.linking.mapping import Columns
from njia.linking.reading import quoted
from njia.names.transliteration import skeleton

if TYPE_CHECKING:
    import duckdb

_ROLES = ("person_name", "given_name", "family_name")


def add_names(connection: duckdb.DuckDBPyConnection, columns: Columns) -> list[str]:
    """Makes a table of the words of the name, whole, sorted, first and last, where the mapping has a name."""
    if not any(columns.of(role) for role in _ROLES):
        return []
    parts = {role: _tokens(columns.of(role)) for role in _ROLES}
    connection.execute(
        f"""create or replace table spelled as select "number" as n,
        {", ".join(f"{sql} as {role}" for role, sql in parts.items())} from numbered"""
    )
    if _mixed_scripts(connection):
        for role in _ROLES:
            _transliterate(connection, role)
    connection.execute(_NAMED)
    connection.execute("drop table spelled")
    return ["named"]


def _tokens(found: tuple[str, ...]) -> str:
    """SQL for the words of some columns; apostrophes join (Ng'ang'a), other marks part."""
    if not found:
        return "cast([] as varchar[])"
    text = f"concat_ws(' ', {', '.join(f'cast({quoted(one)} as varchar)' for one in found)})"
    joined = f"regexp_replace(lower(strip_accents({text})), '[''’ʼ`]', '', 'g')"
    return rf"regexp_extract_all({joined}, '[\p{{L}}\p{{N}}]+')"


def _mixed_scripts(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether any name is written in Cyrillic: only then must all be brought to letters both scripts share."""
    found = connection.execute(
        r"""select 1 from spelled where regexp_matches(array_to_string(
            list_concat(person_name, given_name, family_name), ' '), '\p{Cyrillic}') limit 1"""
    ).fetchone()
    return found is not None


def _transliterate(connection: duckdb.DuckDBPyConnection, role: str) -> None:
    """Replaces the words of one column by their skeletons."""
    words = [row[0] for row in connection.execute(f"select distinct unnest({role}) from spelled").fetchall()]
    folded = [skeleton(word) or word for word in words]
    connection.execute(
        """create or replace temp table skeletons as
        select unnest(?::varchar[]) as word, unnest(?::varchar[]) as skeleton""",
        [words, folded],
    )
    connection.execute(
        f"""create or replace table spelled as
        select s.* replace (coalesce(t.words, []) as {role}) from spelled s left join (
            select n, list(skeleton order by nth) as words
            from (select n, unnest({role}) as word, generate_subscripts({role}, 1) as nth from spelled)
            join skeletons using (word) group by n) t using (n)"""
    )


_NAMED = """
create or replace table named as
with whole as (
    select *, list_concat(given_name, family_name) as both_names from spelled
), chosen as (
    select n,
        case when len(both_names) > 0 then both_names else person_name end as words,
        case when len(both_names) > 0 then given_name[1] else person_name[1] end as name_first,
        case when len(both_names) > 0 then family_name[-1]
            when len(person_name) > 1 then person_name[-1] end as name_last,
        list_concat(both_names, person_name) as every
    from whole
)
select n, name_first, name_last, nullif(array_to_string(words, ' '), '') as name_full,
    case when len(every) > 0 then list_sort(list_distinct(every)) end as name_tokens,
    nullif(array_to_string(list_sort(words), ' '), '') as name_words
from chosen
"""
