"""What the gateway sends, as its documentation names it."""

from __future__ import annotations

from django import forms


class MessageForm(forms.Form):
    """A text message. ``from`` is a word of Python, so the names are given here."""

    id = forms.CharField(max_length=200, required=False)
    text = forms.CharField(required=False)
    to = forms.CharField(max_length=40, required=False)
    linkId = forms.CharField(max_length=200, required=False)  # noqa: N815 (the gateway's names)


MessageForm.base_fields["from"] = forms.CharField(max_length=40)


class ReportForm(forms.Form):
    """What became of a message that was handed over."""

    id = forms.CharField(max_length=120)
    status = forms.CharField(max_length=20)
    failureReason = forms.CharField(max_length=60, required=False)  # noqa: N815
