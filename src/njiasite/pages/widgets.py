"""Fields that the site draws otherwise than Django does."""

from __future__ import annotations

from typing import Any

from django import forms


class SecretInput(forms.TextInput):
    """A secret that no browser offers to keep: a phone that is seized must not know it. The style sheet hides it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        quiet = {"class": "secret", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__({**quiet, **(attrs or {})})
