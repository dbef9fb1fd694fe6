"""What can be wrong with an exported ledger, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "altered",  # an act says something else than was recorded
    "removed",  # acts are missing
    "inserted",  # an act that was never recorded
    "reordered",  # an act stands in another place than it was recorded
    "unreadable",  # a line is none of an export
    "head",  # the line that ends a chain was altered
    "root",  # the chains under a checkpoint are not those that were signed
    "signature",  # a checkpoint was not signed by this key
    "checkpoint",  # checkpoints are missing, or do not follow each other
    "unsealed",  # acts after the last checkpoint
    "short",  # the file ends before the last checkpoint it announces
    "held",  # a checkpoint that was noted down elsewhere is not in the file
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: which act (or acts, ``seq`` to ``until``), at which line, under which checkpoint.

    ``altered`` over several acts: the forger made the hashes anew, and it was one of these at least.
    """

    kind: Kind
    chain: str | None = None
    seq: int | None = None
    until: int | None = None
    line: int | None = None
    checkpoint: int | None = None
