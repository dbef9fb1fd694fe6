"""The form of an application, page by page; the code that opens it; and what can be done with it then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from njia.casework.kinds import fits
from njia.casework.model import ActSpec
from njia.scholarships.model import Answers
from njiasite.dossiers import engine
from njiasite.dossiers.fields import as_kept, field_for
from njiasite.scholarships import codes
from njiasite.scholarships.applying import PAPERS
from njiasite.scholarships.asked import APPLICATION
from njiasite.scholarships.models import Programme

PAGES: Mapping[str, tuple[str, ...]] = {
    "you": ("person", "birth_date", "citizenship", "sex", "county", "phone", "email"),
    "studies": (
        "level", "study_field", "school", "mean_grade", "degree_class", "russian", "language_year", "passport_until",
    ),
    "words": ("statement", "paid_agent"),
}  # fmt: skip
TITLES = {
    "you": _("About you"),
    "studies": _("What you have learnt, and want to learn"),
    "words": _("In your own words"),
}
DEEDS = ("paper", "accept", "decline", "appeal", "withdraw", "well", "take", "take_data", "erase")
PROVED = (
    "accept",
    "decline",
    "withdraw",
    "take",
    "take_data",
    "erase",
)  # a code that was found is not enough for these


def spec() -> ActSpec:
    """The act by which somebody applies."""
    return engine.procedures(settings.CORRIDOR)[APPLICATION].acts["scholarship.submitted"]


class ApplyForm(forms.Form):
    """All questions; those of the page that is shown can be seen, the others go along hidden.

    What must be answered is asked for up to the page that was sent; without a page, all of it.
    """

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    page = forms.CharField(widget=forms.HiddenInput, max_length=20, required=False)
    code = forms.CharField(widget=forms.HiddenInput, max_length=30, required=False)

    def __init__(self, programme: Programme, page: str, data: QueryDict | None = None, code: str = "") -> None:
        super().__init__(data, initial={"key": str(uuid4()), "page": page, "code": code}, auto_id="id_%s")
        self.asked = {field.id: field for field in spec().asked}
        level, names = programme.given.get("programme_level"), list(PAGES)
        done = names[: names.index(page) + 1] if page else names
        for title, questions in PAGES.items():
            for name in questions:
                made = self.fields[name] = field_for(self.asked[name])
                made.required = made.required and title in done
                if title != page or (name == "level" and level != "any"):
                    made.widget = forms.HiddenInput()
        if level != "any":
            self.fields["level"].initial = level

    def clean(self) -> dict[str, Any]:
        """A phone that cannot be one is asked for again."""
        found: dict[str, Any] = super().clean() or {}
        for name in ("phone", "email"):
            if found.get(name) and not fits(self.asked[name], found[name]):
                self.add_error(name, _("This does not look right. Mend it, or leave it empty."))
        return found

    @property
    def told(self) -> Answers:
        """What was answered, as the ledger keeps it."""
        values = {name: as_kept(self.cleaned_data.get(name)) for name in self.asked if name in self.cleaned_data}
        return {name: value for name, value in values.items() if value is not None}

    @property
    def typed(self) -> dict[str, str]:
        """What was typed, whether it is right or not: to be saved, and gone on with."""
        names = [name for questions in PAGES.values() for name in questions]
        return {name: str(self.data[name]) for name in names if self.data.get(name)}

    def turned_to(self, programme: Programme, page: str) -> ApplyForm:
        """The same answers with another page shown, of which nothing was asked yet."""
        data = self.data.copy()
        data["page"] = page
        turned = ApplyForm(programme, page, data)
        turned._errors = forms.utils.ErrorDict()
        turned.cleaned_data = getattr(self, "cleaned_data", {})
        return turned


class CodeForm(forms.Form):
    """The code that was shown when the application was saved or sent."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("It was shown when you saved or sent your application. Two groups of five letters and figures."),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """What the code opens."""
        given: dict[str, Any] = super().clean() or {}
        given["opened"] = codes.opened(given.get("code", "")) if "code" in given else None
        if "code" in given and given["opened"] is None:
            self.add_error("code", _("We know no such code. Look at each letter once more."))
        return given


class DeedForm(forms.Form):
    """One of the things that can be done with the code."""

    deed = forms.ChoiceField(choices=[(name, name) for name in DEEDS])
    key = forms.CharField(max_length=40)
    words = forms.CharField(max_length=4_000, required=False)
    born = forms.DateField(required=False)
    field = forms.ChoiceField(choices=[(name, name) for name in PAPERS], required=False)
    file = forms.FileField(required=False, allow_empty_file=True)
    pressed = forms.ChoiceField(choices=[("no", ""), ("yes", "")], required=False)

    def clean(self) -> dict[str, Any]:
        """Words, a paper or an answer where they are needed."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("deed") == "appeal" and not given.get("words"):
            self.add_error("words", _("Write a few words first."))
        if given.get("deed") == "well" and not given.get("pressed"):
            self.add_error("pressed", _("Choose an answer first."))
        if given.get("deed") == "paper" and not (given.get("file") and given.get("field")):
            self.add_error("file", _("Choose a photo or a file first."))
        return given


class MarksForm(forms.Form):
    """A reader's points. The reader says with them that they do not know the applicant."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, criteria: Mapping[str, tuple[str, int]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, (label, most) in criteria.items():
            self.fields[name] = forms.IntegerField(
                label=label, min_value=0, max_value=most, help_text=_("From 0 to %(most)s") % {"most": most}
            )
        self.fields["no_tie"] = forms.BooleanField(label=_("I do not know who this is, and have no tie with them"))


class SeedForm(forms.Form):
    """The public number that parts those with the same points."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    seed = forms.CharField(
        label=_("The public number"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
