"""What stands in the way of an estimate: a code of the corridor's messages, and its values."""

from __future__ import annotations


class InputError(ValueError):
    """A table that cannot be read as what it should be; ``code`` is the end of a message ``estimate.input.…``."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


class RefusedError(Exception):
    """A method that would mislead on this table; ``code`` is the end of a message ``estimate.refused.…``."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values
