"""Which records are compared at all: rules of shared values, each counted before anything is run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from njia.linking.roles import IDENTIFIERS

if TYPE_CHECKING:
    import duckdb

# Pairs of one rule, for each record: more is no clue but a common value. A large file affords fewer than a small one.
PAIRS_PER_RECORD, PAIRS_PER_RECORD_OF_MANY, AFFORDED = 10.0, 2.5, 1_000_000
_NAMES = ("name_first", "name_last")


@dataclass(frozen=True, slots=True)
class Rule:
    """Records that agree in all ``parts`` are compared; ``exploded`` is an array of which one element must agree."""

    parts: tuple[str, ...]
    exploded: str | None = None
    pairs: int = 0

    @property
    def text(self) -> str:
        return " + ".join(self.parts)


@dataclass(frozen=True, slots=True)
class Blocking:
    """The rules that are used and those that were dropped because they would propose too many pairs."""

    used: tuple[Rule, ...]
    dropped: tuple[Rule, ...]

    @property
    def most_pairs(self) -> int:
        """Pairs proposed, were none proposed twice."""
        return sum(rule.pairs for rule in self.used)


def from_plain(said: Mapping[str, Sequence[Mapping[str, Any]]]) -> Blocking:
    """What `dataclasses.asdict` made of one."""
    used, dropped = (
        tuple(Rule(tuple(rule["parts"]), rule["exploded"], rule["pairs"]) for rule in said[kind])
        for kind in ("used", "dropped")
    )
    return Blocking(used, dropped)


def analyse(connection: duckdb.DuckDBPyConnection, columns: set[str], records: int) -> Blocking:
    """Counts the pairs of every rule that the columns allow."""
    counted = [Rule(rule.parts, rule.exploded, _count(connection, rule)) for rule in _of_one_kind(columns)]
    most = max(PAIRS_PER_RECORD_OF_MANY * records, min(PAIRS_PER_RECORD * max(records, 1000), AFFORDED))
    used = tuple(rule for rule in counted if 0 < rule.pairs <= most)
    return Blocking(used, tuple(rule for rule in counted if rule.pairs > most))


def _count(connection: duckdb.DuckDBPyConnection, rule: Rule) -> int:
    """Each group of n records has n(n-1)/2 pairs."""
    row = connection.execute(
        f"""select coalesce(sum(many * (many - 1) / 2), 0) from
        (select count(*) as many from ({keyed(rule)}) group by k having many > 1)"""
    ).fetchone()
    return int(row[0]) if row else 0


def keyed(rule: Rule, hashed: str = "hash({})", unnest: str = "unnest") -> str:
    """SQL for the records that have what the rule asks for: their number ``n``, and ``k``, the same for those it pairs.

    A hash: two values in 2**64 are taken for one, and what is proposed is compared anyway. How an engine makes one, and
    how it makes rows of an array, is all that differs between them.
    """
    source = "weighed"
    if rule.exploded:
        kind = "".join(f", {part}" for part in rule.parts[1:])
        source = f"(select n, {unnest}({rule.exploded}) as {rule.exploded}{kind} from weighed)"
    known = " and ".join(f"{part} is not null" for part in rule.parts)
    return f"select n, {hashed.format(', '.join(rule.parts))} as k from {source} where {known}"


def _of_one_kind(columns: set[str]) -> Iterator[Rule]:
    kind = ("kind",) if "kind" in columns else ()
    return (Rule(rule.parts + kind, rule.exploded) for rule in rules(columns))


def rules(columns: set[str]) -> Iterator[Rule]:
    """Two things in common, of which none need be the same for every pair: an error in one is caught by another."""
    for name in IDENTIFIERS:
        if name in columns:
            yield Rule((f"{name}_key",), exploded=f"{name}_key")
    if "phone_tail" in columns:
        yield Rule(("phone_tail",), exploded="phone_tail")
    yield from (Rule(parts) for parts in _PAIRS if _known(parts, columns))


def _known(parts: tuple[str, ...], columns: set[str]) -> bool:
    return all(any(part == column or f"({column}," in part for column in columns) for part in parts)


_YEAR = "substr(date_of_birth, 1, 4)"
_FIRST, _LAST = "substr(name_first, 1, 3)", "substr(name_last, 1, 4)"
_DISTRICT = "substr(postcode, 1, 3)"
_PAIRS = (
    ("name_words", _YEAR),
    ("name_words", "place"),
    ("name_words", "postcode"),
    ("name_words",),
    ("date_of_birth",),
    ("name_last", "date_of_birth"),
    ("name_first", "date_of_birth"),
    ("name_last", "postcode"),
    ("name_first", "postcode"),
    ("date_of_birth", "postcode"),
    ("date_of_birth", "place"),
    ("date_of_birth", "address"),
    ("date_of_birth", "organisation"),
    (_FIRST, _LAST),
    ("substr(name_first, 1, 2)", "substr(name_last, 1, 2)", _YEAR),
    ("name_last", "place"),
    ("name_first", "place"),
    ("name_last", "organisation"),
    ("name_first", "organisation"),
    ("organisation", "place"),
    ("substr(organisation, 1, 8)",),
    ("name_first", _DISTRICT),
    ("name_last", _DISTRICT),
    ("date_of_birth", _DISTRICT),
    ("address", "name_first"),
    ("address", "name_last"),
    ("address", "place"),
    ("postcode", "occupation"),
    ("date_of_birth", "occupation"),
)
