"""The form that asks for a token."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

_DAYS = [(7, _("One week")), (30, _("One month")), (90, _("Three months")), (365, _("One year"))]


class TokenForm(forms.Form):
    """What it is for, and for how long."""

    name = forms.CharField(
        label=_("What is it for?"),
        help_text=_("Any words by which you will know it again, such as the name of the program."),
        max_length=60,
    )
    days = forms.TypedChoiceField(label=_("For how long?"), choices=_DAYS, coerce=int, widget=forms.RadioSelect)
