"""What a paper needs besides the claims. It goes into the file and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from njia.disputes import papers
from njia.disputes.claims import LARGEST
from njia.disputes.group import Shared, group_forms
from njia.disputes.pack import Named, Particulars
from njia.disputes.settlement import Terms
from njiasite.config import clock
from njiasite.identities.roster import words as said


def _text(label: Any, help_text: Any = "", longest: int = 200) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, max_length=longest, required=False, widget=widget)


def _day(label: Any, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


class _Names(forms.Form):
    worker_latin = _text(_("Your name, as in the passport"))
    worker_russian = _text(_("Your name in Russian letters, if you know it"))
    employer_russian = _text(_("Employer's name in Russian, as on the contract"))
    inn = _text(_("Employer's tax number (INN)"), longest=12)

    def named(self, name: str) -> Named:
        told = self.cleaned_data
        return Named(latin=told.get(f"{name}_latin", ""), russian=told.get(f"{name}_russian", ""))


class PaperForm(_Names):
    """A paper for the employer, the inspectorate, the commission or a court."""

    field_order = ("paper",)

    paper = forms.ChoiceField(label=_("Which paper"), required=False)
    worker_address = _text(_("Your address for letters"))
    born = _day(_("Your date of birth"))
    employer_address = _text(_("Employer's address, in Russian"))
    body_russian = _text(
        _("Name of the court or the inspectorate, in Russian"),
        _("Leave empty what you do not know: a line stays to write on."),
    )
    job_russian = _text(_("Your work, in Russian"))
    job_latin = _text(_("Your work, in your language"))
    hired = _day(_("First day of work"))  # not «started»: it stands in one form with the question about leave
    why = _text(_("If you were dismissed: why that was wrong"), longest=600)
    late_reason = _text(_("If a time limit is over: why you could not come earlier"), longest=600)
    proofs = forms.MultipleChoiceField(
        label=_("What you can attach"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = papers.forms(settings.CORRIDOR).items()
        cast(forms.ChoiceField, self.fields["paper"]).choices = [(id_, said(one.name)) for id_, one in kinds]
        evidence = papers.around(settings.CORRIDOR).evidence.items()
        cast(forms.ChoiceField, self.fields["proofs"]).choices = [(id_, said(one.name)) for id_, one in evidence]

    def particulars(self, *, demanded: bool) -> Particulars:
        """What was told, once the form is valid."""
        told = self.cleaned_data
        plain = ("worker_address", "employer_address", "inn", "born", "why", "late_reason")
        return Particulars(
            worker=self.named("worker"),
            citizenship=Named(latin="Kenya", russian="Кения"),
            employer=self.named("employer"),
            body=self.named("body"),
            job=self.named("job"),
            proofs=frozenset(told["proofs"]),
            demanded=demanded,
            started=told["hired"],
            **{name: told[name] for name in plain if told.get(name)},
        )


class GroupPaperForm(forms.Form):
    """A paper of several workers. Nobody is on it who was not asked: none is chosen beforehand."""

    paper = forms.ChoiceField(label=_("Which paper"))
    members = forms.MultipleChoiceField(
        label=_("Who signs it"),
        help_text=_("Everybody who signs sees the names of the others. Ask each one first."),
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(label=_("Language of the translation"), choices=settings.LANGUAGES)
    employer_russian = _text(_("Employer's name in Russian, as on the contract"))
    inn = _text(_("Employer's tax number (INN)"), longest=12)
    employer_address = _text(_("Employer's address, in Russian"))
    body_russian = _text(
        _("Name of the court or the inspectorate, in Russian"),
        _("Leave empty what you do not know: a line stays to write on."),
    )
    address = _text(_("Address for letters"))
    late_reason = _text(_("If a time limit is over: why you could not come earlier"), longest=600)

    def __init__(self, data: Any, people: Sequence[tuple[str, str, str]], *, language: str) -> None:
        """``people``: of each case its id, what to show, and the name in it."""
        super().__init__(data, initial={"language": language}, prefix="group")
        kinds = group_forms(settings.CORRIDOR).items()
        cast(forms.ChoiceField, self.fields["paper"]).choices = [(id_, said(one.name)) for id_, one in kinds]
        members = cast(forms.MultipleChoiceField, self.fields["members"])
        members.choices = [(id_, shown) for id_, shown, _name in people]
        for id_, _shown, name in people:
            label = format_lazy("{}: {}", _("Name in Russian letters"), name)
            self.fields[f"russian_{id_}"] = _text(label)
        self.names = {id_: name for id_, _shown, name in people}

    def clean_members(self) -> list[str]:
        """One alone has a paper of their own."""
        chosen: list[str] = self.cleaned_data["members"]
        if len(chosen) < 2:
            raise forms.ValidationError(_("Choose two people or more. One alone has a paper on the page of the case."))
        return chosen

    def name_of(self, id_: str) -> Named:
        """The name of one of them in both alphabets, once the form is valid."""
        return Named(latin=self.names[id_], russian=self.cleaned_data.get(f"russian_{id_}", ""))

    def shared(self) -> Shared:
        """What all have in common, once the form is valid."""
        told = self.cleaned_data
        plain = ("inn", "employer_address", "address", "late_reason")
        return Shared(
            employer=Named(russian=told["employer_russian"]),
            body=told["body_russian"],
            **{name: told[name] for name in plain},
        )


class SettlementForm(_Names):
    """What both sides agreed."""

    employer_latin = _text(_("Employer's name in English"))
    sum = forms.DecimalField(label=_("Sum in roubles"), min_value=1, max_value=LARGEST, decimal_places=2)
    pay_by = _day(_("To be paid by"), required=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("worker_latin", "worker_russian", "employer_russian", "employer_latin", "inn"):
            self.fields[name].required = True
        self.fields["worker_latin"].label = _("Worker's name, as in the passport")
        self.fields["worker_russian"].label = _("Worker's name in Russian letters")

    def clean_pay_by(self) -> Any:
        """A promise is for a day to come."""
        if self.cleaned_data["pay_by"] < clock.now().date():
            raise forms.ValidationError(_("This day is past."))
        return self.cleaned_data["pay_by"]

    def terms(self) -> Terms:
        """What was agreed, once the form is valid."""
        told = self.cleaned_data
        return Terms(
            on=clock.now().date(), employer=self.named("employer"), inn=told["inn"], worker=self.named("worker"),
            sum=told["sum"], pay_by=told["pay_by"],
        )  # fmt: skip
