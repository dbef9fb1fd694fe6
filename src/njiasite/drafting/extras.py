"""What only some contracts say: a permit and a policy that are there already, shifts, rotations, a vessel, housing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from njia.joborders.model import Terms
from njia.standard.agreed import Permit, Policy, Rotation
from njia.standard.model import Pair

_DAY_HOURS = 24


def day(label: Any, **more: Any) -> forms.DateField:
    """A field for a day."""
    widget = forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


def line(label: Any, help_text: Any = "", **more: Any) -> forms.CharField:
    """A field for a line of words that the browser does not keep."""
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, max_length=200, widget=widget, **more)


def whole(label: Any, most: int) -> forms.IntegerField:
    """A field for a whole number from 1, which may stay empty."""
    return forms.IntegerField(label=label, min_value=1, max_value=most, required=False)


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that belong together: all of ``whole`` are answered, or none."""

    name: Any
    whole: tuple[str, ...]
    alone: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return self.whole + self.alone


PARTS = (
    Part(_("The work permit is there already"), ("permit_series", "permit_number", "permit_issued", "permit_until")),
    Part(_("The medical insurance is there already"), ("policy_number", "insurer_en", "insurer_ru", "policy_until")),
    Part(_("Work in shifts"), ("shift_hours",), ("night",)),
    Part(_("Work in rotations, with weeks at a far site"), ("rotation_on", "rotation_off", "rotation_allowance")),
    Part(_("Work on a vessel"), ("vessel_en", "vessel_ru")),
    Part(_("Housing"), ("housing_en", "housing_ru"), ("housing_rent",)),
)


class ExtrasForm(forms.Form):
    """Nothing here must be answered, but what is begun is finished; what the order does not call for is not there."""

    permit_series = line(_("Series of the permit"), required=False)
    permit_number = line(_("Number of the permit"), required=False)
    permit_issued = day(_("Permit issued on"), required=False)
    permit_until = day(_("Permit valid until"), required=False)
    policy_number = line(_("Number of the policy"), required=False)
    insurer_en = line(_("Insurer, in English"), required=False)
    insurer_ru = line(_("Insurer, in Russian"), required=False)
    policy_until = day(_("Policy valid until"), required=False)
    shift_hours = forms.DecimalField(label=_("Hours of a shift"), min_value=1, max_value=_DAY_HOURS, required=False)
    night = forms.BooleanField(label=_("Some of the work is at night, between 22:00 and 6:00"), required=False)
    rotation_on = whole(_("Days at the site"), 90)
    rotation_off = whole(_("Days of rest after them"), 180)
    rotation_allowance = whole(_("Allowance for each day of the rotation, in roubles"), 100_000)
    vessel_en = line(_("Name, kind and flag of the vessel, in English"), required=False)
    vessel_ru = line(_("Name, kind and flag of the vessel, in Russian"), required=False)
    housing_en = line(
        _("Where the worker lives, in English"), _("For instance: a place in a hostel, four to a room"), required=False
    )
    housing_ru = line(_("Where the worker lives, in Russian"), required=False)
    housing_rent = whole(_("What the worker pays for it in a month, in roubles"), 1_000_000)

    def __init__(self, *args: Any, terms: Terms, **options: Any) -> None:
        super().__init__(*args, **options)
        if terms.housing == "own":
            del self.fields["housing_en"], self.fields["housing_ru"]
        if terms.housing == "paid":
            self.fields["housing_rent"].required = True
        else:
            del self.fields["housing_rent"]

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The parts that this order calls for; open where something is to be answered or mended."""
        shown = []
        for part in PARTS:
            fields = [self[name] for name in part.fields if name in self.fields]
            asked = any(field.field.required or field.value() or field.errors for field in fields)
            if fields:
                shown.append({"name": part.name, "fields": fields, "open": asked})
        return shown

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields of every contract."""
        apart = {name for part in PARTS for name in part.fields}
        return [field for field in self if field.name not in apart]

    def clean(self) -> dict[str, Any]:
        """A part that was begun is finished, and a rotation says its shifts."""
        told: dict[str, Any] = super().clean() or {}
        for part in PARTS:
            names = [name for name in part.whole if name in self.fields]
            if any(self.data.get(name) for name in names):
                self._finish(names)
        if told.get("rotation_on"):
            self._finish(["shift_hours"])
        return told

    def _finish(self, names: list[str]) -> None:
        for name in names:
            if not self.data.get(name):
                self.add_error(name, _("You began this part. Fill this in too, or empty the part."))

    def extras(self) -> dict[str, Any]:
        """By the names of `Particulars`, once the form is valid."""
        told = self.cleaned_data
        return {
            "permit": self._permit(),
            "policy": self._policy(),
            "shift_hours": told["shift_hours"],
            "night": told["night"],
            "rotation": self._rotation(),
            "vessel": self.pair("vessel"),
            "housing": self.pair("housing"),
            "housing_rent": told.get("housing_rent") and Decimal(told["housing_rent"]),
        }

    def _permit(self) -> Permit | None:
        told = self.cleaned_data
        if not told["permit_number"]:
            return None
        said = {name: told[f"permit_{name}"] for name in ("series", "number", "issued", "until")}
        return Permit(**said)

    def _policy(self) -> Policy | None:
        insurer, told = self.pair("insurer"), self.cleaned_data
        return Policy(number=told["policy_number"], insurer=insurer, until=told["policy_until"]) if insurer else None

    def _rotation(self) -> Rotation | None:
        told = self.cleaned_data
        if not told["rotation_on"]:
            return None
        allowance = Decimal(told["rotation_allowance"])
        return Rotation(on=told["rotation_on"], off=told["rotation_off"], allowance=allowance)

    def pair(self, name: str) -> Pair | None:
        """What was said in both languages; None where nothing was."""
        english = self.cleaned_data.get(f"{name}_en")
        return Pair(english, self.cleaned_data[f"{name}_ru"]) if english else None
