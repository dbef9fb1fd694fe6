"""Arrays of phones, tills, passports and the like: made comparable, in spells of time, weak where many share one.

A number that is not seen for a year and comes back may be another person's: each stretch of use without such a gap is
a spell, and ``phone`` holds numbers with the spell (``722000111~2``), ``phone_ever`` the number alone. ``phone_few``
holds those that few records share; a till that forty people paid into ties no two of them. ``phone_tail`` has the last
digits, for numbers that were not told whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from njia.linking.mapping import Columns
from njia.linking.reading import literal, quoted
from njia.linking.roles import IDENTIFIERS

if TYPE_CHECKING:
    import duckdb

SPELL_DAYS = 365
FEW = 5  # records that may share an identifier before it counts as shared by many
HUB = 50  # an identifier of more records proposes no pairs
_NATIONAL = 9  # digits of a Kenyan number without the country's, and enough of a Russian one
TAIL = 6  # digits that an SMS gives of a number it does not have whole


def add_identifiers(connection: duckdb.DuckDBPyConnection, columns: Columns) -> list[str]:
    """Makes a table of three arrays and more for each identifier that the mapping names; says which."""
    made = [role for role in IDENTIFIERS if columns.of(role)]
    for role in made:
        connection.execute(_explode(role, columns))
        connection.execute(_spells("seen_on" in columns.by_role))
        connection.execute(_arrays(role))
    connection.execute("drop table if exists exploded")
    connection.execute("drop table if exists spells")
    return [f"of_{role}" for role in made]


def comparable(role: str, text: str) -> str:
    """SQL for one identifier as it is compared."""
    if role == "phone":
        return f"right(regexp_replace({text}, '[^0-9]', '', 'g'), {_NATIONAL})"
    if role in ("email", "handle"):
        return f"ltrim(lower(trim({text})), '@')"
    return rf"regexp_replace(lower({text}), '[^\p{{L}}\p{{N}}]', '', 'g')"


def _explode(role: str, columns: Columns) -> str:
    cells = ", ".join(f"cast({quoted(one)} as varchar)" for one in columns.of(role))
    parted = f"unnest(string_split(concat_ws({literal(columns.separator)}, {cells}), {literal(columns.separator)}))"
    return f"""create or replace table exploded as
        select distinct n, value from (
            select n, {comparable(role, "raw")} as value from (
                select "number" as n, {parted} as raw from numbered))
        where length(value) >= 4"""


def _spells(dated: bool) -> str:
    """Numbers the spells of each identifier; an undated record belongs to the first."""
    if not dated:
        return "create or replace table spells as select *, 1 as spell from exploded"
    seen = "select e.*, try_cast(p.seen_on as date) as seen from exploded e join plain p using (n)"
    gap = "seen - lag(seen) over (partition by value order by seen nulls first)"
    return f"""create or replace table spells as
        select n, value,
            1 + sum(fresh) over (partition by value order by seen nulls first rows unbounded preceding) as spell
        from (select *, cast(coalesce({gap} > {SPELL_DAYS}, false) as int) as fresh from ({seen}))"""


def _arrays(role: str) -> str:
    """A record has each value once, so each array has it once."""
    made = "value || '~' || spell"
    whole = f"length(value) >= {_NATIONAL}" if role == "phone" else "true"
    tail = ""
    if role == "phone":
        ends = f"list(right(value, {TAIL})) filter (length(value) >= {TAIL} and shared <= {HUB})"
        tail = f", list_distinct({ends}) as phone_tail"
    return f"""create or replace table of_{role} as
        select n, list({made}) filter ({whole}) as {role}, list(value) filter ({whole}) as {role}_ever,
            list({made}) filter ({whole} and shared <= {FEW}) as {role}_few,
            list({made}) filter ({whole} and shared <= {HUB}) as {role}_key{tail}
        from spells join (select value, spell, count(*) as shared from spells group by all) using (value, spell)
        group by n"""
