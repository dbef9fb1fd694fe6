"""The forms of a list of people."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from njiasite.consular.rolls import PROCEDURE
from njiasite.dossiers import engine
from njiasite.dossiers.fields import field_for

_MOST = 2 * 1024 * 1024


class RollForm(forms.Form):
    """A list, where its people are, and who gave it to us."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    file = forms.FileField(label=_("The list"), help_text=_("CSV or XLSX, up to 2 MB."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"initial": {"key": str(uuid4())}, **options})
        asked = engine.procedures(settings.CORRIDOR)[PROCEDURE].acts["list.received"].asked
        for field in asked:
            if field.kind != "document":
                self.fields[field.id] = field_for(field)
        self.order_fields(["list_of", "list_from", "file"])

    def clean_file(self) -> Any:
        """A file of a size that we read."""
        file = self.cleaned_data["file"]
        if file.size > _MOST:
            raise forms.ValidationError(_("This file is too big. Choose a smaller one, or send fewer pages."))
        return file

    @property
    def told(self) -> dict[str, str]:
        """What was said of the list."""
        return {name: self.cleaned_data[name] for name in ("list_of", "list_from")}


class LineForm(forms.Form):
    """What is decided of one line: ``known:NUMBER``, ``new``, ``not_ours`` or ``unsure``."""

    key = forms.CharField(max_length=40)
    list_row = forms.IntegerField(min_value=1)
    decision = forms.RegexField(r"^(known:[A-Z0-9-]{1,30}|new|not_ours|unsure)$")

    @property
    def given(self) -> dict[str, Any]:
        """As the act takes it."""
        decision, _sep, case = self.cleaned_data["decision"].partition(":")
        said = {"list_row": str(self.cleaned_data["list_row"]), "row_decision": decision}
        return {**said, "row_case": case} if case else said
