"""Forms of check-ins: the code, an answer, the person's own wishes, and an officer's enrolment of somebody."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from njia.checkins.rhythm import lasting
from njiasite.checkins import facts, numbers, signs
from njiasite.checkins.departing import morning_of
from njiasite.checkins.services import Joining
from njiasite.dossiers import engine
from njiasite.dossiers.searching import as_phone
from njiasite.identities.roster import words as said
from njiasite.pages.widgets import SecretInput

_CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
_SEALED = (
    "person", "phone", "email", "place", "employer", "contract", "contact_name", "contact_phone", "secret", "pin",
)  # fmt: skip
_DIGITS = {"inputmode": "numeric", "autocomplete": "off"}


def _phone(typed: str) -> str:
    if typed and not as_phone(typed):
        raise forms.ValidationError(_("This does not look like a phone number."))
    return as_phone(typed)


def regions() -> list[tuple[str, str]]:
    """The regions in which people work, by name in the reader's language."""
    options = engine.procedures(settings.CORRIDOR)["job_order"].fields["region"].options
    return sorted(((one.id, said(one.name)) for one in options), key=lambda one: one[1])


class CodeForm(forms.Form):
    """The code of one question, or of the person's own page."""

    code = forms.CharField(label=_("Your code"), max_length=30, widget=forms.TextInput(attrs=_CODE))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        given["opened"] = numbers.opened(given.get("code", ""), "own", "contact", "mine")
        if given.get("code") and given["opened"] is None:
            self.add_error("code", _("This code does not work any more, or a letter is wrong."))
        return given


class DoorForm(forms.Form):
    """The code of somebody's own page, and the number that only they know. A sign behind it may be a word: no field
    that brings up a pad of digits."""

    code = forms.CharField(label=_("Your code"), max_length=30, widget=forms.TextInput(attrs=_CODE))
    pin = forms.CharField(label=_("Your secret number"), max_length=20, widget=SecretInput())


_MINE = {
    "kind": _("You leave as"),
    "person": _("Your name"),
    "phone": _("Your phone abroad"),
    "contact_name": _("Somebody I trust: name"),
    "secret": _("My secret sign of danger"),
    "pin": _("Your secret number"),
    "open_words": _("Messages may say what they are about"),
}


def _hour(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}), **more)


class RhythmForm(forms.Form):
    """How often and at which hours somebody may be asked. Left empty it is as the corridor says, or stays as it is."""

    as_it_is: Any = _("As it is")

    every = forms.ChoiceField(label=_("How often may we ask?"), required=False)
    hour = _hour(_("At which hour?"))
    quiet_from = _hour(_("Write nothing from this hour"), help_text=_("By the clock of the place where they live."))
    quiet_to = _hour(_("until this hour"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = ((str(one.every), said(one.name)) for one in facts.plan().choices.values())
        self.fields["every"].choices = [("", self.as_it_is), *choices]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        begins, ends, most = given.get("quiet_from"), given.get("quiet_to"), facts.plan().quiet_longest
        if (begins is None) != (ends is None):
            self.add_error("quiet_to", _("Give both hours, or none."))
        elif begins and ends and lasting((begins, ends)) > most:
            hours = int(most.total_seconds() // 3600)
            self.add_error("quiet_to", _("At most %(hours)s hours a day: else nobody could ask.") % {"hours": hours})
        return given

    @property
    def rhythm(self) -> dict[str, Any]:
        """What was chosen, as a `Joining` takes it."""
        given = self.cleaned_data
        quiet = given["quiet_from"], given["quiet_to"]
        return {
            "every": int(given["every"] or 0), "hour": given["hour"], "quiet": None if None in quiet else quiet,
        }  # fmt: skip


class WishForm(RhythmForm):
    """What somebody wants otherwise. Nothing of what was chosen before is shown: another may hold the phone."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    pause = forms.ChoiceField(label=_("Do not ask me for a while, because"), required=False)
    days = forms.IntegerField(label=_("For how many days?"), required=False, min_value=1, max_value=31)
    phone = forms.CharField(label=_("My new phone number"), required=False, max_length=40)
    roaming = forms.ChoiceField(
        label=_("From where is that number?"), required=False,
        choices=[("", _("As it is")), ("yes", _("From home, used abroad")), ("no", _("Of the country where I am"))],
    )  # fmt: skip
    lost = forms.BooleanField(label=_("My phone is lost: write to it no more"), required=False)
    contact_name = forms.CharField(label=_("Somebody I trust: name"), required=False, max_length=120)
    contact_phone = forms.CharField(label=_("Their phone"), required=False, max_length=40)
    place = forms.CharField(label=_("Where I live now"), required=False, max_length=300)
    secret = forms.CharField(
        label=_("My secret sign of danger"),
        help_text=_("A digit that is no answer (0 or 6 to 9), or a short word. Only you know it. We never show it."),
        required=False, max_length=20, widget=SecretInput,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pauses = ((id_, said(one.name)) for id_, one in facts.plan().pauses.items())
        self.fields["pause"].choices = [("", _("No pause")), *pauses]

    def clean_phone(self) -> str:
        return _phone(self.cleaned_data["phone"])

    def clean_contact_phone(self) -> str:
        return _phone(self.cleaned_data["contact_phone"])

    def clean_secret(self) -> str:
        typed = self.cleaned_data["secret"]
        if typed and not signs.as_sign(typed):
            raise forms.ValidationError(_("Choose another sign: this one means something already, or is too long."))
        return signs.as_sign(typed)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("pause") and not given.get("days"):
            self.add_error("days", _("Say for how many days: every pause has an end."))
        return given


class EnrolForm(RhythmForm):
    """Somebody who leaves, as an officer writes it down with them."""

    as_it_is = _("As everybody is asked")
    last = ("every", "hour", "quiet_from", "quiet_to", "open_words", "secret", "pin")

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    kind = forms.ChoiceField(label=_("Who leaves"), choices=[("worker", _("A worker")), ("student", _("A student"))])
    person = forms.CharField(label=_("Name"), max_length=200)
    departed_on = forms.DateField(label=_("Day of departure"), widget=forms.DateInput(attrs={"type": "date"}))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    roaming = forms.BooleanField(label=_("It is a number from home that roams abroad"), required=False)
    region = forms.ChoiceField(label=_("Region"))
    place = forms.CharField(label=_("Address or place"), max_length=300, required=False)
    employer = forms.CharField(label=_("Employer or university"), max_length=200, required=False)
    contract = forms.CharField(label=_("Number of the contract or paper"), max_length=80, required=False)
    contact_name = forms.CharField(label=_("Somebody they trust: name"), max_length=120, required=False)
    contact_phone = forms.CharField(label=_("Their phone"), max_length=40, required=False)
    open_words = forms.BooleanField(label=_("Messages may say what they are about"), required=False)
    secret = forms.CharField(
        label=_("Their secret sign of danger"), max_length=20, required=False,
        help_text=_("Let them type it: a digit that is no answer (0 or 6 to 9), or a short word."),
        widget=SecretInput,
    )  # fmt: skip
    pin = forms.RegexField(
        r"^\d{4,8}$", label=_("Their secret number"), help_text=_("4 to 8 digits. Let them type it."),
        widget=SecretInput(attrs=_DIGITS),
    )  # fmt: skip

    clean_phone, clean_contact_phone = WishForm.clean_phone, WishForm.clean_contact_phone
    clean_secret = WishForm.clean_secret

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name not in self.last])
        self.fields["region"].choices = [("", _("Choose one")), *regions()]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not (given.get("phone") or given.get("email") or given.get("contact_phone")):
            self.add_error("phone", _("Give a phone, an e-mail, or somebody they trust: else nobody can be asked."))
        return given

    def joining(self, *, proved: bool, account: UUID | None = None, journey: str = "", case: str = "") -> Joining:
        """What is begun with it."""
        given = self.cleaned_data
        return Joining(
            kind=given["kind"], language=given["language"], departed_at=self.departed_at,
            known=msgspec.structs.replace(self.known, journey=journey, case=case), account=account,
            region=given["region"], roaming=given["roaming"], covered=not given["open_words"], proved=proved,
            **self.rhythm,
        )  # fmt: skip

    @property
    def departed_at(self) -> datetime:
        """The morning of the day of departure, at home."""
        return morning_of(self.cleaned_data["departed_on"])

    @property
    def known(self) -> facts.Known:
        """What is sealed."""
        return facts.Known(**{name: self.cleaned_data[name] for name in _SEALED})


class OwnForm(EnrolForm):
    """Somebody who leaves, as they write it down themselves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in _MINE.items():
            self.fields[name].label = label
        self.fields["pin"].help_text = _("4 to 8 digits that only you know.")
        self.fields["secret"].help_text = WishForm.base_fields["secret"].help_text
        self.fields["phone"].required = True
        self.fields["region"].required = False
        self.fields["region"].choices = [("", _("I do not know yet")), *regions()]
        self.fields["email"].widget = forms.HiddenInput()
