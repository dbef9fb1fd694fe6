"""What can go wrong with evidence."""

from __future__ import annotations


class EvidenceError(ValueError):
    """Something cannot be made or read; ``code`` names the message that says why (``bundle.cannot.CODE``)."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(f"{code} {what}".strip())
        self.code, self.what = code, what


def need_extra(error: ModuleNotFoundError) -> EvidenceError:
    """The extra that is missing, by name."""
    return EvidenceError("extra", error.name or "")
