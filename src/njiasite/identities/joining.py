"""The form that takes an invitation code, and how a new password is asked for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from njiasite.identities.services import invitations


class PasswordForm(forms.Form):
    """A new password."""

    password = forms.CharField(
        label=_("Your new password"),
        help_text=_("At least 10 characters. Three or four words in a row are easy to remember and hard to guess."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """A password that is good enough."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class JoinForm(PasswordForm):
    """A code, and the password of the account it opens."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("It has 20 letters and figures. It works once, for 3 days."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    field_order = ("code", "password")

    def clean(self) -> dict[str, Any]:
        """The invitation that the code opens."""
        given: dict[str, Any] = super().clean() or {}
        invitation = invitations.open_invitation(given.get("code", ""))
        if "code" in given and invitation is None:
            self.add_error("code", _("This code is not right, was used already, or is too old. Ask for a new one."))
        given["invitation"] = invitation
        return given
