"""Forms about the e-mail address of an account, and about a new password by way of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _


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

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"] = _CodeField()


class ForgotForm(forms.Form):
    """Who forgot their password."""

    who = forms.CharField(
        label=_("Your e-mail address or sign-in code"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )


class NewPasswordForm(ProofForm):
    """The code, and a new password."""

    password = forms.CharField(
        label=_("Your new password"),
        help_text=_("At least 10 characters. Three or four words in a row are easy to remember and hard to guess."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    field_order = ("code", "password")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(self.field_order)

    def clean_password(self) -> str:
        """A password that is good enough."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password
