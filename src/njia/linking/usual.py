"""What agreement is usually worth, for files too small to learn it from: our own craft, rough on purpose.

For each level: how often records of the same show it, and how often others do.
"""

from __future__ import annotations

from typing import Any

from njia.linking.comparing import BETWEEN
from njia.linking.roles import IDENTIFIERS, ROLES

LEARNABLE = 400  # records from which a file teaches more than this table
_NAME = {
    "whole": (0.45, 5e-4), "both": (0.1, 3e-4), "last_near_first": (0.08, 5e-4), "first_near_last": (0.08, 5e-4),
    "two_words": (0.05, 3e-4), "both_near": (0.05, 5e-4), "last": (0.03, 0.01), "first_only_known": (0.04, 5e-3),
    "first": (0.05, 0.02), "one_word": (0.03, 0.02), "near_first": (0.02, 0.02), "else": (0.02, 0.92),
}  # fmt: skip
_DATE = {
    "same": (0.8, 1e-4),
    "one_digit": (0.07, 2e-3),
    "two_digits": (0.05, 0.02),
    "year": (0.03, 0.02),
    "else": (0.05, 0.95),
}
_POSTCODE = {
    "same": (0.7, 1e-3),
    "near": (0.1, 2e-3),
    "district": (0.08, 0.02),
    "area": (0.05, 0.05),
    "else": (0.07, 0.92),
}
_WORD = {"same": (0.7, 0.02), "near": (0.1, 0.01), "else": (0.2, 0.97)}
_CODE = {"same": (0.85, 0.25), "else": (0.15, 0.75)}
_IDENTIFIER = {
    "few": (0.6, 1e-5), "many": (0.05, 0.01), "another_time": (0.02, 1e-3), "end": (0.03, 1e-3), "else": (0.3, 0.98),
}  # fmt: skip


def with_usual(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings with these values, and without frequencies: in a small file every name looks common."""
    made = [
        one | {"comparison_levels": [_filled(one["output_column_name"], level) for level in one["comparison_levels"]]}
        for one in settings["comparisons"]
    ]
    return settings | {"comparisons": made}


def _filled(name: str, level: dict[str, Any]) -> dict[str, Any]:
    if level.get("is_null_level"):
        return level
    same, others = usual(name)[level["label_for_charts"].partition(BETWEEN)[2]]
    kept = {key: value for key, value in level.items() if not key.startswith("tf_")}
    return kept | {"m_probability": same, "u_probability": others}


def usual(name: str) -> dict[str, tuple[float, float]]:
    """For each level of a comparison, how often the same and how often others show it."""
    if name == "name":
        return _NAME
    if name in IDENTIFIERS:
        return _IDENTIFIER
    kind = ROLES[name].kind
    return {"date": _DATE, "code": _CODE}.get(kind, _POSTCODE if name == "postcode" else _WORD)
