"""A form field for each kind of field of a procedure, and back: what a person filled in, as the ledger keeps it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from njia.casework.model import Field
from njiasite.dossiers.engine import desk
from njiasite.identities.roster import words as said

_FEW = 6  # choices shown all at once; more of them become a list to open
_LONGEST = 5_000


def _currencies() -> list[tuple[str, str]]:
    return [(code, code) for code in desk().currencies]


class MoneyField(forms.MultiValueField):
    """An amount and its currency."""

    class Widget(forms.MultiWidget):
        """Both in one line."""

        def __init__(self) -> None:
            amount = forms.NumberInput(attrs={"step": "0.01", "min": "0", "aria-label": _("Amount")})
            currency = forms.Select(choices=_currencies, attrs={"aria-label": _("Currency")})
            super().__init__({"amount": amount, "currency": currency})

        def decompress(self, value: Any) -> list[Any]:
            return [value["amount"], value["currency"]] if value else [None, desk().currencies[0]]

    widget = Widget

    def __init__(self, **options: Any) -> None:
        parts = (
            forms.DecimalField(
                min_value=0, max_digits=14, decimal_places=2, required=False
            ),  # a currency is always sent
            forms.ChoiceField(choices=_currencies, required=False),
        )
        super().__init__(parts, require_all_fields=False, **options)

    def compress(self, values: list[Any]) -> Any:
        amount = values[0] if values else None
        return None if amount in (None, "") else {"amount": str(amount), "currency": values[1] or desk().currencies[0]}


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not said: a blank is not a no."""

    def __init__(self, **options: Any) -> None:
        choices = [("yes", _("Yes")), ("no", _("No"))]
        super().__init__(
            choices=choices, coerce=lambda value: value == "yes", empty_value=None, widget=forms.RadioSelect, **options
        )


class PaperInput(forms.ClearableFileInput):
    """A file to choose; one that was handed in a step before stays unless another is chosen, or it is left out."""

    template_name = "components/paper_input.html"

    def is_initial(self, value: Any) -> bool:
        return bool(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"] |= {"held": value or None, "held_name": held_name(name)}
        return context


def held_name(field: str) -> str:
    """Under which name a form sends the number of a paper that is held already."""
    return f"held-{field}"


def field_for(field: Field) -> forms.Field:
    """The form field that asks for it."""
    options: dict[str, Any] = {"label": said(field.name), "required": field.required}
    if field.help:
        options["help_text"] = said(field.help)
    if field.kind == "choice":
        return _choice(field, options)
    return _MAKERS[field.kind](options)


def _choice(field: Field, options: dict[str, Any]) -> forms.Field:
    choices = [(option.id, said(option.name)) for option in field.options]
    if len(choices) <= _FEW:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)
    return forms.ChoiceField(choices=[("", _("Choose one")), *choices], **options)


def _text(options: dict[str, Any], **attrs: Any) -> forms.Field:
    return forms.CharField(max_length=300, widget=forms.TextInput(attrs=attrs), **options)


_MAKERS: dict[str, Callable[[dict[str, Any]], forms.Field]] = {
    "text": _text,
    "person_name": lambda o: _text(o, autocomplete="off"),
    "place": _text,
    "long_text": lambda o: forms.CharField(max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 5}), **o),
    "date": lambda o: forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **o),
    "moment": lambda o: forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"), **o
    ),
    "number": lambda o: forms.DecimalField(widget=forms.NumberInput(attrs={"step": "any"}), **o),
    "money": lambda o: MoneyField(**o),
    "yes_no": lambda o: YesNoField(**o),
    "phone": lambda o: forms.CharField(
        max_length=40, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}), **o
    ),
    "email": lambda o: forms.EmailField(**o),
    "inn": lambda o: _text(o, inputmode="numeric", autocomplete="off"),
    "ogrn": lambda o: _text(o, inputmode="numeric", autocomplete="off"),
    "document": lambda o: forms.FileField(widget=PaperInput(), **o),
}


def as_kept(value: Any) -> Any:
    """A cleaned value as JSON keeps it; a blank is None and is left out of the act."""
    if value in (None, "", [], {}):
        return None
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value
