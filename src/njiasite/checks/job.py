"""What is written on the shelf for one check: the job, how far it has come, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from njia.contracts.compare import Comparison
from njia.contracts.report import Report


class Paper(msgspec.Struct, frozen=True):
    """One document of the contract: the files that are its pages, in order, by their number on the shelf."""

    name: str
    files: tuple[str, ...]


class Job(msgspec.Struct, frozen=True):
    """What the worker is asked to do. It names no person and is erased with the rest."""

    papers: tuple[Paper, ...]
    on: date
    corridor: str
    max_bytes: int
    max_seconds: int
    at_once: int
    # hold: the first paper against the second, the attested one; read: only the words of the paper
    task: Literal["check", "hold", "read"] = "check"


class Progress(msgspec.Struct, frozen=True):
    """How far a check has come; ``page`` of ``pages`` while reading."""

    step: Literal["waiting", "reading", "comparing"]
    page: int = 0
    pages: int = 0


class Failure(msgspec.Struct, frozen=True):
    """Why no answer could be given: a message of the corridor and its values, or one of our own codes."""

    code: str
    values: Mapping[str, str] = {}


class Words(msgspec.Struct, frozen=True):
    """What is written on a picture or paper, for whoever asked to have it read."""

    text: str


class Held(msgspec.Struct, frozen=True):
    """A paper that somebody was given to sign: what it is, and what was changed from the attested one."""

    report: Report
    comparison: Comparison | None = None
