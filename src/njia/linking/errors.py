"""What stops a linking run, said to whoever started it."""

from __future__ import annotations


class LinkingError(ValueError):
    """The files or the mapping cannot be linked as they are; the message says what to change and repeats no record."""


def need_extra(error: ModuleNotFoundError, extra: str = "linking") -> LinkingError:
    """Names the extra that brings a missing library."""
    return LinkingError(f"{error.name} is missing: install njia[{extra}] (pip install 'njia[{extra}]')")
