"""MAPPING.yaml: which column of a file has which role."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from njia.linking.errors import LinkingError
from njia.linking.roles import ROLES

_SETTINGS = {"separator"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Column names by role; ``separator`` parts several values in one cell of an identifier."""

    by_role: AbstractMapping[str, tuple[str, ...]]
    separator: str = ";"

    def of(self, role: str) -> tuple[str, ...]:
        return self.by_role.get(role, ())


def read_mapping(path: Path) -> Columns:
    """The mapping of a YAML file. Raises LinkingError."""
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise LinkingError(f"{path.name} cannot be read as YAML") from None
    return mapping_of(data, path.name)


def mapping_of(data: object, name: str = "the mapping") -> Columns:
    """A mapping from plain data: role → column or list of columns. Raises LinkingError."""
    if not isinstance(data, dict):
        raise LinkingError(f"{name} must say `role: column`, one a line. Roles: {_list()}")
    unknown = sorted(str(key) for key in data if key not in ROLES and key not in _SETTINGS)
    if unknown:
        raise LinkingError(f"{name} has roles that are not known: {', '.join(unknown)}. Roles: {_list()}")
    by_role = {role: _columns(role, value, name) for role, value in data.items() if role in ROLES and value}
    if "id" not in by_role:
        raise LinkingError(f"{name} does not say which column is the `id`")
    if not any(ROLES[role].kind not in ("id", "kind", "seen", "report") for role in by_role):
        raise LinkingError(f"{name} has nothing to compare. Roles: {_list()}")
    return Columns(by_role, str(data.get("separator", ";")))


def _columns(role: str, value: object, name: str) -> tuple[str, ...]:
    found = tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)
    if len(found) > 1 and not ROLES[role].many:
        raise LinkingError(f"{name}: `{role}` takes one column, not {len(found)}")
    return found


def _list() -> str:
    return ", ".join(ROLES)
