"""The form that takes what a person was given to sign."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from njiasite.checks.forms import ACCEPT, MAX_FILES, FilesField


class GivenForm(forms.Form):
    """The paper to sign, the attested contract where the person has it, and where a consul can reach them."""

    accept = ACCEPT

    given = FilesField(required=False, allow_empty_file=True)
    photo = FilesField(required=False, allow_empty_file=True)
    attested = FilesField(required=False, allow_empty_file=True)
    code = forms.CharField(max_length=700, required=False)
    mine = forms.BooleanField(required=False)
    phone = forms.CharField(max_length=40, required=False)
    place = forms.CharField(max_length=200, required=False)
    keep = forms.BooleanField(required=False)
    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False)

    def clean(self) -> dict[str, Any]:
        """The paper to sign at least, nothing empty, nothing too big."""
        told: dict[str, Any] = super().clean() or {}
        given, attested = [*told.get("given", []), *told.get("photo", [])], told.get("attested", [])
        if not given:
            self.add_error("given", _("Choose the file of the paper, or take a photo of it."))
        if len(given) + len(attested) > MAX_FILES:
            self.add_error("given", _("Send 20 files or fewer at a time."))
        for name, files in (("given", given), ("attested", attested)):
            if any(file.size == 0 for file in files):
                self.add_error(name, _("This file is empty. Choose another one."))
            elif any((file.size or 0) > settings.CHECKS_MAX_FILE_BYTES for file in files):
                self.add_error(name, _("This file is too big. Choose a smaller one, or send fewer pages."))
        told["papers"] = [files for files in (given, attested) if files]
        return told
