"""Forms about the e-mail address of an account, and about a new password by way of it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from njiasite.identities.joining import PasswordForm


class _CodeField(forms.CharField):
    """A code that was sent."""

    def __init__(self) -> None:
        attributes = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        super().__init__(
            label=_("Code from the message"),
            help_text=_("It has 8 letters and figures and works for 15 minutes."),
            max_length=40,
            widget=forms.TextInput(attrs=attributes),
        )


class AddressForm(forms.Form):
    """An address that is to be the account's."""

    address = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("One that only you can read. We keep it sealed."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class ProofForm(forms.Form):
    """The code that went to that address."""

    code = _CodeField()


class ForgotForm(forms.Form):
    """Who forgot their password."""

    who = forms.CharField(
        label=_("Your e-mail address or sign-in code"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )


class NewPasswordForm(PasswordForm):
    """The code, and a new password."""

    code = _CodeField()
    field_order = ("code", "password")
