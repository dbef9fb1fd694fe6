"""What a letter needs and the case does not say."""

from __future__ import annotations

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from njia.casework.model import Field
from njiasite.identities.roster import words as said


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}), **more)


class DemandForm(forms.Form):
    """The name as it is to stand in both texts, and to whom the demand goes."""

    person_en = _line(_("Name as in the passport"))
    person_ru = _line(_("The same name in Russian letters"))
    organ = forms.ChoiceField(label=_("To whom the demand goes"), widget=forms.RadioSelect)
    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, organs: Field, seen: int, person: str, **more: Any) -> None:
        super().__init__(*args, initial={"person_en": person, "key": uuid4(), "seen": seen}, **more)
        choices = [(option.id, said(option.name)) for option in organs.options]
        cast(forms.ChoiceField, self.fields["organ"]).choices = choices


class BondForm(forms.Form):
    """Whose guarantee is claimed."""

    agency = _line(_("Agency, as in the register"))
    licence = _line(_("Number of its licence"), required=False)
