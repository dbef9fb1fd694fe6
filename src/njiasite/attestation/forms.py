"""The forms of an attestation: an answer to a point, and what the worker says in private."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from njia.casework.model import ActSpec
from njiasite.attestation import codes
from njiasite.dossiers.fields import as_kept, field_for

_OVERRULED = "overruled"


class PointForm(forms.Form):
    """What becomes of one point, and why."""

    finding = forms.CharField(widget=forms.HiddenInput, max_length=120)
    finding_answer = forms.ChoiceField(choices=[("accepted", ""), ("to_mend", ""), (_OVERRULED, "")])
    reason = forms.CharField(
        label=_("Reason, in plain words"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    @property
    def act(self) -> str:
        """To overrule a stop is an act of its own."""
        overruled = self.cleaned_data["finding_answer"] == _OVERRULED
        return "attestation.stop_overruled" if overruled else "attestation.finding_answered"

    @property
    def given(self) -> dict[str, Any]:
        """What the act is given."""
        told = self.cleaned_data
        return {name: told[name] for name in told if name != "finding_answer" or told[name] != _OVERRULED}


class CodeForm(forms.Form):
    """The code that an officer gave to the worker."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("The officer gave it to you alone. Nobody else may type it."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """The case that the code opens."""
        given: dict[str, Any] = super().clean() or {}
        given["opened"] = codes.opened(given.get("code", "")) if "code" in given else None
        if "code" in given and given["opened"] is None:
            self.add_error("code", _("This code is not right, was used already, or is too old. Ask for a new one."))
        return given


class PrivateForm(CodeForm):
    """The private questions, as the procedure asks them; the code goes along unseen."""

    def __init__(self, spec: ActSpec, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.spec = spec
        self.fields["code"].widget = forms.HiddenInput()
        for field in spec.asked:
            self.fields[field.id] = field_for(field)

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, as the ledger keeps it."""
        return {field.id: as_kept(self.cleaned_data.get(field.id)) for field in self.spec.asked}
