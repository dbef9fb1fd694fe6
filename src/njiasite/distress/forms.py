"""The code that finds a report again, and what whoever told us can do then."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from njiasite.distress import codes


class CodeForm(forms.Form):
    """The code from the receipt."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("It was shown when you asked for help. Two groups of five letters and figures."),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """The report that the code opens."""
        given: dict[str, Any] = super().clean() or {}
        given["report"] = codes.opened(given.get("code", "")) if "code" in given else None
        if "code" in given and given["report"] is None:
            self.add_error("code", _("We know no such code. Look at each letter once more."))
        return given


class MoreForm(forms.Form):
    """Words for one of the things that can be done with the code."""

    words = forms.CharField(max_length=4_000, widget=forms.Textarea(attrs={"rows": 4}))
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
