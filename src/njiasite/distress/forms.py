"""The code that finds a report again, and what whoever told us can do then."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from njiasite.distress import codes
from njiasite.distress.asking import HOURS
from njiasite.dossiers.searching import as_phone

DEEDS = ("more", "reach", "complain", "stop", "take", "take_data", "erase")
PROVED = ("reach", "take", "take_data", "erase")  # a code that was found is not enough for these
REACH = ("safe_way", "safe_from", "safe_until", "safe_words", "reporter_phone", "reporter_email")


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


class DeedForm(forms.Form):
    """One of the things that can be done with the code, and words for it. ``proof`` is a number that was told to us."""

    deed = forms.ChoiceField(choices=[(name, name) for name in DEEDS])
    key = forms.CharField(max_length=40)
    words = forms.CharField(max_length=4_000, required=False)
    proof = forms.CharField(max_length=120, required=False)
    safe_way = forms.ChoiceField(choices=[(name, name) for name in ("none", "call", "sms", "email")], required=False)
    safe_from = forms.ChoiceField(choices=HOURS, required=False)
    safe_until = forms.ChoiceField(choices=HOURS, required=False)
    safe_words = forms.ChoiceField(choices=[("hidden", ""), ("open", "")], required=False)
    reporter_phone = forms.CharField(max_length=40, required=False)
    reporter_email = forms.EmailField(required=False)

    def clean(self) -> dict[str, Any]:
        """Words where they are needed, a way where it is to be changed, and numbers that can be numbers."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("deed") in ("more", "complain") and not given.get("words"):
            self.add_error("words", _("Write a few words first."))
        if given.get("deed") == "reach" and not given.get("safe_way"):
            self.add_error("safe_way", _("Choose how we may contact you."))
        if given.get("reporter_phone") and not as_phone(given["reporter_phone"]):
            self.add_error("reporter_phone", _("This does not look like a phone number."))
        return given

    @property
    def reach(self) -> dict[str, str]:
        """How the teller wants to be reached from now on; blanks are left out."""
        return {name: self.cleaned_data[name] for name in REACH if self.cleaned_data.get(name)}


class JoinForm(forms.Form):
    """With which report, and why."""

    other = forms.UUIDField()
    ground = forms.CharField(max_length=2_000)
