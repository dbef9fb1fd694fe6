"""The form by which one person lets another act for them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from njiasite.identities import selectors
from njiasite.identities.models import Account

_DAYS = [(30, _("One month")), (90, _("Three months")), (180, _("Six months")), (365, _("One year"))]


class HelperForm(forms.Form):
    """The helper's code, for how long, and the consent in so many words."""

    code = forms.CharField(
        label=_("The sign-in code of your helper"),
        help_text=_("Ask them to read it to you. It stands on the page of their account."),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    days = forms.TypedChoiceField(label=_("For how long?"), choices=_DAYS, coerce=int, widget=forms.RadioSelect)
    consent = forms.BooleanField(
        label=_("I agree that this person sees my cases and acts in them for me, and that my consent is recorded.")
    )

    def __init__(self, *args: Any, me: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._me = me

    def clean(self) -> dict[str, Any]:
        """The account of the helper."""
        given: dict[str, Any] = super().clean() or {}
        found = selectors.account_named(given.get("code", ""))
        if "code" in given and (found is None or not found.is_active):
            self.add_error("code", _("There is no account with this code. Look at it once more."))
        elif found is not None and found.pk == self._me.pk:
            self.add_error("code", _("This is your own code."))
        given["helper"] = found
        return given
