"""What a job order does not say: who takes the job, who signs for the employer, and the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from njia.contracts.report import Report
from njia.joborders.model import Terms
from njia.standard.addendum import disputed
from njia.standard.agreed import Harm, Worker
from njia.standard.load import library
from njia.standard.model import Pair
from njia.standard.ordering import Particulars
from njiasite.config import clock
from njiasite.drafting.extras import ExtrasForm, day, line, whole
from njiasite.identities.roster import words as said

_CLASSES = ("1", "2", "3.1", "3.2", "3.3", "3.4")
_HARMFUL = "3"
_LONGEST = 2000
_BOTH = (_("In English"), _("In Russian"))


@dataclass(frozen=True, slots=True)
class Dispute:
    """A clause that cannot stay as it is: its place in the contract, and what each language says."""

    at: int
    en: str
    ru: str

    @property
    def names(self) -> tuple[str, str]:
        """Of the two fields for other words: by what the clause says, since its place may be another one's by then."""
        told = sha256(f"{self.en}\0{self.ru}".encode()).hexdigest()[:16]
        return f"own_en_{told}", f"own_ru_{told}"


def disputes(report: Report) -> list[Dispute]:
    """The clauses that lose their force by an addendum."""
    places = sorted(disputed(report, library(settings.CORRIDOR)))
    pairs = [(at, report.pairs[at]) for at in places]
    return [Dispute(at, p.en.text if p.en else "", p.ru.text if p.ru else "") for at, p in pairs]


def _words(label: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=_LONGEST, widget=widget, required=False)


class DraftForm(ExtrasForm):
    """The particulars of one contract; a field that the order does not call for is not there."""

    number = line(_("Number of the contract"))
    made_on = day(_("Day of the contract"))
    worker_en = line(_("Worker's name, as in the passport"))
    worker_ru = line(_("Worker's name in Russian letters"))
    born = day(_("Worker's date of birth"))
    passport = line(_("Passport number"))
    passport_on = day(_("Passport issued on"))
    passport_by_en = line(_("Passport issued by, in English"))
    passport_by_ru = line(_("Passport issued by, in Russian"))
    signatory_en = line(_("Who signs for the employer: post and name, in English"))
    signatory_ru = line(_("Who signs for the employer: post and name, in Russian"))
    reason = forms.ChoiceField(
        label=_("Why the contract ends on a day"), help_text=_("The law allows an end only for one of these.")
    )
    conditions = forms.ChoiceField(
        label=_("Class of working conditions"),
        help_text=_("By the special assessment of the workplace; 3 means harmful."),
        choices=[(one, one) for one in _CLASSES],
        initial="2",
    )
    harm_pay = whole(_("Harmful work: extra pay, per cent"), 100)
    harm_leave = whole(_("Harmful work: extra days of leave"), 60)
    university_en = line(_("University, in English"))
    university_ru = line(_("University, in Russian"))
    faulty = forms.FileField(
        label=_("A contract that lacks something"),
        help_text=_("Add it, and you get the addendum that cures it in place of a new contract."),
        required=False,
    )

    def __init__(
        self, *args: Any, terms: Terms, student: bool, checked: bool = False, disputes: Sequence[Dispute] = (),
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, terms=terms, **options)
        self.disputes = disputes
        for one in disputes:
            self.fields |= {name: _words(label) for name, label in zip(one.names, _BOTH, strict=True)}
        self.fields["made_on"].initial = clock.now().date()
        reasons = library(settings.CORRIDOR).reasons.values()
        cast(forms.ChoiceField, self.fields["reason"]).choices = [
            ("", _("Choose one")),
            *((reason.id, said(reason.name)) for reason in reasons),
        ]
        if not terms.term_months:
            del self.fields["reason"]
        if checked:  # the contract lies in a case already
            del self.fields["faulty"]
        if not student:
            del self.fields["university_en"], self.fields["university_ru"]

    def clean(self) -> dict[str, Any]:
        """Harmful work asks what it gives."""
        told: dict[str, Any] = super().clean() or {}
        for name in ("harm_pay", "harm_leave"):
            if told.get("conditions", "").startswith(_HARMFUL) and not told.get(name):
                self.add_error(name, _("The law gives something for harmful work. Say how much."))
        for one in self.disputes:
            if sum(bool(told.get(name)) for name in one.names) == 1:
                empty = next(name for name in one.names if not told.get(name))
                self.add_error(empty, _("Write it in both languages, or leave both empty."))
        if (faulty := told.get("faulty")) and faulty.size > settings.CHECKS_MAX_FILE_BYTES:
            self.add_error("faulty", _("This file is too big. Choose a smaller one, or send fewer pages."))
        return told

    def wording(self) -> dict[int, Pair]:
        """What the parties write themselves, by the place of the clause."""
        said = {one.at: Pair(*(self.cleaned_data[name] for name in one.names)) for one in self.disputes}
        return {at: pair for at, pair in said.items() if pair.en}

    @property
    def own(self) -> list[tuple[Dispute, list[forms.BoundField]]]:
        """Each clause that cannot stay, with the fields for other words."""
        return [(one, [self[name] for name in one.names]) for one in self.disputes]

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields of every contract."""
        words = {name for one in self.disputes for name in one.names}
        return [field for field in super().first if field.name not in words]

    def particulars(self) -> Particulars:
        """The particulars, once the form is valid."""
        told = self.cleaned_data
        return Particulars(
            number=told["number"],
            made_on=told["made_on"],
            worker=self._worker(),
            signatory=self._pair("signatory"),
            conditions=told["conditions"],
            harm=Harm(pay=told["harm_pay"], leave=told["harm_leave"]) if told.get("harm_pay") else None,
            reason=told.get("reason"),
            university=self.pair("university"),
            **self.extras(),
        )

    def _worker(self) -> Worker:
        told = self.cleaned_data
        return Worker(
            name=self._pair("worker"),
            citizenship=library(settings.CORRIDOR).usual["citizenship"],
            born=told["born"],
            passport=told["passport"],
            passport_on=told["passport_on"],
            passport_by=self._pair("passport_by"),
        )

    def _pair(self, name: str) -> Pair:
        return Pair(self.cleaned_data[f"{name}_en"], self.cleaned_data[f"{name}_ru"])
