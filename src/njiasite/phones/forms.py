"""The form of the page that stands for a telephone."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

_OFF = {"autocomplete": "off", "spellcheck": "false"}


class HandsetForm(forms.Form):
    """Keys that are pressed in a call, or a text message. The call's earlier keys go along unseen."""

    way = forms.ChoiceField(choices=[("ussd", ""), ("sms", "")], widget=forms.HiddenInput)
    number = forms.CharField(label=_("Number of the telephone"), max_length=40, initial="+254700000001")
    session = forms.UUIDField(widget=forms.HiddenInput)
    path = forms.CharField(max_length=2_000, required=False, widget=forms.HiddenInput)
    words = forms.CharField(label=_("What you type"), max_length=1_000, required=False, widget=forms.TextInput(_OFF))
