"""Forms of a journey; those of its acts are made from the procedure's own fields."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from njiasite.checkins.forms import EnrolForm
from njiasite.config import clock
from njiasite.dossiers import engine
from njiasite.dossiers.fields import field_for
from njiasite.dossiers.searching import as_phone
from njiasite.identities.roster import words as said
from njiasite.pages.templatetags.shown import day
from njiasite.pages.widgets import SecretInput
from njiasite.people import doors, paperforms, told, wallet

_CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
_LONGEST = 4_000
_WORD = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


def _pathways() -> list[tuple[str, str]]:
    ways = told.ways()
    named = [(one.id, said(one.name)) for one in ways.pathways.values()]
    return [*named, *((id_, said(ways.words[f"origin.{id_}"])) for id_ in ("gulf", "visitor"))]


def _can_begin(on: date) -> None:
    """A slip of the year would count no step."""
    first, last = told.days()
    if not first <= on <= last:
        words = _("Look at the year. The day can be from %(first)s to %(last)s; if it was before, put today.")
        raise forms.ValidationError(words, params={"first": day(first), "last": day(last)})


class BeginForm(forms.Form):
    """Which way, and from when."""

    pathway = forms.ChoiceField(label=_("Which way is yours?"), choices=_pathways, widget=forms.RadioSelect)
    begins_on = forms.DateField(
        label=_("From which day?"), widget=forms.DateInput(attrs={"type": "date"}), validators=[_can_begin]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["begins_on"].initial = clock.now().date().isoformat()


class OpenForm(forms.Form):
    """The code, and the word where one was chosen."""

    code = forms.CharField(label=_("Your code"), max_length=40, widget=forms.TextInput(attrs=_CODE))
    word = forms.CharField(
        label=_("Your secret word"),
        help_text=_("Only if you chose one."),
        max_length=60,
        required=False,
        widget=SecretInput(),
    )


class PhoneForm(forms.Form):
    """A phone number."""

    phone = forms.CharField(
        label=_("Your phone number"), max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip

    def clean_phone(self) -> str:
        """In its international form."""
        found = as_phone(self.cleaned_data["phone"])
        if not found:
            raise forms.ValidationError(_("This does not look like a phone number."))
        return found


class SentForm(PhoneForm):
    """What was sent to the number, and the word."""

    sent = forms.CharField(
        label=_("The number in the message"), max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip
    word = forms.CharField(label=_("Your secret word"), max_length=60, widget=SecretInput())

    def __init__(self, *args: Any, word: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget = forms.HiddenInput()
        if not word:
            del self.fields["word"]


class WordsForm(forms.Form):
    """A word that guards the journey, and another that opens it bare and calls for help."""

    word = forms.CharField(label=_("A secret word of your own"), max_length=60, widget=forms.TextInput(attrs=_WORD))
    other = forms.CharField(
        label=_("A word for when somebody forces you"),
        help_text=_(
            "It opens this page without your papers and people, and tells an officer unseen that you are in danger."
        ),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs=_WORD),
    )

    def clean(self) -> dict[str, Any]:
        """Two words that cannot be mixed up."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("other") and given.get("other", "").casefold() == given.get("word", "").casefold():
            self.add_error("other", _("Choose two different words."))
        return given


class PaperForm(forms.Form):
    """A paper to put away."""

    paper = forms.FileField(label=_("A photo or file"), help_text=_("PDF, Word, text or picture, at most 5 MB."))
    sort = forms.ChoiceField(label=_("Which paper"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = engine.procedures(settings.CORRIDOR)["journey"].fields["paper_sort"]
        self.fields["sort"].choices = [(one.id, said(one.name)) for one in known.options]


class ShareForm(forms.Form):
    """For how long a link works."""

    hours = forms.TypedChoiceField(choices=[(hours, str(hours)) for hours in wallet.HOURS], coerce=int)


class WhoForm(forms.Form):
    """Who opens a shared paper."""

    who = forms.CharField(
        label=_("Who are you?"),
        help_text=_("Your name and office. The person sees it, with the time."),
        max_length=120,
    )


class TrustedForm(forms.Form):
    """The code of somebody whom a person lets act for them, and what they have to say."""

    dead = _("This code opens nothing, or no longer.")

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    code = forms.CharField(label=_("The code you were given"), max_length=40, widget=forms.TextInput(attrs=_CODE))
    words = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_words(self) -> str:
        """Cut and never refused: a browser counts a line's end once and sends it as two letters."""
        return str(self.cleaned_data["words"])[:_LONGEST]


class LeavingForm(EnrolForm):
    """Somebody who leaves, as their officer writes it down alone with them; they show the journey whose code they have.

    The word that calls for help does so here too, and the officer sees nothing of it.
    """

    code = forms.CharField(
        label=_("Code of their journey, if they have one"), max_length=40, required=False,
        help_text=_("They type it, and the word if they chose one. Then whom they trust can raise the alarm for them."),
        widget=SecretInput(attrs=_CODE),
    )  # fmt: skip
    word = forms.CharField(
        label=_("Their secret word, typed by themselves"), max_length=60, required=False, widget=SecretInput()
    )
    last = (*EnrolForm.last, "code", "word")

    def clean(self) -> dict[str, Any]:
        """A code that opens a journey, or none."""
        given = super().clean()
        found = doors.opened(given["code"], given.get("word", "")) if given.get("code") and not self.errors else None
        if given.get("code") and found is None and not self.errors:
            self.add_error("code", _("This code and word open nothing. Look at them once more."))
        return {**given, "journey": found.journey if found else None}


class ActForm(forms.Form):
    """What an act of the journey asks for; ``without`` names what the page itself gives."""

    def __init__(self, type: str, without: tuple[str, ...], data: Any = None) -> None:
        super().__init__(data, prefix=type, auto_id="id_%s")
        spec = engine.procedures(settings.CORRIDOR)["journey"].acts[f"journey.{type}"]
        for field in spec.asked:
            if field.id not in without:
                self.fields[field.id] = field_for(field)


class HelpForm(forms.Form):
    """Somebody helps another: who, and that the person agreed after hearing who will be told what."""

    code = forms.CharField(
        label=_("The person's code"),
        help_text=_("Leave it empty to begin a new journey."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs=_CODE),
    )
    word = forms.CharField(
        label=_("Their secret word, typed by themselves"),
        max_length=60,
        required=False,
        widget=SecretInput(),
    )
    serial = forms.CharField(
        label=_("Serial of the paper form, if there is one"), max_length=12, required=False,
        widget=forms.TextInput(attrs=_CODE),
    )  # fmt: skip
    uncoded = forms.BooleanField(
        label=_("The part of the form that they keep has no code on it, or is lost"), required=False
    )
    helper_kind = forms.ChoiceField(label=_("Who helps"), widget=forms.RadioSelect)
    helper_is = forms.CharField(label=_("Name of the helper and the place"), max_length=120)
    pathway = forms.ChoiceField(label=_("Which way is theirs?"), choices=_pathways, required=False)
    begins_on = forms.DateField(
        label=_("From which day?"),
        help_text=_("As the paper form says. Leave it empty if that is today."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        validators=[_can_begin],
    )
    consent = forms.BooleanField(
        label=_(
            "The person is here and I read this page to them, or they signed the paper form. They agree. "
            "That is recorded."
        )
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = engine.procedures(settings.CORRIDOR)["journey"].fields["helper_kind"]
        self.fields["pathway"].choices = [("", _("Choose one")), *_pathways()]
        self.fields["helper_kind"].choices = [(one.id, said(one.name)) for one in known.options]

    def clean(self) -> dict[str, Any]:
        """A code or a way: one of them is needed."""
        given: dict[str, Any] = super().clean() or {}
        if paperforms.is_code_on(given.get("serial", ""), given.get("code", "")):
            given["code"] = ""  # it is printed on the form, and opens nothing before that is entered
        if not given.get("code") and not given.get("pathway"):
            self.add_error("pathway", _("Choose their way, or type their code."))
        return given
