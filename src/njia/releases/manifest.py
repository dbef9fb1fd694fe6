"""A release as a file: everything that is published of a quarter, and the terms under which it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import msgspec

from njia.disclosure.cells import Cell, matches
from njia.releases.calendar import Kind
from njia.seals.acts import canonical

YES, NO, NONE = "yes", "no", "none"  # how something turned out; a part without a name


class Shown(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One published number. ``value`` None is withheld. Fractions are written as text, so that all write them alike."""

    key: tuple[str, ...]
    value: str | None
    low: str | None = None
    high: str | None = None
    counted: int | None = None


class Published(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published table: which indicator in which version, and its numbers."""

    id: str
    indicator: str
    version: int
    kind: Kind
    dimensions: tuple[str, ...]
    cells: tuple[Shown, ...]
    rho: str = "0"


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``previous`` is the digest of the release before; ``noise`` commits to the noise that is kept sealed."""

    corridor: str
    release: str
    first: date
    last: date
    as_of: date
    at_least: int
    lifetime_rho: str
    delta: str
    previous: str
    noise: str
    tables: tuple[Published, ...]

    @property
    def rho(self) -> float:
        """What this release spends of the budget."""
        return float(sum((Decimal(table.rho) for table in self.tables), Decimal()))

    def table(self, id_: str) -> Published | None:
        return next((table for table in self.tables if table.id == id_), None)


def written(manifest: Manifest) -> bytes:
    """The release as bytes, in one way only."""
    return canonical(msgspec.to_builtins(manifest))


def digest(manifest: Manifest) -> str:
    """What the ledger and the next release hold of it."""
    return hashlib.sha256(written(manifest)).hexdigest()


def read(data: bytes) -> Manifest:
    """Raises msgspec.MsgspecError for what is no release."""
    return msgspec.json.decode(data, type=Manifest)


def cells_of(manifest: Manifest) -> Iterator[Cell]:
    """Every cell of its tables of counts, over the atoms of their lines: what an attacker has."""
    for table in manifest.tables:
        if table.kind == "counts":
            atoms = [one.key for one in table.cells if all(one.key)]
            for one in table.cells:
                inside = frozenset((table.id, manifest.release, *atom) for atom in atoms if matches(one.key, atom))
                value = None if one.value is None else int(one.value)
                yield Cell(f"{table.id} {manifest.release}", one.key, inside, value)
