"""The form of an act, made from the fields that its procedure asks for; and the small forms of the lists."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, gettext_lazy

from njia.calendars.load import load_calendars
from njia.casework.model import ActSpec
from njia.casework.refuse import Refusal
from njia.findings import Text
from njiasite.documents.holding import Held
from njiasite.dossiers.daysoff import Day
from njiasite.dossiers.fields import as_kept, field_for
from njiasite.dossiers.presentation import country_name
from njiasite.identities.roster import words as said

_FEW = 3  # fields that may be added are shown at once when there are no more of them


class ActForm(forms.Form):
    """``key`` makes the act happen once however often it is sent; ``seen`` is the last act the person saw."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, spec: ActSpec, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.spec = spec
        for field in spec.asked:
            self.fields[field.id] = field_for(field)

    @property
    def must(self) -> list[forms.BoundField]:
        """What has to be filled in."""
        return [self[field.id] for field in self.spec.asked if field.required]

    @property
    def may(self) -> list[forms.BoundField]:
        """What may be added."""
        return [self[field.id] for field in self.spec.asked if not field.required]

    @property
    def folded(self) -> bool:
        """Whether what may be added is folded away: where there is much of it, and nothing in it yet."""
        return (
            len(self.may) > _FEW
            and bool(self.must)
            and not any(field.errors or field.data or field.initial for field in self.may)
        )

    @classmethod
    def blank(cls, spec: ActSpec, seen: int) -> ActForm:
        """The form before anything is filled in."""
        return cls(spec, initial={"key": str(uuid4()), "seen": seen})

    @property
    def given(self) -> dict[str, Any]:
        """What was filled in, as the ledger keeps it: of a paper its number."""
        values = {f.id: as_kept(self.cleaned_data.get(f.id)) for f in self.spec.asked if f.kind != "document"}
        papers = {name: str(paper.id) for name, paper in self.held.items()}
        return {name: value for name, value in {**values, **papers}.items() if value is not None}

    @property
    def held(self) -> dict[str, Held]:
        """The papers that are kept and go with the form."""
        return {name: value for name, value in self.cleaned_data.items() if isinstance(value, Held)}

    @property
    def papers(self) -> dict[str, UploadedFile]:
        """The files that came with it just now."""
        return {name: value for name, value in self.cleaned_data.items() if isinstance(value, UploadedFile)}

    def refuse(self, refusal: Refusal) -> None:
        """Shows why the procedure does not allow it, at the fields that the reason is about."""
        about = [name for name in refusal.fields if name in self.fields]
        for name in about or [None]:
            self.add_error(name, said(refusal.text))


class NumberForm(forms.Form):
    """The number of a case."""

    number = forms.CharField(label=gettext_lazy("Number of the case"), max_length=30)

    def clean_number(self) -> str:
        """As it is written on every page."""
        return str(self.cleaned_data["number"]).strip().upper()

    def not_found(self) -> None:
        """Says that there is none, or none for this reader: which of the two is not said."""
        self.add_error("number", gettext("There is no case with this number. Look at it once more."))


class SearchForm(forms.Form):
    """What is known of a case that is looked for."""

    words = forms.CharField(
        label=gettext_lazy("Number of the case, name, phone or passport"),
        help_text=gettext_lazy("A name may be written in Latin or Russian letters."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class DayForm(forms.Form):
    """A day off, or a day that is worked, against the ordinary calendar."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    calendar = forms.ChoiceField(label=gettext_lazy("Calendar"), widget=forms.RadioSelect)
    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        widget=forms.RadioSelect,
        choices=[("day_off", gettext_lazy("Day off")), ("working_day", gettext_lazy("Working day"))],
    )
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=100)
    name_sw = forms.CharField(label=gettext_lazy("Name in Swahili"), max_length=100)
    name_ru = forms.CharField(label=gettext_lazy("Name in Russian"), max_length=100)
    source = forms.CharField(
        label=gettext_lazy("Where it was announced"),
        help_text=gettext_lazy("For instance the number and date of the Gazette notice."),
        max_length=200,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        calendar = self.fields["calendar"]
        assert isinstance(calendar, forms.ChoiceField)
        calendar.choices = [(id_, country_name(id_)) for id_ in load_calendars(settings.CORRIDOR).tables]

    @classmethod
    def blank(cls) -> DayForm:
        """The form before anything is filled in."""
        return cls(initial={"key": str(uuid4())})

    @property
    def entered(self) -> Day:
        """What was filled in."""
        said = self.cleaned_data
        name = Text(said["name_en"], said["name_sw"], said["name_ru"])
        return Day(calendar=said["calendar"], day=said["day"], kind=said["kind"], name=name, source=said["source"])
