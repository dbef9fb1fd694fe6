"""The form of an act, made from the fields that its procedure asks for."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile

from njia.casework.model import ActSpec
from njia.casework.refuse import Refusal
from njiasite.dossiers.fields import as_kept, field_for
from njiasite.identities.roster import words as said


class ActForm(forms.Form):
    """``key`` makes the act happen once however often it is sent; ``seen`` is the last act the person saw."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, spec: ActSpec, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.spec = spec
        for field in spec.fields:
            self.fields[field.id] = field_for(field)

    @classmethod
    def blank(cls, spec: ActSpec, seen: int) -> ActForm:
        """The form before anything is filled in."""
        return cls(spec, initial={"key": str(uuid4()), "seen": seen})

    @property
    def given(self) -> dict[str, Any]:
        """What was filled in, without files, as the ledger keeps it."""
        values = {field.id: as_kept(self.cleaned_data.get(field.id)) for field in self.spec.fields}
        return {name: v for name, v in values.items() if v is not None and not isinstance(v, UploadedFile)}

    @property
    def papers(self) -> dict[str, UploadedFile]:
        """The papers that were handed in."""
        found = {field.id: self.cleaned_data.get(field.id) for field in self.spec.fields if field.kind == "document"}
        return {name: file for name, file in found.items() if file}

    def refuse(self, refusal: Refusal) -> None:
        """Shows why the procedure does not allow it, at the fields that the reason is about."""
        about = [name for name in refusal.fields if name in self.fields]
        for name in about or [None]:
            self.add_error(name, said(refusal.text))
