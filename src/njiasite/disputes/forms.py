"""What a worker tells about unpaid work. A row that is left empty is no claim; nothing must be answered twice."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from njia.disputes.claims import LARGEST

TICKS = ("agency", "slip", "commission", "away", "held")
_MOST_ROWS = 24


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget, required=False)


def _sum(label: Any, help_text: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        min_value=Decimal("0.01"),
        max_value=LARGEST,
        decimal_places=2,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "autocomplete": "off", "step": "0.01"}),
    )


def _tick(label: Any, help_text: Any = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=help_text, required=False)


class MonthForm(forms.Form):
    """One sum that should have been paid."""

    due = _day(_("Pay-day"))
    amount = _sum(_("Roubles you should have got"))
    paid = _sum(_("Roubles that came, if any"))
    paid_on = _day(_("Day they came"))

    def clean(self) -> dict[str, Any]:
        """A sum needs its day; what was paid needs both."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors:
            return told
        if bool(told.get("due")) != bool(told.get("amount")):
            self.add_error("due" if told.get("amount") else "amount", _("Fill in both: the pay-day and the sum."))
        if bool(told.get("paid")) != bool(told.get("paid_on")):
            self.add_error("paid_on" if told.get("paid") else "paid", _("Fill in both: what came, and on which day."))
        return told


class ExtraForm(forms.Form):
    """Hours of one day beyond what was agreed."""

    day = _day(_("Day"))
    hours = forms.DecimalField(
        label=_("Extra hours"),
        min_value=Decimal("0.25"),
        max_value=24,
        decimal_places=2,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "autocomplete": "off", "step": "0.25"}),
    )
    off = _tick(_("It was a day off or a holiday"))

    def clean(self) -> dict[str, Any]:
        """Hours need their day."""
        told: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(told.get("day")) != bool(told.get("hours")):
            self.add_error("day" if told.get("hours") else "hours", _("Fill in both: the day and the hours."))
        return told


Months = forms.formset_factory(MonthForm, extra=3, max_num=_MOST_ROWS, absolute_max=_MOST_ROWS, validate_max=True)
Extras = forms.formset_factory(ExtraForm, extra=3, max_num=_MOST_ROWS, absolute_max=_MOST_ROWS, validate_max=True)


class DisputeForm(forms.Form):
    """What kind of paper it is, what else happened, and what opens or closes a way."""

    contract = forms.ChoiceField(
        label=_("What did you sign?"),
        widget=forms.RadioSelect,
        initial="civil",
        choices=[
            ("civil", _("A job contract")),
            ("none", _("No paper, but I worked")),
            ("unclear", _("I do not know what the paper is")),
            ("military", _("A paper for the army")),
        ],
    )
    handed = _day(
        _("Were you dismissed? The day you got the order or your papers"),
        _("You have one month from that day. Leave it empty if you were not dismissed."),
    )
    pay = _sum(_("Your pay for a full month, before extra hours"))
    extra_due = _day(_("Pay-day for these hours"))
    started = _day(_("First day of work"))
    ended = _day(_("Last day of work"))
    earned = _sum(
        _("Pay in all for the whole months before the last day"),
        _("At most the last 12 months. If you worked less than a month, all your pay."),
    )
    taken = forms.DecimalField(
        label=_("Days of leave you had"), min_value=0, max_value=366, decimal_places=0, required=False
    )
    deducted = _sum(
        _("Roubles taken from your pay without a law that allows it"), _("Fines, “training”, housing nobody agreed on.")
    )
    deducted_on = _day(_("Pay-day on which they were taken"))
    agency = _tick(_("A Kenyan agency sent me"))
    slip = _tick(_("I have a pay slip that shows the sum"))
    commission = _tick(_("There is a labour dispute commission at work"))
    away = _tick(_("I am no longer in Russia"))
    held = _tick(_("They hold my passport, threaten me, or do not let me leave"))
    answer = forms.ChoiceField(
        label=_("Have you asked the employer in writing?"),
        widget=forms.RadioSelect,
        initial="not_asked",
        choices=[
            ("not_asked", _("Not yet")),
            ("silent", _("Yes, and there was no answer")),
            ("refused", _("Yes, and they refused")),
        ],
    )

    def clean(self) -> dict[str, Any]:
        """What belongs together is told together."""
        told: dict[str, Any] = super().clean() or {}
        if not self.errors:
            self._together(told, "started", "ended", "earned")
            self._together(told, "deducted", "deducted_on")
            if told.get("started") and told.get("ended") and told["ended"] < told["started"]:
                self.add_error("ended", _("The last day lies before the first."))
        return told

    def _together(self, told: dict[str, Any], *names: str) -> None:
        if any(told.get(name) for name in names):
            for name in names:
                if not told.get(name):
                    self.add_error(name, _("This is needed too, to count it."))
