"""The forms of the registers: look somebody up, send a list, say which column is which."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from njia.registers.plan import load_registers
from njiasite.dossiers import engine
from njiasite.identities.roster import words as said
from njiasite.registers.lists import PROCEDURE, Origin

MOST_BYTES = 2 * 1024 * 1024
FROM_LISTS = ("agency", "training", "medical", "university", "post")


def _kinds(*only: str) -> list[tuple[str, str]]:
    return [
        (id_, said(kind.many))
        for id_, kind in load_registers(settings.CORRIDOR).kinds.items()
        if not only or id_ in only
    ]


class LookForm(forms.Form):
    """Whom to look up."""

    words = forms.CharField(
        label=_("Name, number or phone"),
        help_text=_("As it stands on the advert or on their paper. English or Russian letters, either will do."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(label=_("Look in"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = _kinds()


class KindForm(forms.Form):
    """Which lines of the registers to show."""

    kind = forms.ChoiceField(label=_("Register"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind, status = self.fields["kind"], self.fields["status"]
        assert isinstance(kind, forms.ChoiceField) and isinstance(status, forms.ChoiceField)
        kind.choices = [("", _("All")), *_kinds()]
        known = load_registers(settings.CORRIDOR).statuses.items()
        status.choices = [("", _("All")), *((id_, said(one.name)) for id_, one in known)]


class ListForm(forms.Form):
    """A list of an authority, and which one it is."""

    kind = forms.ChoiceField(label=_("What it lists"))
    as_of = forms.DateField(
        label=_("Day of the list"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    authority = forms.CharField(label=_("Authority that keeps it"), max_length=300)
    source = forms.CharField(
        label=_("Where it was published"), help_text=_("An address, or the number of the letter."), max_length=300
    )
    file = forms.FileField(label=_("The list"), help_text=_("CSV or XLSX, up to 2 MB."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = _kinds(*FROM_LISTS)

    def clean_file(self) -> Any:
        """A file that is small enough."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(gettext("The file is too large: 2 MB at most."))
        return file

    @property
    def origin(self) -> Origin:
        """Which list it is."""
        given = self.cleaned_data
        return Origin(kind=given["kind"], as_of=given["as_of"], authority=given["authority"], source=given["source"])


class ColumnsForm(forms.Form):
    """Which column of a list is which field."""

    def __init__(self, headings: tuple[str, ...], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("Not on this list")), *((one, one) for one in headings)]
        names = engine.procedures(settings.CORRIDOR)[PROCEDURE].fields
        for field in load_registers(settings.CORRIDOR).lists.headings:
            label = said(names[field].name) if field in names else gettext("Status")
            self.fields[field] = forms.ChoiceField(
                label=label, choices=choices, required=field == "entry_name", widget=forms.Select
            )
