"""The comparisons of the model: for each kind of column, levels from the same to nothing in common.

Conditions use only SQL that DuckDB and Spark share. Each level has a key that the explanation in words is kept under.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from njia.linking.roles import IDENTIFIERS, ROLES

Level = dict[str, Any]
Comparison = dict[str, Any]
_MAIN = ("name_first", "name_last")
BETWEEN = ":"  # parts comparison and level in a label


def comparisons(columns: set[str], dialect: str) -> list[Comparison]:
    """What the prepared columns allow to compare."""
    found = list(_all(columns, dialect))
    return [
        {"output_column_name": name, "comparison_levels": [_null(column), *levels, _else(name)]}
        for name, column, levels in found
    ]


def _all(columns: set[str], dialect: str) -> Iterator[tuple[str, str, list[Level]]]:
    if "name_full" in columns:
        yield "name", "name_full", _name("name_first_alias" in columns, dialect)
    if "date_of_birth" in columns:
        yield "date_of_birth", "date_of_birth", _date()
    for role in ROLES.values():
        if role.name in columns and role.kind == "word":
            yield role.name, role.name, _postcode() if role.name == "postcode" else _word(role.name, columns)
        elif role.name in columns and role.kind == "code":
            yield role.name, role.name, [_level(role.name, "same", _same(role.name), role.name)]
    for role_name in IDENTIFIERS:
        if role_name in columns:
            known = "phone_tail" if role_name == "phone" else role_name
            yield role_name, known, _identifier(role_name, dialect)


def _name(aliases: bool, dialect: str) -> list[Level]:
    first, last = _same("name_first"), _same("name_last")
    swapped = "(name_first_l = name_last_r and name_last_l = name_first_r)"
    near = f"({_near('name_first', 1)} or {_initial('name_first')})"
    if aliases:
        near = f"({_near('name_first', 1)} or {_initial('name_first')} or {_same('name_first_alias')})"
    return [
        _level("name", "whole", _same("name_full"), "name_full"),
        _level("name", "both", f"({first} and {last}) or {swapped}", "name_last"),
        _level("name", "last_near_first", f"{last} and {near}", "name_last"),
        _level("name", "first_near_last", f"{first} and {_near('name_last', 2)}", "name_first"),
        _level("name", "two_words", _both_in_the_other(dialect)),
        _level("name", "both_near", f"{near} and {_near('name_last', 2)}"),
        _level("name", "last", last, "name_last"),
        _level("name", "first_only_known", f"{first} and (name_last_l is null or name_last_r is null)", "name_first"),
        _level("name", "first", first, "name_first"),
        _level("name", "one_word", _one_in_the_other(dialect)),
        _level("name", "near_first", near),
    ]


def _date() -> list[Level]:
    column = "date_of_birth"
    year = "substr(date_of_birth_l, 1, 4) = substr(date_of_birth_r, 1, 4)"
    return [
        _level(column, "same", _same(column), column),
        _level(column, "one_digit", _near(column, 1)),
        _level(column, "two_digits", _near(column, 2)),
        _level(column, "year", year),
    ]


def _word(name: str, columns: set[str]) -> list[Level]:
    levels = [_level(name, "same", _same(name), name), _level(name, "near", _near(name, 2))]
    if f"{name}_alias" in columns:
        levels.insert(1, _level(name, "alias", _same(f"{name}_alias")))
    return levels


def _postcode() -> list[Level]:
    name = "postcode"
    return [
        _level(name, "same", _same(name), name),
        _level(name, "near", _near(name, 1)),
        _level(name, "district", "substr(postcode_l, 1, 3) = substr(postcode_r, 1, 3)"),
        _level(name, "area", "substr(postcode_l, 1, 2) = substr(postcode_r, 1, 2)"),
    ]


def _identifier(name: str, dialect: str) -> list[Level]:
    levels = [
        _level(name, "few", _shares(f"{name}_few", dialect)),
        _level(name, "many", _shares(name, dialect)),
        _level(name, "another_time", _shares(f"{name}_ever", dialect)),
    ]
    if name == "phone":
        levels.append(_level(name, "end", _shares("phone_tail", dialect)))
    return levels


def _same(column: str) -> str:
    return f"{column}_l = {column}_r"


def _near(column: str, edits: int) -> str:
    """Few letters apart, in a text long enough for that to mean something; counted only where it can be so."""
    left, right = f"{column}_l", f"{column}_r"
    able = f"abs(length({left}) - length({right})) <= {edits} and length({left}) > {2 * edits + 1}"
    if edits == 1:  # one edit leaves the first letter or the last
        able += f" and (substr({left}, 1, 1) = substr({right}, 1, 1) or right({left}, 1) = right({right}, 1))"
    return f"(case when {able} then levenshtein({left}, {right}) <= {edits} else false end)"


def _in(word: str, words: str, dialect: str) -> str:
    return f"{'array_contains' if dialect == 'spark' else 'list_contains'}({words}, {word})"


def _both_in_the_other(dialect: str) -> str:
    """Both main words of one name stand among the words of the other."""
    left = f"{_in('name_first_l', 'name_tokens_r', dialect)} and {_in('name_last_l', 'name_tokens_r', dialect)}"
    right = f"{_in('name_first_r', 'name_tokens_l', dialect)} and {_in('name_last_r', 'name_tokens_l', dialect)}"
    return f"({left}) or ({right})"


def _one_in_the_other(dialect: str) -> str:
    sides = (("l", "r"), ("r", "l"))
    return " or ".join(_in(f"{part}_{a}", f"name_tokens_{b}", dialect) for a, b in sides for part in _MAIN)


def _initial(column: str) -> str:
    one = f"(length({column}_l) = 1 or length({column}_r) = 1)"
    return f"({one} and substr({column}_l, 1, 1) = substr({column}_r, 1, 1))"


def _shares(column: str, dialect: str) -> str:
    return f"{'arrays_overlap' if dialect == 'spark' else 'list_has_any'}({column}_l, {column}_r)"


def _level(comparison: str, key: str, condition: str, frequency_of: str | None = None) -> Level:
    level: Level = {"sql_condition": condition, "label_for_charts": f"{comparison}{BETWEEN}{key}"}
    if frequency_of:
        level |= {"tf_adjustment_column": frequency_of, "tf_minimum_u_value": 1e-7}
    return level


def _null(column: str) -> Level:
    condition = f"{column}_l is null or {column}_r is null"
    return {"sql_condition": condition, "label_for_charts": "unknown", "is_null_level": True}


def _else(comparison: str) -> Level:
    return {"sql_condition": "ELSE", "label_for_charts": f"{comparison}{BETWEEN}else"}
