"""The form that lets a paper out of quarantine."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ReleaseForm(forms.Form):
    """Why an officer opens a paper that no scanner has looked at."""

    reason = forms.CharField(
        label=_("Why must you open it now?"),
        help_text=_("Your name and this reason are recorded, and a supervisor sees them."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
