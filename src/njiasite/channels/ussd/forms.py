"""What the gateway sends, as its documentation names it."""

from __future__ import annotations

from django import forms


class StepForm(forms.Form):
    """One step of a call. ``text`` is everything typed so far, joined by ``*``; empty at the first step."""

    sessionId = forms.CharField(max_length=200)  # noqa: N815 (the gateway's names)
    phoneNumber = forms.CharField(max_length=40)  # noqa: N815
    networkCode = forms.CharField(max_length=40, required=False)  # noqa: N815
    serviceCode = forms.CharField(max_length=60, required=False)  # noqa: N815
    text = forms.CharField(required=False, strip=False)


class EndForm(forms.Form):
    """That a call is over, and how: ``Success``, ``Incomplete`` or ``Failed``."""

    sessionId = forms.CharField(max_length=200)  # noqa: N815
    status = forms.CharField(max_length=20)
