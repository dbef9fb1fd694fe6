"""allauth's forms with our words: short labels, no placeholder, no password typed twice."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from njiasite.identities import selectors
from njiasite.identities.models import Account
from njiasite.identities.services import accounts

_LONG = _("At least 10 characters. Three or four words in a row are easy to remember and hard to guess.")


def _words(field: forms.Field, label: Any, help_text: Any = "") -> None:
    """Our label and help; a placeholder would vanish as soon as somebody types."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


class SignInForm(account.LoginForm):
    """Any name of the account, and its password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attributes = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["login"] = forms.CharField(max_length=254, widget=forms.TextInput(attrs=attributes))
        _words(self.fields["login"], _("Your sign-in code"), _("It looks like K7M2P-94XQB."))
        _words(self.fields["password"], _("Password"))
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        """The code of the account that was meant: what was typed goes into no session and no count."""
        typed = self.cleaned_data["login"]
        found = selectors.account_named(typed)
        return found.code if found else typed.strip()[:254]


class SignUpForm(account.SignupForm):
    """A new account: with a password, or with a passkey alone."""

    way = forms.ChoiceField(
        label=_("How do you want to sign in?"),
        choices=[("password", _("With a password")), ("passkey", _("With this phone or computer, without a password"))],
        initial="password",
        widget=forms.RadioSelect,
    )
    field_order = ("way", "password1")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _words(self.fields["password1"], _("Password"), _LONG)
        self.fields["password1"].required = False
        self.fields["password1"].either = True  # or a passkey: then it is not wanted

    def clean(self) -> dict[str, Any]:
        """A password where one is wanted."""
        given: dict[str, Any] = super().clean()
        if given.get("way") == "password" and not given.get("password1") and "password1" not in self.errors:
            self.add_error("password1", _("Choose a password, or choose to sign in without one."))
        return given

    def save(self, request: HttpRequest) -> Account:
        """Opens the account."""
        password = self.cleaned_data["password1"] if self.cleaned_data["way"] == "password" else None
        return accounts.open_for_anybody(language=get_language() or "en", password=password)


class ReauthenticateForm(account.ReauthenticateForm):
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _words(self.fields["password"], _("Password"))


class ChangePasswordForm(account.ChangePasswordForm):
    """The old password and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        _words(self.fields["oldpassword"], _("Your password now"))
        _words(self.fields["password1"], _("Your new password"), _LONG)


class SetPasswordForm(account.SetPasswordForm):
    """A first password for an account that had none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        _words(self.fields["password1"], _("Your new password"), _LONG)


def _code(field: forms.Field, help_text: Any) -> None:
    _words(field, _("Code"), help_text)
    field.widget.attrs["inputmode"] = "numeric"


class CodeForm(second.AuthenticateForm):
    """A one-time code, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("The 6 figures that your app shows now, or one of your recovery codes."))


class CodeAgainForm(second.ReauthenticateForm):
    """The same, before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("The 6 figures that your app shows now, or one of your recovery codes."))


class ActivateAppForm(totp.ActivateTOTPForm):
    """The first code of an app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("The 6 figures that your app shows now."))


class AddKeyForm(webauthn.AddWebAuthnForm):
    """A passkey, which may open the account by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _words(self.fields["name"], _("A name for it"), _("So that you know it again in a list."))
        _words(self.fields["passwordless"], _("It opens the account by itself, without a password"))
        self.fields["passwordless"].initial = True


class NameKeyForm(webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _words(self.fields["name"], _("A name for it"))
