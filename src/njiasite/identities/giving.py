"""The form that gives a role: to an account, or to whoever will hold an invitation code."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from njiasite.dossiers import selectors as dossiers
from njiasite.identities.roster import roster, words

_NUMBERED = ("agency", "employer", "university", "dossier")


def _roles() -> list[tuple[str, str]]:
    return [(role.id, words(role.name)) for role in roster().roles.values() if role.two_people]


def _places() -> list[tuple[str, Any]]:
    bodies = [(body.id, words(body.name)) for body in roster().bodies.values()]
    return [("", "—"), (settings.CORRIDOR, _("the whole corridor")), *bodies]


class RoleForm(forms.Form):
    """A role, and how far it reaches: a place, or the number of an agency, employer, university or case."""

    role = forms.ChoiceField(label=_("Role"), choices=_roles)
    place = forms.ChoiceField(label=_("Place"), choices=_places, required=False)
    number = forms.CharField(
        label=_("Number in the register"),
        help_text=_("For an agency, an employer, a university or a single case."),
        max_length=64,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("place", "number"):  # one of them is needed, so neither is "if you want"
            self.fields[name].either = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The scope that fits the role, or what is missing."""
        given: dict[str, Any] = super().clean() or {}
        role = roster().roles.get(given.get("role", ""))
        if role is None:
            return given
        kind, value = self._scope(role.id, role.scopes)
        if not kind and "place" not in self.errors:
            self.add_error("place" if set(role.scopes) - set(_NUMBERED) else "number", _("This does not fit the role."))
        given["scope_kind"], given["scope_value"] = kind, value
        return given

    def _scope(self, role: str, scopes: tuple[str, ...]) -> tuple[str, str]:
        place, number = self.cleaned_data.get("place", ""), self.cleaned_data.get("number", "").strip()
        body = roster().bodies.get(place)
        if body and body.only_for and role not in body.only_for:
            return "", ""
        kind = body.kind if body else "corridor" if place else ""
        if kind in scopes and not number:
            return kind, place
        numbered = next((scope for scope in scopes if scope in _NUMBERED), "")
        if numbered == "dossier" and number:
            number = str(dossiers.id_of(number) or "")
        return (numbered, number) if numbered and number and not place else ("", "")


class GrantForm(RoleForm):
    """The same, with a last day."""

    until = forms.DateField(label=_("Last day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean_until(self) -> datetime | None:
        """The end of that day in the corridor's first country."""
        day: date | None = self.cleaned_data["until"]
        return datetime.combine(day, time.max, ZoneInfo("Africa/Nairobi")) if day else None
