"""Who gives all cases, and who takes them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from njiasite.identities.selectors import account_named


class HandoverForm(forms.Form):
    """The codes of two accounts."""

    giver = forms.CharField(label=_("Code of the officer who leaves"), max_length=30)
    taker = forms.CharField(label=_("Code of the officer who takes the cases"), max_length=30)

    def clean(self) -> dict[str, Any]:
        """The two accounts."""
        given: dict[str, Any] = super().clean() or {}
        for name in ("giver", "taker"):
            if name in given and (account := account_named(given[name])) is None:
                self.add_error(name, _("There is no account with this code."))
            elif name in given:
                given[name] = account
        if given.get("giver") and given.get("giver") == given.get("taker"):
            self.add_error("taker", _("This is the same officer."))
        return given
